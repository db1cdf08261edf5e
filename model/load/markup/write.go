package markup

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/text"
)

// Options say how nodes become blocks. The zero Options keep everything a
// reader of the page would see.
type Options struct {
	Base  *url.URL                // addresses are resolved against it; nil leaves them
	Lines bool                    // blank lines part paragraphs, as in exports of blogs
	Skip  func(n *html.Node) bool // elements and text to leave out with all below them
	Aside func(n *html.Node) bool // elements that are not part of the story
}

// Nodes adds the blocks of parsed HTML to b, in reading order.
func Nodes(b *article.Builder, o Options, nodes ...*html.Node) {
	w := writer{b: b, o: o}
	for _, n := range nodes {
		w.node(n)
	}
	w.close()
}

// writer walks a tree. A block is opened lazily, by its first visible
// character, so that containers without text leave nothing.
type writer struct {
	b *article.Builder
	o Options

	frames  []*frame         // what text at this place belongs to, innermost last
	active  []article.Inline // inline elements around this place
	begun   int              // how many of them the open block knows
	open    bool
	breaks  int  // <br> seen since the last visible character
	space   bool // white space seen since the last visible character
	asides  int
	quotes  int
	lists   []*list
	depth   int
	caption string // of the last figure
}

// frame is a kind of block that text opens.
type frame struct {
	article.Block
	used bool // an item's marker has been written
}

// list is an open list with its count.
type list struct {
	ordered bool
	kind    string // of numbering: "1", "a", "A", "i", "I"
	next    int
}

func (w *writer) node(n *html.Node) {
	if w.o.Skip != nil && w.o.Skip(n) {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.ElementNode:
		if !hidden(n) {
			w.element(n)
		}
	case html.DocumentNode:
		w.children(n)
	}
}

func (w *writer) children(n *html.Node) {
	if w.depth++; w.depth <= 2*maxDepth {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.node(c)
		}
	} else {
		w.b.Notice(article.Repaired, Flattened)
		w.text(TextOf(n))
	}
	w.depth--
}

func (w *writer) element(n *html.Node) {
	aside := n.DataAtom == atom.Aside || w.o.Aside != nil && w.o.Aside(n)
	if aside {
		w.close()
		w.asides++
		defer func() { w.close(); w.asides-- }()
	}
	switch n.DataAtom {
	case atom.Br:
		w.br()
	case atom.Hr:
		w.rule()
	case atom.Img:
		w.picture(n)
	case atom.Figure:
		w.figure(n)
	case atom.Video:
		w.video(n)
	case atom.Pre, atom.Xmp, atom.Listing:
		w.pre(n)
	case atom.Table:
		w.table(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.within(n, article.Block{Kind: article.Heading, Level: int(n.Data[1] - '0')})
	case atom.Blockquote:
		w.quotes++
		w.within(n, article.Block{Kind: article.Quotation, Level: w.quotes})
		w.quotes--
	case atom.Figcaption:
		w.within(n, article.Block{Kind: article.Caption, Label: "Photo"})
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Li:
		w.item(n)
	case atom.Q:
		w.text("“")
		w.children(n)
		w.text("”")
	case atom.A:
		w.inline(n, article.Link, w.address(Attr(n, "href")))
	case atom.Math:
		w.text(Attr(n, "alttext"))
		if Attr(n, "alttext") == "" {
			w.children(n)
		}
	default:
		w.other(n)
	}
}

func (w *writer) other(n *html.Node) {
	if kind, ok := inlineKind(n.DataAtom); ok {
		w.inline(n, kind, "")
		return
	}
	block := isBlock(n.DataAtom, n.Data)
	if block {
		w.close()
	}
	w.children(n)
	if block {
		w.close()
	}
}

// within writes n's children as blocks of that kind.
func (w *writer) within(n *html.Node, block article.Block) {
	w.close()
	w.frames = append(w.frames, &frame{Block: block})
	w.children(n)
	w.close()
	w.frames = w.frames[:len(w.frames)-1]
}

// inline writes an inline element. One that holds blocks has a span in each.
func (w *writer) inline(n *html.Node, kind article.InlineKind, url string) {
	if kind == article.Link && url == "" {
		w.children(n)
		return
	}
	w.active = append(w.active, article.Inline{Kind: kind, URL: url})
	w.children(n)
	w.end()
}

func (w *writer) end() {
	if w.begun == len(w.active) {
		w.b.End()
		w.begun--
	}
	w.active = w.active[:len(w.active)-1]
}

// text writes visible characters; the block, its breaks and its inline spans
// are opened by the first of them.
func (w *writer) text(s string) {
	if w.o.Lines {
		for {
			i, n := blankLine(s)
			if i < 0 {
				break
			}
			w.run(s[:i])
			w.close()
			s = s[i+n:]
		}
	}
	w.run(s)
}

func (w *writer) run(s string) {
	trimmed := strings.TrimLeftFunc(s, text.IsSpace)
	if len(trimmed) < len(s) {
		w.space = true
	}
	if trimmed == "" || text.Clean(trimmed) == "" {
		return
	}
	w.settle()
	end := strings.TrimRightFunc(trimmed, text.IsSpace)
	w.b.Write(end)
	w.space = len(end) < len(trimmed)
}

// settle opens what the next visible character needs.
func (w *writer) settle() {
	if w.breaks >= 2 {
		w.close()
	}
	if !w.open {
		w.b.Open(w.block())
		w.open, w.begun, w.breaks, w.space = true, 0, 0, false
	}
	if w.breaks == 1 {
		w.b.Break()
	} else if w.space {
		w.b.Write(" ")
	}
	w.breaks, w.space = 0, false
	for ; w.begun < len(w.active); w.begun++ {
		w.b.Begin(w.active[w.begun].Kind, w.active[w.begun].URL)
	}
}

// block is the block that text at this place opens.
func (w *writer) block() article.Block {
	block := article.Block{Kind: article.Paragraph}
	if n := len(w.frames); n > 0 {
		f := w.frames[n-1]
		block = f.Block
		if f.used {
			block.Marker = ""
		}
		f.used = true
	}
	block.Aside = w.asides > 0
	return block
}

func (w *writer) close() {
	if w.open {
		w.b.Close()
	}
	w.open, w.begun, w.breaks, w.space = false, 0, 0, false
}

func (w *writer) br() {
	if w.open {
		w.breaks++
		w.space = false
	}
}

func (w *writer) rule() {
	w.close()
	w.b.Block(article.Block{Kind: article.Rule, Aside: w.asides > 0}, "")
}

// blankLine finds a line end followed by nothing but white space and another
// line end; at is -1 where there is none.
func blankLine(s string) (at, n int) {
	for i := range len(s) {
		if s[i] != '\n' {
			continue
		}
		for j := i + 1; j < len(s); j++ {
			if s[j] == '\n' {
				return i, j + 1 - i
			}
			if s[j] != ' ' && s[j] != '\t' && s[j] != '\r' {
				break
			}
		}
	}
	return -1, 0
}
