package quote

import (
	"slices"
	"strings"
	"unicode"

	"lede/model/entity"
	"lede/model/text"
)

// turn is what one speaker says in one paragraph of a transcript: the words
// behind a label, "WALLACE: So what?", or a paragraph that goes on without one.
type turn struct {
	para  int
	label text.Span // of the turn's first paragraph, without the colon
	words text.Span
	first bool // the paragraph has the label itself
	guess bool // no label names the speaker, the person does whom the interview is with
}

// Limits of what is taken for a label, in bytes and words, and of how many
// paragraphs without a label may stand between two with one.
const (
	longestLabel = 48
	labelWords   = 5
	unlabelled   = 2
)

// transcript finds the turns of a text that is, or holds, a transcript: labels
// stand at the start of three paragraphs at least, each twice, or once where it
// is a name in capitals. "Ann Lee:", "Lee:" and "AL:" are one label.
func (lay *layout) transcript() []turn {
	var all []turn
	times := map[string]int{}
	lay.lettered = lay.hasLetters()
	for i, p := range lay.paras {
		if label, words, ok := lay.labelOf(p); ok {
			all = append(all, turn{i, label, words, true, answers(label.Of(lay.doc.Text))})
		}
	}
	called := lay.called(all)
	for _, name := range called {
		times[name]++
	}
	var labelled []turn
	var calls []string
	for i, t := range all {
		if times[called[i]] > 1 || upper(t.label.Of(lay.doc.Text)) && lay.mentioned(t.label) {
			labelled, calls = append(labelled, t), append(calls, called[i])
		}
	}
	if len(labelled) < 3 || !lay.labelsPeople(labelled) {
		return lay.interview(all)
	}
	if alternate(calls) {
		return lay.goOn(labelled, lay.inFirst)
	}
	return lay.goOn(labelled, func(int, int) bool { return false })
}

// inFirst reports whether the paragraphs [from, to) are few enough for an answer and any
// says "I" or "we".
func (lay *layout) inFirst(from, to int) bool {
	for para := from; para < to && to-from <= longAnswer; para++ {
		if lay.firstPerson(para) {
			return true
		}
	}
	return false
}

// longAnswer is how many paragraphs may stand without a label between two of an
// interview.
const longAnswer = 12

// alternate reports whether turns are those of two who speak by turns, as in an
// interview, by what their labels call them.
func alternate(called []string) bool {
	if len(called) < 4 {
		return false
	}
	for i, name := range called {
		if name != called[i%2] {
			return false
		}
	}
	return called[0] != called[1]
}

// called is, of each turn, what its label calls the speaker by: the last word of the
// name in it, in lower case, which is of the whole name where it is initials.
func (lay *layout) called(turns []turn) []string {
	out := make([]string, len(turns))
	c := lay.cast(turns)
	for i, t := range turns {
		out[i] = t.label.Of(lay.doc.Text)
		lo, hi := lay.labelTokens(t.label)
		if lo >= hi {
			continue
		}
		name := lay.tokens[hi-1].low
		if hi == lo+1 {
			if e := lay.initialled(lay.word(lo), &c); e != Nobody {
				fields := strings.Fields(strings.ToLower(lay.entities[e].Name))
				name = fields[len(fields)-1]
			}
		}
		out[i] = name
	}
	return out
}

// goOn adds the paragraphs between two labels to the turn before them, if they are few
// or long holds of them; stage directions in brackets are nobody's words.
func (lay *layout) goOn(labelled []turn, long func(from, to int) bool) []turn {
	var out []turn
	asked := slices.ContainsFunc(labelled, func(t turn) bool { return lay.asks(t.para) })
	for i, t := range labelled {
		out = append(out, t)
		if i+1 == len(labelled) || labelled[i+1].para-t.para > unlabelled+1 && !long(t.para, labelled[i+1].para) {
			continue
		}
		for para := t.para + 1; para < labelled[i+1].para; para++ {
			p := unmark(lay.doc.Text, lay.paras[para])
			if !asked && para+1 == labelled[i+1].para && lay.asks(para) {
				continue // the questions have no labels
			}
			if text.HasWord(p.Of(lay.doc.Text)) && !in(rune(lay.doc.Text[p.Start]), "([") && !lay.attributed(para) {
				out = append(out, turn{para, t.label, p, false, t.guess})
			}
		}
	}
	return out
}

// attributed reports whether somebody is named as a source in paragraph para:
// it is the reporter's.
func (lay *layout) attributed(para int) bool {
	lo, hi := lay.between(lay.paras[para])
	for t := lo; t < hi; t++ {
		if lay.beliefs[t].source > 0.6 && lay.isNoun(t) {
			return true
		}
	}
	return false
}

