package quote

import (
	"strings"

	"lede/model/entity"
)

// labelsPeople reports whether at least half of the turns have labels that somebody can
// go by, and one a person: "WALLACE:", not the "Cons:", "Price:" and "Our Verdict:" of a
// page that lists things.
func (lay *layout) labelsPeople(turns []turn) bool {
	people, bodies := 0, 0
	c := lay.cast(turns)
	answered := lay.answered(turns)
	for _, t := range turns {
		switch {
		case lay.labelsPerson(t, &c, answered):
			people++
		case lay.labelKind(t) == entity.Organization:
			bodies++
		}
	}
	return people > 0 && 2*(people+bodies) >= len(turns)
}

// answered reports whether questions marked Q among the turns have an A beside them.
func (lay *layout) answered(turns []turn) bool {
	for _, t := range turns {
		if answers(t.label.Of(lay.doc.Text)) {
			return true
		}
	}
	return false
}

// labelsPerson reports whether the label of t is a person's name, initials or part in
// what is told: "Ann Lee", "LEE", "AL", "THE COURT", "Q" where there is an "A".
func (lay *layout) labelsPerson(t turn, c *cast, answered bool) bool {
	name := t.label.Of(lay.doc.Text)
	lo, hi := lay.labelTokens(t.label)
	if name == "Q" || lo >= hi {
		return answered
	}
	low := lay.tokens[hi-1].low
	if _, known := c.byLastName[low]; known || tables().labels[low] || hi == lo+1 && lay.initialled(name, c) != Nobody {
		return true
	}
	return lay.labelKind(t) == entity.Person && (upper(name) || strings.Contains(name, " ") || lay.namedInProse(int(lay.tokens[hi-1].mention)-1))
}

// labelKind is the kind of the name that ends the label of t; entity.Work, which nobody
// is, where there is none.
func (lay *layout) labelKind(t turn) entity.Kind {
	lo, hi := lay.labelTokens(t.label)
	if lo >= hi || lay.tokens[hi-1].mention == 0 {
		return entity.Work
	}
	return lay.entities[lay.tokens[hi-1].mention-1].Kind
}

// namedInProse reports whether entity e is named elsewhere than at the start of a
// paragraph, where labels stand.
func (lay *layout) namedInProse(e int) bool {
	for _, m := range lay.entities[e].Mentions {
		at := lay.doc.TokenAt(m.Start)
		if m.Form == entity.Name && at > 0 && lay.tokens[at-1].para == lay.tokens[at].para {
			return true
		}
	}
	return false
}
