package when

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.tsv
var wordTable string

//go:embed zones.tsv
var zoneTable string

// table returns the words of the embedded list: kind → word → value.
var table = sync.OnceValue(func() map[string]map[string]int {
	out := map[string]map[string]int{}
	for line := range strings.Lines(wordTable) {
		kind, rest, ok := strings.Cut(line, "\t")
		if !ok || kind[0] == '#' {
			continue
		}
		value, words, _ := strings.Cut(rest, "\t")
		n, _ := strconv.Atoi(value)
		if out[kind] == nil {
			out[kind] = map[string]int{}
		}
		for word := range strings.FieldsSeq(words) {
			out[kind][word] = n
		}
	}
	return out
})

func lookup(kind, word string) (int, bool) {
	v, ok := table()[kind][word]
	return v, ok
}

// begins reports whether a date can begin with that word.
func begins(word string) bool {
	for _, kind := range [...]string{"month", "weekday", "am", "pm"} {
		if _, ok := lookup(kind, word); ok {
			return true
		}
	}
	return false
}

// zone is an abbreviation of a time zone.
type zone struct {
	minutes int  // east of Greenwich
	summer  bool // an hour more under North American summer time
}

// zones returns the embedded list: abbreviation → zone.
var zones = sync.OnceValue(func() map[string]zone {
	out := map[string]zone{}
	for line := range strings.Lines(zoneTable) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 2 || f[0][0] == '#' {
			continue
		}
		n, _ := strconv.Atoi(f[1])
		out[f[0]] = zone{n, len(f) > 2}
	}
	return out
})
