package quote

import (
	"slices"
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
// to each other to be of one interview; farther apart where the text says that it is one
// and asks often.
func (lay *layout) questions() []int {
	if lay.isInterview() {
		if out := lay.questionsWithin(longAnswer); len(out) > leastQuestions {
			return out
		}
	}
	return lay.questionsWithin(mostAnswer)
}

// questionsWithin are the questions with answers of most paragraphs at most.
func (lay *layout) questionsWithin(most int) []int {
	var out []int
	for i := range lay.paras {
		if !lay.asks(i) {
			continue
		}
		if n := len(out); n > 0 && (i-out[n-1] < 2 || i-out[n-1] > most+1) {
			if n >= leastQuestions {
				break
			}
			out = out[:0]
		}
		out = append(out, i)
	}
	return out
}

// isInterview reports whether the first paragraphs say that somebody was talked to.
func (lay *layout) isInterview() bool {
	for _, p := range lay.paras[:min(len(lay.paras), 6)] {
		lo, hi := lay.between(p)
		for t := lo; t < hi; t++ {
			if lay.talks(t) || strings.HasPrefix(lay.tokens[t].low, "q&a") {
				return true
			}
		}
	}
	return false
}

// asks reports whether paragraph i is a question outside marks, or asks to tell something.
func (lay *layout) asks(i int) bool {
	p := lay.paras[i]
	lo, hi := lay.between(p)
	if lo >= hi || lay.tokens[lo].marked != 0 || lay.tokens[hi-1].marked != 0 {
		return false
	}
	if strings.HasSuffix(strings.TrimRight(p.Of(lay.doc.Text), "*_ "), "?") {
		return true
	}
	next, _ := lay.tokenOr(lo+1, lay.tokens[lo].para)
	return hi-lo < mostAsked && (lay.tokens[lo].low == "tell" && (next.low == "us" || next.low == "me") || lay.tokens[lo].low == "talk" && (next.low == "about" || next.low == "us"))
}

// mostAsked is how many words a paragraph has at most that asks to tell something.
const mostAsked = 30

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
	if _, words, ok := lay.labelOf(lay.paras[para]); ok {
		return words
	}
	return unmark(lay.doc.Text, lay.paras[para])
}

// interviewee is the name before offset of the person of whom it is said that somebody
// talked to them, else, where it stands last, of who is named there more often than
// anybody else; empty where there is none.
func (lay *layout) interviewee(offset int) text.Span {
	guest, asker := lay.talkedTo(lay.doc.TokenAt(offset))
	if guest >= 0 {
		return lay.nameAt(guest)
	}
	best, most, tie := -1, 0, false
	for i := range lay.people {
		switch n := lay.people[i].before(lay.doc.TokenAt(offset)); {
		case asker >= 0 && slices.Contains(lay.people[i].mentions, asker):
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

// talkedTo is the last token of the name before token end behind the words that somebody
// was talked to, "interviews Ann Lee", "spoke with the potter Ann Lee"; -1 where none is,
// and so for asker, of the name before them or of a reporter behind: "Tom Orr spoke to
// Ann Lee", "spoke to our reporter Tom Orr".
func (lay *layout) talkedTo(end int) (guest, asker int) {
	for t := 0; t+1 < end; t++ {
		if !lay.talks(t) {
			continue
		}
		asker = -1
		for _, n := range lay.named {
			switch {
			case lay.sentences[n.token] != lay.sentences[t] || n.token >= min(end, t+farthestGuest):
			case n.token < t:
				asker = n.token
			case lay.reports(t, n.token):
				return -1, n.token
			default:
				return n.token, asker
			}
		}
	}
	return -1, -1
}

// reports reports whether a word for a reporter stands between tokens from and to.
func (lay *layout) reports(from, to int) bool {
	for t := from + 1; t < to; t++ {
		switch lay.tokens[t].low {
		case "correspondent", "reporter", "journalist", "editor", "columnist", "writer", "host", "presenter":
			return true
		}
	}
	return false
}

// farthestGuest is how many tokens behind the word for a talk the name stands at most of
// the person who was talked to.
const farthestGuest = 8

// talks reports whether token t says that somebody is talked to, who is named behind it.
func (lay *layout) talks(t int) bool {
	if strings.HasPrefix(lay.tokens[t].low, "interview") {
		return true
	}
	next, _ := lay.tokenOr(t+1, lay.tokens[t].para)
	switch lay.tokens[t].low {
	case "spoke", "speaks", "talked", "talks", "chatted", "chats":
		return next.low == "to" || next.low == "with"
	case "conversation", "down", "up":
		return next.low == "with" // in conversation, sat down, caught up
	}
	return false
}
