package state

import (
	"lede/model/library"
	"lede/model/search"
)

// Texts are how many articles of the library hold what the list is being filtered by,
// in their text or anywhere else: what is typed filters titles, and then leads on to
// these.
type Texts struct {
	question string
	n        int
	done     bool // all are counted
}

// Question is the words as the search of the library takes them.
func (t *Texts) Question() string { return t.question }

// Count is how many there are; done is false where there may be more.
func (t *Texts) Count() (n int, done bool) { return t.n, t.done }

// Texts are the texts that hold what is typed, nil where no words are.
func (r *Reader) Texts() *Texts { return r.texts }

// countTexts wants counted what holds the words of a filter.
func (r *Reader) countTexts(filter string) {
	question, ok := library.Question(filter)
	if r.texts = nil; ok {
		r.texts = &Texts{question: question}
	}
	r.want(Counting{})
}

// TellTexts notes how many texts hold what is typed, unless that changed.
func (r *Reader) TellTexts(question string, n int, done bool) {
	if t := r.texts; t != nil && t.question == question {
		t.n, t.done = n, done
	}
}

// Leading reports whether Enter leads from the filter that is typed to the texts that
// hold its words: there are some, or not all are counted and no title has them, and no
// row of the list was chosen.
func (r *Reader) Leading() bool {
	in, t := r.input, r.texts
	return in != nil && in.prompt == ForFilter && !in.chosen && t != nil && (t.n > 0 || !t.done && r.library.Len() == 0)
}

// FindTexts goes from the filter that is typed to the texts that hold its words: the
// list is again what it was before. It reports false, changing nothing, where Enter
// does not lead there.
func (r *Reader) FindTexts() bool {
	if !r.Leading() {
		return false
	}
	in, t := r.input, r.texts
	r.keepSought(in.Text())
	r.cancelInput()
	r.findFor(t.question)
	r.finding.typed, r.finding.sort, r.finding.dossier = true, search.ByRank, nil
	r.want(Asked{})
	return true
}
