package page

import (
	"bytes"
	"slices"
	"sort"

	glamour "charm.land/glamour/v2/ansi"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// run is a stretch of text in one style: up to end, in bytes of the unit.
type run struct {
	end   int
	style theme.Style
	url   string
}

// styles has Glamour render the text of a unit and reads back the style of
// each byte. base is laid below it. Where Glamour's text is not the one it was
// given, which no known input brings about, the styles of the markup are used
// without it.
func (p *Page) styles(u unit, base theme.Role) []run {
	if runs, ok := p.styled.get(u.Span); ok {
		return runs
	}
	flat := flatten(p.article.Inlines, u.Span)
	below := p.opt.Theme.Style(base)
	if len(flat) == 1 && flat[0].kinds == (markup{}).kinds {
		return []run{{end: u.Len(), style: p.unmarked(p.article.Blocks[u.block], base)}}
	}
	masked := mask(u.Of(p.article.Text))
	runs, ok := zip(masked, p.render(p.article.Blocks[u.block], flat, masked), below)
	if !ok {
		runs = p.plain(flat, below)
	}
	runs = addLinks(runs, flat)
	p.styled.put(u.Span, runs)
	return runs
}

// look is what the style of a text without markup depends on.
type look struct {
	kind  article.Kind
	level int
	base  theme.Role
}

// unmarked is the style Glamour gives the text of a block like b that has no
// markup. It is the same for every letter, so it is asked for one, once: most
// paragraphs of most articles are such.
func (p *Page) unmarked(b article.Block, base theme.Role) theme.Style {
	l := look{b.Kind, b.Level, base}
	if style, ok := p.bare[l]; ok {
		return style
	}
	style := p.opt.Theme.Style(base)
	if runs, ok := zip([]byte("x"), p.render(b, []markup{{end: 1}}, []byte("x")), style); ok && len(runs) == 1 {
		style = runs[0].style
	}
	if p.bare == nil {
		p.bare = map[look]theme.Style{}
	}
	p.bare[l] = style
	return style
}

// markup is a stretch of text under the same inline markup, in bytes of a unit.
type markup struct {
	end   int
	kinds [article.Link + 1]int // how many of each kind cover it
	url   string
}

// flatten turns the nested inline spans that touch span into stretches side by
// side, which bounds their depth.
func flatten(inlines []article.Inline, span text.Span) []markup {
	type event struct {
		at, delta int
		article.Inline
	}
	var events []event
	from := sort.Search(len(inlines), func(i int) bool { return inlines[i].Start >= span.Start })
	for from > 0 && inlines[from-1].End > span.Start {
		from-- // markup that begins before a piece of a long block
	}
	for _, in := range inlines[from:] {
		if in.Start >= span.End {
			break
		}
		s := text.Span{Start: max(in.Start, span.Start) - span.Start, End: min(in.End, span.End) - span.Start}
		if !s.Empty() {
			events = append(events, event{s.Start, 1, in}, event{s.End, -1, in})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.at - b.at })
	var out []markup
	var now markup
	for _, e := range events {
		if e.at > now.end {
			now.end = e.at
			out = append(out, now)
		}
		now.kinds[e.Kind] += e.delta
		if e.Kind == article.Link && e.delta > 0 {
			now.url = e.URL
		}
	}
	return append(out, markup{end: span.Len()})
}

// mask is a copy of s, of the same length, without the characters that Glamour
// would interpret even inside a text node (entities, backslashes) or pass on
// (controls).
func mask(s string) []byte {
	b := []byte(s)
	for i, c := range b {
		switch {
		case c == '&' || c == '\\' || c == 0x7f:
			b[i] = '.'
		case c == 0xc2 && i+1 < len(b) && b[i+1] < 0xa0: // C1
			b[i], b[i+1] = '.', '.'
		case c < ' ':
			b[i] = ' '
		}
	}
	return b
}

// render has Glamour render one block whose text is src. A fresh renderer each
// time: they keep state between calls.
func (p *Page) render(b article.Block, flat []markup, src []byte) string {
	doc := ast.NewDocument()
	block := node(b)
	doc.AppendChild(doc, outer(b, block))
	at := 0
	for _, m := range flat {
		if m.end > at {
			block.AppendChild(block, inline(m, source.NewSegment(at, m.end)))
		}
		at = m.end
	}
	r := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(
		glamour.NewRenderer(glamour.Options{Styles: p.opt.Theme.Glamour(), PreserveNewLines: true}), 1000)))
	var out bytes.Buffer
	if err := r.Render(&out, src, doc); err != nil {
		return ""
	}
	return out.String()
}

func node(b article.Block) ast.Node {
	if b.Kind == article.Heading {
		return ast.NewHeading(max(1, min(b.Level, 6)))
	}
	return ast.NewParagraph()
}

