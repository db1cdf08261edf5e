package engine

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// killed names the folder in which a process is to be killed.
const killed = "LEDE_TEST_KILLED"

// TestExportKilled kills programs that write an article to files without a pause:
// every file that is there is whole.
func TestExportKilled(t *testing.T) {
	if dir := os.Getenv(killed); dir != "" {
		exportForever(t, dir)
		return
	}
	dir := t.TempDir()
	text := prose("Alpha harbour") + strings.Repeat("\nA paragraph like others.\n", 200) + "\nThis is the last paragraph.\n"
	put(t, dir, "a.txt", text)
	for r := range 50 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestExportKilled$")
		cmd.Env = append(os.Environ(), killed+"="+dir)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + r%4 {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	files, err := filepath.Glob(filepath.Join(dir, "out*.txt"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(whole), "the last paragraph") {
		t.Fatalf("%d bytes, %v", len(whole), err)
	}
	for _, file := range files {
		if data, err := os.ReadFile(file); err != nil || string(data) != string(whole) {
			t.Errorf("%s: %d bytes of %d, %v", file, len(data), len(whole), err)
		}
	}
}

// exportForever leaves nothing beside dir, since nobody cleans up after a process
// that is killed.
func exportForever(t *testing.T, dir string) {
	d := drive(t, Options{Args: []string{filepath.Join(dir, "a.txt")}, Single: true})
	for {
		d.do(d.e.Export(filepath.Join(dir, "out.txt"))...)
		fmt.Println(d.r.Status().Text)
	}
}
