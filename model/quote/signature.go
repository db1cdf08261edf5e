package quote

import "lede/model/entity"

// signature is the phrase that signs marked words which end before token hi: a
// dash and a person's name, with nothing else to the end of the paragraph, there or alone
// in the next one; -1 where there is none.
func (sc *scene) signature(hi int) int {
	if hi < 1 || hi >= len(sc.tokens) || !dash(sc.tokens[hi].low) {
		return -1
	}
	k := sc.phraseBefore(hi+1) + 1
	if k >= len(sc.phrases) || sc.phrases[k].first != hi+1 || !sc.personal(sc.phrases[k]) {
		return -1
	}
	here := sc.tokens[hi].para
	if here > sc.tokens[hi-1].para+1 || sc.tokens[sc.phrases[k].head].para != here {
		return -1
	}
	if end, ok := sc.tokenOr(sc.phrases[k].last, here); ok && end.low != "." && end.low != "," && end.low != "(" {
		return -1
	}
	return k
}

// personal reports whether p names a person, as far as is known.
func (sc *scene) personal(p phrase) bool {
	return p.kind == proper || p.kind == named && sc.entities[p.entity].Kind == entity.Person
}

func dash(low string) bool {
	switch low {
	case "―", "—", "–", "-", "--", "~":
		return true
	}
	return false
}
