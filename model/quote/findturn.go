package quote

import "lede/model/text"

// others adds what starts before offset and is no stretch: turns, terms and
// titles.
func (a *attribution) others(offset int) {
	for {
		t, m := len(a.doc.Text)+1, len(a.doc.Text)+1
		if len(a.turns) > 0 {
			t = a.turns[0].words.Start
		}
		if a.mark < len(a.marked) {
			m = a.marked[a.mark].Start
		}
		switch {
		case min(t, m) >= offset:
			return
		case t <= m:
			a.turn(a.turns[0])
			a.turns = a.turns[1:]
		default:
			a.term(a.mark)
			a.mark++
		}
	}
}

// turn adds one turn of a transcript.
func (a *attribution) turn(t turn) {
	if t.first {
		a.group++
		a.turnOf = a.turnSpeaker(t, &a.cast)
	}
	speaker := *a.turnOf
	chance, why := 1.0, "the transcript names the speaker"
	if t.guess {
		chance, why = interviewed, "the person whom the interview is with"
	}
	a.add(Quote{
		Span: t.words, Content: t.words, Kind: Direct, Speaker: &speaker, Group: a.group, Confidence: chance,
		Evidence: []text.Span{t.label}, Why: why,
	}, ground{})
}

// interviewed is how sure it is that an answer without a name is of the person whom
// the interview is with.
const interviewed = 0.7

// term adds marked words that are no speech.
func (a *attribution) term(mk int) {
	if a.speech[mk] || a.inTurn[int32(a.marked[mk].Para)] {
		return
	}
	kind := Scare
	if a.titles[mk] {
		kind = Title
	}
	a.group++
	a.add(Quote{
		Span: a.marked[mk].Span, Content: a.marked[mk].Content, Kind: kind, Group: a.group, Confidence: 1,
	}, ground{})
}

func paragraphsOf(turns []turn) map[int32]bool {
	out := map[int32]bool{}
	for _, t := range turns {
		out[int32(t.para)] = true
	}
	return out
}
