package tui

import (
	"cmp"

	"lede/model/hyphen"
	"lede/model/state"
	"lede/tui/page"
)

// nextLines ends lines in another way.
func (m *Model) nextLines() {
	m.reader.CycleLines()
	said := "lines are " + m.reader.Lines().String()
	if m.reader.Lines() != state.Ragged && m.hyphens() == nil {
		said += "; words of this language are not parted"
	}
	m.reader.Say(said)
}

// hyphens is the dictionary of the open article's language, nil where words
// stay whole. What is not known to be another language is taken for English.
func (m *Model) hyphens() *hyphen.Dictionary {
	if m.reader.Lines() == state.Ragged {
		return nil
	}
	return hyphen.For(cmp.Or(m.reader.Open().Language(), "en"))
}

// foldsOf is the folds that are open, as the page takes them.
func foldsOf(f *state.Folds) page.Folds {
	if f == nil {
		return nil
	}
	return f
}

// toggleFold opens or closes the first fold of asides on the screen; it reports
// whether there is one.
func (m *Model) toggleFold() bool {
	p := m.shown()
	if p == nil {
		return false
	}
	for _, row := range p.Rows(m.top(), m.layout().Page.Height) {
		if row.Fold {
			m.reader.ToggleFold(row.Block)
			return true
		}
	}
	return false
}
