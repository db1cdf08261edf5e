package picture

import (
	"image"
	"image/draw"
)

// shrink makes a picture smaller: each pixel is the mean of those that lie in its place.
func shrink(from image.Image, size image.Point) image.Image {
	at := from.Bounds()
	if at.Size() == size {
		return from
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	band := image.NewRGBA(image.Rect(0, 0, at.Dx(), at.Dy()/size.Y+1))
	for y := range size.Y {
		rows := share(at.Dy(), y, size.Y)
		strip := image.Rect(0, 0, at.Dx(), rows[1]-rows[0])
		draw.Draw(band, strip, from, at.Min.Add(image.Pt(0, rows[0])), draw.Src)
		for x := range size.X {
			columns := share(at.Dx(), x, size.X)
			mean(out.Pix[out.PixOffset(x, y):][:4], band, image.Rect(columns[0], 0, columns[1], strip.Max.Y))
		}
	}
	return out
}

// share is the part of a side that becomes pixel i of n: from its first pixel to the one
// behind its last.
func share(length, i, n int) [2]int { return [2]int{i * length / n, (i + 1) * length / n} }

// mean writes the mean colour of a part of a picture.
func mean(pixel []byte, of *image.RGBA, part image.Rectangle) {
	var sum [4]int
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := of.Pix[of.PixOffset(part.Min.X, y):of.PixOffset(part.Max.X, y)]
		for i, v := range row {
			sum[i%4] += int(v)
		}
	}
	n := part.Dx() * part.Dy()
	for i := range pixel {
		pixel[i] = byte((sum[i] + n/2) / n)
	}
}
