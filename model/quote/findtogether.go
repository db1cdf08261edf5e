package quote

import (
	"lede/model/entity"
	"lede/model/text"
)

// together is the phrase that phrase k, right before the word of saying at cue, says
// something together with: "The BBC and Reuters said", "Kiev and its backers said"; -1
// where it speaks alone.
func (a *attribution) together(k int, cue text.Span) int {
	p := a.phrases[k]
	at := p.first - 1
	if cue.Empty() || at < 1 || a.tokens[at].low != "and" && a.tokens[at].low != "&" {
		return -1
	}
	verb := a.doc.TokenAt(cue.Start)
	if verb < p.last || a.phraseEnding(a.overBoth(a.overAdverbs(verb, at))) != k {
		return -1
	}
	j := a.phraseEnding(at)
	if j < 0 || a.phrases[j].kind != named || a.hangs(j) {
		return -1
	}
	if p.kind == common && a.tokens[p.first].tag == "PRP$" {
		return j
	}
	if p.kind != named || a.phrases[j].entity == p.entity {
		return -1
	}
	b, c := a.entities[p.entity].Kind, a.entities[a.phrases[j].entity].Kind
	if b != c && (b == entity.Person || c == entity.Person) || b > entity.Group || c > entity.Group {
		return -1
	}
	return j
}

// overBoth is where "both" or "all" before the verb at token i begins, i where none does.
func (lay *layout) overBoth(i int) int {
	if i > 1 && lay.sentences[i-2] == lay.sentences[i-1] && (lay.tokens[i-1].low == "both" || lay.tokens[i-1].low == "all") && lay.phraseEnding(i-1) >= 0 {
		return i - 1
	}
	return i
}
