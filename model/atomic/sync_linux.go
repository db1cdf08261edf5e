package atomic

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncAround syncs all that the disk of a file has to write, which fails where some of it
// failed (from Linux 5.8 on). It is made for many files: each sync of one is a wait.
func syncAround(f *os.File) error { return unix.Syncfs(int(f.Fd())) }
