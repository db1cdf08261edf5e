// Package pane draws the parts of the screen: each is a function from state to
// rows. A row is one line of exactly the width asked for, or shorter where the
// caller pads. Panes hold nothing and change nothing.
package pane

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// Canvas is what every pane draws with. Method measures cells the way the
// terminal's renderer does.
type Canvas struct {
	*theme.Theme
	Method ansi.Method
	Still  bool // nothing moves on its own
	// Isolated says that rows are marked off for terminals that reorder them.
	Isolated bool
	Today    time.Time // in the reader's zone
	// Commands are what ":" takes, in alphabetical order.
	Commands []string
}

// Width is the number of cells of s, escapes not counted.
func (c Canvas) Width(s string) int { return c.Method.StringWidth(s) }

// Fit cuts s to width cells, with "…" where something is cut. (ansi.Truncate is
// wrong by a cell or two for some emoji when measuring by wcwidth.)
func (c Canvas) Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	cut := s
	for room := width; c.Width(cut) > width; room-- {
		cut = c.Method.Truncate(s, room, "…")
	}
	return cut
}

// FitWords is Fit where what is left ends with a whole word, unless little is then.
func (c Canvas) FitWords(s string, width int) string { return c.fitWords(s, width, width/2) }

// fitWords is likewise; what is left has least cells.
func (c Canvas) fitWords(s string, width, least int) string {
	cut := c.Fit(s, width)
	kept, short := strings.CutSuffix(cut, "…")
	if !short || cut == s || strings.HasPrefix(s[len(kept):], " ") {
		return cut
	}
	if at := strings.LastIndexByte(kept, ' '); at >= 0 && c.Width(kept[:at]) >= least {
		return strings.TrimRight(kept[:at], " ") + " …"
	}
	return cut
}

// Pad cuts or fills s to exactly width cells.
func (c Canvas) Pad(s string, width int) string {
	s = c.Fit(s, width)
	return s + spaces(width-c.Width(s))
}

// Inked is a row in which the words without a style have that of text, so that all
// there is to read looks alike on a ground that the terminal chose.
func (c Canvas) Inked(row string) string {
	ink := c.Style(theme.Text)
	if ink.Plain() {
		return row
	}
	var b strings.Builder
	for styled := false; row != ""; {
		words, sequence, rest := row, "", ""
		if at := strings.IndexByte(row, '\x1b'); at >= 0 {
			var size int
			sequence, _, size, _ = ansi.DecodeSequence(row[at:], ansi.NormalState, nil)
			words, rest = row[:at], row[at+size:]
		}
		if bare := strings.Trim(words, " "); bare != "" && !styled {
			at := strings.Index(words, bare)
			words = words[:at] + ink.Render(bare) + words[at+len(bare):]
		}
		b.WriteString(words)
		b.WriteString(sequence)
		if strings.HasPrefix(sequence, "\x1b[") && strings.HasSuffix(sequence, "m") {
			styled = sequence != theme.Reset && sequence != "\x1b[0m"
		}
		row = rest
	}
	return b.String()
}

// Overlay lays over on base from column x on; base is width cells wide. A wide
// glyph that is cut in half becomes a space. (ansi.Cut is wrong for wide glyphs
// when measuring by wcwidth.)
func (c Canvas) Overlay(base, over string, x, width int) string {
	left := c.Method.Truncate(base, x, "")
	end := x + c.Width(over)
	right := c.Method.TruncateLeft(base, end, "")
	if room := width - end; c.Width(right) > room {
		right = " " + c.Method.TruncateLeft(base, end+1, "")
	}
	return left + theme.Reset + spaces(x-c.Width(left)) + over + right
}

// Spread puts left and right at the ends of width cells; where both do not fit,
// right goes.
func (c Canvas) Spread(left, right string, width int) string {
	room := width - c.Width(left) - c.Width(right)
	if right == "" || room < 1 {
		return c.Pad(left, width)
	}
	return left + spaces(room) + right
}

// Wrap breaks s between words into at most lines rows of width cells; the last
// ends with "…" where something is left over, as FitWords does. Words are cut only
// where one alone is wider than a row.
func (c Canvas) Wrap(s string, width, lines int) []string {
	if width <= 0 || lines <= 0 {
		return nil
	}
	rows := c.broken(s, width)
	if last := len(rows) - 1; last > 0 && strings.Trim(rows[last], " ") == "…" { // no row of its own
		rows = rows[:last]
		rows[last-1] = c.FitWords(strings.TrimRight(rows[last-1], " ")+" …", width)
	}
	if len(rows) > lines {
		rest := strings.Join(rows[lines-1:], " ")
		rows = append(rows[:lines-1:lines-1], c.FitWords(rest, width))
		if last := rows[lines-1]; !strings.HasSuffix(last, "…") {
			rows[lines-1] = c.Fit(last, width-1) + "…"
		}
	}
	for i, row := range rows {
		rows[i] = c.Fit(strings.TrimRight(row, " "), width)
	}
	return rows
}

// broken is s in rows of width cells. The wrapping lets a hyphen before a space stand
// beyond its row: meanwhile it is a letter of no script.
func (c Canvas) broken(s string, width int) []string {
	const hyphen = "\uE000"
	s = strings.ReplaceAll(s, "- ", hyphen+" ")
	if rest, ok := strings.CutSuffix(s, "-"); ok {
		s = rest + hyphen
	}
	return strings.Split(strings.ReplaceAll(c.Method.Wrap(s, width, ""), hyphen, "-"), "\n")
}

// Fill brings rows to exactly height rows of exactly width cells.
func (c Canvas) Fill(rows []string, width, height int) []string {
	full := make([]string, height)
	for i := range full {
		if i < len(rows) {
			full[i] = c.Pad(rows[i], width)
		} else {
			full[i] = spaces(width)
		}
	}
	return full
}

// Say centres lines of text in a pane that has nothing else to show.
func (c Canvas) Say(width, height int, lines ...string) []string {
	var rows []string
	for range max(0, (height-len(lines))/3) {
		rows = append(rows, "")
	}
	for _, line := range lines {
		for _, row := range c.Wrap(line, max(1, width-4), 3) {
			rows = append(rows, spaces((width-c.Width(row))/2)+c.Style(theme.Muted).Render(row))
		}
	}
	return c.Fill(rows[:min(len(rows), height)], width, height)
}

const blanks = "                                                                                                                                "

func spaces(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// day is a date without a year that is this one.
func (c Canvas) day(d article.Date) string {
	if d.Precision >= article.Day && d.Time.Year() == c.Today.Year() {
		return d.Time.Format("2 Jan")
	}
	return d.Short()
}

// line cleans what was not cleaned yet: error texts, names of files.
func line(s string) string { return text.CleanLine(s) }
