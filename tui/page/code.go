package page

import (
	"bytes"
	"fmt"
	"strings"

	glamour "charm.land/glamour/v2/ansi"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/tui/page/grammar"
	"lede/tui/theme"
)

// tint is a stretch of code of one role: up to end, in bytes of the block.
type tint struct {
	end  int
	role theme.Role
}

// code is the styles of the text of a unit of code. A block that is laid out in
// pieces has one colour: where a piece begins, a string or a comment may be open.
func (p *Page) code(u unit, b article.Block, base theme.Role) []run {
	below := p.opt.Theme.Style(base)
	if b.Label == "" || u.Span != b.Span {
		return []run{{end: u.Len(), style: below}}
	}
	tints, ok := p.tints.get(u.block)
	if !ok {
		tints = highlight(b.Of(p.article.Text), b.Label)
		p.tints.put(u.block, tints)
	}
	runs := make([]run, len(tints))
	for i, t := range tints {
		runs[i] = run{end: t.end, style: p.opt.Theme.Style(t.role).Over(below)}
	}
	return runs
}

// longestName is the length in bytes of the longest name that is looked up as a
// language's: of one that is none, every pattern of file names is tried.
const longestName = 32

// highlight has Glamour render code by its language and reads which role each
// byte was painted in. All of it is plain code where the language is unknown,
// for Glamour would guess another, and where Glamour's text is not the code.
func highlight(code, language string) []tint {
	plain := []tint{{len(code), theme.Code}}
	if strings.TrimSpace(code) == "" || len(language) > longestName || !grammar.Known(language) {
		return plain
	}
	if tints, ok := zip(code, render(code, language)); ok {
		return tints
	}
	return plain
}

// render is code in the colours of sheet; "" where the language's rules fail on
// it, which they tell by a panic.
func render(code, language string) (out string) {
	defer func() {
		if recover() != nil {
			out = ""
		}
	}()
	options := glamour.Options{ChromaFormatter: "terminal16m"}
	options.Styles.CodeBlock.Chroma = sheet()
	var b bytes.Buffer
	block := glamour.CodeBlockElement{Code: code, Language: language}
	if block.Render(&b, glamour.NewRenderContext(options)) != nil {
		return ""
	}
	return b.String()
}

// sheet is Glamour's style sheet. Its colours are the numbers of roles: Glamour
// keeps the first sheet it is given until the program ends, while the reader
// changes themes, and knows no colours of the terminal's palette. So the theme
// has the last word, and a change of theme renders nothing anew.
func sheet() *glamour.Chroma {
	comment, keyword, name := ink(theme.CodeComment), ink(theme.CodeKeyword), ink(theme.CodeName)
	return &glamour.Chroma{
		Comment: comment, CommentPreproc: keyword,
		Keyword: keyword, KeywordType: name,
		NameBuiltin: name, NameTag: name, NameAttribute: name, NameClass: name, NameConstant: name,
		NameDecorator: name, NameException: name, NameFunction: name,
		LiteralNumber: ink(theme.CodeNumber), LiteralDate: ink(theme.CodeNumber), LiteralString: ink(theme.CodeString),
		GenericDeleted: ink(theme.CodeDeleted), GenericInserted: ink(theme.CodeInserted), GenericSubheading: keyword,
	}
}

// ink is a role as a colour; roleOf is its inverse.
func ink(role theme.Role) glamour.StylePrimitive {
	number := fmt.Sprintf("#%06x", uint8(role))
	return glamour.StylePrimitive{Color: &number}
}

func roleOf(pen *uv.Style) theme.Role {
	if pen.Fg == nil {
		return theme.Code
	}
	_, _, blue, _ := pen.Fg.RGBA()
	return theme.Role(blue >> 8)
}

// zip walks rendered text along the source and gives every byte of the source
// the role it was painted in. White space may differ; it fails where anything
// else does.
func zip(src, rendered string) ([]tint, bool) {
	var (
		tints  []tint
		pen    uv.Style
		state  byte
		at     int
		parser = ansi.GetParser()
	)
	defer ansi.PutParser(parser)
	for rendered != "" {
		seq, width, n, next := ansi.DecodeSequenceWc(rendered, state, parser)
		state, rendered = next, rendered[n:]
		if width == 0 && ansi.HasCsiPrefix(seq) {
			uv.ReadStyle(parser.Params(), &pen)
			continue
		}
		blank := strings.TrimSpace(seq) == ""
		if !blank && !strings.HasPrefix(src[at:], seq) {
			at = len(src) - len(strings.TrimLeft(src[at:], " \t\n"))
		}
		switch {
		case strings.HasPrefix(src[at:], seq):
			at += len(seq)
			tints = extend(tints, at, roleOf(&pen))
		case !blank:
			return nil, false
		}
	}
	return extend(tints, len(src), theme.Code), strings.TrimSpace(src[at:]) == ""
}

// extend lets the last stretch reach end where it is of the same role.
func extend(tints []tint, end int, role theme.Role) []tint {
	switch n := len(tints); {
	case n > 0 && end <= tints[n-1].end:
	case n > 0 && tints[n-1].role == role:
		tints[n-1].end = end
	default:
		tints = append(tints, tint{end, role})
	}
	return tints
}
