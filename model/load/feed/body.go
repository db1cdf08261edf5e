package feed

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
	"lede/model/text"
)

var (
	// signature matches the line that blogs append to every item.
	signature = text.Pattern(`^(?:[Tt]he post .* (?:appeared first|first appeared) on |[Cc]ontinue reading|[Rr]ead more.{0,60}$)`)
	// excerpted matches the end of a text that was cut for the feed.
	excerpted = text.Pattern(`(?i)(\[(…|\.\.\.|&hellip;)\]|(…|\.\.\.)\s*(continue reading|read more).{0,200}|continue reading.{0,200})\s*$`)
)

// body adds an item's text: the whole where the feed has it, else what it
// says of it; and the pictures that stand beside it.
func (f *feed) body(b *article.Builder, item *xmltree.Node) {
	full, short := texts(item)
	o := markup.Options{Base: f.baseOf(item), Aside: isSignature, Skip: isFlare}
	o.Lines = item.Child("post_type").Text() != "" // WordPress parts paragraphs by empty lines, and exports them so
	if full == "" {
		full, short = short, ""
	}
	if s := markup.Plain(short); s != "" {
		b.Meta().Summary = s
	}
	f.pictures(b, item, full)
	markup.FragmentWith(b, full, o)
	if excerpt(full) {
		b.Notice(article.Cut, "the feed gives the beginning only")
	}
}

// excerpt reports whether a text says at its end that more of it is elsewhere.
func excerpt(full string) bool {
	end := markup.Plain(tail(full))
	return (strings.Contains(end, "…") || strings.Contains(end, "...") || strings.Contains(strings.ToLower(end), "continue reading")) &&
		excerpted().MatchString(end)
}

// stubWords is how many words make an item more than a stub. Of 118 items of
// sample feeds 108 are shorter, of 165 whole articles of other samples one.
const stubWords = 80

// maxStub is how long a stub is at most with its markup, in bytes.
const maxStub = 16 << 10

// Stub reports whether an item's text is the beginning of its article, or a
// sentence or two about it: the whole is elsewhere.
func Stub(full string) bool {
	return excerpt(full) || len(full) <= maxStub && words(markup.Plain(full)) < stubWords
}

func words(s string) int { return (&article.Article{Text: s}).Words() }

// tail is the end of s, enough to see how it ends.
func tail(s string) string {
	const most = 512
	if len(s) > most {
		s = s[len(s)-most:]
		if i := strings.IndexAny(s, "> "); i >= 0 {
			s = s[i+1:]
		}
	}
	return s
}

// texts returns an item's whole text and its summary, either may be "".
// content:encoded goes before description, as description is often an excerpt.
func texts(item *xmltree.Node) (full, short string) {
	for _, c := range item.Children {
		s := strings.TrimSpace(content(c))
		switch {
		case s == "":
		case c.Name == "encoded" && c.Prefix != "excerpt", c.Name == "content" && c.Prefix != "media", c.Name == "body", c.Name == "fulltext", c.Name == "full-text":
			if len(s) > len(full) {
				full = s
			}
		case c.Name == "encoded", c.Name == "description" && c.Prefix != "media", c.Name == "summary" && (c.Prefix != "itunes" || short == ""), c.Name == "abstract":
			if len(s) > len(short) {
				short = s
			}
		}
	}
	if full != "" && short != "" && len(full) < 4*len(short)+256 && markup.Plain(full) == markup.Plain(short) {
		short = ""
	}
	return full, short
}

func isSignature(n *html.Node) bool {
	if n.DataAtom != atom.P {
		return false
	}
	s, short := markup.ShortText(n, 700)
	return short && signature().MatchString(s)
}

// isFlare reports whether n is the row of buttons that FeedBurner appends.
func isFlare(n *html.Node) bool {
	return n.Type == html.ElementNode && n.DataAtom == atom.Div && strings.Contains(markup.Attr(n, "class"), "feedflare")
}

// pictureOf is the address of the picture that m names, "" where it names none.
func pictureOf(m *xmltree.Node) string {
	image := m.Attr("medium") == "image" || strings.HasPrefix(m.Attr("type"), "image/")
	switch m.Name {
	case "link":
		if image && m.Attr("rel") == "enclosure" {
			return m.Attr("href")
		}
		return ""
	case "thumbnail":
		return m.Attr("url")
	case "image":
		return cmp.Or(m.Attr("href"), m.Child("url").Text())
	}
	if !image {
		return ""
	}
	return m.Attr("url")
}

// size is 0 for an element that names a picture, 1 for one of a small copy.
func size(m *xmltree.Node) int {
	if m.Name == "thumbnail" || m.Name == "image" {
		return 1
	}
	return 0
}

// pictures adds the item's pictures that its text does not show itself.
func (f *feed) pictures(b *article.Builder, item *xmltree.Node, shown string) {
	count := 0
	found := slices.Collect(item.Find("content", "enclosure", "link", "thumbnail", "image"))
	slices.SortStableFunc(found, func(a, b *xmltree.Node) int { return cmp.Compare(size(a), size(b)) })
	for _, m := range found {
		address := pictureOf(m)
		if address == "" || strings.Contains(shown, address) || markup.Decorative(address) || size(m) > 0 && count > 0 {
			continue
		}
		words := []string{}
		for _, name := range []string{"description", "text", "title", "credit"} {
			if s := markup.Plain(content(m.Child(name))); s != "" && (name != "title" || len(words) == 0) {
				words = append(words, s)
			}
		}
		url := f.resolve(item, address)
		b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: url}, strings.Join(words, " "))
		shown += " " + address
		count++
	}
}
