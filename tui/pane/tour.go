package pane

import (
	"fmt"
	"strings"

	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Sizes of the tour's card: rows that its text may take, and cells of a line.
const (
	tourLines = 8
	tourWide  = 96
	tourLeast = 20
)

// TourHeight is how many rows the cards of the tour take in width cells, 0 where there
// is no tour, or no room: those of the highest, so that the page does not move when one
// turns to the next.
func (c Canvas) TourHeight(r *state.Reader, keys *keymap.Keymap, width int) int {
	inner := tourInner(width)
	if _, _, _, ok := r.TourCard(); !ok || inner < tourLeast {
		return 0
	}
	highest := 0
	for _, s := range r.Tour().Steps() {
		highest = max(highest, len(c.tourText(keys, s, width)))
	}
	return 1 + highest
}

func tourInner(width int) int { return min(tourWide, width-2) }

// TourCard draws the card of the tour that is shown now, in height rows of at most width
// cells; none where there is none.
func (c Canvas) TourCard(r *state.Reader, keys *keymap.Keymap, width, height int) []string {
	step, n, of, ok := r.TourCard()
	inner := tourInner(width)
	if !ok || inner < tourLeast {
		return nil
	}
	title, note := c.Fit(step.Title, inner-12), fmt.Sprintf("%d of %d", n, of)
	rule, fill := c.Style(theme.Rule), width-c.Width(title)-c.Width(note)-8
	rows := []string{rule.Render("── ") + c.Headline.Render(title) + rule.Render(" "+strings.Repeat("─", max(0, fill))+" ") + c.Muted.Render(note) + rule.Render(" ──")}
	body := c.tourText(keys, step, width)
	last := len(body) - 1
	for i := range height - 1 {
		switch {
		case i < last:
			rows = append(rows, " "+body[i])
		case i == height-2:
			rows = append(rows, " "+body[last])
		default:
			rows = append(rows, "")
		}
	}
	return rows
}

// tourText is what a card says; the last row tells the key that leads on, and how
// to end it.
func (c Canvas) tourText(keys *keymap.Keymap, step state.TourStep, width int) []string {
	inner := tourInner(width)
	rows := c.Wrap(c.withKeys(keys, step, step.Text), inner, tourLines)
	next, end := c.Accent.Render("→")+" "+c.withKeys(keys, step, step.Next), c.Muted.Render("esc ends the tour")
	if c.Width(next)+c.Width(end)+2 <= inner {
		return append(rows, c.Spread(next, end, width-2))
	}
	return append(append(rows, c.Fit(next, inner)), end)
}

var action = text.Pattern(`\{[a-z-]+\}`)

// withKeys puts the key in force for every action in braces, as it is where the
// card is shown.
func (c Canvas) withKeys(keys *keymap.Keymap, step state.TourStep, words string) string {
	modes := []keymap.Mode{keymap.Article, keymap.Panel, keymap.List}
	if step.On == state.OnList {
		modes = []keymap.Mode{keymap.List}
	}
	return action().ReplaceAllStringFunc(words, func(braced string) string {
		name := strings.Trim(braced, "{}")
		for _, mode := range modes {
			if b, ok := keys.Binding(mode, keymap.Find(name)); ok && len(b.Keys) > 0 {
				return c.Key.Render(keymap.Label(b.Keys[0]))
			}
		}
		return ":" + name
	})
}
