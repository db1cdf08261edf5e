package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/export"
	"lede/model/load"
	"lede/model/quote"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// paperWidth is the longest line of printed text unless -w says otherwise or the
// terminal has less.
const paperWidth = 80

// paperOn is the longest line on a terminal of that many columns, 0 for none.
func paperOn(columns int) int {
	if columns <= 0 {
		return paperWidth
	}
	return min(columns, paperWidth)
}

// printAll writes the articles as text, one after the other: the page of the
// reader on endless paper, or with width 0 text that is not wrapped.
func printAll(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	out := bufio.NewWriterSize(s.out, 64<<10)
	lit := q.color.lit(s.out)
	if q.width < 0 {
		q.width = paperOn(columnsOf(s.out, q.width))
	}
	w, err := newPaper(out, q, lit)
	if err != nil {
		return err
	}
	in := input{names: names, options: o, analyze: unread}
	if lit {
		files, err := q.corrections.open(s, names, true)
		if err != nil {
			return err
		}
		in.analyze = corrected(analysis.Analyze, files.Current())
	}
	err = each(ctx, s, in, w.Write)
	return errors.Join(err, w.Close(), out.Flush())
}

func newPaper(out io.Writer, q request, lit bool) (export.Writer, error) {
	if q.width == 0 {
		format, _ := export.Find("text")
		return format.New(out), nil
	}
	name := q.theme
	if name == "" {
		name = theme.Default(theme.Screen{Colors: 16})
	}
	themes, err := theme.Open(themesPath())
	if err != nil {
		return nil, err
	}
	t, err := themes.Named(name)
	if err != nil {
		return nil, usageError{err}
	}
	if theme.UnderlinesOf(os.Getenv) != theme.Many {
		t = t.Simple()
	}
	p := &paper{out: out, lit: lit, width: q.width, theme: t}
	return p, nil
}

// paper prints documents as the reader shows them, asides unfolded. Without
// colours the left margin is left out and no byte is an escape.
type paper struct {
	out   io.Writer
	theme *theme.Theme
	width int
	lit   bool
	count int
}

// strip is how many rows are laid out and written at a time.
const strip = 256

func (p *paper) Write(d *analysis.Document) error {
	if p.count++; p.count > 1 {
		if _, err := io.WriteString(p.out, "\n* * *\n\n"); err != nil {
			return err
		}
	}
	opt := page.Options{Width: p.width, Measure: p.width, Theme: p.theme, Method: ansi.GraphemeWidth, Unfold: true}
	if p.width >= leastPaper { // paper has no right margin
		opt.Width += barMargin
	}
	pg := page.New(d.Article, opt)
	marks := paint.NewLayer(marks(d))
	top := pg.First()
	if rows := pg.Rows(top, 1); len(rows) == 1 && rows[0].Gap {
		top = pg.Move(top, 1)
	}
	for {
		rows := pg.Rows(top, strip)
		if err := p.rows(pg, rows, marks); err != nil || len(rows) < strip {
			return err
		}
		next := pg.Move(top, strip)
		if pg.Distance(top, next, strip) < strip {
			return nil
		}
		top = next
	}
}

func (p *paper) Close() error { return nil }

func (p *paper) rows(pg *page.Page, rows []page.Row, marks *paint.Layer) error {
	lines := make([]string, len(rows))
	if p.lit {
		painter := paint.Painter{}
		lines = painter.Rows(pg, rows, marks)
	} else {
		for i := range rows {
			lines[i] = plain(pg, &rows[i])
		}
	}
	for _, line := range lines {
		if _, err := io.WriteString(p.out, strings.TrimRight(line, " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// leastPaper is the width of paper with room for margins.
const leastPaper = 10

// barMargin is the room for bars left of the text, which on plain paper only
// block quotations use.
const barMargin = 2

// plain is a row as text, without an empty left margin.
func plain(pg *page.Page, r *page.Row) string {
	var b strings.Builder
	for _, s := range r.Segs {
		b.WriteString(s.Text)
	}
	return strings.TrimPrefix(b.String(), strings.Repeat(" ", pg.Left()))
}

// marks light every name and every quotation that is somebody's words.
func marks(d *analysis.Document) []paint.Mark {
	var out []paint.Mark
	for _, q := range d.Quotes {
		role := theme.Quote
		if q.Kind == quote.Indirect {
			role = theme.Reported
		}
		if q.Said {
			out = append(out, paint.Mark{Span: q.Span, Role: role, Guess: q.Speaker != nil && q.Confidence < entity.Sure})
		}
	}
	for _, m := range d.Mentions {
		if kind := d.Entities[m.Entity].Kind; m.Form != entity.Pronoun {
			strength := theme.StrengthOf(kind, d.Again(&m), m.Confidence < entity.Sure)
			out = append(out, paint.Mark{Span: m.Span, Role: theme.Of(kind), Strength: strength})
		}
	}
	return out
}
