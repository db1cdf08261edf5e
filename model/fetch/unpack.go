package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"lede/model/text"
)

// maxCodings is how often a body may be packed.
const maxCodings = 2

// maxWindow is what a decoder of zstd may hold in memory (RFC 9659).
const maxWindow = 8 << 20

// unpack reads a body as its header says it is packed. Packed or not, it is no
// larger than limit.
func unpack(r io.Reader, header []string, limit int64) ([]byte, error) {
	var codings []string
	for name := range strings.SplitSeq(strings.Join(header, ","), ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && name != "identity" {
			codings = append(codings, name)
		}
	}
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("%w: %d times", ErrPacked, len(codings))
	}
	packed := &io.LimitedReader{R: r, N: limit + 1}
	r = packed
	for _, name := range slices.Backward(codings) {
		unpacked, end, err := decoder(name, r)
		if err != nil {
			return nil, err
		}
		defer end()
		r = unpacked
	}
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(body)) > limit || packed.N == 0 {
		return nil, fmt.Errorf("%w: %d MiB", ErrTooLarge, limit>>20)
	}
	return body, broken(err, codings)
}

// decoder unpacks r, which is packed as name says.
func decoder(name string, r io.Reader) (_ io.Reader, end func(), _ error) {
	switch name {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		return z, func() {}, broken(err, []string{name})
	case "br":
		return brotli.NewReader(r), func() {}, nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, broken(err, []string{name})
		}
		return z, z.Close, nil
	}
	return nil, nil, fmt.Errorf("%w: %q was not asked for", ErrPacked, text.CleanLine(name))
}

// broken says what is wrong with a body that could not be read to its end.
func broken(err error, codings []string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return ErrEarly
	case len(codings) > 0 && (errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || isPackError(err)):
		return fmt.Errorf("%w: not %s, as it says", ErrPacked, strings.Join(codings, " in "))
	}
	return err
}

// isPackError reports whether an error is one of a decoder, not of the connection.
func isPackError(err error) bool {
	s := err.Error()
	return strings.HasPrefix(s, "brotli: ") || strings.HasPrefix(s, "flate: ") || strings.Contains(s, "magic number") ||
		errors.Is(err, zstd.ErrMagicMismatch) || errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrCRCMismatch)
}
