package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"lede/model/text"
)

// referred is a text with the spans that refer to the same.
type referred struct {
	text     string
	blocks   []text.Span
	mentions []reference
	weight   float64 // of a pronoun in it
}

// reference is a mention of one of several things.
type reference struct {
	text.Span
	of int
}

// meant is what the smallest mention that covers s refers to, -1 where none does.
func (r *referred) meant(s text.Span) int {
	best, of := len(r.text)+1, -1
	for _, m := range r.mentions {
		if m.Start <= s.Start && m.End >= s.End && m.Len() < best {
			best, of = m.Len(), m.of
		}
	}
	return of
}

// genres are those of GUM whose texts are openly licensed, but news: that is a
// development set.
var genres = []string{"academic", "bio", "court", "interview", "speech", "textbook", "voyage"}

// readGUM reads the documents of GUM's folder dep.
func readGUM(dir string) ([]referred, error) {
	var out []referred
	for _, genre := range genres {
		paths, err := filepath.Glob(filepath.Join(dir, "GUM_"+genre+"_*.conllu"))
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: no documents of the genre %s", dir, genre)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			d, err := parseGUM(string(data))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			out = append(out, d)
		}
	}
	return out, nil
}

var (
	entityNote = regexp.MustCompile(`Entity=([^|]+)`)
	bracket    = regexp.MustCompile(`\([^()]+\)|\([^()]+|[^()]+\)`)
	leadNumber = regexp.MustCompile(`\d+`)
)

// parseGUM reads a CoNLL-U file with GUM's notes on entities.
func parseGUM(file string) (referred, error) {
	d := referred{weight: 1}
	var b strings.Builder
	open := map[string][]int{}
	space := false
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_block") && b.Len() > 0 {
			d.closeBlock(b.Len())
			b.WriteString("\n\n")
			space = false
		}
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' || len(fields) != 10 || strings.ContainsAny(fields[0], ".-") {
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		if len(d.blocks) == 0 || d.blocks[len(d.blocks)-1].End > 0 {
			d.blocks = append(d.blocks, text.Span{Start: b.Len()})
		}
		word := text.Span{Start: b.Len(), End: b.Len() + len(fields[1])}
		b.WriteString(fields[1])
		space = !strings.Contains(fields[9], "SpaceAfter=No")
		if err := d.note(fields[9], word, open); err != nil {
			return d, err
		}
	}
	d.closeBlock(b.Len())
	d.text = b.String()
	return d, nil
}

func (d *referred) closeBlock(end int) {
	if n := len(d.blocks); n > 0 && d.blocks[n-1].End == 0 {
		d.blocks[n-1].End = end
	}
}

// note reads which mentions begin and end at a word; open has where those without
// an end begin, by their number.
func (d *referred) note(misc string, word text.Span, open map[string][]int) error {
	m := entityNote.FindStringSubmatch(misc)
	if m == nil {
		return nil
	}
	for _, part := range bracket.FindAllString(m[1], -1) {
		id := leadNumber.FindString(part)
		var of int
		if _, err := fmt.Sscan(id, &of); err != nil {
			return fmt.Errorf("no number: %q", part)
		}
		start := word.Start
		if part[0] != '(' {
			n := len(open[id])
			if n == 0 {
				return fmt.Errorf("%s ends before it begins", id)
			}
			start = open[id][n-1]
			open[id] = open[id][:n-1]
		}
		if strings.HasSuffix(part, ")") {
			d.mentions = append(d.mentions, reference{text.Span{Start: start, End: word.End}, of})
		} else {
			open[id] = append(slices.Clip(open[id]), start)
		}
	}
	return nil
}
