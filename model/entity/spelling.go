package entity

import (
	"strings"

	"lede/model/text"
)

// nameWords are the words of a name in the form that is compared: lower case,
// without marks, corporate forms and the plural of a group.
func (l *linker) nameWords(f found) []string {
	var words []string
	for i := f.first; i < f.last; i++ {
		w := l.lower[i]
		if i == f.last-1 && f.tail > 0 {
			w = strings.ToLower(l.span(i, f.last).Of(l.doc.Text)[:l.doc.Tokens[i].Len()-f.tail])
		}
		w = plainWord(strings.TrimRight(w, "."))
		if strings.Trim(w, ",'\"“”-") == "" && f.kind != Date && f.kind != Figure {
			continue
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		words = append(words, l.lower[f.first])
	}
	switch f.kind {
	case Group:
		if n := len(words); n > 0 && strings.HasSuffix(words[n-1], "s") && len(words[n-1]) > 4 && !strings.HasSuffix(words[n-1], "ss") {
			words[n-1] = words[n-1][:len(words[n-1])-1]
		}
	case Organization:
		for i, w := range words {
			if len(words) > 1 && (w == "man" && i == 0 || w == "utd") {
				words[i] = map[string]string{"man": "manchester", "utd": "united"}[w]
			}
		}
		for len(words) > 1 && l.single(words[len(words)-1]) {
			words = words[:len(words)-1]
		}
	case Place:
		if p := l.is(f.first, f.last, "sameplace"); p != nil && len(p.words) == f.last-f.first {
			return strings.Fields(p.value)
		}
		if half := strings.Join(words, " "); (half == "north" || half == "south") && l.word(f.first-1, f.first) == "the" {
			for _, k := range []key{{Place, half + " korea"}, {Group, half + " korean"}} {
				if _, ok := l.byName[k]; ok {
					return []string{half, "korea"}
				}
			}
		}
	}
	return words
}

// plainWord writes a word as names are compared: an initialism without dots,
// letters without accents, British spellings as American ones.
func plainWord(w string) string {
	if len(w) > 2 && len(w) < 10 && w[1] == '.' {
		w = strings.ReplaceAll(w, ".", "")
	}
	switch w {
	case "defence":
		return "defense"
	case "labour":
		return "labor"
	case "centre":
		return "center"
	case "organisation":
		return "organization"
	}
	return text.Fold(strings.ReplaceAll(w, "’", "'"))
}

func (l *linker) single(w string) bool { return vocabularies().single(w, "orgsuffix") != nil }

// acronym is the first letters of words, without the small ones.
func acronym(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "on", "in", "de", "to", "&":
			continue
		}
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// isAcronym reports whether the letters of a occur in order at the beginnings
// of words.
func isAcronym(a string, words []string) bool {
	a = strings.ReplaceAll(a, ".", "")
	rest := []rune(a)
	if len(rest) < 2 {
		return false
	}
	for _, w := range words {
		if len(rest) > 0 && strings.HasPrefix(w, string(rest[0])) {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
