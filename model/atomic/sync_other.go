//go:build !linux

package atomic

import (
	"errors"
	"os"
)

// syncAround fails: there is no such call here.
func syncAround(*os.File) error { return errors.ErrUnsupported }
