//go:build linux || darwin || freebsd

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// hangUp waits until the terminal is gone, also where no SIGHUP tells of it: in
// a session of its own, as su and runuser make one. It reports false where that
// cannot be known. The wait keeps a processor from the program until the runtime's
// monitor misses it, up to 10 ms later: a start on two processors has none to spare.
func hangUp(terminal *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(terminal.Fd())}} // nothing but its end is waited for
	for {
		n, err := unix.Poll(fds, -1)
		switch {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return false
		case n > 0:
			return fds[0].Revents&(unix.POLLHUP|unix.POLLERR) != 0
		}
	}
}
