package store

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"lede/model/article"
)

// Key says which article is meant. What is known about one is found again
//
//   - in the same file with the same text, at whatever position: a feed that
//     grew at its head keeps its marks;
//   - else at the same position of the same file, if the title did not change:
//     an article that was edited keeps its marks;
//   - else with the same text in any file: an article that was moved or copied
//     begins with the marks of the old one.
type Key struct {
	Path  string `json:"path,omitempty"`  // absolute; "" for standard input
	Index int    `json:"index,omitempty"` // among the articles of that file
	Title string `json:"title,omitempty"` // "" is not known
	Hash  string `json:"hash,omitempty"`  // of the text; "" is not known
}

// FileKey is the key of the first article of a file that was not read yet.
func FileKey(file string) Key { return Key{Path: absolute(file)} }

// KeyOf is the key of a. It costs a pass over the text: not for every frame.
func KeyOf(a *article.Article) Key {
	return Key{
		Path: absolute(a.Origin.File), Index: a.Origin.Index,
		Title: a.Meta.Title, Hash: digest(a.Text),
	}
}

// digest is 96 bits of the SHA-256 of s, in pieces so that s is not copied whole.
func digest(s string) string {
	h := sha256.New()
	var piece [32 << 10]byte
	for len(s) > 0 {
		n := copy(piece[:], s)
		h.Write(piece[:n])
		s = s[n:]
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// absolute is the full path of file in valid UTF-8, "" where it is no file.
func absolute(file string) string {
	if file == "" || file == "-" {
		return ""
	}
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	return strings.ToValidUTF8(file, "\uFFFD")
}

// position is where in which file an article lies.
type position struct {
	path  string
	index int
}

func (k Key) position() position { return position{k.Path, k.Index} }

// identity tells records apart: the text in its file, else the position.
type identity struct {
	position
	hash string
}

func (k Key) identity() identity {
	if k.Hash != "" {
		return identity{position{path: k.Path}, k.Hash}
	}
	return identity{position: k.position()}
}

// edited reports whether k and o, which lie at the same position, may be one
// article, before and after a change of its text.
func (k Key) edited(o Key) bool {
	switch {
	case k.Path == "":
		return false
	case k.Hash == "" || o.Hash == "":
		return true // the position is all that is known
	}
	return k.Title == o.Title && (k.Title != "" || k.Index == 0)
}

// Same reports whether k and o mean one article, as far as the keys tell.
func (k Key) Same(o Key) bool {
	return k.identity() == o.identity() || k.position() == o.position() && k.edited(o) || k.Hash != "" && k.Hash == o.Hash
}
