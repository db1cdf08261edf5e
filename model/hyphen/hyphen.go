// Package hyphen says where a word may be parted at the end of a line, after
// F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983), with the
// patterns of TeX's hyph-utf8. Each file of patterns begins with its authors
// and its licence.
package hyphen

import (
	"compress/gzip"
	"embed"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed patterns
var files embed.FS

// Dictionary knows the words of one language. It is immutable.
type Dictionary struct {
	left, right int               // letters kept before and behind a hyphen
	nouns       bool              // nouns begin with a capital letter
	levels      map[string]string // letters of a pattern to its levels between them
	longest     int               // bytes of the longest pattern
	exceptions  map[string][]int  // words that patterns get wrong
}

// load reads the file of that name once.
func load(name string, left, right int) func() *Dictionary {
	return sync.OnceValue(func() *Dictionary {
		data, err := patterns(name)
		if err != nil {
			panic(err) // held by a test
		}
		d := read(string(data), left, right)
		d.nouns = strings.HasPrefix(name, "de")
		return d
	})
}

// patterns is the file of that name. They are packed: plain they are 410 KB.
func patterns(name string) ([]byte, error) {
	packed, err := files.Open("patterns/" + name + ".txt.gz")
	if err != nil {
		return nil, err
	}
	plain, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(plain)
}

// Dictionaries by language, and by region where it spells in its own way. The
// smallest parts are those that hyph-utf8 sets for typesetting.
var (
	american   = load("en-us", 2, 3)
	british    = load("en-gb", 2, 3)
	german     = load("de-1996", 2, 2)
	french     = load("fr", 2, 2)
	spanish    = load("es", 2, 2)
	italian    = load("it", 2, 2)
	portuguese = load("pt", 2, 3)
)

// For returns the dictionary of a language by its BCP 47 tag, nil where there
// is none. It is read when it is first asked for: 2 ms, of German 12.
func For(tag string) *Dictionary {
	language, region, _ := strings.Cut(strings.ToLower(tag), "-")
	switch language {
	case "en":
		switch region {
		case "gb", "ie", "au", "nz", "in", "za":
			return british()
		}
		return american()
	case "de":
		return german()
	case "fr":
		return french()
	case "es":
		return spanish()
	case "it":
		return italian()
	case "pt":
		return portuguese()
	}
	return nil
}

// read takes a file apart: comments, patterns with their levels as digits, and
// behind the line \hyphenation whole words with their hyphens.
func read(data string, left, right int) *Dictionary {
	d := &Dictionary{left: left, right: right, levels: map[string]string{}, exceptions: map[string][]int{}}
	words := false
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '%':
		case line[0] == '\\':
			words = true
		case words:
			d.except(line)
		default:
			letters, levels := split(line)
			d.levels[letters] = levels
			d.longest = max(d.longest, len(letters))
		}
	}
	return d
}

func (d *Dictionary) except(word string) {
	var points []int
	at := 0
	parts := strings.Split(word, "-")
	for _, part := range parts[:len(parts)-1] {
		at += len(part)
		points = append(points, at)
	}
	d.exceptions[strings.Join(parts, "")] = points
}

// split parts a pattern into its letters and the levels between their bytes, a
// digit before each byte and one behind the last.
func split(pattern string) (letters, levels string) {
	var l, v strings.Builder
	level := byte('0')
	for i := range len(pattern) {
		if c := pattern[i]; '0' <= c && c <= '9' {
			level = c
			continue
		}
		v.WriteByte(level)
		l.WriteByte(pattern[i])
		level = '0'
	}
	v.WriteByte(level)
	return l.String(), v.String()
}

// Points appends to dst the places in bytes of word at which it may be parted
// by a hyphen, ascending. A word is letters only; one with anything else in it
// is not parted, and neither is a name, which begins with a capital letter
// (Bringhurst, The Elements of Typographic Style, 2.4.5), nor one in capitals.
func (d *Dictionary) Points(dst []int, word string) []int {
	lower := strings.ToLower(word)
	if len(lower) != len(word) || !letters(word) || d.name(word) {
		return dst
	}
	points, known := d.exceptions[lower]
	if !known {
		points = d.match(lower)
	}
	first, last := inner(word, d.left, d.right)
	for _, at := range points {
		if first <= at && at <= last {
			dst = append(dst, at)
		}
	}
	return dst
}

// match is the places where the highest of the levels of all patterns in word
// is odd.
func (d *Dictionary) match(word string) (points []int) {
	framed := "." + word + "."
	highest := make([]byte, len(framed)+1)
	for from := range framed {
		for to := from + 1; to <= min(len(framed), from+d.longest); to++ {
			levels, ok := d.levels[framed[from:to]]
			for i := 0; ok && i < len(levels); i++ {
				highest[from+i] = max(highest[from+i], levels[i])
			}
		}
	}
	for at := 1; at < len(word); at++ {
		if highest[at+1]&1 == 1 && utf8.RuneStart(word[at]) {
			points = append(points, at)
		}
	}
	return points
}

// inner is the range of places in word with at least left letters before and
// right letters behind.
func inner(word string, left, right int) (first, last int) {
	last = len(word)
	for range left {
		_, n := utf8.DecodeRuneInString(word[first:])
		first += n
	}
	for range right {
		_, n := utf8.DecodeLastRuneInString(word[:last])
		last -= n
	}
	return first, last
}

// name reports whether word is a name, or in capitals.
func (d *Dictionary) name(word string) bool {
	first, n := utf8.DecodeRuneInString(word)
	return !d.nouns && unicode.IsUpper(first) || strings.IndexFunc(word[n:], unicode.IsUpper) >= 0
}

func letters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
