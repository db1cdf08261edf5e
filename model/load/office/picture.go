package office

import (
	"archive/zip"
	"fmt"
	"html"
	"io"
	"path"
	"slices"
	"strings"

	"lede/model/picture"
)

// Picture is one that a document holds: its name in the archive, and its size on the page
// in pixels, 0 where none is said.
type Picture struct {
	Name          string
	Width, Height int
}

// IsPicture reports whether the name of a file is that of a picture, not of a drawing in a
// format of one office program.
func IsPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"}, strings.ToLower(path.Ext(name)))
}

// maxPictures is how many bytes of pictures are unpacked of a document.
const maxPictures = 64 << 20

// PicturesOf finds the pictures of an archive by their names in it.
func PicturesOf(archive *zip.Reader) func(name string) []byte {
	left := int64(maxPictures)
	return func(name string) []byte {
		most := min(picture.MaxBytes, left)
		f, err := archive.Open(name)
		if err != nil {
			return nil
		}
		defer f.Close()
		raw, err := io.ReadAll(io.LimitReader(f, most+1))
		if left -= int64(len(raw)); err != nil || int64(len(raw)) > most {
			return nil
		}
		return raw
	}
}

// Behind puts pictures behind the last block; where there is none they wait for the first.
func Behind(blocks []Block, pictures []Picture) (waiting []Picture) {
	n := len(blocks)
	if n == 0 {
		return pictures
	}
	blocks[n-1].Pictures = append(blocks[n-1].Pictures, pictures...)
	return nil
}

// picturesOf are the pictures of blocks.
func picturesOf(blocks []Block) (all []Picture) {
	for _, b := range blocks {
		all = append(all, b.Pictures...)
	}
	return all
}

// taken are the pictures of those blocks that are not among the kept ones.
func taken(blocks, kept []Block) []Picture {
	left := picturesOf(kept)
	return slices.DeleteFunc(picturesOf(blocks), func(p Picture) bool { return slices.Contains(left, p) })
}

// figures writes pictures as HTML, the last with a caption, which is HTML too.
func figures(all []Picture, caption string) string {
	var out strings.Builder
	for i, p := range all {
		fmt.Fprintf(&out, `<figure><img src="%s"`, html.EscapeString(p.Name))
		if p.Width > 0 && p.Height > 0 {
			fmt.Fprintf(&out, ` width="%d" height="%d"`, p.Width, p.Height)
		}
		out.WriteByte('>')
		if i == len(all)-1 && caption != "" {
			out.WriteString("<figcaption>" + caption + "</figcaption>")
		}
		out.WriteString("</figure>\n")
	}
	return out.String()
}
