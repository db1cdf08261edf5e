// Package picture reads the pictures of articles: those that a file carries itself, and
// those that lie beside it. It opens no connection, and what a hostile picture can cost
// in memory is known before it is decoded.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	"image/png"

	_ "golang.org/x/image/webp"
)

// MaxBytes is how large the file of a picture may be.
const MaxBytes = 16 << 20

// maxDecoded is how much memory a picture may take while it is decoded, in bytes.
const maxDecoded = 192 << 20

// leastSide is how wide and high a picture is, in pixels, at least: what is smaller counts
// readers or fills a gap.
const leastSide = 16

var (
	errTooLarge = errors.New("the picture is too large")
	errTooSmall = errors.New("the picture is too small to be one")
)

// Size is how wide and high a picture is, in pixels, by its head alone. The error says
// why it is not shown.
func Size(raw []byte) (image.Point, error) {
	c, kind, err := image.DecodeConfig(bytes.NewReader(raw))
	switch {
	case err != nil:
		return image.Point{}, err
	case len(raw) > MaxBytes || cost(c, kind) > maxDecoded:
		return image.Point{}, errTooLarge
	case c.Width < leastSide || c.Height < leastSide:
		return image.Point{}, errTooSmall
	}
	return image.Pt(c.Width, c.Height), nil
}

// depths are the bytes that a pixel takes while a picture of a kind is decoded: of a JPEG
// that comes in several passes all coefficients are kept, of a GIF or a WebP a second
// picture is made beside.
var depths = map[string]int64{"jpeg": 15, "png": 8, "gif": 2, "webp": 8}

// cost is how much memory a picture takes while it is decoded, in bytes.
func cost(c image.Config, kind string) int64 {
	const most = maxDecoded + 1 // of one side: their product stays a number
	return min(most, int64(c.Width)) * min(most, int64(c.Height)) * depths[kind]
}

// PNG is a picture made to fit into a box, in pixels, and never made larger.
func PNG(raw []byte, box image.Point) ([]byte, error) {
	m, err := Fitted(raw, box)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	err = fast.Encode(&b, m)
	return b.Bytes(), err
}

// Fitted is a picture decoded and made to fit, likewise.
func Fitted(raw []byte, box image.Point) (m image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the picture cannot be decoded: %v", p)
		}
	}()
	size, err := Size(raw)
	if err != nil {
		return nil, err
	}
	decoded, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	return shrink(decoded, Fit(size, box)), nil
}

// Fit is the largest size of a picture in a box that keeps its shape and is no larger than
// it is; a side has at least one pixel.
func Fit(size, box image.Point) image.Point {
	w, h := min(size.X, box.X), min(size.Y, box.Y)
	if w*size.Y > h*size.X {
		w = h * size.X / size.Y
	} else {
		h = w * size.Y / size.X
	}
	return image.Pt(max(1, w), max(1, h))
}
