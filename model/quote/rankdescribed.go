package quote

import (
	"strings"

	"lede/model/entity"
	"lede/model/gender"
)

// described finds whom a description that the text introduces nobody with is taken up
// from: "the New York businessman", "the 34-year-old". It is who has just spoken, or whom
// the sentence before is about; spoke is the last entity that spoke, gap paragraphs back.
func (r *resolver) described(k, spoke, gap int) referent {
	p := r.phrases[k]
	nobody := referent{entity: Nobody}
	if !r.describes(p) {
		return nobody
	}
	want := gender.OfRole(r.tokens[p.head].low)
	at := -1
	for i := len(r.named) - 1; i >= 0 && at < 0; i-- {
		n := r.named[i]
		switch {
		case n.token >= p.first:
		case r.tokens[p.first].para-r.tokens[n.token].para > 1 || r.sentences[p.first]-r.sentences[n.token] > 2:
			return nobody
		case r.sentences[n.token] < r.sentences[p.first] && r.tokens[n.token].marked == 0 && r.people[n.person].gender != -want && (r.isSubject(n.token) || r.people[n.person].entity == spoke && gap < 2):
			at = i
		}
	}
	if at < 0 {
		return nobody
	}
	n := r.named[at]
	if p := &r.people[n.person]; p.before(r.phrases[k].last) < len(p.mentions) && r.sentences[p.mentions[p.before(r.phrases[k].last)]] == r.sentences[r.phrases[k].first] {
		return nobody // named in the sentence as somebody else
	}
	return referent{r.people[n.person].entity, r.nameAt(n.token), describedChance, "described after the name"}
}

// describedChance is how sure it is that a description is of whom the text was about.
const describedChance = 0.85

// describes reports whether p is a description of one person by more than an office that
// anybody may hold: "the Vermont senator", "the 34-year-old".
func (lay *layout) describes(p phrase) bool {
	head := lay.tokens[p.head]
	if p.possessor || lay.tokens[p.first].low != "the" || lay.sentences[p.first] != lay.sentences[p.head] || head.tag == "NNS" {
		return false
	}
	if strings.HasSuffix(head.low, "-year-old") {
		return true
	}
	if p.first > 0 && (lay.tokens[p.first-1].low == "and" || lay.tokens[p.first-1].low == "or") || entity.Withholds(lay.tokens[p.first+1].low) {
		return false
	}
	return p.head-p.first > 1 && entity.IsRole(head.low)
}

// isSubject reports whether the name that ends at token t is the subject of its sentence.
func (lay *layout) isSubject(t int) bool {
	next, ok := lay.tokenOr(t+1, lay.tokens[t].para)
	if !ok || !strings.HasPrefix(next.tag, "VB") && next.tag != "MD" && next.low != "," {
		return false
	}
	first := lay.nameFrom(t)
	for first > 0 && lay.sentences[first-1] == lay.sentences[t] && lay.isNoun(first-1) {
		first--
	}
	return first == 0 || lay.sentences[first-1] != lay.sentences[t] || lay.tokens[first-1].low == ","
}
