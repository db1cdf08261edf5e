// Package nitf decodes articles in the News Industry Text Format of the IPTC.
package nitf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
	"lede/model/text"
	"lede/model/when"
)

var errNoText = errors.New("NITF without text")

// Decode reads a document, which holds one article or several.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		doc, notice, err := Read(in)
		if err != nil {
			yield(nil, fmt.Errorf("nitf: %w", err))
			return
		}
		index := 0
		for n := range doc.Root.Find("nitf") {
			b := new(article.Builder)
			Note(b, doc, notice)
			Add(b, n)
			if ctx.Err() != nil || b.Len() == 0 && b.Meta().Title == "" {
				continue
			}
			if !yield(b.Build(article.Origin{File: in.File, Index: index, Format: "nitf"}), nil) {
				return
			}
			index++
		}
		if index == 0 && ctx.Err() == nil {
			yield(nil, errNoText)
		}
	}
}

var declaration = text.Pattern(`<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})`)

// Read reads XML of any encoding; the notice says how it was decoded where the
// reader should know.
func Read(r io.Reader) (doc *xmltree.Document, notice string, err error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, "", err
	}
	declared := ""
	if m := declaration().FindSubmatch(raw[:min(len(raw), 1024)]); m != nil {
		declared = string(m[1])
	}
	decoded := charset.Decode(raw, declared)
	return xmltree.Parse(decoded.Text), decoded.Notice(), nil
}

// Note records on an article what was noticed of its document.
func Note(b *article.Builder, doc *xmltree.Document, notice string) {
	if notice != "" {
		b.Notice(article.Repaired, notice)
	}
	if doc.Repaired {
		b.Notice(article.Repaired, "the file was not well-formed XML")
	}
	if doc.Deep {
		b.Notice(article.Repaired, markup.Flattened)
	}
}

// elements are NITF's names for what HTML has too.
var elements = map[string]string{
	"hl1": "h2", "hl2": "h2", "hl3": "h3", "hl4": "h4", "hl5": "h5", "block": "div", "bq": "blockquote", "credit": "cite",
	"media": "figure", "media-caption": "figcaption", "media-producer": "figcaption", "media-reference": "img",
	"note": "aside", "tagline": "p", "byline": "p", "sup": "sup", "q": "q", "lang": "span", "virtloc": "span", "body.content": "div", "nitf-table": "div",
}

// picture matches how NITF names the address and the words of a picture.
var picture = text.Pattern(`(<img[^>]*?)\b(source|alternate-text)=`)

// Add adds the article of a <nitf> element to b.
func Add(b *article.Builder, n *xmltree.Node) {
	head, body := n.Child("head"), n.Child("body")
	top := body.Child("body.head")
	m := b.Meta()
	hedline := top.Child("hedline")
	m.Title = first(hedline.First("hl1"), head.Child("title"))
	m.Authors = authors(top)
	m.Published = date(head, top)
	m.Outlet = outlet(head, top)
	m.Section = section(head)
	m.Language = firstOf(body.Attr("lang"), n.Attr("lang"))
	m.Summary = top.Child("abstract").Text()
	for hl2 := range hedline.All("hl2") {
		if hl2.Attr("class") == "online_headline" {
			continue // the same headline as it stood elsewhere
		}
		b.Block(article.Block{Kind: article.Standfirst}, hl2.Text())
	}
	for content := range body.All("body.content") {
		source := story(content).HTML(elements)
		for range 2 {
			source = picture().ReplaceAllStringFunc(source, func(s string) string {
				return strings.NewReplacer("source=", "src=", "alternate-text=", "alt=").Replace(s)
			})
		}
		markup.Fragment(b, source)
	}
	if tag := body.Child("body.end").Child("tagline").Text(); tag != "" {
		b.Block(article.Block{Kind: article.Paragraph, Aside: true}, tag)
	}
}

func first(nodes ...*xmltree.Node) string {
	for _, n := range nodes {
		if s := n.Text(); s != "" {
			return s
		}
	}
	return ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// story is the whole text where a content has it beside its first paragraph, as the
// corpus of the New York Times does; else the content.
func story(content *xmltree.Node) *xmltree.Node {
	for block := range content.All("block") {
		if block.Attr("class") == "full_text" {
			return block
		}
	}
	return content
}

// authors are the persons a byline marks, else its text without the role. A byline
// that is there once more, family name first, is passed over.
func authors(top *xmltree.Node) []string {
	var out []string
	for by := range top.All("byline") {
		if by.Attr("class") == "normalized_byline" && len(out) > 0 {
			continue
		}
		var marked []string
		for p := range by.Find("person") {
			marked = append(marked, field.SplitAuthors(p.Text())...)
		}
		if own := strings.TrimSpace(by.Own()); len(marked) == 0 && !strings.EqualFold(own, "by") {
			marked = field.SplitAuthors(own)
		}
		out = append(out, marked...)
	}
	return out
}

// date is when the article was released, else issued, else published.
func date(head, top *xmltree.Node) article.Date {
	data := head.Child("docdata")
	for _, s := range []string{
		data.Child("date.release").Attr("norm"), data.Child("date.issue").Attr("norm"),
		head.Child("pubdata").Attr("date.publication"), top.Path("dateline", "story.date").Attr("norm"), head.Child("revision-history").Attr("norm"),
	} {
		s = strings.TrimSuffix(s, "T000000") // a day
		if d, ok := when.Parse(s); ok {
			return d
		}
	}
	return article.Date{}
}

func outlet(head, top *xmltree.Node) string {
	data := head.Child("docdata")
	name := firstOf(top.Child("distributor").Text(), head.Child("pubdata").Attr("name"), data.Child("doc.rights").Attr("owner"), data.Child("doc.copyright").Attr("holder"))
	name, _, _ = strings.Cut(name, ". All rights")
	return name
}

func section(head *xmltree.Node) string {
	for s := range head.Child("tobject").All("tobject.subject") {
		if t := firstOf(s.Attr("tobject.subject.type"), s.Attr("tobject.subject.matter")); t != "" {
			return t
		}
	}
	return ""
}
