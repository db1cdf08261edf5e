package state

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/correct"
	"lede/model/entity"
	"lede/model/text"
)

// Chooser is the list of names to choose from: who a name is the same as, or
// who spoke. What is typed meanwhile filters it.
type Chooser struct {
	query  string
	row    int
	target target
}

// Query is what the names are filtered by.
func (c *Chooser) Query() string { return c.query }

// Row is the selected choice.
func (c *Chooser) Row() int { return c.row }

// OfQuote reports whether a speaker is chosen.
func (c *Chooser) OfQuote() bool { return c.target.quote }

// Words are what the choice is about.
func (c *Chooser) Words() string { return c.target.words }

// Choice is one row of a Chooser.
type Choice struct {
	Name     string
	Kind     entity.Kind
	Mentions int  // in the open article
	Nobody   bool // nobody is named
	New      bool // as it was typed: no name of the article
}

// Choose opens the list of names. It reports false where there is nothing to
// choose for.
func (r *Reader) Choose() bool {
	t, ok := r.target()
	if !ok {
		r.noTarget()
		return false
	}
	r.chooser = &Chooser{target: t}
	r.Type(ForChoice, "")
	return true
}

// Choices are the names that what is typed leaves over: those that share a word
// with the target first, of its kind next, then the most mentioned. Behind them
// stand nobody, for a quotation, and what was typed.
func (r *Reader) Choices() []Choice {
	c := r.chooser
	if c == nil || r.open == nil || r.open.doc == nil {
		return nil
	}
	var out []Choice
	exact := false
	query := text.Fold(strings.TrimSpace(c.query))
	for _, e := range r.open.doc.Entities {
		exact = exact || text.Fold(e.Name) == query
		if c.offers(&e) && contains(append([]string{e.Name}, e.Aliases...), query) {
			out = append(out, Choice{Name: e.Name, Kind: e.Kind, Mentions: len(e.Mentions)})
		}
	}
	slices.SortStableFunc(out, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(c.rank(b), c.rank(a)), cmp.Compare(b.Mentions, a.Mentions))
	})
	if c.target.quote && strings.HasPrefix("nobody", query) {
		out = append(out, Choice{Nobody: true})
	}
	if typed := text.CleanLine(c.query); typed != "" && !exact && correct.Words(typed) != correct.Words(c.target.words) {
		out = append(out, Choice{Name: typed, Kind: c.target.kind, New: true})
	}
	return out
}

// offers reports whether e may be chosen: who can speak for a quotation, any
// other entity for a name.
func (c *Chooser) offers(e *entity.Entity) bool {
	if c.target.quote {
		return e.Kind <= entity.Group
	}
	if e.Name == c.target.words {
		return false
	}
	return e.Kind < entity.Date && (!c.target.whole() || e.Name != c.target.names[0])
}

func (c *Chooser) rank(o Choice) int {
	n := 0
	if !c.target.quote && o.Kind == c.target.kind || c.target.quote && o.Kind <= entity.Organization {
		n++
	}
	words := strings.Fields(text.Fold(o.Name))
	if !c.target.quote && slices.ContainsFunc(strings.Fields(text.Fold(c.target.words)), func(w string) bool { return slices.Contains(words, w) }) {
		n += 2
	}
	return n
}

func contains(names []string, query string) bool {
	return query == "" || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(text.Fold(n), query) })
}

// MoveChoice moves the selected row by n.
func (r *Reader) MoveChoice(n int) {
	if r.chooser != nil {
		r.chooser.row = max(0, min(r.chooser.row+n, len(r.Choices())-1))
	}
}

// Pick rules that the target is the selected choice, or was said by it, and
// closes the list.
func (r *Reader) Pick() bool {
	all, c := r.Choices(), r.chooser
	r.chooser = nil
	if c == nil || c.row >= len(all) {
		return false
	}
	chosen, t := all[c.row], c.target
	switch {
	case chosen.Nobody:
		return r.rule(t, "nobody is named", correct.Verdict{Decision: correct.SaidByNoone})
	case t.quote:
		return r.rule(t, "said by "+chosen.Name, correct.Verdict{Decision: correct.SaidBy, Name: chosen.Name})
	}
	return r.rule(t, "“"+t.words+"” is "+chosen.Name, correct.Verdict{Decision: correct.SameAs, Kind: chosen.Kind, Name: chosen.Name}, t.words)
}

// closePrompts gives up a choice or a note under way, which are about another
// text.
func (r *Reader) closePrompts() {
	if r.chooser != nil || r.noting != nil {
		r.chooser, r.noting, r.input = nil, nil, nil
	}
}