// unmark takes white space and double marks off the ends of sp.
func unmark(s string, sp text.Span) text.Span {
	sp = text.Trim(s, sp)
	const double = "\"“”„«»"
	cut := sp.Of(s)
	if strings.Count(cut, "\"")%2 == 0 && strings.Count(cut, "“") == strings.Count(cut, "”") {
		return sp
	}
	sp.Start += len(cut) - len(strings.TrimLeft(cut, double))
	sp.End = sp.Start + len(strings.TrimRight(sp.Of(s), double))
	return text.Trim(s, sp)
}

// upper reports whether s has letters and none is in lower case.
func upper(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// mentioned reports whether a name ends the label, before any comma or bracket.
func (lay *layout) mentioned(label text.Span) bool {
	lo, hi := lay.labelTokens(label)
	return lo < hi && lay.tokens[hi-1].mention != 0
}

// labelTokens are the tokens of the name in a label.
func (lay *layout) labelTokens(label text.Span) (lo, hi int) {
	cut := label
	if i := strings.IndexAny(label.Of(lay.doc.Text), ",(["); i > 0 {
		cut = text.Trim(lay.doc.Text, text.Span{Start: label.Start, End: label.Start + i})
	}
	return lay.between(cut)
}

// cast is who speaks in a transcript under another name than a whole one.
type cast struct {
	byLastName  map[string]int // persons; Nobody where several share it
	byInitials  map[string]int // persons, groups and bodies; Nobody where several share them
	interviewee text.Span      // of the person whom it is with: the name before the first turn
	interviewer int            // who asks, where that is told; or Nobody
}

func (lay *layout) cast(turns []turn) cast {
	c := cast{interviewer: Nobody}
	if len(turns) > 0 {
		c.byLastName, c.byInitials = lay.byLastName(), lay.byInitials()
		start := lay.paras[turns[0].para].Start
		c.interviewee = lay.interviewee(start)
		if _, asker := lay.talkedTo(lay.doc.TokenAt(start)); asker >= 0 {
			c.interviewer = int(lay.tokens[asker].mention) - 1
		}
	}
	return c
}

// turnSpeaker is who the label of t names: the entity of its name, else the
// person with its last word as last name, else nobody known.
func (lay *layout) turnSpeaker(t turn, c *cast) *Speaker {
	sp := &Speaker{Span: t.label, Entity: Nobody, Name: t.label.Of(lay.doc.Text)}
	lo, hi := lay.labelTokens(t.label)
	if lo < hi {
		sp.Span = lay.span(lo, hi)
		sp.Name = sp.Of(lay.doc.Text)
	}
	if lo+1 >= hi {
		sp.Entity = lay.initialled(sp.Name, c)
	}
	if lo >= hi || questions(sp.Name) || answers(sp.Name) { // whatever the letter was taken for
		return lay.nameOf(sp)
	}
	if m := lay.tokens[hi-1].mention; m != 0 {
		sp.Entity = int(m) - 1
	} else if e, ok := c.byLastName[lay.tokens[hi-1].low]; ok {
		sp.Entity = e
	}
	return lay.nameOf(sp)
}

// nameOf is sp by the name of its entity, where it has one.
func (lay *layout) nameOf(sp *Speaker) *Speaker {
	if sp.Entity != Nobody {
		sp.Name = lay.entities[sp.Entity].Name
	}
	return sp
}

// initialled is who goes by an abbreviation in the labels of a transcript: who asks by
// "Q", the interviewee by "A", others by their initials; Nobody where it is not one.
func (lay *layout) initialled(label string, c *cast) int {
	if questions(label) {
		return c.interviewer
	}
	if answers(label) {
		if c.interviewee.Empty() {
			return Nobody
		}
		return int(lay.tokens[lay.doc.TokenAt(c.interviewee.Start)].mention) - 1
	}
	if e, known := c.byInitials[label]; known && len(label) > 1 {
		return e
	}
	return Nobody
}

// byInitials are those who may speak by the initials of their names; Nobody where
// several share them.
func (lay *layout) byInitials() map[string]int {
	out := map[string]int{}
	for _, e := range lay.entities {
		if e.Kind > entity.Organization {
			continue
		}
		initials, id := text.Initials(e.Name), e.ID
		if _, taken := out[initials]; taken {
			id = Nobody
		}
		out[initials] = id
	}
	return out
}

// byLastName are the persons by the last word of their names, in lower case;
// Nobody where several share it.
func (lay *layout) byLastName() map[string]int {
	out := map[string]int{}
	for _, p := range lay.people {
		fields := strings.Fields(strings.ToLower(lay.entities[p.entity].Name))
		if len(fields) < 2 {
			continue
		}
		last := fields[len(fields)-1]
		if _, taken := out[last]; taken {
			out[last] = Nobody
		} else {
			out[last] = p.entity
		}
	}
	return out
}
