package tui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"golang.org/x/sys/unix"
)

// openTerminal is a pseudo terminal of 80×60 cells of 8×16 pixels: what shows it, and what a
// program has.
func openTerminal(t *testing.T) (screen, line *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { screen.Close() })
	fd := int(screen.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 60, Col: 80, Xpixel: 640, Ypixel: 960}); err != nil {
		t.Skip(err)
	}
	if line, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { line.Close() })
	return screen, line
}

// The program in a terminal that shows sixels, and whose cells only the system knows: pictures
// come once they are asked for, and leave with the program.
func TestSixelsInATerminal(t *testing.T) {
	t.Parallel()
	screen, line := openTerminal(t)
	o := files(filepath.Join(gallery(t), "story.html"))
	o.Input, o.Output, o.Profile = line, line, colorprofile.TrueColor
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // it says what it waits for
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, _, err := Run(ctx, o)
		ended <- err
		line.Close() // the reader below comes to an end
	}()
	answers := map[string]string{
		"\x1b[>0q": "\x1bP>|VT340\x1b\\", "\x1b[>q": "\x1bP>|VT340\x1b\\", "\x1b[c": "\x1b[?63;1;2;4;6;9;15;22c",
		"\x1b[?1;1;0S": "\x1b[?1;0;256S", "\x1b[5n": "\x1b[0n",
	}
	steps := []struct{ sees, does string }{{"Two pictures", "p"}, {sixelBegins, "j"}, {"\x1b[m\x1b[", "q"}, {"\x1b[?1049l", ""}}
	var all, seen bytes.Buffer
	answered := 0 // of all
	for buf := make([]byte, 64<<10); ; {
		n, err := screen.Read(buf)
		all.Write(buf[:n])
		seen.Write(buf[:n])
		for { // what a read cuts in two is asked with the next
			first, end := "", all.Len()
			for question := range answers {
				if at := bytes.Index(all.Bytes()[answered:], []byte(question)); at >= 0 && answered+at+len(question) <= end {
					first, end = question, answered+at+len(question)
				}
			}
			if first == "" {
				break
			}
			answered = end
			fmt.Fprint(screen, answers[first])
		}
		for len(steps) > 0 && bytes.Contains(seen.Bytes(), []byte(steps[0].sees)) {
			fmt.Fprint(screen, steps[0].does)
			seen.Reset()
			steps = steps[1:]
		}
		if err != nil {
			break
		}
	}
	if err := <-ended; err != nil || len(steps) > 0 {
		t.Fatalf("%v; it waits for %q after %.300q", err, steps, seen.String())
	}
	if _, after, _ := strings.Cut(all.String(), "\x1b[?1049l"); strings.Contains(after, sixelBegins) {
		t.Error("a picture after the end")
	}
}
