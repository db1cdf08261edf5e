package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	annotated "lede/cmd/internal/gold"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/quote"
	"lede/model/text"
)

// attributed is an article with its attributions, in code points, as a line of
// the file that -quotes names holds it.
type attributed struct {
	ID    string
	Text  string
	Attrs []struct {
		Source, Cue, Content, Heads [][2]int
		Name                        string
		How                         string // span, unique and silver name one person for sure
	}
}

// learnQuotes writes the weights of package quote and how they were learned.
func (t *trainer) learnQuotes() error {
	examples, err := readExamples(t.quotes)
	if err != nil {
		return err
	}
	more, err := goldExamples(t.gold)
	if err != nil {
		return err
	}
	var log bytes.Buffer
	files, err := quote.Learn(context.Background(), examples, more, io.MultiWriter(&log, os.Stderr))
	if err != nil {
		return err
	}
	files["quotes.log"] = log.Bytes()
	for name, data := range files {
		if err := t.write("quote/weights/"+name, data); err != nil {
			return err
		}
	}
	return nil
}

func readExamples(path string) ([]quote.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	var out []quote.Example
	for lines.Scan() {
		var a attributed
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, len(out)+1, err)
		}
		e, err := a.example()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, a.ID, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

// parse lays an article out as Analyze does.
func parse(a *article.Article) (quote.Example, error) {
	ctx := context.Background()
	var zones []text.Span
	for _, b := range a.Blocks {
		if b.Kind != article.Code && b.Kind != article.Rule {
			zones = append(zones, b.Span)
		}
	}
	doc, err := nlp.Parse(ctx, a.Text, zones)
	if err != nil {
		return quote.Example{}, err
	}
	about := entity.Context{Published: a.Meta.Published, Language: a.Meta.Language}
	entities, err := entity.Find(ctx, doc, about)
	return quote.Example{Doc: doc, Entities: entities}, err
}

// goldExamples are the project's own articles that may be learned from.
func goldExamples(dir string) ([]quote.Example, error) {
	docs, err := annotated.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []quote.Example
	for _, d := range docs {
		if d.Split != annotated.Train {
			continue
		}
		e, err := parse(d.Article)
		if err != nil {
			return nil, err
		}
		e.Acts = actsOf(d)
		out = append(out, e)
	}
	return out, nil
}

// actsOf joins the quotations of one group.
func actsOf(d *annotated.Doc) []quote.Act {
	var out []quote.Act
	at := map[int]int{}
	for _, q := range d.Quotes {
		if !q.Kind.Speech() {
			continue
		}
		i, ok := at[q.Group]
		if !ok {
			i = len(out)
			at[q.Group] = i
			out = append(out, act(d, q))
		}
		out[i].Content = append(out[i].Content, q.Content)
	}
	return out
}

func act(d *annotated.Doc, q quote.Quote) quote.Act {
	a := quote.Act{}
	if !q.Cue.Empty() {
		a.Cue = []text.Span{q.Cue}
	}
	if q.Speaker == nil || q.Speaker.Span.Empty() {
		return a
	}
	a.Source = []text.Span{q.Speaker.Span}
	a.Heads = []text.Span{headOf(d.Article.Text, q.Speaker.Span)}
	if e := q.Speaker.Entity; e != quote.Nobody && d.Entities[e].Kind == entity.Person {
		words := strings.Fields(strings.ToLower(d.Entities[e].Name))
		a.Name = words[0] + " " + words[len(words)-1]
		if len(words) == 1 {
			a.Name = words[0]
		}
	}
	return a
}

// headOf is the head of the words at by that name a speaker: their last, or the
// last before what hangs on them, "neighbor" of "a neighbor from Wapato".
func headOf(s string, by text.Span) text.Span {
	words := by.Of(s)
	for _, w := range []string{" of ", " from ", " in ", " at ", " for ", " on ", " with ", " to ", " by ", " who ", ", "} {
		if i := strings.Index(words, w); i > 0 {
			words = words[:i]
		}
	}
	at := strings.LastIndexAny(words, " -’'") + 1
	if at == len(words) {
		return by
	}
	return text.Span{Start: by.Start + at, End: by.Start + len(words)}
}

func (a *attributed) example() (quote.Example, error) {
	e, err := parse(article.Raw(a.Text, article.Origin{}))
	if err != nil {
		return e, err
	}
	at := byteOffsets(a.Text)
	for _, x := range a.Attrs {
		act := quote.Act{Source: at.spans(x.Source), Cue: at.spans(x.Cue), Content: at.spans(x.Content), Heads: at.spans(x.Heads)}
		if x.How == "span" || x.How == "unique" || x.How == "silver" {
			act.Name = x.Name
		}
		e.Acts = append(e.Acts, act)
	}
	return e, nil
}

// offsets are the byte offsets of the code points of a text, and of its end.
type offsets []int

func byteOffsets(s string) offsets {
	o := make(offsets, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		o = append(o, i)
	}
	return append(o, len(s))
}

func (o offsets) spans(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: o[p[0]], End: o[p[1]]})
	}
	return out
}
