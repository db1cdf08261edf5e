package load

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"
	"github.com/pierrec/lz4/v4"

	"lede/model/load/decode"
	"lede/model/text"
)

// unpackGzip gives the one stream in a gzip file, all its members in a row.
func unpackGzip(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return single(func() (io.Reader, error) { return gzip.NewReader(in) })
}

// unpackBzip2 gives the one stream in a bzip2 file.
func unpackBzip2(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return single(func() (io.Reader, error) { return bzip2.NewReader(in), nil })
}

// zstdWindow is the most memory a stream of Zstandard or xz may ask for.
const zstdWindow = 64 * mebibyte

// unpackZstd gives the one stream in a Zstandard file.
func unpackZstd(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		d, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			yield(Member{}, err)
			return
		}
		defer d.Close()
		yield(Member{Reader: d}, nil)
	}
}

// unpackXZ gives the streams in an xz file, one behind another.
func unpackXZ(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return single(func() (io.Reader, error) { return xz.NewReader(in, zstdWindow) })
}

// unpackLZ4 gives the frames in an lz4 file, one behind another.
func unpackLZ4(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return single(func() (io.Reader, error) { return lz4.NewReader(in), nil })
}

// unpackBrotli gives the one stream in a brotli file.
func unpackBrotli(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return single(func() (io.Reader, error) { return brotli.NewReader(in), nil })
}

func single(open func() (io.Reader, error)) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		r, err := open()
		yield(Member{Reader: r}, err)
	}
}

// unpackTar gives the regular files of a tar archive; links are not followed.
func unpackTar(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		files, saved := tar.NewReader(in), pages{}
		for {
			h, err := files.Next()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Member{}, fmt.Errorf("tar: %w", err))
				return
			}
			saved.add(h.Name)
			if h.Typeflag == tar.TypeReg && !skipped(h.Name) && !saved.attached(h.Name) && !yield(Member{Name: h.Name, Reader: files}, nil) {
				return
			}
		}
	}
}

// unpackZip gives the regular files of a zip archive. The archive's directory
// is at its end, so that one that comes as a stream is read into memory first.
func unpackZip(_ context.Context, in decode.Input) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		at, size, err := readerAt(in)
		if err != nil {
			yield(Member{}, err)
			return
		}
		archive, err := zip.NewReader(at, size)
		if err != nil {
			yield(Member{}, err)
			return
		}
		saved := pages{}
		for _, f := range archive.File {
			saved.add(f.Name)
		}
		closed, others := 0, newBeside(in, archive.File)
		for _, f := range archive.File {
			switch {
			case !f.Mode().IsRegular() || skipped(f.Name) || saved.attached(f.Name) || others.isTable(f.Name):
			case f.Flags&encrypted != 0:
				closed++
			case !zipMember(f, others.of(f.Name), yield):
				return
			}
		}
		if closed > 0 {
			yield(Member{}, needsPassword(closed))
		}
	}
}

// encrypted is the flag of a member that needs a password.
const encrypted = 1

// errPassword is why members of an archive cannot be read.
var errPassword = errors.New("needs a password")

// needsPassword says how many members of an archive are encrypted.
func needsPassword(n int) error {
	return fmt.Errorf("%w for %s", errPassword, text.Count(n, "member"))
}

func zipMember(f *zip.File, of said, yield func(Member, error) bool) bool {
	r, err := f.Open()
	if err != nil {
		return yield(Member{Name: f.Name, Reader: failing{err}}, nil)
	}
	defer r.Close()
	return yield(Member{f.Name, r, zipHeads + 2*int64(len(f.Name)) + int64(f.CompressedSize64), of}, nil)
}

// zipHeads are the bytes of a member's two heads, before it and in the directory, beside
// its name.
const zipHeads = 30 + 46

// failing is a member that cannot be read.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// readerAt gives access to any place of in, a stream of which has to be kept.
func readerAt(in decode.Input) (io.ReaderAt, int64, error) {
	if in.At != nil {
		return in.At, in.Size, nil
	}
	raw, err := io.ReadAll(io.LimitReader(in, documentLimit+1))
	if len(raw) > documentLimit {
		return nil, 0, fmt.Errorf("zip in a stream over %d MiB: %w", documentLimit/mebibyte, ErrTooLarge)
	}
	return bytes.NewReader(raw), int64(len(raw)), err
}

// pages are the pages of an archive, by their paths without an extension.
type pages map[string]bool

func (p pages) add(name string) {
	if ext := strings.ToLower(path.Ext(name)); ext == ".html" || ext == ".htm" {
		p[strings.TrimSuffix(name, path.Ext(name))] = true
	}
}

// longestName is the length in bytes up to which a member's name is looked at:
// no file system has longer paths.
const longestName = 4096

// attached reports whether a member lies in the folder of pictures and scripts
// that a browser saves beside a page.
func (p pages) attached(name string) bool {
	if len(p) == 0 || len(name) > longestName || !strings.Contains(name, "_files/") {
		return false
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if page, ok := strings.CutSuffix(dir, "_files"); ok && p[page] {
			return true
		}
	}
	return false
}

// skipped reports whether a member is hidden, or what macOS keeps beside files.
func skipped(name string) bool {
	for part := range strings.SplitSeq(path.Clean(name), "/") {
		if part != ".." && hidden(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}