func outer(b article.Block, block ast.Node) ast.Node {
	if b.Kind != article.Quotation {
		return block
	}
	quote := ast.NewBlockquote()
	quote.AppendChild(quote, block)
	return quote
}

// inline is the text of m inside its markup. A link is outermost, for Glamour
// takes no style into one; its address is an anchor only, for Glamour prints
// every other address behind the link.
func inline(m markup, seg source.Segment) ast.Node {
	var n ast.Node = ast.NewTextSegment(seg)
	wrap := func(outer ast.Node) {
		outer.AppendChild(outer, n)
		n = outer
	}
	if m.kinds[article.Mono] > 0 {
		wrap(ast.NewCodeSpan())
	} else if m.kinds[article.Strike] > 0 {
		wrap(extension.NewStrikethrough())
	}
	if m.kinds[article.Strong] > 0 {
		wrap(ast.NewEmphasis(2))
	}
	if m.kinds[article.Emphasis] > 0 {
		wrap(ast.NewEmphasis(1))
	}
	if m.kinds[article.Link] > 0 {
		link := ast.NewLink()
		link.Destination = []byte("#link")
		wrap(link)
	}
	return n
}

// zip walks the rendered text along the source and gives every byte of the
// source the style it was rendered in. White space may differ. It fails where
// anything else does.
func zip(src []byte, rendered string, below theme.Style) ([]run, bool) {
	var (
		runs   []run
		pen    uv.Style
		parser = ansi.GetParser()
		state  byte
		at     int
		style  = below
	)
	defer ansi.PutParser(parser)
	for rendered != "" {
		seq, width, n, next := ansi.DecodeSequenceWc(rendered, state, parser)
		state, rendered = next, rendered[n:]
		if width == 0 && ansi.HasCsiPrefix(seq) {
			uv.ReadStyle(parser.Params(), &pen)
			style = fromPen(&pen).Over(below)
			continue
		}
		for i := 0; i < len(seq); i++ {
			for at < len(src) && src[at] == ' ' && seq[i] != ' ' {
				at++
			}
			switch {
			case at < len(src) && src[at] == seq[i]:
				at++
			case seq[i] != ' ' && seq[i] != '\n':
				return nil, false
			}
		}
		runs = extend(runs, at, style)
	}
	if at < len(bytes.TrimRight(src, " ")) {
		return nil, false
	}
	return extend(runs, len(src), below), true
}

// extend lets the last run reach end where it has the same style.
func extend(runs []run, end int, style theme.Style) []run {
	switch n := len(runs); {
	case n > 0 && end <= runs[n-1].end:
	case n > 0 && runs[n-1].style == style:
		runs[n-1].end = end
	default:
		runs = append(runs, run{end: end, style: style})
	}
	return runs
}

// penAttrs are the attributes of the parser beside ours.
var penAttrs = [...]struct {
	from uint8
	to   theme.Attr
}{
	{uv.AttrBold, theme.Bold}, {uv.AttrFaint, theme.Faint}, {uv.AttrItalic, theme.Italic},
	{uv.AttrReverse, theme.Reverse}, {uv.AttrStrikethrough, theme.Strike},
}

func fromPen(pen *uv.Style) theme.Style {
	s := theme.Style{
		Fg: theme.FromColor(pen.Fg), Bg: theme.FromColor(pen.Bg),
		Line: theme.FromColor(pen.UnderlineColor), Under: theme.Underline(pen.Underline),
	}
	for _, a := range penAttrs {
		if pen.Attrs&a.from != 0 {
			s.Attrs |= a.to
		}
	}
	return s
}

// markupRoles are the roles of inline markup, the outermost last.
var markupRoles = [...]theme.Role{
	article.Emphasis: theme.Emphasis, article.Strong: theme.Strong, article.Mono: theme.CodeSpan,
	article.Strike: theme.Struck, article.Link: theme.Link,
}

// plain is the styles of markup by the theme alone.
func (p *Page) plain(flat []markup, below theme.Style) []run {
	var runs []run
	for _, m := range flat {
		style := below
		for kind, n := range m.kinds {
			if n > 0 {
				style = p.opt.Theme.Style(markupRoles[kind]).Over(style)
			}
		}
		runs = append(runs, run{end: m.end, style: style})
	}
	return runs
}

// addLinks cuts runs where links begin and end, and gives them their address.
func addLinks(runs []run, flat []markup) []run {
	out := runs[:0:0]
	m := 0
	for _, r := range runs {
		for m < len(flat) {
			cut := r
			cut.end = min(r.end, flat[m].end)
			if flat[m].kinds[article.Link] > 0 {
				cut.url = Address(flat[m].url)
			}
			out = append(out, cut)
			if flat[m].end > r.end {
				break
			}
			m++
			if cut.end == r.end {
				break
			}
		}
	}
	return out
}
