package quote

import "lede/model/entity"

// signature is the phrase that signs marked words which end before token hi: a
// dash and a person's name, with nothing else to the end of the paragraph, there or alone
// in the next one; -1 where there is none.
func (lay *layout) signature(hi int) int {
	if hi < 1 || hi >= len(lay.tokens) || !dash(lay.tokens[hi].low) {
		return -1
	}
	k := lay.phraseBefore(hi+1) + 1
	if k >= len(lay.phrases) || lay.phrases[k].first != hi+1 || !lay.personal(lay.phrases[k]) {
		return -1
	}
	here := lay.tokens[hi].para
	if here > lay.tokens[hi-1].para+1 || lay.tokens[lay.phrases[k].head].para != here {
		return -1
	}
	if end, ok := lay.tokenOr(lay.phrases[k].last, here); ok && end.low != "." && end.low != "," && end.low != "(" {
		return -1
	}
	return k
}

// personal reports whether p names a person, as far as is known.
func (lay *layout) personal(p phrase) bool {
	return p.kind == proper || p.kind == named && lay.entities[p.entity].Kind == entity.Person
}

func dash(low string) bool {
	switch low {
	case "―", "—", "–", "-", "--", "~":
		return true
	}
	return false
}
