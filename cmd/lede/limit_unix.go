//go:build linux || darwin || freebsd

package main

import "golang.org/x/sys/unix"

// spaceLimit is how many bytes of addresses the program may have, 0 without limit.
func spaceLimit() uint64 {
	var l unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &l); err != nil || int64(l.Cur) < 0 {
		return 0 // unlimited is the largest number, of either sign
	}
	return uint64(l.Cur) //nolint:unconvert // signed on FreeBSD
}
