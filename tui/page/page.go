// Package page turns an article into rows of the screen and back: which row
// shows a byte of the text, and which byte a cell shows.
//
// Work is done block by block, only where somebody looks: opening an article
// costs one pass over its list of blocks, never over its text.
//
// # Who draws what
//
// Bubble Tea runs the program and writes what changed to the terminal; only
// package tui knows it. Lip Gloss styles, pads and joins the panes around the
// page. Glamour colours code by its language. Of all else in an article the
// rows are made here, from the theme's styles:
//
//   - Prose needs lines that know their bytes, words parted by language, breaks
//     between ideographs, and widths measured as the terminal does.
//   - Lists and tasks: Glamour has no hanging indent; the second line of an item
//     begins below its bullet, as if it were another item.
//   - Tables: Glamour narrows all columns at once; in 40 columns heads are cut
//     ("Harb…"), in 24 words become pieces of three letters, and a line of
//     ideographs begins with a comma. Here heads are wrapped before words are
//     broken, and what still does not fit becomes a record below the other.
//
// # For the reader pane
//
//	p := page.New(article, page.Options{Width: w, Theme: th, Method: m})
//	top := p.At(place)             // the row that shows the reading place
//	top = p.Move(top, +1)          // scrolling; clamped at both ends
//	rows := p.Rows(top, height)    // rows of the screen, fewer at the end
//	place = p.Place(top)           // what to remember
//
// A place is a byte offset into Article.Text, or negative in the header: -1 is
// the row above the body. Different rows have different places, so a place
// alone says where one is; the rows of a picture alone have that of its caption
// below, and Above and Raised tell them apart. After a resize or a change of theme make a new page
// by With and ask At for the old place; keep that place until the reader moves,
// for At may round it down to the start of a row.
//
// A Pos belongs to the page it came from.
package page

import (
	"slices"
	"sort"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/hyphen"
	"lede/tui/theme"
)

// DefaultMeasure is the longest line in columns unless the reader chose another.
const DefaultMeasure = 72

// Limits of the layout.
const (
	minMeasure = 8 // columns of text kept however deep the indent
	margin     = 2 // columns left of the text for the bar of a quotation
)

// Options say how an article is laid out.
type Options struct {
	Width   int          // columns of the pane; no row is wider
	Measure int          // longest line of text; 0 is DefaultMeasure
	Theme   *theme.Theme // must be given
	Method  ansi.Method  // how the renderer measures: WcWidth until the terminal reported mode 2027
	Unfold  bool         // asides are shown in full, not folded to a line
	Opened  Folds        // likewise, those of some folds; nil is none
	Justify bool         // lines are filled to one length where spaces do not have to become wide
	Names   bool         // the left margin gets room for the names of speakers where there is some

	Pictures *Pictures          // nil shows none
	Hyphens  *hyphen.Dictionary // parts words at line ends; nil does not
}

// Folds is a set of folds by the index of their first block. It does not
// change, and can be compared.
type Folds interface{ Has(block int) bool }

// Page is an article laid out for one width, theme and measuring method. It is
// not safe for use by several goroutines.
type Page struct {
	article *article.Article
	opt     Options
	left    int // columns before the text
	measure int // columns of text
	units   []unit
	head    string
	laid    cache[int, []Row]  // rows by unit
	tints   cache[int, []tint] // of code by block; depends on no option
}

// Pos names one row of a page.
type Pos struct{ unit, row int }

// New prepares a. Nothing is laid out yet.
func New(a *article.Article, opt Options) *Page {
	p := &Page{article: a, head: a.Meta.Head()}
	p.units = units(a, opt)
	p.set(opt)
	return p
}

// With is the same article by other options. What does not depend on them is
// kept; p should not be used any more.
func (p *Page) With(opt Options) *Page {
	q := &Page{article: p.article, head: p.head, units: p.units, tints: p.tints}
	if opt.Unfold != p.opt.Unfold || opt.Opened != p.opt.Opened {
		q.units = units(p.article, opt)
	}
	q.set(opt)
	return q
}

func (p *Page) set(opt Options) {
	if opt.Measure <= 0 {
		opt.Measure = DefaultMeasure
	}
	p.opt = opt
	p.left, p.measure = frame(opt.Width, opt.Measure, opt.Names)
}

