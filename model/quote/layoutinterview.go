package quote

import (
	"strings"

	"lede/model/text"
)

// Limits of what is taken for an interview without labels: how many questions it
// has, how many where the first and its answer have labels, and how many
// paragraphs an answer has.
const (
	mostAnswer     = 3
	leastQuestions = 3
	leastLabelled  = 2
)

// interview finds the answers of an interview whose questions are paragraphs of
// their own, with labels on the first question and its answer only, or on none:
// then the answers are the interviewee's, and the questions nobody's.
func (lay *layout) interview(labelled []turn) []turn {
	questions := lay.questions()
	least, asker, answerer := leastQuestions, text.Span{}, text.Span{}
	if len(labelled) >= 2 && len(questions) > 0 && labelled[0].para == questions[0] && labelled[1].para == questions[0]+1 && labelled[0].label.Of(lay.doc.Text) != labelled[1].label.Of(lay.doc.Text) {
		least, asker, answerer = leastLabelled, labelled[0].label, labelled[1].label
	} else if len(questions) > 0 {
		answerer = lay.interviewee(lay.paras[questions[0]].Start)
	}
	if len(questions) < least || answerer.Empty() || !lay.inFirstPerson(questions) {
		return nil
	}
	var out []turn
	for i, para := range questions {
		if !asker.Empty() {
			out = append(out, turn{para, asker, lay.spoken(para), true, false})
		}
		for k := para + 1; k < lay.answerEnd(questions, i); k++ {
			out = append(out, turn{k, answerer, lay.spoken(k), k == para+1, asker.Empty()})
		}
	}
	return out
}

// questions are the paragraphs, from the first on, that ask and stand near enough
// to each other to be of one interview.
func (lay *layout) questions() []int {
	var out []int
	for i := range lay.paras {
		if !lay.asks(i) {
			continue
		}
		if n := len(out); n > 0 && (i-out[n-1] < 2 || i-out[n-1] > mostAnswer+1) {
			if n >= leastQuestions {
				break
			}
			out = out[:0]
		}
		out = append(out, i)
	}
	return out
}

// asks reports whether paragraph i is a question outside marks.
func (lay *layout) asks(i int) bool {
	p := lay.paras[i]
	lo, hi := lay.between(p)
	return strings.HasSuffix(strings.TrimRight(p.Of(lay.doc.Text), "*_ "), "?") && lo < hi && lay.tokens[lo].marked == 0 && lay.tokens[hi-1].marked == 0
}

// answerEnd is where the answer to question i ends: before the next question; the
// last one has a paragraph, and those behind it that say "I" or "we".
func (lay *layout) answerEnd(questions []int, i int) int {
	if i+1 < len(questions) {
		return questions[i+1]
	}
	end := min(questions[i]+2, len(lay.paras))
	for end < len(lay.paras) && end <= questions[i]+mostAnswer && lay.firstPerson(end) && !lay.attributed(end) {
		end++
	}
	return end
}

// inFirstPerson reports whether at least half of the answers speak of "I" or "we", as
// those of an interview do and those of an explainer do not.
func (lay *layout) inFirstPerson(questions []int) bool {
	n := 0
	for i, para := range questions {
		for k := para + 1; k < lay.answerEnd(questions, i); k++ {
			if lay.firstPerson(k) {
				n++
				break
			}
		}
	}
	return 2*n >= len(questions)
}

func (lay *layout) firstPerson(para int) bool {
	lo, hi := lay.between(lay.paras[para])
	for t := lo; t < hi; t++ {
		switch lay.tokens[t].low {
		case "i", "me", "my", "we", "us", "our":
			if lay.tokens[t].marked == 0 && lay.word(t) != "US" {
				return true
			}
		}
	}
	return false
}

// spoken are the words of paragraph para without its label.
func (lay *layout) spoken(para int) text.Span {
	if _, words, ok := labelOf(lay.doc.Text, lay.paras[para]); ok {
		return words
	}
	return unmark(lay.doc.Text, lay.paras[para])
}

// interviewee is the name, where it stands last before offset, of the person who
// is named there more often than anybody else; empty where there is none.
func (lay *layout) interviewee(offset int) text.Span {
	best, most, tie := -1, 0, false
	for i := range lay.people {
		switch n := lay.people[i].before(lay.doc.TokenAt(offset)); {
		case n > most:
			best, most, tie = i, n, false
		case n == most:
			tie = true
		}
	}
	if best < 0 || tie {
		return text.Span{}
	}
	return lay.nameAt(lay.people[best].mentions[most-1])
}
