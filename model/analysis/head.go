package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/text"
)

// Limits of what is looked for in a headline.
const (
	maxNameWords = 8   // in a name
	maxHeadWords = 500 // in the headline
)

// surname is how sure it is that a word in a headline is the only person of
// that last name in the text.
const surname = 0.7

// In finds the document's entities by their names in a text that was not
// analysed, a headline or a summary. Spans are into s, ascending and disjoint;
// of two names the longer counts, then that of the entity mentioned more often.
// Where capitals tell names, "North" is not found in "North Korea confirms".
// "North" is not found in "North Korea confirms".
func (d *Document) In(s string) []Mention {
	places, norm := phrases(s)
	if len(places) == 0 {
		return nil
	}
	var found []Mention
	add := func(e *entity.Entity, name string, m entity.Mention) {
		for _, span := range places[norm(name)] {
			here := m
			here.Span, here.Evidence, here.Form = span, text.Span{}, entity.Name
			found = append(found, Mention{&here, e.ID})
		}
	}
	last := d.surnames()
	for i := range d.Entities {
		e := &d.Entities[i]
		seen := ""
		for _, m := range e.Mentions {
			if name := m.Of(d.Article.Text); m.Form == entity.Name && name != seen {
				add(e, name, m)
				seen = name
			}
		}
		if word := lastWord(e.Name); e.Kind == entity.Person && last[word] == 1 {
			m := e.Mentions[0]
			m.Confidence, m.Why = min(m.Confidence, surname), "the last name of a person in the text"
			add(e, word, m)
		}
	}
	kept := d.apart(found)
	if !sentenceCase(s) {
		return kept
	}
	return slices.DeleteFunc(kept, func(m Mention) bool { return d.Entities[m.Entity].Kind != entity.Person && goesOn(s, m.End) })
}

// goesOn reports whether the word before byte end of s belongs to a longer name:
// the next one has a capital, too.
func goesOn(s string, end int) bool {
	rest, spaced := strings.CutPrefix(s[end:], " ")
	r, _ := utf8.DecodeRuneInString(rest)
	return spaced && unicode.IsUpper(r)
}

// sentenceCase reports whether capitals tell names in s: most of its words have
// none.
func sentenceCase(s string) bool {
	small, all := 0, 0
	for _, word := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLetter(r) {
			all++
			if !unicode.IsUpper(r) {
				small++
			}
		}
	}
	return 2*small >= all
}

// phrases are the places of all runs of words in s, by their words; norm brings
// a name to the form they are in: lower case where s is in capitals.
func phrases(s string) (places map[string][]text.Span, norm func(string) string) {
	norm = func(name string) string { return name }
	if strings.ToUpper(s) == s {
		norm = strings.ToLower
	}
	var starts, ends []int
	inside := false
	for i, r := range s {
		if word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); word != inside {
			if inside = word; word {
				starts = append(starts, i)
			} else {
				ends = append(ends, i)
			}
		}
	}
	if inside {
		ends = append(ends, len(s))
	}
	starts, ends = starts[:min(len(starts), maxHeadWords)], ends[:min(len(ends), maxHeadWords)]
	places = map[string][]text.Span{}
	for i, start := range starts {
		for _, end := range ends[i:min(len(ends), i+maxNameWords)] {
			for _, end := range []int{end, end + behind(s[end:])} { // "U.S."
				span := text.Span{Start: start, End: end}
				key := norm(span.Of(s))
				if n := len(places[key]); n == 0 || places[key][n-1] != span {
					places[key] = append(places[key], span)
				}
			}
		}
	}
	return places, norm
}

// behind is the length of a full stop s begins with.
func behind(s string) int {
	if strings.HasPrefix(s, ".") {
		return 1
	}
	return 0
}

// surnames counts the persons of each last name.
func (d *Document) surnames() map[string]int {
	count := map[string]int{}
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Kind == entity.Person {
			count[lastWord(e.Name)]++
		}
	}
	return count
}

// lastWord is the last of several words of a name, "" where there is one, or it
// is short.
func lastWord(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || utf8.RuneCountInString(name[i+1:]) < 3 {
		return ""
	}
	return name[i+1:]
}

// apart keeps the best of mentions that overlap, in order of the text.
func (d *Document) apart(found []Mention) []Mention {
	slices.SortStableFunc(found, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(b.Len(), a.Len()), cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(len(d.Entities[b.Entity].Mentions), len(d.Entities[a.Entity].Mentions)))
	})
	var kept []Mention
	for _, m := range found {
		if !slices.ContainsFunc(kept, func(k Mention) bool { return k.Overlaps(m.Span) }) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(a, b Mention) int { return text.Compare(a.Span, b.Span) })
	return kept
}
