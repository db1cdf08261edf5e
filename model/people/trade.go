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
)

// trades are words that say a trade.
var trades = map[Trade]string{
	politics: "president minister senator mayor governor congressman congresswoman ambassador lawmaker chancellor candidate mp",
	sport:    "striker goalkeeper midfielder quarterback coach pitcher sprinter boxer golfer defender footballer skater swimmer",
	stage:    "actor actress singer comedian filmmaker novelist painter rapper musician guitarist playwright",
	science:  "professor scientist researcher physicist biologist economist historian surgeon",
	business: "chairman banker financier entrepreneur investor",
	faith:    "bishop priest rabbi imam pastor cardinal pope archbishop",
	force:    "sheriff sergeant colonel general lieutenant detective constable",
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
		t := tradeBy(word)
		if found.contradicts(t) {
			return none
		}
		found = max(found, t)
	}
	return found
}

func tradeBy(word string) Trade {
	for t, words := range trades {
		if strings.Contains(" "+words+" ", " "+word+" ") {
			return t
		}
	}
	return none
}
