package pdf

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textLine is a line of a page.
type textLine struct {
	x, y, end float64
	size      float64
	bold      bool
	text      string
	longest   int // length of the fragment that size and bold are of
	page      int
}

// maxLine is the longest line, in bytes; what goes on is another.
const maxLine = 4096

// lines joins a page's fragments to lines, in the order they are shown: that
// is the reading order in what programs write, columns too.
func lines(fragments []fragment, page int) []textLine {
	var out []textLine
	for _, f := range fragments {
		if n := len(out); n > 0 && out[n-1].takes(f) {
			out[n-1].add(f)
		} else {
			out = append(out, textLine{x: f.x, y: f.y, end: f.end, size: f.size, bold: f.bold, text: f.text, longest: len(f.text), page: page})
		}
	}
	return slices.DeleteFunc(out, func(l textLine) bool { return strings.TrimSpace(l.text) == "" })
}

// takes reports whether f goes on with the line: on its height, not left of
// its end, not in another column.
func (l *textLine) takes(f fragment) bool {
	size := max(l.size, f.size, 1)
	return len(l.text) < maxLine && math.Abs(l.y-f.y) < .5*size && f.x > l.end-1.5*size && f.x < l.end+6*size
}

// add appends f, with a space where there is a gap.
func (l *textLine) add(f fragment) {
	gap := f.x - l.end
	if gap > .16*max(l.size, f.size) && !strings.HasSuffix(l.text, " ") && !strings.HasPrefix(f.text, " ") {
		l.text += " "
	}
	if len(f.text) > l.longest {
		l.size, l.bold, l.longest = f.size, f.bold, len(f.text)
	}
	l.text += f.text
	l.end = max(l.end, f.end)
}

// paragraph is a run of lines that belong together.
type paragraph struct {
	text    string
	size    float64
	bold    bool
	heading bool
}

// paragraphs joins lines: a new one begins after a gap, at an indentation, or
// where the size changes; a word cut at the end of a line is joined again.
func paragraphs(all []textLine) []paragraph {
	if len(all) == 0 {
		return nil
	}
	body, leading, right := bodySize(all), usualLeading(all), rightEdges(all)
	var out []paragraph
	var texts [][]byte
	for i, l := range all {
		if i == 0 || !headlineGoesOn(all[i-1], l, body) && breaks(all[i-1], l, leading, right[i-1]) {
			out, texts = append(out, paragraph{size: l.size, bold: l.bold}), append(texts, []byte(strings.TrimSpace(l.text)))
			continue
		}
		last := len(out) - 1
		texts[last] = join(texts[last], strings.TrimSpace(l.text))
		out[last].bold = out[last].bold && l.bold
	}
	for i := range out {
		p := &out[i]
		p.text = string(texts[i])
		short := utf8.RuneCountInString(p.text) <= 150 && !strings.HasSuffix(p.text, ".")
		p.heading = short && (p.size > 1.15*body || p.bold && p.size >= body*.98) && strings.ContainsFunc(p.text, unicode.IsLetter)
	}
	return out
}

// headlineGoesOn reports whether a headline of two lines or more goes on from a to b:
// lines of one size, larger than the text's, set as close as such lines are.
func headlineGoesOn(a, b textLine, body float64) bool {
	if a.page != b.page || a.size < 1.15*body || math.Abs(a.size-b.size) > .02*a.size || a.bold != b.bold || ends(a.text) {
		return false
	}
	return a.y > b.y && a.y-b.y <= 1.35*a.size
}

// breaks reports whether a paragraph ends between two lines.
func breaks(a, b textLine, leading, right float64) bool {
	if math.Abs(a.size-b.size) > .12*max(a.size, b.size) || a.bold != b.bold && a.page == b.page && ends(a.text) {
		return true
	}
	if a.page != b.page || b.y > a.y+.5*a.size { // a new page or column
		return ends(a.text)
	}
	if a.y-b.y > 1.4*leading+.2 {
		return true
	}
	if next, _ := utf8.DecodeRuneInString(strings.TrimSpace(b.text)); a.end < right-10*a.size && !unicode.IsLower(next) {
		return true // the line ended before its time: an item, an address
	}
	indented := b.x > a.x+.8*b.size
	return indented || ends(a.text) && a.end < right-3*a.size && a.x <= b.x+1
}

// ends reports whether a line ends like a sentence.
func ends(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), `"'”’»)]`)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:…。", last)
}

// join puts two lines of a paragraph together.
func join(a []byte, b string) []byte {
	next, _ := utf8.DecodeRuneInString(b)
	if stem, ok := bytes.CutSuffix(a, []byte("-")); ok && unicode.IsLower(next) {
		if last, _ := utf8.DecodeLastRune(stem); unicode.IsLower(last) {
			return append(stem, b...)
		}
	}
	if stem, ok := bytes.CutSuffix(a, []byte("\u00ad")); ok {
		return append(stem, b...)
	}
	return append(append(a, ' '), b...)
}

// bodySize is the size most letters have.
func bodySize(all []textLine) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, l := range all {
		size := math.Round(l.size*2) / 2
		if count[size] += len(l.text); count[size] > count[best] {
			best = size
		}
	}
	return best
}

// usualLeading is the median distance of lines that follow each other.
func usualLeading(all []textLine) float64 {
	var gaps []float64
	for i := 1; i < len(all); i++ {
		if gap := all[i-1].y - all[i].y; gap > .5*all[i].size && gap < 3*all[i].size {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) == 0 {
		return 12
	}
	slices.Sort(gaps)
	return gaps[(len(gaps)-1)/2]
}

// withoutRunningHeads removes running heads, running feet and page numbers: what stands
// first or last on three pages or more, numbers aside.
func withoutRunningHeads(pages [][]textLine) (kept []textLine, removed bool) {
	count := map[string]int{}
	for _, p := range pages {
		once := map[string]bool{}
		for _, l := range edges(p) {
			if s := shape(l.text); !once[s] {
				once[s] = true
				count[s]++
			}
		}
	}
	for _, p := range pages {
		edge := edges(p)
		for _, l := range p {
			s := shape(l.text)
			if slices.Contains(edge, l) && (count[s] >= 3 || len(pages) > 1 && s == "#") {
				removed = true
				continue
			}
			kept = append(kept, l)
		}
	}
	if len(kept) == 0 {
		return slices.Concat(pages...), false
	}
	return kept, removed
}

// edges are the lines at the top and the bottom of a page, two each.
func edges(p []textLine) []textLine {
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, func(a, b textLine) int {
		switch {
		case a.y > b.y:
			return -1
		case a.y < b.y:
			return 1
		}
		return 0
	})
	if len(sorted) <= 4 {
		return sorted
	}
	return append(sorted[:2:2], sorted[len(sorted)-2:]...)
}

// shape is a line with every number as "#".
func shape(s string) string {
	var out strings.Builder
	digit := false
	for _, r := range strings.TrimSpace(s) {
		if unicode.IsDigit(r) {
			if !digit {
				out.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		out.WriteRune(r)
	}
	return out.String()
}
