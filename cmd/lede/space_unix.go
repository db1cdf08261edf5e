//go:build linux || darwin || freebsd

package main

import "golang.org/x/sys/unix"

// freeSpace is how many bytes may still be written where dir is.
func freeSpace(dir string) (bytes uint64, ok bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return uint64(s.Bavail) * uint64(s.Bsize), true //nolint:unconvert // signed on FreeBSD
}

// mayWrite says why no file can be made in dir.
func mayWrite(dir string) error { return unix.Access(dir, unix.W_OK|unix.X_OK) }
