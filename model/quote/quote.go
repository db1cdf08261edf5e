// Package quote finds quotations, direct, mixed and indirect, and joins each to
// its speaker, in one pass that is linear in the text. Its files are sorted by
// what they decide, each using those before it:
//
//  1. mark/: quotation marks are paired paragraph by paragraph.
//  2. layout*.go: the text as attribution needs it: paragraphs, noun phrases,
//     people, what can say something; and what the layout alone decides:
//     transcripts, signatures.
//  3. tag*.go: a linear-chain field marks contents, sources and cues, and a
//     logistic judge tells speech in marks from terms and titles.
//  4. candidate.go, rank*.go: a softmax over the noun phrases around a stretch,
//     and nobody, finds its speaker; he, she and roles are taken for persons of
//     the text.
//  5. statement*.go: sentences around a verb of saying, by their grammar: whole
//     statements and their subjects, which correct what was tagged.
//  6. find*.go: attribution, stretch by stretch; findsure.go: how sure a speaker
//     is; said.go: what counts as said.
//  7. learn*.go: where the weights come from; the program never runs it.
//
// What is learned, and from what, stands in the package weights; Learn does it.
package quote

import (
	"lede/model/text"
)

// Kind is how words are quoted.
type Kind uint8

// Kinds of quotations. Scare and Title are marked words that are no one's
// speech; they are kept so that the reader sees why they are not attributed.
const (
	Direct   Kind = iota // whole words in marks: “We won,” she said.
	Mixed                // marked words inside a sentence: he called it “a beginning”
	Indirect             // reported without marks: the commission said that …
	Scare                // a term or nickname in marks
	Title                // the title of a work in marks
)

var kindNames = [...]string{"direct", "mixed", "indirect", "scare", "title"}

// String is the kind's name.
func (k Kind) String() string { return kindNames[k] }

// MarshalText makes a Kind its name in JSON.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Speech reports whether k is somebody's words rather than a term or title.
func (k Kind) Speech() bool { return k <= Indirect }

// Nobody is the Entity of a speaker that no entity of the text is known for.
const Nobody = -1

// Speaker is who a quotation is attributed to.
type Speaker struct {
	text.Span        // the words that name the speaker at the quotation: "he", "a senior official"
	Entity    int    // ID of the entity, or Nobody
	Name      string // the entity's name, or the words of Span where Entity is Nobody
}

// Part is "questions" or "answers" where that is all that is known of a speaker, by the
// letter or word that labels them in an interview: a name of nobody. Else it is "".
func (s *Speaker) Part() string {
	switch {
	case s.Entity != Nobody:
	case questions(s.Name):
		return "questions"
	case answers(s.Name):
		return "answers"
	}
	return ""
}

// Quote is one quotation. A quotation interrupted by its cue ("A," he said,
// "B") is two Quotes of one Group.
type Quote struct {
	text.Span           // with its marks
	Content   text.Span // without them
	Kind      Kind
	Cue       text.Span // "said", "according to"; empty where none
	Speaker   *Speaker  // nil where nobody is named
	// Said reports whether it is told as speech: in marks, or reported with a
	// speaker and a word of saying. What is attributed without being said
	// (opinions, plans) is found too, for those who count attributions.
	Said  bool
	Group int // quotations of one act of speech share a Group
	// Confidence that the speaker is right, (0, 1]; below entity.Sure it is a guess.
	// Of the speakers of marked words from there on about 97 in a hundred are right.
	Confidence float64
	Evidence   []text.Span // what the attribution rests on, cue and antecedents
	Why        string      // the rule or the model's reason, a short phrase for the reader
	Confirmed  bool        // a reader said who speaks, or that nobody is named
}
