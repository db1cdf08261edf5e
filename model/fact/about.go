package fact

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// near is how many words before and behind a figure say what it counts.
const near = 6

// bodies reports whether a figure may count those whom fates befall: they come whole,
// and are no money.
func bodies(v entity.Value) bool { return v.Number == math.Trunc(v.Number) && !money(v.Unit) }

// about is what the figure at is said of: the words of its clause that are no
// names, dates or other figures, and what befalls those it counts, if it may.
func about(d *analysis.Document, within, at text.Span, befalls bool) []string {
	s := d.Article.Text
	before := stems(s, clauseBefore(s, text.Span{Start: within.Start, End: at.Start}), d)
	after := stems(s, clauseAfter(s, text.Span{Start: at.End, End: within.End}), d)
	all := slices.Concat(before[max(0, len(before)-near):], counted(s, at), after[:min(len(after), near)])
	all = slices.DeleteFunc(all, isFate)
	if f := fate(s, within, at); befalls && f != "" {
		all = append(all, f)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// names are the last words of the organizations and places that a sentence names.
func names(d *analysis.Document, within text.Span) (out []string) {
	i, _ := slices.BinarySearchFunc(d.Mentions, within.Start, func(m analysis.Mention, start int) int { return m.Start - start })
	for ; i < len(d.Mentions) && d.Mentions[i].Start < within.End; i++ {
		m := &d.Mentions[i]
		kind := d.Entities[m.Entity].Kind
		if words := words(d.Article.Text, m.Span); m.Form == entity.Name && len(words) > 0 && (kind == entity.Organization || kind == entity.Place) {
			out = append(out, words[len(words)-1])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// counted are the nouns of a figure: its words but for the numbers.
func counted(s string, at text.Span) []string {
	if i := strings.LastIndexByte(at.Of(s), ' '); i >= 0 {
		return stems(s, text.Span{Start: at.Start + i, End: at.End}, nil)
	}
	return nil
}

// What stands before and behind a figure that is a part of a time of day, however that
// is spaced, as "23: 51" is.
var (
	hourBefore = text.Pattern(`\d: ?$`)
	hourBehind = text.Pattern(`^(?i)(: ?\d\d| ?([ap]\.? ?m\b|gmt\b|o.clock\b))`)
)

// reach is how many bytes around a figure are looked at.
const reach = 40

// hour reports whether a figure is a part of a time of day.
func hour(s string, within, at text.Span) bool {
	before := text.Span{Start: max(within.Start, at.Start-reach), End: at.Start}
	behind := text.Span{Start: at.End, End: max(at.End, min(within.End, at.End+reach))}
	return hourBefore().MatchString(before.Of(s)) || hourBehind().MatchString(behind.Of(s))
}

// ageOf reports whether mention n is the age of the person before it, set apart by
// commas: "Ann Roe, 52, said".
func ageOf(d *analysis.Document, n int) bool {
	if n == 0 {
		return false
	}
	who, at := &d.Mentions[n-1], &d.Mentions[n]
	behind := d.Article.Text[at.End:]
	return d.Entities[who.Entity].Kind == entity.Person && who.End+2 == at.Start && d.Article.Text[who.End:at.Start] == ", " &&
		(behind == "" || strings.ContainsRune(",.;)", rune(behind[0])))
}

// age reports whether a figure is somebody's or something's age.
func age(s string, within, at text.Span) bool {
	before, after := words(s, text.Span{Start: within.Start, End: at.Start}), words(s, text.Span{Start: at.End, End: within.End})
	own := words(s, at)
	last := len(own) - 1
	switch {
	case len(after) > 0 && after[0] == "old", last >= 0 && own[last] == "old":
		return true
	case len(after) > 1 && strings.HasPrefix(after[0], "year") && after[1] == "old":
		return true
	}
	return len(before) > 0 && before[len(before)-1] == "aged"
}

// deadly is the gravest of the fates.
const deadly = "die"

// fates are what befalls people, sorted.
var fates = sync.OnceValue(func() []string {
	return slices.Compact(slices.Sorted(maps.Values(lists()["fate"])))
})

func isFate(w string) bool { return slices.Contains(fates(), w) }

// fate is the nearest of the fates that the clause of a figure tells of: "killed
// 12 and injured 40" has one for each.
func fate(s string, within, at text.Span) string {
	before := text.Span{Start: within.Start, End: at.Start}
	after := text.Span{Start: at.End, End: within.End}
	if i := strings.LastIndexAny(before.Of(s), breaks+","); i >= 0 {
		before.Start += i
	}
	if i := strings.LastIndex(before.Of(s), " and "); i >= 0 {
		before.Start += i
	}
	if i := strings.IndexAny(after.Of(s), breaks+","); i >= 0 {
		after.End = after.Start + i
	}
	if i := strings.Index(after.Of(s), " and "); i >= 0 {
		after.End = after.Start + i
	}
	back, ahead := words(s, before), words(s, after)
	slices.Reverse(back)
	for i := range max(len(back), len(ahead)) {
		for _, side := range [][]string{back, ahead} {
			if i < len(side) && isFate(sense(side[i])) {
				return sense(side[i])
			}
		}
	}
	if own := words(s, at); len(own) > 0 && isFate(sense(own[len(own)-1])) {
		return sense(own[len(own)-1])
	}
	return ""
}

// words are those of a span, folded.
func words(s string, span text.Span) []string { return text.Words(span.Of(s)) }

// breaks end a clause.
const breaks = ";:—–()“”\""

func clauseBefore(s string, span text.Span) text.Span {
	if i := strings.LastIndexAny(span.Of(s), breaks); i >= 0 {
		span.Start += i
	}
	return span
}

func clauseAfter(s string, span text.Span) text.Span {
	if i := strings.IndexAny(span.Of(s), breaks); i >= 0 {
		span.End = span.Start + i
	}
	return span
}

// stems are the telling words of a span, in order; where d is given those
// alone that belong to no name, date or figure.
func stems(s string, span text.Span, d *analysis.Document) (out []string) {
	for _, w := range text.WordSpans(span.Of(s)) {
		w = text.Span{Start: span.Start + w.Start, End: span.Start + w.End}
		if key := stem(text.Fold(w.Of(s))); key != "" && (d == nil || !mentioned(d, w)) {
			out = append(out, key)
		}
	}
	return out
}

// mentioned reports whether a word belongs to a name, a date or a figure.
func mentioned(d *analysis.Document, w text.Span) bool {
	i, _ := slices.BinarySearchFunc(d.Mentions, w.End, func(m analysis.Mention, end int) int { return m.Start - end })
	for i--; i >= 0 && d.Mentions[i].Start > w.Start-80; i-- {
		if m := &d.Mentions[i]; m.Form == entity.Name && m.Covers(w) {
			return true
		}
	}
	return false
}

// sense is what a word of news tells of that others tell of too; "" for any other
// word.
func sense(w string) string { return cmp.Or(lists()["fate"][w], lists()["thing"][w]) }

// stem is a folded word as it is compared; "" where it tells nothing.
func stem(w string) string {
	if s := sense(w); s != "" {
		return s
	}
	if len(w) < 3 || nlp.Common(w) || listed("plain", w) || '0' <= w[0] && w[0] <= '9' {
		return ""
	}
	w = nlp.Stem(w)
	if before, ok := strings.CutSuffix(w, "y"); ok {
		w = before + "i" // as of "companies"
	}
	return w
}
