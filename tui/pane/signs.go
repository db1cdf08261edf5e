package pane

import (
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// sign is what stands for something on the screen; short says it where there is
// little room, help in a sentence.
type sign struct{ mark, short, help string }

// bars stand in the margin beside somebody's words.
var bars = [...]sign{
	{"┃", "said", "somebody's words, in quotation marks"},
	{"┊", "reported", "what somebody said, in the words of the article"},
	{"╏", "? guess", "words of which it is a guess who spoke"},
}

// otherSigns are those that the help explains beside them.
var otherSigns = [...]sign{
	{"?", "", "behind a name: a guess; enter says what it rests on"},
	{"│", "", "a passage that the article quotes as a block"},
	{"•", "", "not read yet"},
	{"●", "", "new since your last visit"},
	{"~", "", "changed since your last visit"},
	{"★", "", "starred"},
	{"▪", "", "a passage that you highlighted"},
	{"✎", "", "a note of yours"},
	{"✓", "", "confirmed by you"},
	{"▸", "", "folded asides; a shows them"},
}

// barOf is which of the bars words have: reported ones, or by who is a guess.
func barOf(reported, guess bool) int {
	switch {
	case reported:
		return 1
	case guess:
		return 2
	}
	return 0
}

// signsTitle is their title in the help.
const signsTitle = "signs"

// leastLegend is the height of a panel that has room to say what its bars mean.
const leastLegend = 8

// barLegend says what the bars in a panel mean, unless it is only the first one.
func (c Canvas) barLegend(r *state.Reader, width, height int) []string {
	if height < leastLegend {
		return nil
	}
	var there [len(bars)]bool
	for _, row := range r.PanelRows() {
		if row.Quote >= 0 {
			there[barOf(row.Reported, row.Guess)] = true
		}
	}
	if there == [len(bars)]bool{true} || there == [len(bars)]bool{} {
		return nil
	}
	rows := []string{""}
	for i, b := range bars {
		part := "  " + c.Style(theme.Bar).Render(b.mark) + " " + c.Muted.Render(b.short)
		last := len(rows) - 1
		switch {
		case !there[i]:
		case last > 0 && c.Width(rows[last]+part) < width:
			rows[last] += part
		default:
			rows = append(rows, c.Fit(part[1:], width))
		}
	}
	return rows
}

// signRows explain the signs that match a query, for the help.
func (c Canvas) signRows(query string) []explained {
	var rows []explained
	for _, s := range append(bars[:len(bars):len(bars)], otherSigns[:]...) {
		if query == "" || strings.Contains(signsTitle+" "+s.mark+" "+text.Fold(s.help), query) {
			rows = append(rows, explained{c.Key.Render(s.mark), s.help})
		}
	}
	return rows
}
