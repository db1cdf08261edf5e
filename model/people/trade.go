package people

import (
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
)

// trades are those that words of the table say.
var trades = map[string]Trade{
	"politics": politics, "sport": sport, "stage": stage, "science": science, "business": business, "faith": faith, "force": force,
}

// contradicts reports whether both are known and different.
func (t Trade) contradicts(u Trade) bool { return t != none && u != none && t != u }

// tradeOf is the trade that the introduction of e in s tells of; none where it
// tells of several or of none.
func tradeOf(s string, e entity.Entity) Trade {
	if e.Kind != entity.Person || e.Intro.Empty() {
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
