package quote

import (
	"slices"
	"strings"

	"lede/model/entity"
)

// ground is what an attribution rests on.
type ground struct {
	chosen
	who     referent
	stretch stretch
}

// how tells by what a speaker was chosen.
type how uint8

const (
	byLayout    how = iota // a transcript's label; no doubt
	byRank                 // the ranker
	byGrammar              // the subject of a sentence of saying
	bySignature            // a name behind a dash
	byGoingOn              // the quotation of the paragraph before goes on
	byFollowing            // a paragraph of speech after another
)

// weigh makes the confidence of every speaker of marked words the share of such
// speakers that are right, moved so that of those from entity.Sure on 97 in a
// hundred are.
func (a *attribution) weigh(m *models) {
	var col collector
	for i := range a.quotes {
		q := &a.quotes[i]
		if !a.weighed(i) {
			continue
		}
		a.sureFeatures(i, m.cues, &col)
		q.Confidence = max(0.01, m.sure.Chance(col.out))
		if g := &a.grounds[i]; g.how == byRank && g.cue.Empty() && a.apart(a.phrases[g.phrase], g.stretch) >= otherPara {
			q.Confidence = min(q.Confidence, unjoined) // no word of saying joins them
		}
		if q.Confidence < worthless && q.Speaker.Entity == Nobody {
			q.dropSpeaker()
		}
	}
}

// worthless is the confidence below which a speaker without a name, "employment" or
// "its", is worse than none.
const worthless = 0.2

// unjoined is the most that is believed of a speaker in another paragraph without
// a word of saying: a guess.
const unjoined = entity.Sure - 0.05

// weighed reports whether quote i has a speaker that can be wrong.
func (a *attribution) weighed(i int) bool {
	q := &a.quotes[i]
	return q.Speaker != nil && (q.Kind == Direct || q.Kind == Mixed) && a.grounds[i].how != byLayout
}

// sureFeatures are those of what the speaker of quote i rests on. The place of a
// feature in the list is its number in the weights.
func (a *attribution) sureFeatures(i int, cues *cueTable, col *collector) {
	q, g := &a.quotes[i], &a.grounds[i]
	ph := a.phrases[g.phrase]
	how, chance, kind := num(int(g.how)), num(decile(float32(g.chance))), num(int(q.Kind))
	person := num(0)
	if q.Speaker.Entity != Nobody {
		person = num(1 + int(a.entities[q.Speaker.Entity].Kind))
	}
	who := num(int(ph.kind)).With(person)
	strength := num(0)
	if !g.cue.Empty() {
		strength = num(1 + int(cues.strength(a.tokens[a.doc.TokenAt(g.cue.Start)].low)))
	}
	where := num(a.apart(ph, g.stretch))
	col.reset()
	col.add()
	col.add(how, chance)
	col.add(how, chance, kind)
	col.add(num(decile(float32(q.Confidence))))
	col.add(num(decile(float32(q.Confidence))), strength)
	col.add(who)
	col.add(who, num(decile(float32(g.who.chance))))
	col.add(who, chance)
	col.add(strength, where)
	col.add(strength, chance)
	col.add(where, chance)
	col.add(where, kind, who)
	col.add(num(decile(a.voices[g.phrase])), flag(q.Speaker.Entity != Nobody))
	col.add(flag(ph.possessor), how)
	col.add(flag(a.namesItself(q)), how)
	col.add(num(a.rivalSources(g)), where)
	col.add(num(g.stretch.marksIn()), where)
	col.add(flag(g.stretch.frame != nil), how, kind)
}

// apart tells where phrase ph stands to s: behind it or before, in its sentence,
// in its paragraph or in another.
func (a *attribution) apart(ph phrase, s stretch) int {
	at, side := s.lo, 0
	if ph.first >= s.hi {
		at, side = s.hi-1, 1
	}
	switch {
	case a.sentences[ph.head] == a.sentences[at]:
		return side
	case a.tokens[ph.head].para == a.tokens[at].para:
		return 2 + side
	}
	return otherPara + side
}

// otherPara is the first place that apart tells of another paragraph.
const otherPara = 4

// namesItself reports whether the words of q hold the name of who speaks them.
func (a *attribution) namesItself(q *Quote) bool {
	words := strings.Fields(q.Speaker.Name)
	return len(words) > 0 && slices.Contains(strings.FieldsFunc(q.Content.Of(a.doc.Text), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '’' || r == '\'' }), words[len(words)-1])
}

// rivalSources counts the other phrases of the sentence around g's stretch that
// look like sources, up to 2; of those within rivalReach phrases.
func (a *attribution) rivalSources(g *ground) int {
	n := 0
	before, behind := a.phraseBefore(g.stretch.lo), a.phraseBefore(g.stretch.hi)+1
	for k := before; k >= max(0, before-rivalReach) && n < 2 && a.sentences[a.phrases[k].head] == a.sentences[g.stretch.lo]; k-- {
		n += a.rivalSource(k, g.phrase)
	}
	for k := behind; k < min(len(a.phrases), behind+rivalReach) && n < 2 && a.sentences[a.phrases[k].head] == a.sentences[g.stretch.hi-1]; k++ {
		n += a.rivalSource(k, g.phrase)
	}
	return min(n, 2)
}

// rivalReach is how many phrases on each side of a stretch may be rivals.
const rivalReach = 64

func (a *attribution) rivalSource(k, chosen int) int {
	return one(k != chosen && !a.inSpeech(a.phrases[k].head) && a.beliefs[a.phrases[k].head].source > 0.3)
}
