package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"lede/model/load/charset"
	"lede/model/load/decode"
	lhtml "lede/model/load/html"
)

// page is what is known, or was read, of a saved page.
type page struct {
	File, Title, Author, Date, Text string
}

type extractor struct {
	name string
	read func(raw []byte) page
}

// extractors are given what each needs at its best: the libraries a parsed
// document, decoded by this program, as their own decoding fails on real pages.
var extractors = []extractor{{"lede", readLede}, {"go-readability", readReadability}, {"go-trafilatura", readTrafilatura}}

// pages scores each extractor on hand-made gold: the body as token F1, the
// title exact but for case and marks, the date to the day, the author by a name.
func pages(w io.Writer, gold, root string) error {
	f, err := os.Open(gold)
	if err != nil {
		return err
	}
	defer f.Close()
	var want []page
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var p page
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return err
		}
		want = append(want, p)
	}
	for _, e := range extractors {
		if err := score(w, e, want, root); err != nil {
			return err
		}
	}
	return lines.Err()
}

func score(w io.Writer, e extractor, want []page, root string) error {
	var f1s []float64
	var title, date, author tally
	var took time.Duration
	for _, p := range want {
		raw, err := os.ReadFile(filepath.Join(root, p.File))
		if err != nil {
			return err
		}
		start := time.Now()
		got := e.read(raw)
		took += time.Since(start)
		if p.Text != "" {
			f1s = append(f1s, f1(p.Text, got.Text))
		}
		title.add(p.Title, slices.Equal(tokens(p.Title), tokens(got.Title)))
		date.add(p.Date, strings.HasPrefix(got.Date, p.Date[:min(len(p.Date), 10)]))
		author.add(p.Author, slices.ContainsFunc(tokens(p.Author), func(s string) bool { return slices.Contains(tokens(got.Author), s) }))
	}
	slices.Sort(f1s)
	mean, median := 0.0, 0.0
	for _, x := range f1s {
		mean += x / float64(len(f1s))
	}
	if len(f1s) > 0 {
		median = f1s[len(f1s)/2]
	}
	fmt.Fprintf(w, "%-15s body F1 mean %.3f median %.3f | title %v | date %v | author %v | %.1f ms a page\n",
		e.name, mean, median, title, date, author, took.Seconds()*1000/float64(len(want)))
	return nil
}

// tally counts what is right of what gold knows.
type tally struct{ right, all int }

func (t *tally) add(gold string, right bool) {
	if gold != "" {
		t.all++
		if right {
			t.right++
		}
	}
}

func (t tally) String() string {
	return fmt.Sprintf("%.3f (n=%d)", float64(t.right)/float64(max(1, t.all)), t.all)
}

func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

// f1 is the harmonic mean of precision and recall over words with multiplicity.
func f1(gold, got string) float64 {
	left := map[string]int{}
	for _, t := range tokens(gold) {
		left[t]++
	}
	same := 0
	for _, t := range tokens(got) {
		if left[t] > 0 {
			left[t]--
			same++
		}
	}
	return 2 * float64(same) / max(1, float64(len(tokens(gold))+len(tokens(got))))
}

func readLede(raw []byte) page {
	for a, err := range lhtml.Decode(context.Background(), decode.Input{Reader: bytes.NewReader(raw), File: "page"}) {
		if err == nil {
			return page{Title: a.Meta.Title, Author: strings.Join(a.Meta.Authors, "; "), Date: a.Meta.Published.ISO(), Text: a.Text}
		}
	}
	return page{}
}

var nowhere = &url.URL{Scheme: "https", Host: "page.example"}

func parse(raw []byte) *html.Node {
	doc, err := html.Parse(strings.NewReader(charset.Decode(raw, lhtml.Declared(raw)).Text))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}
	}
	return doc
}

func readReadability(raw []byte) page {
	a, err := readability.FromDocument(parse(raw), nowhere)
	if err != nil {
		return page{}
	}
	var text bytes.Buffer
	p := page{Title: a.Title(), Author: a.Byline()}
	if a.RenderText(&text) == nil {
		p.Text = text.String()
	}
	if t, err := a.PublishedTime(); err == nil {
		p.Date = t.Format(time.DateOnly)
	}
	return p
}

func readTrafilatura(raw []byte) page {
	r, err := trafilatura.ExtractDocument(parse(raw), trafilatura.Options{OriginalURL: nowhere, EnableFallback: true})
	if err != nil {
		return page{}
	}
	p := page{Title: r.Metadata.Title, Author: r.Metadata.Author, Text: r.ContentText}
	if !r.Metadata.Date.IsZero() {
		p.Date = r.Metadata.Date.Format(time.DateOnly)
	}
	return p
}
