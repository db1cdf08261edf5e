package correct

import (
	"sort"
	"unicode/utf8"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// finding is a name that is looked for in texts, with what was ruled about it.
type finding struct {
	words   string
	verdict Verdict
}

// occurrence is where a name stands.
type occurrence struct {
	text.Span
	finding
}

// occurrences are the places in d's text where names stand as whole words,
// ascending and disjoint, of several the longest. One pass over what was analysed.
func (v *view) occurrences(d *analysis.Document) []occurrence {
	if len(v.set.find) == 0 && len(v.find) == 0 {
		return nil
	}
	var out []occurrence
	blocks := d.Article.Blocks
	part := text.Span{End: len(d.Article.Text)}
	if d.Partial() {
		part = d.Part
	}
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > part.Start })
	for _, b := range blocks[first:] {
		if b.Start >= part.End {
			break
		}
		if b.Kind != article.Code && b.Kind != article.Rule {
			from := max(b.Start, part.Start)
			out = v.inBlock(out, d.Article.Text[from:min(b.End, part.End)], from)
		}
	}
	return out
}

func (v *view) inBlock(out []occurrence, s string, start int) []occurrence {
	for i := 0; i < len(s); {
		n := wordLen(s[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		best := occurrence{}
		if !inside(s[:i]) {
			for _, f := range v.candidates(s[i : i+n]) {
				if m := match(s[i:], f.words); m > best.Len() {
					best = occurrence{text.Span{Start: start + i, End: start + i + m}, f}
				}
			}
		}
		if i += n; !best.Empty() {
			out, i = append(out, best), best.End-start
		}
	}
	return out
}

// candidates are the names that begin with word; what was ruled for this
// article alone comes first.
func (v *view) candidates(word string) []finding {
	everywhere, here := v.set.find[word], v.find[word]
	if len(here) == 0 {
		return everywhere
	}
	return append(here[:len(here):len(here)], everywhere...)
}

// inside reports whether what follows before is in the middle of a word:
// behind a hyphen or an apostrophe that itself stands behind a letter.
func inside(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	if r != '-' && r != '\'' && r != '’' && r != '‑' {
		return false
	}
	r, _ = utf8.DecodeLastRuneInString(before[:len(before)-n])
	return letter(r)
}

// match is the length of name at the start of s where it ends with a word, 0
// where it does not stand there. A space of the name stands for any but a blank
// line, an apostrophe for either kind.
func match(s, name string) int {
	i := 0
	for _, want := range name {
		got, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case want == ' ' && text.IsSpace(got):
			lines := 0
			for i < len(s) {
				if got, n = utf8.DecodeRuneInString(s[i:]); !text.IsSpace(got) {
					break
				}
				i += n
				if got == '\n' {
					lines++
				}
			}
			if lines > 1 {
				return 0
			}
			continue
		case i < len(s) && (got == want || want == '\'' && got == '’'):
			i += n
		default:
			return 0
		}
	}
	if i < len(s) && letter(firstRune(s[i:])) {
		return 0
	}
	return i
}

// addFound adds the names that the analysis did not find where a reader's correction
// says that they are. Longer names, and those that are there already, stay.
func (w *work) addFound() {
	spans := w.spans()
	for _, o := range w.occurrences(w.doc) {
		first := sort.Search(len(spans), func(i int) bool { return spans[i].End > o.Start })
		taken := false
		for i := first; i < len(spans) && spans[i].Start < o.End; i++ {
			taken = taken || !o.Covers(spans[i].Span) || spans[i].Span == o.Span
		}
		if taken {
			continue
		}
		for i := first; i < len(spans) && spans[i].Start < o.End; i++ {
			w.drafts[spans[i].draft].remove(spans[i].Span)
		}
		w.add(w.draftOf(o.words, w.resolve(o.verdict)), ruled(entity.Mention{Span: o.Span}))
	}
}

// placed is a name with the draft that holds it.
type placed struct {
	text.Span
	draft int
}

// spans are the names of all drafts, and those a reader took away, ascending.
func (w *work) spans() []placed {
	var out []placed
	for i := range w.drafts {
		for _, m := range w.drafts[i].Mentions {
			if m.Form == entity.Name {
				out = append(out, placed{m.Span, i})
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return text.Compare(out[i].Span, out[j].Span) < 0 })
	return out
}