// Article is what the page shows.
func (p *Page) Article() *article.Article { return p.article }

// Head is what the header shows of the article's words, which are not in its
// text; see article.Meta.
func (p *Page) Head() string { return p.head }

// Options are the options the page was made with.
func (p *Page) Options() Options { return p.opt }

// First is the first row.
func (p *Page) First() Pos { return p.Move(Pos{}, 0) }

// End is the last row.
func (p *Page) End() Pos {
	last := len(p.units) - 1
	return Pos{last, len(p.rows(last)) - 1}
}

// At is the row that shows the byte at place, or the last row before it.
func (p *Page) At(place int) Pos {
	u := sort.Search(len(p.units), func(i int) bool { return p.units[i].place > place }) - 1
	u = max(u, 0)
	rows := p.rows(u)
	r := max(0, sort.Search(len(rows), func(i int) bool { return rows[i].Place > place })-1)
	for i := r; i >= 0 && p.units[u].to > 0; i-- {
		if rows[i].shows(place) { // cells side by side: a later byte may stand higher
			return Pos{u, i}
		}
	}
	return Pos{u, r}
}

// Place is the place of a row; At gives the row back.
func (p *Page) Place(pos Pos) int { return p.row(pos).Place }

// Move is the row n rows after pos, before it where n is negative; the first
// or the last row where there are fewer. It lays out what it passes.
func (p *Page) Move(pos Pos, n int) Pos {
	pos = p.clamp(pos)
	pos.row += n
	for pos.row < 0 && pos.unit > 0 {
		pos.unit--
		pos.row += len(p.rows(pos.unit))
	}
	for pos.unit < len(p.units)-1 && pos.row >= len(p.rows(pos.unit)) {
		pos.row -= len(p.rows(pos.unit))
		pos.unit++
	}
	return p.clamp(pos)
}

// clamp is pos, or the nearest row there is.
func (p *Page) clamp(pos Pos) Pos {
	pos.unit = max(0, min(pos.unit, len(p.units)-1))
	pos.row = max(0, min(pos.row, len(p.rows(pos.unit))-1))
	return pos
}

// Bottom is the row at the top of a screen of that height whose last row is
// the page's last.
func (p *Page) Bottom(height int) Pos { return p.Move(p.End(), 1-height) }

// Distance is the number of rows from a to b, negative where b comes first,
// but no more than limit either way.
func (p *Page) Distance(a, b Pos, limit int) int {
	if b.unit < a.unit || b.unit == a.unit && b.row < a.row {
		return -p.Distance(b, a, limit)
	}
	n := b.row - a.row
	for u := a.unit; u < b.unit && n < limit; u++ {
		n += len(p.rows(u))
	}
	return min(n, limit)
}

// Rows are the n rows from pos on, fewer at the end. They are shared and must
// not be changed.
func (p *Page) Rows(pos Pos, n int) []Row {
	out := make([]Row, 0, min(n, 128))
	for pos = p.clamp(pos); len(out) < n && pos.unit < len(p.units); pos = (Pos{pos.unit + 1, 0}) {
		rows := p.rows(pos.unit)[pos.row:]
		out = append(out, rows[:min(len(rows), n-len(out))]...)
	}
	return out
}

// Index is the row of rows that shows the byte at offset, -1 where none does:
// where a quotation begins, and its speaker's name belongs.
func Index(rows []Row, offset int) int {
	return slices.IndexFunc(rows, func(r Row) bool { return r.shows(offset) })
}

// Progress is how far down the article a place is, from 0 to 1, by bytes: the
// number of rows of an article is not known before it is laid out.
func (p *Page) Progress(place int) float64 {
	if len(p.article.Text) == 0 {
		return 0
	}
	return float64(max(0, place)) / float64(len(p.article.Text))
}

func (p *Page) row(pos Pos) *Row {
	pos = p.clamp(pos)
	return &p.rows(pos.unit)[pos.row]
}

// rows lays out a unit, or remembers it.
func (p *Page) rows(u int) []Row {
	rows, ok := p.laid.get(u)
	if !ok {
		rows = p.lay(p.units[u])
		p.laid.put(u, rows)
	}
	return rows
}
