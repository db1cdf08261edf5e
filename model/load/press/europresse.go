package press

import (
	"context"
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/when"
)

// IsEuropresse reports whether head, the beginning of a page, is an export of
// Europresse, which names the parts of a story by the classes of its elements.
func IsEuropresse(head string) bool {
	return strings.Contains(head, "DocPublicationName") && (strings.Contains(head, "titreArticle") || strings.Contains(head, "docOcurrContainer"))
}

// europresse reads the stories of such a page.
func europresse(ctx context.Context, source, file string, notices []article.Notice) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		doc, more := markup.Parse(source)
		notices, index := append(notices, more...), 0
		for n := range doc.Descendants() {
			if ctx.Err() != nil {
				return
			}
			if n.DataAtom != atom.Article || within(n, "titreArticle", "docOcurrContainer") == nil {
				continue
			}
			b := new(article.Builder)
			for _, notice := range notices {
				b.Notice(notice.Kind, notice.Text)
			}
			europresseStory(b, n)
			if !yield(b.Build(article.Origin{File: file, Index: index, Format: "press"}), nil) {
				return
			}
			index++
		}
	}
}

// europresseStory reads an element that holds a story.
func europresseStory(b *article.Builder, n *html.Node) {
	m := b.Meta()
	field.Set(m, field.Title, markup.TextOf(within(n, "titreArticle", "rdp__articletitle")))
	outlet, _, _ := strings.Cut(markup.TextOf(within(n, "DocPublicationName")), ",")
	field.Set(m, field.Outlet, strings.TrimSpace(outlet))
	if head := markup.TextOf(within(n, "DocHeader")); head != "" {
		if span, d, ok := when.Find(head); ok {
			m.Published = d
			if section, _, ok := strings.Cut(head[:span.Start], ","); ok { // else it is the day's name
				field.Set(m, field.Section, section)
			}
		}
	}
	field.Set(m, field.Authors, markup.TextOf(within(n, "sm-margin-bottomNews", "docAuthors", "rdp__author")))
	field.Set(m, field.Summary, markup.TextOf(within(n, "rdp__subtitle", "sousTitreArticle")))
	if body := within(n, "DocText", "docOcurrContainer"); body != nil {
		markup.Nodes(b, markup.Options{}, body)
	}
}

// within is the first element below n that has one of the classes, the first of them
// first; nil where there is none.
func within(n *html.Node, classes ...string) *html.Node {
	for _, class := range classes {
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && hasClass(c, class) {
				return c
			}
		}
	}
	return nil
}

func hasClass(n *html.Node, class string) bool {
	for c := range strings.FieldsSeq(markup.Attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}
