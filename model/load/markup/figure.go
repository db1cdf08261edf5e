package markup

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/text"
)

// decorative matches classes and addresses of images that are no pictures.
var decorative = text.Pattern(`(?i)(?:^|[/_. -])(?:avatar|gravatar|icons?|logo|pixel|spacer|spinner|blank|1x1|emoji|badge|transparent|placeholder|loading)(?:$|[/_. -])`)

// Decorative reports whether the address of an image says that it is no picture.
func Decorative(address string) bool { return decorative().MatchString(address) }

// figure writes a picture with its caption and credit as one caption block
// that carries the picture's address. A figure around a table, code or a
// quotation is written as what it holds.
func (w *writer) figure(n *html.Node) {
	w.close()
	img, label := find(n, atom.Img), "Photo"
	if v := find(n, atom.Video); v != nil {
		img, label = v, "Video"
	}
	if find(n, atom.Table) != nil || find(n, atom.Pre) != nil || find(n, atom.Blockquote) != nil {
		w.children(n)
		w.close()
		return
	}
	block := article.Block{Kind: article.Caption, Label: label, Aside: w.asides > 0}
	if img != nil {
		block.URL, block.Image = w.source(img), w.image(img)
	}
	caption := w.captionOf(n)
	if img != nil && caption == "" && decoration(img) {
		return
	}
	if caption == "" && img != nil {
		caption = Alt(img)
	}
	if caption == w.caption || lost().MatchString(caption) {
		caption = "" // a gallery says its credit under each picture
	} else {
		w.caption = caption
	}
	if caption != "" || block.URL != "" {
		w.b.Block(block, caption)
	}
}

// lost matches what a page puts for a picture that it has no more.
var lost = text.Pattern(`(?i)^(?:image|photo|picture|video) (?:is )?(?:no longer|not) available\.?$`)

// captionOf returns what a figure says in words: its caption and credit.
func (w *writer) captionOf(n *html.Node) string {
	var out text.Line
	w.captionText(&out, n)
	return out.String()
}

func (w *writer) captionText(out *text.Line, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c.Type != html.ElementNode || hidden(c) || w.o.Skip != nil && w.o.Skip(c):
		default:
			out.Space()
			w.captionText(out, c)
			if isBlock(c.DataAtom, c.Data) {
				out.Space()
			}
		}
	}
}

// picture writes an image that stands outside a figure: a caption with its
// address and what its alternative text says. Decoration leaves nothing.
func (w *writer) picture(n *html.Node) {
	src := w.source(n)
	if src == "" || decoration(n) {
		return
	}
	if w.open || inParagraph(n) && Alt(n) == "" {
		return
	}
	w.close()
	w.b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: src, Image: w.image(n), Aside: w.asides > 0}, Alt(n))
}

func inParagraph(n *html.Node) bool {
	return n.Parent != nil && n.Parent.DataAtom == atom.P
}

func (w *writer) video(n *html.Node) {
	if src := w.source(n); src != "" {
		w.close()
		w.b.Block(article.Block{Kind: article.Caption, Label: "Video", URL: src, Aside: w.asides > 0}, Alt(n))
	}
}

// sources are the attributes that hold an image's or a video's address, those
// of one that is loaded late first.
var sources = [...]string{"data-src", "data-original", "data-lazy-src", "data-hi-res-src", "src", "poster"}

// SourceOf returns an image's address as the page writes it.
func SourceOf(n *html.Node) string {
	for _, key := range sources {
		if u := Attr(n, key); u != "" {
			return u
		}
	}
	return ""
}

// source returns the address of an image or a video, of one loaded late too.
func (w *writer) source(n *html.Node) string {
	for _, key := range sources {
		if u := w.address(Attr(n, key)); u != "" && !strings.HasPrefix(u, "data:") {
			return u
		}
	}
	for _, key := range []string{"srcset", "data-srcset"} {
		first, _, _ := strings.Cut(strings.TrimSpace(Attr(n, key)), " ")
		if u := w.address(strings.TrimSuffix(first, ",")); u != "" {
			return u
		}
	}
	if s := find(n, atom.Source); s != nil && s != n {
		return w.address(Attr(s, "src"))
	}
	return ""
}

// image returns the picture itself, where the builder keeps pictures and has it.
func (w *writer) image(n *html.Node) []byte {
	for _, key := range sources {
		if address := Attr(n, key); address != "" {
			if raw := w.b.Picture(address); raw != nil {
				return raw
			}
		}
	}
	return nil
}

// Alt returns an image's alternative text where it is words for readers, not
// a file name and not a row of search terms.
func Alt(n *html.Node) string {
	s := text.OneLine(Attr(n, "alt"))
	if s == "" {
		s = text.OneLine(Attr(n, "aria-label"))
	}
	if lost().MatchString(s) {
		return ""
	}
	ext := path.Ext(s)
	first, _ := utf8.DecodeRuneInString(s)
	if !strings.Contains(s, " ") && !unicode.Is(unicode.Lo, first) || unicode.IsLower(first) || len(ext) > 1 && !strings.Contains(ext, " ") {
		return ""
	}
	return s
}

// decoration reports whether an image is a counter, a spacer or an icon.
func decoration(n *html.Node) bool {
	for _, key := range []string{"width", "height"} {
		switch v := strings.TrimSuffix(strings.TrimSpace(Attr(n, key)), "px"); {
		case v == "":
		case len(v) == 1 || len(v) == 2 && v < "64":
			return true
		}
	}
	if Attr(n, "role") == "presentation" {
		return true
	}
	for _, key := range []string{"src", "class"} {
		if decorative().MatchString(Attr(n, key)) {
			return true
		}
	}
	return false
}

// find returns the first element of that kind below n, n included.
func find(n *html.Node, a atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, a); f != nil {
			return f
		}
	}
	return nil
}
