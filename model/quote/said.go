package quote

import (
	"strings"

	"lede/model/text"
)

// leastSaid is how many words make a statement of reported speech; fewer are a
// phrase that the cue governs: "denied it", "welcomed the change".
const leastSaid = 4

// leastSure is the confidence below which a reported statement is more often
// none.
const leastSure = 0.5

// told reports whether the reported words of q are told by somebody, with a word
// of saying and the length of a statement. The tagger learned attributions of
// every sort, opinions and plans among them ("Growers hope that …").
func (q *Quote) told(s string) bool {
	if q.Speaker == nil || q.Cue.Empty() || len(strings.Fields(q.Content.Of(s))) < leastSaid {
		return false
	}
	if low := strings.ToLower(q.Speaker.Of(s)); q.Speaker.Entity == Nobody && tables().hollow[low] {
		return false
	}
	lists := tables()
	for _, word := range strings.FieldsFunc(strings.ToLower(q.Cue.Of(s)), func(r rune) bool { return text.IsSpace(r) || r == ',' || r == ':' }) {
		how := lists.telling[stem(word)]
		if !how.is(inMind) && (lists.cues[word] || lists.nouns[word] || how != 0 || word == "according") {
			return true
		}
	}
	return false
}

// english reports whether the models fit a text: they know English only.
func english(language string) bool {
	return language == "" || language == "en" || strings.HasPrefix(language, "en-")
}

// dropSpeaker makes the words of q nobody's.
func (q *Quote) dropSpeaker() { q.Speaker, q.Confidence, q.Evidence, q.Why = nil, 0.01, nil, "" }

// inMarks keeps of the quotations of a text in another language what its marks
// say: no reported speech, and no speaker that is not a name of the text.
func inMarks(quotes []Quote) []Quote {
	kept := quotes[:0]
	for _, q := range quotes {
		if q.Kind == Indirect {
			continue
		}
		if q.Speaker != nil && q.Speaker.Entity == Nobody {
			q.dropSpeaker()
		}
		kept = append(kept, q)
	}
	return kept
}
