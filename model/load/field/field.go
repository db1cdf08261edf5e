// Package field knows what articles call their fields, wherever they are
// written as key and value: JSON, CSV, front matter, "Title: …" above a text.
package field

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

// Field is a piece of an article's metadata, or its body.
type Field uint8

// Fields.
const (
	None Field = iota
	Title
	Summary
	Authors
	Published
	Outlet
	URL
	Section
	Comments
	Language
	Body
	HTML
	Image // a picture: its address, or all that is said of it
)

//go:embed fields.tsv
var table string

// Rank says which field a key names and how tellingly, 0 most.
type Rank struct {
	Field Field
	Order int
}

// keys returns the embedded list: normalised key → field.
var keys = sync.OnceValue(func() map[string]Rank {
	names := map[string]Field{
		"title": Title, "summary": Summary, "authors": Authors, "published": Published, "outlet": Outlet, "url": URL,
		"section": Section, "comments": Comments, "language": Language, "body": Body, "html": HTML, "image": Image,
	}
	out := map[string]Rank{}
	for line := range strings.Lines(table) {
		name, words, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for i, key := range strings.Fields(words) {
			out[key] = Rank{names[name], i}
		}
	}
	return out
})

// prefixes are what some interfaces put before every key.
var prefixes = [...]string{"content", "article", "web", "meta", "news"}

// Of returns the field that key names, with any case, spaces, hyphens and
// underscores; the zero Rank where it names none.
func Of(key string) Rank {
	key = normalise(key)
	if r, ok := keys()[key]; ok {
		return r
	}
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(key, p); ok && rest != "" {
			if r, ok := keys()[rest]; ok {
				r.Order += 100
				return r
			}
		}
	}
	return Rank{}
}

func normalise(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, key)
}
