//go:build linux || darwin || freebsd

package graphics

import (
	"image"

	"golang.org/x/sys/unix"
)

// cellOf is how large a cell of a terminal is by what the system knows of its window; zero
// where that knows cells alone.
func cellOf(fd uintptr) image.Point {
	size, err := unix.IoctlGetWinsize(int(fd), unix.TIOCGWINSZ)
	if err != nil || size.Col == 0 || size.Row == 0 {
		return image.Point{}
	}
	return image.Pt(int(size.Xpixel/size.Col), int(size.Ypixel/size.Row))
}
