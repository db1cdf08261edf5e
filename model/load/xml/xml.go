// Package xml decodes XML of no kind that is known by name: agencies' own
// deliveries, exports of content systems. An element whose children, by what
// they are called, are a text and what names it is an article.
package xml

import (
	"context"
	"errors"
	"fmt"
	"html"
	"iter"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/nitf"
	"lede/model/load/record"
	"lede/model/load/xmltree"
)

var errNone = errors.New("XML of a kind that holds no articles known here")

// Decode reads the articles of a document, in its order.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		doc, notice, err := nitf.Read(in)
		if err != nil {
			yield(nil, fmt.Errorf("xml: %w", err))
			return
		}
		d := decoder{Input: in, ctx: ctx, yield: yield}
		d.note(notice)
		if doc.Repaired {
			d.note("the file was not well-formed XML")
		}
		d.left = maxLooked * len(doc.Root.Inner)
		if d.search(doc.Root) && d.count == 0 && ctx.Err() == nil {
			yield(nil, errNone)
		}
	}
}

type decoder struct {
	decode.Input
	ctx     context.Context
	notices []article.Notice // on the file
	yield   func(*article.Article, error) bool
	count   int
	left    int // bytes of texts that may be looked at in vain
}

func (d *decoder) note(s string) {
	if s != "" {
		d.notices = append(d.notices, article.Notice{Kind: article.Repaired, Text: s})
	}
}

// maxLooked is how often all of a document may be looked at for the text of elements that
// are no articles, and may have some in them.
const maxLooked = 3

// search yields the articles below n, outer ones first. It reports whether to go on.
func (d *decoder) search(n *xmltree.Node) bool {
	for _, c := range n.Children {
		if d.ctx.Err() != nil {
			return false
		}
		if len(c.Children) == 0 || d.left < 0 {
			continue
		}
		r, ok := d.read(c)
		if !ok {
			d.left -= r.looked
			if !d.search(c) {
				return false
			}
			continue
		}
		a := r.Article(article.Origin{File: d.File, Index: d.count, Format: "xml"})
		d.count++
		if !d.yield(a, nil) {
			return false
		}
	}
	return true
}

// minWords is the shortest text, in words, of which an unknown element is an article.
const minWords = 8

// parts is the text of an article whose first paragraph and the others stand in
// elements of their own, as Factiva has them; "" where n has none.
func parts(n *xmltree.Node) string {
	var out strings.Builder
	for _, name := range []string{"leadparagraph", "tailparagraphs"} {
		for part := range n.All(name) {
			for p := range part.Find("paragraph") {
				out.WriteString("<p>" + html.EscapeString(p.Text()) + "</p>\n")
			}
		}
	}
	return out.String()
}

// read takes the fields of n from its attributes and children, and reports
// whether they are an article's: a text, and what names it.
func (d *decoder) read(n *xmltree.Node) (t taking, ok bool) {
	r := &record.Record{}
	r.AsIs = d.AsIs
	for _, a := range n.Attrs {
		if rank := field.Of(a.Name); rank.Field < field.Body {
			r.Offer(rank, a.Value)
		}
	}
	t.Record = r
	if s := parts(n); s != "" {
		t.body(field.Rank{Field: field.HTML}, s)
	}
	if n.Child("teiheader") != nil {
		t.tei(n)
	} else {
		t.children(n, 0)
	}
	r.Notices = slices.Clone(d.notices)
	return t, r.HasBody() && r.IsArticle() && t.words >= minWords
}
