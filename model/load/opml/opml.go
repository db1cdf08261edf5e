// Package opml says what a list of subscriptions is: no article, but the names
// and addresses of feeds.
package opml

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/nitf"
	"lede/model/load/xmltree"
	"lede/model/text"
)

var errEmpty = errors.New("a list of feeds (OPML), empty")

// maxNamed is how many feeds the error names.
const maxNamed = 3

// Decode gives no article but an error that says which feeds are listed.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		doc, _, err := nitf.Read(in)
		if err != nil {
			yield(nil, fmt.Errorf("opml: %w", err))
			return
		}
		yield(nil, describe(doc.Root))
	}
}

// describe counts the feeds and names the first of them.
func describe(root *xmltree.Node) error {
	var names []string
	count := 0
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, c := range n.Children {
			if c.Name == "outline" && c.Attr("xmlurl") != "" {
				if count++; count <= maxNamed {
					names = append(names, label(c))
				}
			}
			walk(c)
		}
	}
	walk(root)
	if count == 0 {
		return errEmpty
	}
	more, feeds := "", "feeds"
	if count == 1 {
		feeds = "feed"
	}
	if count > maxNamed {
		more = " …"
	}
	return fmt.Errorf("a list of %d %s (OPML), not an article: %s%s", count, feeds, strings.Join(names, ", "), more)
}

func label(n *xmltree.Node) string {
	for _, s := range []string{n.Attr("title"), n.Attr("text"), n.Attr("xmlurl")} {
		if s = text.CleanLine(s); s != "" {
			return text.Shorten(s, 60)
		}
	}
	return ""
}
