//go:build unix

package store

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"lede/model/anchor"
)

// TestFullDisk: the disk is full in the middle of writing. A limit on the size
// of files stands for it, in a process of its own.
func TestFullDisk(t *testing.T) {
	if os.Getenv("STORE_TEST_FULL") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
		cmd.Env = append(os.Environ(), "STORE_TEST_FULL=1")
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: TestFullDisk") {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	dir := t.TempDir()
	s := open(t, dir)
	s.Put(apia, Record{Place: anchor.Place{After: strings.Repeat("a", 4096)}})
	save(t, s)
	whole := content(t, s.file())
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	full := was
	full.Cur = 1000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	failing(t, s, func() {
		if content(t, s.file()) != whole {
			t.Error("the file has changed")
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Fatal(err)
		}
	})
}
