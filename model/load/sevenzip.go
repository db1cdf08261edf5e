package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/bodgit/sevenzip"

	"lede/model/load/decode"
)

// unpackSevenZip gives the regular files of a 7z archive, whose directory is at its
// end, so that one that comes as a stream is read into memory first.
func unpackSevenZip(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		at, size, err := readerAt(in)
		if err != nil {
			yield(Member{}, err)
			return
		}
		archive, err := sevenzip.NewReader(at, size)
		if err != nil {
			yield(Member{}, sevenZipError(err))
			return
		}
		saved := pages{}
		for _, f := range archive.File {
			saved.add(f.Name)
		}
		closed := 0
		for _, f := range archive.File {
			if !f.FileInfo().Mode().IsRegular() || skipped(f.Name) || saved.attached(f.Name) {
				continue
			}
			r, err := f.Open()
			switch {
			case err == nil:
			case isEncrypted(err):
				closed++
				continue
			default:
				r = io.NopCloser(failing{sevenZipError(err)})
			}
			more := yield(Member{f.Name, locked{r}}, nil)
			r.Close()
			if !more {
				return
			}
		}
		if closed > 0 {
			yield(Member{}, needsPassword(closed))
		}
	}
}

func isEncrypted(err error) bool {
	var read *sevenzip.ReadError
	return errors.As(err, &read) && read.Encrypted
}

// sevenZipError says of an encrypted archive that it is one.
func sevenZipError(err error) error {
	if isEncrypted(err) {
		return errPassword
	}
	return fmt.Errorf("7z: %w", err)
}

// locked is a member whose errors say that it is encrypted where it is.
type locked struct{ r io.Reader }

func (l locked) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = sevenZipError(err)
	}
	return n, err
}
