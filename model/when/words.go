package when

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed words.tsv
	wordTable string
	//go:embed english.tsv
	englishTable string
	//go:embed zones.tsv
	zoneTable string
)

// words maps kinds to words to values.
type words map[string]map[string]int

// read adds a table of lines of kind, value and words.
func (w words) read(file string) {
	for line := range strings.Lines(file) {
		kind, rest, ok := strings.Cut(line, "\t")
		if !ok || kind[0] == '#' {
			continue
		}
		value, list, _ := strings.Cut(rest, "\t")
		n, _ := strconv.Atoi(value)
		if w[kind] == nil {
			w[kind] = map[string]int{}
		}
		for word := range strings.FieldsSeq(list) {
			w[kind][word] = n
		}
	}
}

// table holds the words of all languages.
var table = sync.OnceValue(func() words {
	w := words{}
	w.read(wordTable)
	w.read(englishTable)
	return w
})

// englishWords holds those that count in an English sentence.
var englishWords = sync.OnceValue(func() words {
	w := words{}
	w.read(englishTable)
	return w
})

func lookup(kind, word string) (int, bool) {
	v, ok := table()[kind][word]
	return v, ok
}

// english is the value of an English word of that kind, which may be
// abbreviated by a full stop.
func english(kind, word string) (int, bool) {
	v, ok := englishWords()[kind][strings.TrimSuffix(word, ".")]
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
