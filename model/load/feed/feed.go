// Package feed decodes RSS, RDF and Atom feeds and WordPress exports, an item
// an article. Feeds are read as they are found: one that is not well-formed
// loses at most the item that breaks.
package feed

import (
	"context"
	"errors"
	"iter"
	"net/url"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
	"lede/model/text"
)

var errNoItems = errors.New("feed without items")

// Decode reads a feed's items in its order.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "feed", func(raw []byte, yield func(*article.Article, error) bool) {
		decoded := charset.Decode(raw, declared(raw))
		f := read(decoded.Text)
		f.note(article.Repaired, decoded.Notice())
		index := 0
		for _, item := range f.items {
			if ctx.Err() != nil {
				return
			}
			if a := f.article(item, article.Origin{File: in.File, Index: index, Format: "feed"}); a != nil {
				if !yield(a, nil) {
					return
				}
				index++
			}
		}
		if index == 0 {
			yield(nil, errNoItems)
		}
	})
}

var declaration = text.Pattern(`^\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})`)

// declared is the encoding that the XML declaration names.
func declared(raw []byte) string {
	if m := declaration().FindSubmatch(raw[:min(len(raw), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// feed is a feed as a whole: what its items inherit.
type feed struct {
	title    string
	language string
	base     *url.URL
	authors  []string
	names    map[string]string // of the people who log in, in an export of WordPress
	items    []*xmltree.Node
	notices  []article.Notice
	root     *xmltree.Node // the outermost element, nil where items stand alone
	channel  *xmltree.Node // what holds title and items, nil where nothing does
}

// read finds a feed's items, wherever its version puts them: in the channel
// (RSS 2.0), beside it (RDF), in the feed (Atom).
func read(source string) *feed {
	doc := xmltree.Parse(source, "item", "entry")
	f := &feed{}
	if doc.Repaired {
		f.note(article.Repaired, "the feed was not well-formed")
	}
	if doc.Deep {
		f.note(article.Repaired, markup.Flattened)
	}
	for item := range doc.Root.Find("item", "entry") {
		f.items = append(f.items, item)
	}
	f.root, f.channel = doc.Root.First("rss", "rdf", "feed"), doc.Root.First("channel", "feed")
	f.head(f.channel)
	return f
}

// maxTitle is how much of a feed's title is read, in characters: each of its articles
// has it.
const maxTitle = 1000

func (f *feed) head(n *xmltree.Node) {
	f.title = markup.Plain(text.Shorten(n.Child("title").Text(), maxTitle))
	f.language = n.Child("language").Text()
	if f.language == "" {
		f.language = n.Attr("lang")
	}
	for _, ref := range []string{n.Attr("base"), link(n)} {
		if u, err := url.Parse(ref); err == nil && u.IsAbs() {
			f.base = u
			break
		}
	}
	f.authors = people(n, "author", "creator")
	f.names = map[string]string{}
	for a := range n.All("author") {
		if login := a.Child("author_login").Text(); login != "" {
			f.names[login] = person(a.Child("author_display_name").Text())
		}
	}
}

func (f *feed) note(kind article.NoticeKind, text string) {
	if text != "" {
		f.notices = append(f.notices, article.Notice{Kind: kind, Text: text})
	}
}
