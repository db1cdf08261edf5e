// Package office makes articles of the paragraphs, tables and notes that word
// processors' documents hold, whichever format they are written in.
package office

import (
	"context"
	"fmt"
	"html"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/load/press"
)

// Block is a paragraph, or a table.
type Block struct {
	Text string // its words on one line
	HTML string // the same with links; "" where there is nothing to mark

	Title    bool
	Subtitle bool
	Level    int  // of a heading; 0 is none
	Item     int  // how deep an item of a list lies, from 1; 0 is none
	Number   int  // of the item, 0 where it has none
	More     bool // it is a further paragraph of the item before it
	Quote    bool // its style says so
	Note     bool // it is a footnote

	Rows [][]string // of a table: the text of its cells

	Caption  bool      // its style says that it is what is said of a picture
	Pictures []Picture // that stand behind it
}

// A document of a few bytes may have any text: of more than freeText bytes no more is
// read than maxRatio times what it is packed in, where prose is packed in a third.
const (
	freeText = 1 << 20
	maxRatio = 16
)

// Most is how many bytes of text are read of a document that is packed in so many.
func Most(packed int) int { return max(freeText, maxRatio*packed) }

// Head is the first bytes of s, most of them, that are whole characters.
func Head(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:max(0, most)], "")
}

// Articles reads a document: as the stories of an export where it is one of a press
// archive; as plain text where nothing but paragraphs is in it; else by what its
// blocks are, with the head rules of plain text where no style names the title. Its
// pictures are found by their names, nil where none is.
func Articles(ctx context.Context, in decode.Input, format string, blocks []Block, pictures func(name string) []byte) iter.Seq2[*article.Article, error] {
	whole := lines(blocks)
	if !marked(blocks) || press.Is(whole) {
		return press.Text(ctx, whole, in)
	}
	return func(yield func(*article.Article, error) bool) {
		b := new(article.Builder)
		if in.Images && pictures != nil {
			b.Pictures(pictures)
		}
		readHead := plainHead
		if styled(blocks) {
			readHead = head
		}
		kept := readHead(b, blocks)
		markup.Fragment(b, figures(taken(blocks, kept), "")+source(kept))
		yield(b.Build(article.Origin{File: in.File, Format: format}), nil)
	}
}

// lines is the text of blocks, an empty line between two.
func lines(blocks []Block) string {
	var out []string
	for _, b := range blocks {
		for _, row := range b.Rows {
			out = append(out, strings.Join(row, "\n\n"))
		}
		if b.Rows == nil {
			out = append(out, b.Text)
		}
	}
	return strings.Join(out, "\n\n")
}

// marked reports whether there is more than paragraphs in blocks.
func marked(blocks []Block) bool {
	for _, b := range blocks {
		if b.HTML != "" || b.Title || b.Subtitle || b.Level > 0 || b.Item > 0 || b.Quote || b.Note || b.Rows != nil || len(b.Pictures) > 0 {
			return true
		}
	}
	return false
}

// styled reports whether a style names the title, or the headings.
func styled(blocks []Block) bool {
	for _, b := range blocks {
		if b.Title || b.Level > 0 {
			return true
		}
	}
	return false
}

// head reads the block that is the title, else the first heading, or a headline
// right above its byline, the subtitle, and the header lines around them. It returns
// the others.
func head(b *article.Builder, blocks []Block) []Block {
	var kept []Block
	for i, p := range blocks {
		m := b.Meta()
		switch {
		case m.Title == "" && len(kept) == 0 && (p.Title || p.Level == 1 || i+1 < len(blocks) && isHeadline(p) && plain.IsHeaderLine(blocks[i+1].Text)):
			m.Title = p.Text
		case p.Subtitle && m.Summary == "" && len(kept) == 0:
			m.Summary = p.Text
		case p.Rows == nil && plain.IsHeaderLine(p.Text):
			if !plain.HeaderLine(m, p.Text) {
				kept = append(kept, p)
			}
		default:
			kept = append(kept, p)
			if p.Level == 0 {
				return append(kept, blocks[i+1:]...)
			}
		}
	}
	return kept
}

func isHeadline(p Block) bool {
	return p.Rows == nil && p.Level == 0 && p.Item == 0 && !p.Quote && !p.Note && plain.IsTitle(p.Text)
}

// plainHead reads the head as that of a plain text, and returns the blocks behind it.
func plainHead(b *article.Builder, blocks []Block) []Block {
	var texts []string
	for _, p := range blocks {
		if p.Rows != nil || p.Item > 0 || p.Quote || p.Note {
			break
		}
		texts = append(texts, p.Text)
	}
	return blocks[plain.Head(b, texts):]
}

// source writes blocks as HTML.
func source(blocks []Block) string {
	var out strings.Builder
	var lists []string // the elements of those that are open
	for i, p := range blocks {
		if p.Caption && i > 0 && len(blocks[i-1].Pictures) > 0 && len(p.Pictures) == 0 {
			continue // it stands with the picture
		}
		element := "ul"
		if p.Number > 0 {
			element = "ol"
		}
		for n := len(lists); n > p.Item || n > 0 && n == p.Item && lists[n-1] != element; n = len(lists) {
			out.WriteString("</" + lists[n-1] + ">")
			lists = lists[:n-1]
		}
		for len(lists) < p.Item {
			out.WriteString("<" + element + ">")
			lists = append(lists, element)
		}
		caption := ""
		if p.Caption && len(p.Pictures) > 0 {
			caption = p.words()
		} else {
			out.WriteString(p.source())
		}
		if i+1 < len(blocks) && blocks[i+1].Caption && len(blocks[i+1].Pictures) == 0 {
			caption = blocks[i+1].words()
		}
		out.WriteString(figures(p.Pictures, caption))
	}
	return out.String()
}

// words are those of a block as HTML.
func (p Block) words() string {
	if p.HTML != "" {
		return p.HTML
	}
	return html.EscapeString(p.Text)
}

func (p Block) source() string {
	s := p.words()
	switch {
	case p.Rows != nil:
		return table(p.Rows)
	case p.Note:
		return "<aside><p>" + s + "</p></aside>\n"
	case p.Item > 0 && p.More:
		return "<p>" + s + "</p>"
	case p.Item > 0 && p.Number > 0:
		return fmt.Sprintf(`<li value="%d">%s</li>`, p.Number, s)
	case p.Item > 0:
		return "<li>" + s + "</li>"
	case p.Level > 0 || p.Title:
		level := max(2, min(p.Level, 6))
		return fmt.Sprintf("<h%d>%s</h%d>\n", level, s, level)
	case p.Quote:
		return "<blockquote><p>" + s + "</p></blockquote>\n"
	}
	return "<p>" + s + "</p>\n"
}

func table(rows [][]string) string {
	var out strings.Builder
	out.WriteString("<table>")
	for _, row := range rows {
		out.WriteString("<tr>")
		for _, cell := range row {
			out.WriteString("<td>" + html.EscapeString(cell) + "</td>")
		}
		out.WriteString("</tr>")
	}
	return out.String() + "</table>\n"
}
