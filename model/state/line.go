package state

import "unicode"

// Line is a line of text that is edited.
type Line struct {
	Text   []rune
	Cursor int  // in runes
	Whole  bool // all of it is selected: what is typed takes its place
}

// replaced takes away what is selected, and reports whether something was.
func (l *Line) replaced() bool {
	whole := l.Whole && len(l.Text) > 0
	if l.Whole = false; whole {
		l.Text, l.Cursor = nil, 0
	}
	return whole
}

// Insert puts typed text at the cursor; control characters are left out.
func (l *Line) Insert(s string) {
	l.replaced()
	var rs []rune
	for _, c := range s {
		if !unicode.IsControl(c) {
			rs = append(rs, c)
		}
	}
	l.Text = append(l.Text[:l.Cursor:l.Cursor], append(rs, l.Text[l.Cursor:]...)...)
	l.Cursor += len(rs)
}

// Delete removes n runes before the cursor, or -n after it.
func (l *Line) Delete(n int) {
	if l.replaced() {
		return
	}
	from, to := l.Cursor-n, l.Cursor
	if n < 0 {
		from, to = l.Cursor, l.Cursor-n
	}
	from, to = max(0, from), min(len(l.Text), to)
	l.Text = append(l.Text[:from:from], l.Text[to:]...)
	l.Cursor = from
}

// Word is the number of runes back to the start of the word before the cursor.
func (l *Line) Word() int {
	i := l.Cursor
	for i > 0 && unicode.IsSpace(l.Text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(l.Text[i-1]) {
		i--
	}
	return l.Cursor - i
}

// Move sets the cursor n runes on, within the line.
func (l *Line) Move(n int) {
	l.Whole = false
	l.Cursor = max(0, min(len(l.Text), l.Cursor+n))
}
