// Package clippings decodes what a Kindle keeps of the passages that are marked in
// it: "My Clippings.txt".
package clippings

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/text"
	"lede/model/when"
)

// border stands behind each clipping.
const border = "=========="

// heading matches the line below a title: where the passage stands, and when it
// was marked, in any language.
var heading = text.Pattern(`^\s*- .*\d.*\|`)

var errNone = errors.New("no clippings")

// Is reports whether head, the beginning of a file, is of this kind.
func Is(head string) bool {
	lines := strings.SplitN(strings.ReplaceAll(head, "\r\n", "\n"), "\n", 3)
	return len(lines) == 3 && heading().MatchString(lines[1]) && strings.Contains(lines[2], "\n"+border)
}

// work is what was marked in one book or article.
type work struct {
	title, author string
	when          article.Date // of the first passage
	passages      []passage
}

// passage is a marked one, or a note that the reader wrote.
type passage struct {
	text, place string
}

// Decode reads the file as an article a book, its passages in the order in which
// they were marked.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, err)
			return
		}
		works := read(strings.ReplaceAll(charset.DecodeText(string(raw)).Text, "\r\n", "\n"))
		if len(works) == 0 {
			yield(nil, errNone)
		}
		for i, w := range works {
			if ctx.Err() != nil || !yield(w.article(article.Origin{File: in.File, Index: i, Format: "clippings"}), nil) {
				return
			}
		}
	}
}

// read collects the clippings by their title lines.
func read(s string) (works []*work) {
	byTitle := map[string]*work{}
	for part := range strings.SplitSeq(s, border) {
		title, rest, _ := strings.Cut(strings.TrimLeft(part, "\n\uFEFF "), "\n")
		head, passageText, _ := strings.Cut(rest, "\n")
		if title = text.CleanLine(title); title == "" {
			continue
		}
		w := byTitle[title]
		if w == nil {
			w = newWork(title)
			byTitle[title] = w
			works = append(works, w)
		}
		w.add(head, strings.TrimSpace(passageText))
	}
	return works
}

// newWork parts "Title (Family, Given)".
func newWork(line string) *work {
	w := &work{title: line}
	if i := strings.LastIndex(line, " ("); i > 0 && strings.HasSuffix(line, ")") {
		w.title, w.author = line[:i], line[i+2:len(line)-1]
		if family, given, ok := strings.Cut(w.author, ", "); ok && !strings.Contains(given, ",") {
			w.author = given + " " + family
		}
	}
	return w
}

// add adds a passage; one that the last is the beginning of replaces it, as a
// reader who marks a little more means it. A bookmark has none.
func (w *work) add(head, s string) {
	if !w.when.Known() {
		_, after, _ := strings.Cut(head, "|")
		_, w.when, _ = when.Find(after)
	}
	if s == "" {
		return
	}
	place, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(head), "- "), " |")
	p := passage{s, strings.TrimSpace(place)}
	if n := len(w.passages); n > 0 && strings.HasPrefix(s, w.passages[n-1].text) {
		w.passages[n-1] = p
		return
	}
	w.passages = append(w.passages, p)
}

func (w *work) article(origin article.Origin) *article.Article {
	b := new(article.Builder)
	m := b.Meta()
	m.Title, m.Published = w.title, w.when
	if w.author != "" {
		m.Authors = []string{w.author}
	}
	for _, p := range w.passages {
		b.Block(article.Block{Kind: article.Paragraph, Aside: true}, p.place)
		for line := range strings.SplitSeq(p.text, "\n") {
			b.Block(article.Block{Kind: article.Quotation, Level: 1}, line)
		}
	}
	return b.Build(origin)
}
