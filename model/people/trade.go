package people

import (
	"slices"
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// Trade is what somebody is known for.
type Trade uint8

// Trades.
const (
	none Trade = iota
	politics
	sport
	stage
	science
	business
	faith
	force // police and army
	actor // of a place: one who acts, who may be its club
	venue // of a person: never introduced, and where places stand, so that it may be what is called after him
)

// trades are those that words of the table say.
var trades = map[string]Trade{
	"politics": politics, "sport": sport, "stage": stage, "science": science, "business": business, "faith": faith, "force": force,
}

// contradicts reports whether both are known and different.
func (t Trade) contradicts(u Trade) bool { return t.known() && u.known() && t != u }

// known reports whether it says what somebody does.
func (t Trade) known() bool { return t != none && t != venue }

// tradeOf is the trade that the introduction of e in s tells of; none where it
// tells of several or of none.
func tradeOf(s string, e entity.Entity) Trade {
	switch {
	case e.Kind != entity.Person:
		return none
	case e.Intro.Empty() && slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return inside(s, m) }):
		return venue
	case e.Intro.Empty():
		return none
	}
	found := none
	for _, word := range strings.FieldsFunc(text.Fold(e.Intro.Of(s)), func(r rune) bool { return !text.IsWord(r) }) {
		t := trades[lists()["trade"][word]]
		if found.contradicts(t) {
			return none
		}
		found = max(found, t)
	}
	return found
}

// inside reports whether a name stands where something is or goes on: "at Betty Ford".
func inside(s string, m entity.Mention) bool {
	before := strings.TrimRight(s[:m.Start], " \n")
	word := before[strings.LastIndexAny(before, " \n")+1:]
	return m.Form == entity.Name && listed("where", strings.ToLower(word))
}
