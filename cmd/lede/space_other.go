//go:build !(linux || darwin || freebsd)

package main

// freeSpace is not known here.
func freeSpace(string) (bytes uint64, ok bool) { return 0, false }

// mayWrite is not known here.
func mayWrite(string) error { return nil }
