package quote

// onlyThing reports whether the noun phrase at token i is a thing that the verb before it
// acts on, and the verb of the clause that seems to begin with it another's: "keeps a ban
// on salt, Ann Lee has eased it", "denied the rumour and left", "found a knife as he fell".
func (lay *layout) onlyThing(i, hi int) bool {
	at := lay.skipPhrase(i, hi)
	if at == i || lay.tokens[i].tag == "PRP" || isSpan(lay.tokens[at-1].low) || lay.dates[i] > i {
		return false
	}
	v := lay.finite(i, hi)
	if v < 0 {
		return false
	}
	for t := at; t < v; t++ {
		if lay.sentences[t+1] != lay.sentences[i] || lay.endsThing(t, v, hi) {
			return true
		}
	}
	return false
}

// endsThing reports whether token t, behind a noun phrase, ends the clause that the phrase
// would begin: the verb at token v is of a clause behind it.
func (lay *layout) endsThing(t, v, hi int) bool {
	switch low := lay.tokens[t].low; {
	case low == ",":
		return !lay.takesUpWho(t+1) && lay.ownSubject(t+1, v, hi)
	case low == "and", low == "but", low == "or":
		k := t + 1
		for next := lay.adjunct(k, hi); next > k && k < v; next = lay.adjunct(k, hi) {
			k = next
		}
		return k == v || lay.tokens[t+1].tag == "PRP" && lay.ownSubject(t+1, v, hi) || lay.tokens[t+1].tag == "EX"
	case lay.takesUpWho(t):
		return lay.tokens[t-1].low == "," && lay.overRelative(t, hi) < 0
	case low == "as", subordinates(low):
		return lay.ownSubject(t+1, v, hi) && lay.overRelative(t, hi) < 0
	}
	return false
}

// ownSubject reports whether a noun phrase begins at token i that the verb at token v
// follows.
func (lay *layout) ownSubject(i, v, hi int) bool {
	k := lay.skipPhrase(i, hi)
	if k == i {
		return false
	}
	for k < v && lay.beforeVerb(k) {
		k++
	}
	return k == v
}

// takesUpWho reports whether token i begins what is said of the noun before it.
func (lay *layout) takesUpWho(i int) bool {
	low := lay.tokens[i].low
	return low == "who" || low == "whose" || lay.relative(i, 0)
}
