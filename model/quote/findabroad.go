package quote

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/text"
)

// sayings are the verbs of saying of other languages.
var sayings = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range entries("abroad") {
		for w := range strings.FieldsSeq(line) {
			set[w] = true
		}
	}
	return set
})

// nearby is how many bytes beside marked words are looked at for a verb.
const nearby = 120

// heardAbroad makes speech of the marked words of a text that is not English, or
// too short to tell, where a verb of saying or a colon says so.
func heardAbroad(s string, quotes []Quote, entities []entity.Entity) {
	for i := range quotes {
		q := &quotes[i]
		if q.Kind == Indirect || q.Kind.Speech() && q.Speaker != nil {
			continue
		}
		cue, who, ok := heard(s, q.Span)
		if !ok {
			continue
		}
		if !q.Kind.Speech() {
			q.Kind = Direct
		}
		q.Cue = cue
		if !who.Empty() {
			q.speaks(s, who, entities)
		}
	}
}

// abroadChance is how sure it is that the name beside a verb of saying is the
// speaker's.
const abroadChance = 0.8

// speaks gives q the speaker named at who.
func (q *Quote) speaks(s string, who text.Span, entities []entity.Entity) {
	sp := &Speaker{Span: who, Entity: Nobody, Name: who.Of(s)}
	for _, e := range entities {
		for _, m := range e.Mentions {
			if e.Kind <= entity.Group && m.Form == entity.Name && m.Overlaps(who) {
				sp.Entity, sp.Name = e.ID, e.Name
			}
		}
	}
	q.Speaker, q.Confidence, q.Evidence, q.Why = sp, abroadChance, []text.Span{who}, "named with a word of saying"
	if !q.Cue.Empty() {
		q.Evidence = append(q.Evidence, q.Cue)
	}
}

// heard looks beside the marked words at sp for a verb of saying and who is its
// subject.
func heard(s string, sp text.Span) (cue, who text.Span, ok bool) {
	if cue, who, ok = heardBehind(s, sp.End); ok {
		return cue, who, ok
	}
	return heardBefore(s, sp.Start)
}

// heardBehind reads ", a déclaré Claire Dumont" and "と述べた" at offset at.
func heardBehind(s string, at int) (cue, who text.Span, ok bool) {
	rest := s[at:wordEnd(s, at+nearby)]
	if strings.HasPrefix(rest, "と") {
		return text.Span{}, text.Span{}, true
	}
	start := len(rest) - len(strings.TrimLeft(rest, ",，—–- \u00a0\u202f"))
	words := wordsOf(rest, start)
	for i, w := range words {
		if i > 2 {
			return text.Span{}, text.Span{}, false
		}
		low := strings.ToLower(w.Of(rest))
		verb, _, _ := strings.Cut(low, "-") // affirme-t-il
		if !sayings()[low] && !sayings()[verb] {
			continue
		}
		cue = moved(w, at)
		if who := subjectIn(rest, words[i+1:]); !who.Empty() {
			return cue, moved(who, at), true
		}
		return cue, text.Span{}, true
	}
	return text.Span{}, text.Span{}, false
}

// longestWord is how many bytes are read to the end of a word.
const longestWord = 64

// wordEnd is where the word ends that at stands in, or a character of a script
// without spaces.
func wordEnd(s string, at int) int {
	for most := at + longestWord; at < len(s); at++ {
		if !utf8.RuneStart(s[at]) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[at:]); at >= most || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return at
		}
	}
	return len(s)
}

// heardBefore reads "Ana Ruiz dijo:" and "王芳回答：" before offset at.
func heardBefore(s string, at int) (cue, who text.Span, ok bool) {
	from := 0
	if at > nearby {
		from = min(at, wordEnd(s, at-nearby))
	}
	before := s[from:at]
	if k := strings.LastIndexAny(before, ".!?。！？\n»”"); k >= 0 {
		_, n := utf8.DecodeRuneInString(before[k:])
		from, before = from+k+n, before[k+n:]
	}
	trimmed := strings.TrimRight(before, " \u00a0")
	if strings.HasSuffix(trimmed, "：") {
		return text.Span{}, text.Span{}, true
	}
	if !strings.HasSuffix(trimmed, ":") {
		return text.Span{}, text.Span{}, false
	}
	words := wordsOf(trimmed, 0)
	for i, w := range words {
		if !sayings()[strings.ToLower(w.Of(before))] {
			continue
		}
		if who = subjectIn(before, words[i+1:]); who.Empty() {
			who = nameEnding(before, words[:i])
		}
		if !who.Empty() {
			who = moved(who, from)
		}
		return moved(w, from), who, true
	}
	return text.Span{}, text.Span{}, false
}

// wordsOf are the words of s from offset at on, up to a mark that ends a clause.
func wordsOf(s string, at int) []text.Span {
	var out []text.Span
	start := -1
	for i, r := range s[at:] {
		i += at
		switch inWord := unicode.IsLetter(r) || unicode.IsMark(r) || r == '-' || r == '’' || r == '\''; {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			out = append(out, text.Span{Start: start, End: i})
			start = -1
		}
		if strings.ContainsRune(",.;:!?()«“\"\n", r) {
			return out
		}
	}
	if start >= 0 {
		out = append(out, text.Span{Start: start, End: len(s)})
	}
	return out
}

// subjectIn is the name among the first words behind a verb, with nothing but
// words in lower case before it: "le maire Loïc Dupont"; empty where none is.
func subjectIn(s string, words []text.Span) text.Span {
	for i := 0; i < len(words) && i < 4; i++ {
		if !startsUpper(words[i].Of(s)) {
			if low := words[i].Of(s); low == "de" || low == "di" || low == "à" || low == "a" || low == "en" || low == "in" {
				return text.Span{}
			}
			continue
		}
		last := i
		for last+1 < len(words) && startsUpper(words[last+1].Of(s)) {
			last++
		}
		return text.Span{Start: words[i].Start, End: words[last].End}
	}
	return text.Span{}
}

// nameEnding is the name that words end with, empty where they end with none.
func nameEnding(s string, words []text.Span) text.Span {
	last := len(words)
	first := last
	for first > 0 && startsUpper(words[first-1].Of(s)) {
		first--
	}
	if first == last {
		return text.Span{}
	}
	return text.Span{Start: words[first].Start, End: words[last-1].End}
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func moved(sp text.Span, by int) text.Span {
	return text.Span{Start: sp.Start + by, End: sp.End + by}
}
