//go:build linux || darwin || freebsd

package main

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// settle waits for the answers that a terminal still owes to a program that ended soon
// after it asked, so that the shell does not take them for what is typed: it asks
// once more, what every terminal answers, and the answers come in order.
func settle(terminal *os.File) {
	was, err := term.MakeRaw(terminal.Fd())
	if err != nil {
		return
	}
	defer func() { _ = term.Restore(terminal.Fd(), was) }() // where it is gone, so is its state
	if _, err := terminal.WriteString(ansi.RequestPrimaryDeviceAttributes); err == nil {
		skip(int(terminal.Fd()), answersTime)
	}
}

// answersTime is how long a terminal may take to answer, over a slow line too.
const answersTime = 500 * time.Millisecond

// skip reads the answer of skip's own question, and all before it. It reports whether
// that came in time.
func skip(fd int, within time.Duration) bool {
	attributes := regexp.MustCompile(`\x1b\[\?[0-9;]*c$`)
	end := time.Now().Add(within)
	var came bytes.Buffer
	for {
		left := time.Until(end).Milliseconds()
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int(max(0, left)))
		if errors.Is(err, unix.EINTR) {
			continue
		}
		var b [1]byte // what is typed after the answer is the shell's
		if err != nil || n == 0 {
			return false
		}
		if n, err := unix.Read(fd, b[:]); err != nil || n == 0 {
			return false
		}
		if came.WriteByte(b[0]); b[0] == 'c' && attributes.Match(came.Bytes()) {
			return true
		}
	}
}
