// Package newsml decodes articles in NewsML-G2 and in NewsML 1.
package newsml

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"golang.org/x/net/html"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/nitf"
	"lede/model/load/plain"
	"lede/model/load/xmltree"
	"lede/model/text"
	"lede/model/when"
)

var (
	errNoText    = errors.New("NewsML without text")
	errNoArticle = errors.New("NewsML that describes pictures or packages, no article")
)

// Decode reads the news items of a document. Items of pictures and packages
// are no articles.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		doc, notice, err := nitf.Read(in)
		if err != nil {
			yield(nil, fmt.Errorf("newsml: %w", err))
			return
		}
		index, reason := 0, errNoArticle
		for item := range doc.Root.Find("newsitem") {
			b := new(article.Builder)
			nitf.Note(b, doc, notice)
			if ctx.Err() != nil || !add(b, item) {
				continue
			}
			if b.Len() == 0 && b.Meta().Title == "" {
				reason = errNoText
				continue
			}
			if !yield(b.Build(article.Origin{File: in.File, Index: index, Format: "newsml"}), nil) {
				return
			}
			index++
		}
		if index == 0 && ctx.Err() == nil {
			yield(nil, reason)
		}
	}
}

// add adds a news item of either version, and reports whether it is a text.
func add(b *article.Builder, item *xmltree.Node) bool {
	if component := item.Child("newscomponent"); component != nil {
		return addFirst(b, item, component)
	}
	class := item.Path("itemmeta", "itemclass").Attr("qcode")
	if strings.HasSuffix(class, ":picture") || strings.HasSuffix(class, ":video") || strings.HasSuffix(class, ":graphic") || strings.HasSuffix(class, ":composite") {
		return false
	}
	meta := item.Child("contentmeta")
	content(b, item.Child("contentset"))
	m := b.Meta()
	m.Title = pick(m.Title, role(meta, "headline", "main"), meta.Child("headline").Text(), item.Path("itemmeta", "title").Text(), meta.Child("slugline").Text())
	m.Summary = pick(m.Summary, role(meta, "description", "summary"), meta.Child("description").Text())
	m.Outlet = pick(name(item.Path("itemmeta", "provider")), name(item.Path("rightsinfo", "copyrightholder")), m.Outlet)
	m.Section = pick(subject(meta), m.Section)
	m.Language = pick(item.Attr("lang"), meta.Child("language").Attr("tag"), m.Language)
	if len(m.Authors) == 0 {
		m.Authors = authors(meta)
	}
	if !m.Published.Known() {
		m.Published = date(meta.Child("contentcreated"), item.Path("itemmeta", "firstcreated"), item.Path("itemmeta", "versioncreated"), item.Path("itemmeta", "embargoed"))
	}
	return true
}

func pick(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// role returns the text of the child of that name whose role says what it is.
func role(n *xmltree.Node, name, what string) string {
	for c := range n.All(name) {
		if strings.HasSuffix(c.Attr("role"), what) {
			return c.Text()
		}
	}
	return ""
}

// name is what a party is called: its name, its literal, its code.
func name(n *xmltree.Node) string {
	_, code, _ := strings.Cut(n.Attr("qcode"), ":")
	return pick(n.Child("name").Text(), n.Attr("literal"), code)
}

func authors(meta *xmltree.Node) []string {
	if by := meta.Child("by").Text(); by != "" {
		return field.SplitAuthors(by)
	}
	var out []string
	for _, kind := range []string{"creator", "contributor"} {
		for c := range meta.All(kind) {
			if n := c.Child("name").Text(); n != "" {
				out = append(out, field.SplitAuthors(n)...)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

func subject(meta *xmltree.Node) string {
	for s := range meta.All("subject") {
		if n := s.Child("name").Text(); n != "" {
			return n
		}
	}
	return ""
}

func date(nodes ...*xmltree.Node) article.Date {
	for _, n := range nodes {
		if d, ok := when.Parse(n.Text()); ok {
			return d
		}
	}
	return article.Date{}
}

// content adds the text of a content set: NITF, XHTML, or plain data.
func content(b *article.Builder, set *xmltree.Node) {
	for x := range set.Find("inlinexml", "inlinedata") {
		if n := x.First("nitf"); n != nil {
			nitf.Add(b, n)
			return
		}
		source := x.HTML(nil)
		if body := x.First("body"); body != nil {
			source = body.HTML(nil)
		}
		markup.FragmentWith(b, source, markup.Options{Aside: notepad()})
		if b.Len() > 0 {
			return
		}
	}
}

var noteClass = text.Pattern(`(?i)^(?:notepad|notes?|notiz(?:block)?|editorial[-_ ]?notes?|ednote|contacts?|kontakte?)(?:[-_ ]|$)`)

// notepad tells what an agency writes to its clients below a story from the story:
// elements of such a class, and all that is behind a heading of such words.
func notepad() func(*html.Node) bool {
	behind := false
	return func(n *html.Node) bool {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' {
			words := markup.TextOf(n)
			behind = behind || plain.IsNotepad(words) || plain.IsContacts(words)
		}
		return markup.IsBlock(n) && behind || noteClass().MatchString(markup.Attr(n, "class"))
	}
}

// addFirst adds an item of NewsML 1.
func addFirst(b *article.Builder, item, component *xmltree.Node) bool {
	text := false
	for data := range component.Find("datacontent") {
		if n := data.First("nitf"); n != nil {
			nitf.Add(b, n)
		} else if body := data.First("body.content", "body"); body != nil {
			markup.Fragment(b, body.HTML(nil))
		} else {
			markup.Fragment(b, data.HTML(nil))
		}
		text = true
	}
	lines := component.First("newslines")
	m := b.Meta()
	m.Title = pick(lines.Child("headline").Text(), m.Title)
	m.Summary = pick(lines.Child("subheadline").Text(), m.Summary)
	m.Outlet = pick(component.First("provider").First("party").Attr("formalname"), component.First("source").First("party").Attr("formalname"), lines.Child("creditline").Text(), m.Outlet)
	m.Language = strings.ToLower(pick(component.First("language").Attr("formalname"), m.Language))
	if by := lines.Child("byline").Text(); by != "" {
		m.Authors = field.SplitAuthors(by)
	}
	if d := date(item.First("firstcreated"), item.First("thisrevisioncreated"), item.First("dateid")); d.Known() {
		m.Published = d
	}
	return text || m.Title != ""
}
