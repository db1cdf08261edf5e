package quote

import (
	"fmt"
	"lede/model/text"
	"maps"
	"slices"
	"strings"
)

// tally counts how often a word occurs and how often as a cue.
type tally struct{ cue, all int }

// strengthOf makes a share coarse; see cueTable.
func (t tally) strength() int {
	share := (float64(t.cue) + 0.02) / (float64(t.all) + 1)
	n := 0
	for _, limit := range []float64{0.02, 0.06, 0.15, 0.3, 0.5, 0.75} {
		if share >= limit {
			n++
		}
	}
	return n
}

// learnCues counts the words of the lessons outside marks and writes the
// table that parseCues reads.
func learnCues(lessons []*lesson) string {
	words, stems := map[string]tally{}, map[string]tally{}
	for _, l := range lessons {
		for i, t := range l.layout.tokens {
			if t.marked != 0 || !text.HasWord(t.low) {
				continue
			}
			hit := 0
			if r := l.roles[i]; r == cueFirst || r == cueMore {
				hit = 1
			}
			w, s := words[t.low], stems[stem(t.low)]
			words[t.low] = tally{w.cue + hit, w.all + 1}
			stems[stem(t.low)] = tally{s.cue + hit, s.all + 1}
		}
	}
	var b strings.Builder
	for _, w := range slices.Sorted(maps.Keys(words)) {
		n := words[w]
		if n.all >= 8 && (n.strength() > 0 || stems[stem(w)].strength() > 0) {
			fmt.Fprintf(&b, "%s\t%d\n", w, n.strength())
		}
	}
	for _, s := range slices.Sorted(maps.Keys(stems)) {
		if n := stems[s]; n.all >= 3 && n.strength() > 0 {
			fmt.Fprintf(&b, "~%s\t%d\n", s, n.strength())
		}
	}
	return b.String()
}
