package tui

import (
	"cmp"

	"lede/model/hyphen"
	"lede/model/state"
)

// nextLines ends lines in another way.
func (m *Model) nextLines() {
	m.reader.Lines = m.reader.Lines.Next()
	said := "lines are " + m.reader.Lines.String()
	if m.reader.Lines != state.Ragged && m.hyphens() == nil {
		said += "; words of this language are not parted"
	}
	m.reader.Say(said)
}

// hyphens is the dictionary of the open article's language, nil where words
// stay whole. What is not known to be another language is taken for English.
func (m *Model) hyphens() *hyphen.Dictionary {
	if m.reader.Lines == state.Ragged {
		return nil
	}
	return hyphen.For(cmp.Or(m.reader.Open.Language(), "en"))
}
