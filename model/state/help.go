package state

// Help is the list of keys over the page.
type Help struct {
	query string
	top   int
}

// Query is what its keys are filtered by.
func (h *Help) Query() string { return h.query }

// Top is its first row on the screen.
func (h *Help) Top() int { return h.top }

// ShowHelp shows the list of keys.
func (r *Reader) ShowHelp() { r.help = &Help{} }

// ScrollHelp moves the help by n of its rows, within a screen of height rows.
func (r *Reader) ScrollHelp(n, rows, height int) {
	if r.help != nil {
		r.help.top = max(0, min(r.help.top+n, rows-height))
	}
}
