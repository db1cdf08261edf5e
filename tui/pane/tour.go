package pane

import (
	"fmt"

	"lede/model/state"
	"lede/tui/theme"
)

// tourLines is how many rows the text of a tour's card may take.
const tourLines = 8

// Tour draws card n of the tour, at most width cells wide.
func (c Canvas) Tour(step state.TourStep, n, of, width int) []string {
	inner := min(CardWidth, width) - 4
	if inner < 20 {
		return nil
	}
	body := c.Wrap(step.Text, inner, tourLines)
	body = append(body, "")
	next, end := c.Style(theme.Accent).Render("→")+" "+step.Next, c.Muted.Render("esc ends the tour")
	if c.Width(next)+c.Width(end)+2 <= inner {
		body = append(body, c.Spread(next, end, inner))
	} else {
		body = append(append(body, c.Wrap(next, inner, 2)...), end)
	}
	return c.frame(step.Title, fmt.Sprintf("%d of %d", n, of), body, inner)
}
