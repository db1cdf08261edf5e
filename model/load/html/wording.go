package html

// wording is a text of a page, and what was found out about it: lines that read
// alike share it.
type wording struct {
	text  string // on one line
	flat  string // its letters, once asked
	times int    // how often it stands on the page, out of sight too
	cuts  verdict
	drops verdict
}

// letters are those of the text.
func (w *wording) letters() string {
	if w.flat == "" {
		w.flat = letters(w.text)
	}
	return w.flat
}

// verdict is the answer to a question that costs time, once it was asked.
type verdict uint8

const (
	unasked verdict = iota
	yes
	no
)

// of returns the answer, which is asked for once.
func (v *verdict) of(p *phrases, s string) bool {
	if *v == unasked {
		*v = no
		if p.match(s) {
			*v = yes
		}
	}
	return *v == yes
}

// cuts reports whether a text starts something that is not the article.
func (h *hints) cuts(w *wording) bool { return w.cuts.of(h.cut, w.text) }

// drops reports whether a text is a page's, not an article's.
func (h *hints) drops(w *wording) bool { return w.drops.of(h.drop, w.text) }
