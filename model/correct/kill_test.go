package correct

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/entity"
)

// killed names the folder in which a process is to be killed.
const killed = "LEDE_TEST_KILLED"

var kills = flag.Int("kills", 50, "how many programs TestKilled kills")

// TestKilled kills programs that correct without a pause: the file is always whole,
// and holds every correction that was said to be kept.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killed); dir != "" {
		correctForever(t, dir)
		return
	}
	dir, kept := t.TempDir(), -1
	for r := range *kills {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), killed+"="+dir, fmt.Sprint(killed, "_FROM=", kept+1))
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + 5*r%17 {
			if !lines.Scan() {
				t.Fatal("the child ended by itself")
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for more := true; more; more = lines.Scan() { // what it had said by then
			_, _ = fmt.Sscanf(lines.Text(), "kept %d", &kept)
		}
		_ = cmd.Wait()
	}
	data, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := ReadFile(string(data)); len(problems) > 0 {
		t.Errorf("%v", problems)
	}
	for i := range kept + 1 {
		if !strings.Contains(string(data), ruling(i).String()+"\n") {
			t.Errorf("correction %d of %d is lost", i, kept)
		}
	}
	t.Logf("%d kills, %d corrections, nothing lost", *kills, kept+1)
}

func ruling(i int) Correction {
	return Correction{Subject{Words: fmt.Sprint("Name ", i)}, Verdict{Kind: entity.Organization}}
}

func correctForever(t *testing.T, dir string) {
	f, err := Open([]string{filepath.Join(dir, FileName)}, filepath.Join(dir, "locks"), false)
	if err != nil {
		t.Fatal(err)
	}
	from := 0
	_, _ = fmt.Sscan(os.Getenv(killed+"_FROM"), &from)
	for i := from; ; i++ {
		f.Change(Change{Put: []Correction{ruling(i)}})
		if err := f.Save(context.Background()); err != nil {
			t.Fatal(err)
		}
		fmt.Println("kept", i)
	}
}
