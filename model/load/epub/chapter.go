package epub

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
	"lede/model/picture"
)

// minWords is the least text of a page that is a chapter: covers have less.
const minWords = 5

// article makes a chapter an article; nil where it has no text. A chapter that
// is missing says so in the place where it would stand.
func (b *book) article(c chapter, origin article.Origin) (*article.Article, error) {
	source, cut, err := b.unpack(c.path, maxFile)
	if errors.Is(err, errTooLarge) {
		return nil, err
	}
	out := b.in.Builder()
	*out.Meta() = b.meta
	out.Meta().Title = b.titles[c.path]
	if err != nil {
		out.Notice(article.Cut, "the chapter is missing in the file")
		return out.Build(origin), nil //nolint:nilerr // it stands in the article
	}
	if cut {
		out.Notice(article.Cut, fmt.Sprintf("cut at %d MiB", maxFile>>20))
	}
	doc, notices := markup.Parse(xmltree.ToHTML(source, nil))
	for _, n := range notices {
		out.Notice(n.Kind, n.Text)
	}
	body := first(doc, atom.Body)
	text := markup.TextOf(body)
	if len(strings.Fields(text)) < minWords && len(text) < 4*minWords || isContents(body) {
		return nil, nil
	}
	heading := first(body, atom.H1, atom.H2, atom.H3)
	title := &out.Meta().Title
	if *title == "" && heading != nil {
		*title = markup.TextOf(heading)
	}
	if *title == "" {
		*title = titleOf(doc)
	}
	read := head(out.Meta(), body, heading)
	skip := func(n *html.Node) bool { return n == heading && markup.TextOf(n) == *title || read[n] }
	said := strings.Contains(text, "This article was downloaded by")
	aside := func(n *html.Node) bool {
		return isBar(n) || said && markup.IsBlock(n) && downloaded().MatchString(markup.TextOf(n))
	}
	if b.in.Images {
		out.Pictures(func(address string) []byte { return b.picture(c.path, address) })
	}
	markup.Nodes(out, markup.Options{Skip: skip, Aside: aside}, body)
	return out.Build(origin), nil
}

// picture is the picture that a chapter has at an address; nil where there is none.
func (b *book) picture(chapter, address string) []byte {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" {
		return nil
	}
	f, most := b.files[path.Join(path.Dir(chapter), u.Path)], min(picture.MaxBytes, b.images)
	if f == nil || f.UncompressedSize64 > uint64(most) {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, most))
	b.images -= int64(len(raw))
	if err != nil {
		return nil
	}
	return raw
}

// first returns the first element of one of these kinds below n.
func first(n *html.Node, kinds ...atom.Atom) *html.Node {
	if n == nil {
		return nil
	}
	for c := range n.Descendants() {
		for _, a := range kinds {
			if c.Type == html.ElementNode && c.DataAtom == a && c.Namespace == "" {
				return c
			}
		}
	}
	return nil
}

// titleOf is the text of a document's <title>, which is not shown itself.
func titleOf(doc *html.Node) string {
	t := first(doc, atom.Title)
	if t == nil || t.FirstChild == nil {
		return ""
	}
	return t.FirstChild.Data
}
