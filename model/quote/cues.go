package quote

import (
	"fmt"
	"strconv"
	"strings"
)

// cueTable says how often a word is a cue where it stands outside marks, in
// steps from 0 (hardly ever) to 6. Words seen too rarely are judged by their
// stem.
type cueTable struct {
	words, stems map[string]uint8
}

func (t *cueTable) strength(low string) uint8 {
	if s, ok := t.words[low]; ok {
		return s
	}
	return t.stems[stem(low)]
}

// parseCues reads lines of a word, or "~" and a stem, a tab and a strength.
func parseCues(data string) (*cueTable, error) {
	n := strings.Count(data, "\n~")
	t := &cueTable{words: make(map[string]uint8, strings.Count(data, "\n")-n), stems: make(map[string]uint8, n)}
	for line := range strings.Lines(data) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		n, err := strconv.ParseUint(value, 10, 8)
		if err != nil {
			return nil, fmt.Errorf("cue %q: %w", name, err)
		}
		if s, ok := strings.CutPrefix(name, "~"); ok {
			t.stems[s] = uint8(n)
		} else {
			t.words[name] = uint8(n)
		}
	}
	return t, nil
}
