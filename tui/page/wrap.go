package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// line is a line of text in bytes of what was wrapped: [start, end) is shown,
// white space at the end is not.
type line struct{ start, end int }

// wrap breaks s into lines of at most width columns, where Unicode's line
// breaking algorithm (UAX #14) allows it, which is between ideographs too; a
// word that is longer than a line is broken between grapheme clusters. No
// cluster is ever broken. On the first line lead columns are taken already. ""
// is one empty line.
func wrap(s string, width, lead int, m ansi.Method) []line {
	var (
		out     []line
		b       = breaks{rest: s, state: -1}
		start   int    // of the line
		col     = lead // columns from start to i
		last    int    // the last place in the line where it may end
		lastCol int    // columns from start to last
	)
	b.step()
	for i := 0; i < len(s); {
		n, w := cluster(s[i:], m)
		_, w = shown(s[i:i+n], w, width-lead, m)
		for col+w > width && i > start && !blank(s[i:i+n]) {
			if last <= start {
				last, lastCol = i, col
			}
			out = append(out, line{start, trim(s, start, last)})
			start, col = last, col-lastCol
			lastCol = 0
		}
		i += n
		col += w
		for b.at < i && b.more() {
			b.step()
		}
		if b.at != i {
			continue
		}
		last, lastCol = i, col
		if b.must && i < len(s) {
			out = append(out, line{start, trim(s, start, i)})
			start, col, lastCol = i, 0, 0
		}
	}
	if start < len(s) || len(out) == 0 {
		out = append(out, line{start, trim(s, start, len(s))})
	}
	return out
}

// breaks walks the places where a line may or must end.
type breaks struct {
	rest  string
	state int
	at    int // the next such place, in bytes
	must  bool
}

func (b *breaks) more() bool { return b.rest != "" }

func (b *breaks) step() {
	var seg string
	seg, b.rest, b.must, b.state = uniseg.FirstLineSegmentInString(b.rest, b.state)
	b.at += len(seg)
}

// blank reports whether the cluster c is a space at which a line may end.
func blank(c string) bool {
	r, n := utf8.DecodeRuneInString(c)
	return n == len(c) && unicode.IsSpace(r) && r != 0xa0 && r != 0x202f
}

// trim is end without the white space before it.
func trim(s string, start, end int) int {
	return start + len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
}

// balance is the smallest measure in which s needs no more lines than in
// columns, so that a headline's lines are of about one length.
func (p *Page) balance(s string, columns int) int {
	if len(s) > 4*columns || utf8.RuneCountInString(s) <= columns/2 {
		return columns
	}
	n := len(wrap(s, columns, 0, p.opt.Method))
	low, high := columns/2, columns
	for low < high {
		if mid := (low + high) / 2; len(wrap(s, mid, 0, p.opt.Method)) <= n {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return high
}
