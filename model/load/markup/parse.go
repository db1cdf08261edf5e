// Package markup turns HTML into the blocks of an article: paragraphs,
// headings, lists, quotations, code, tables and captions, with their emphasis
// and links. Every format that carries HTML writes its body through it.
package markup

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
)

// maxDepth is how deep elements may nest after flattening. The parser gives up
// at 512 open elements, some of which it adds itself.
const maxDepth = 256

// Flattened is the notice on a text whose elements nested too deeply.
const Flattened = "elements nested too deeply were flattened"

// maxTags is how many tags of a page are read. Saved pages have some thousands;
// each costs some hundred bytes.
const maxTags = 150_000

// cutTags cuts source at maxTags, and says so.
func cutTags(source string) (string, []article.Notice) {
	if strings.Count(source, "<") <= maxTags {
		return source, nil
	}
	end := 0
	for range maxTags {
		end += strings.IndexByte(source[end:], '<') + 1
	}
	return source[:end-1], []article.Notice{{Kind: article.Cut, Text: fmt.Sprintf("cut after %d tags", maxTags)}}
}

// Parse reads an HTML document, and says what became of it. Where elements nest
// deeper than the parser goes, the inner tags are dropped and their text stays.
func Parse(source string) (*html.Node, []article.Notice) {
	source, notices := cutTags(source)
	doc, flat := parse(source)
	if flat {
		notices = append(notices, article.Notice{Kind: article.Repaired, Text: Flattened})
	}
	return doc, notices
}

func parse(source string) (doc *html.Node, flat bool) {
	doc, err := html.Parse(strings.NewReader(source))
	if err == nil {
		return doc, false
	}
	if doc, err = html.Parse(strings.NewReader(flatten(source))); err == nil {
		return doc, true
	}
	doc = &html.Node{Type: html.DocumentNode} // the adoption rules nest deeper than the tags do
	doc.AppendChild(&html.Node{Type: html.TextNode, Data: Plain(source)})
	return doc, true
}

// parseFragment reads HTML as it stands inside a body.
func parseFragment(source string) (nodes []*html.Node, flat bool) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), body)
	if err == nil {
		return nodes, false
	}
	if nodes, err = html.ParseFragment(strings.NewReader(flatten(source)), body); err == nil {
		return nodes, true
	}
	return []*html.Node{{Type: html.TextNode, Data: Plain(source)}}, true
}

// flatten drops the tags that nest deeper than maxDepth.
func flatten(source string) string {
	var (
		z    = html.NewTokenizer(strings.NewReader(source))
		open depth
		out  strings.Builder
	)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.String()
		}
		raw, keep := string(z.Raw()), true
		switch kind {
		case html.StartTagToken:
			name, _ := z.TagName()
			keep = open.start(string(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			keep = open.end(string(name))
		}
		if keep {
			out.WriteString(raw)
		}
	}
}

// depth is the elements that are open in a run of tags, about as the parser
// would hold them.
type depth struct {
	open    []string
	dropped int // start tags dropped and not yet ended
}

func (d *depth) start(name string) bool {
	if void(name) {
		return true
	}
	if len(d.open) >= maxDepth {
		d.dropped++
		return false
	}
	if n := len(d.open); n > 0 && d.open[n-1] == name && selfClosing(name) {
		return true // <p>one<p>two
	}
	d.open = append(d.open, name)
	return true
}

func (d *depth) end(name string) bool {
	if d.dropped > 0 {
		d.dropped--
		return false
	}
	for i := len(d.open) - 1; i >= 0; i-- {
		if d.open[i] == name {
			d.open = d.open[:i]
			break
		}
	}
	return true
}

// selfClosing reports whether an element ends where the next of its kind starts.
func selfClosing(name string) bool {
	switch atom.Lookup([]byte(name)) {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Option, atom.Tr, atom.Td, atom.Th, atom.Tbody:
		return true
	}
	return false
}

func void(name string) bool {
	switch atom.Lookup([]byte(name)) {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// Fragment adds the blocks of an HTML fragment to b: the body of a feed's
// item, of an answer of an API, of a mail. Where the source has neither
// paragraphs nor line breaks, blank lines part its paragraphs.
func Fragment(b *article.Builder, source string) {
	FragmentWith(b, source, Options{})
}

// FragmentWith is Fragment with options.
func FragmentWith(b *article.Builder, source string, o Options) {
	source, notices := cutTags(withoutShortcodes(source))
	for _, n := range notices {
		b.Notice(n.Kind, n.Text)
	}
	nodes, flat := parseFragment(source)
	if flat {
		b.Notice(article.Repaired, Flattened)
	}
	o.Lines = o.Lines || !hasTag(source, "p") && !hasTag(source, "br")
	Nodes(b, o, nodes...)
}

// hasTag reports whether source holds a start tag of that name.
func hasTag(source, name string) bool {
	for {
		i := strings.IndexByte(source, '<')
		if i < 0 || len(source) < i+1+len(name) {
			return false
		}
		source = source[i+1:]
		if strings.EqualFold(source[:len(name)], name) && !letter(source[len(name):]) {
			return true
		}
	}
}

func letter(s string) bool {
	return s != "" && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' || s[0] >= '0' && s[0] <= '9' || s[0] == '-')
}
