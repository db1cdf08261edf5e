package html

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// phrases are regular expressions over whole lines, case folded, parted by what
// they begin with: a line is asked only those that may begin as it does.
type phrases struct {
	by  map[rune]func() *regexp.Regexp
	any func() *regexp.Regexp // those that may begin with anything
}

// newPhrases parts patterns, which are well formed.
func newPhrases(patterns []string) *phrases {
	by, anywhere := map[rune][]string{}, []string(nil)
	for _, pattern := range patterns {
		for _, choice := range choices(pattern) {
			begins := map[rune]bool{}
			if empty, anything := firsts(choice, begins); empty || anything {
				anywhere = append(anywhere, choice.String())
				continue
			}
			for r := range begins {
				by[r] = append(by[r], choice.String())
			}
		}
	}
	p := &phrases{by: map[rune]func() *regexp.Regexp{}, any: whole(anywhere)}
	for r, some := range by {
		p.by[r] = whole(some)
	}
	return p
}

// choices are what a pattern offers at its top level.
func choices(pattern string) []*syntax.Regexp {
	re, err := syntax.Parse(pattern, syntax.Perl|syntax.FoldCase)
	switch {
	case err != nil:
		panic(err) // the tables are part of the program
	case re.Op == syntax.OpAlternate:
		return re.Sub
	}
	return []*syntax.Regexp{re}
}

// whole matches a line that one of the patterns matches from end to end.
func whole(patterns []string) func() *regexp.Regexp {
	return text.Pattern(`^(?:` + strings.Join(patterns, "|") + `)$`)
}

func (p *phrases) match(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if re := p.by[folded(first)]; re != nil && re().MatchString(s) {
		return true
	}
	return p.any().MatchString(s)
}

// folded is the first of the letters that differ from r in case alone.
func folded(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

// maxFirsts is how many characters a class may have that says how a line begins.
const maxFirsts = 64

// firsts collects what a match of re may begin with, folded. It reports whether a
// match may be empty, and whether it may begin with anything.
func firsts(re *syntax.Regexp, out map[rune]bool) (empty, anything bool) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return true, false
	case syntax.OpLiteral:
		out[folded(re.Rune[0])] = true
		return false, false
	case syntax.OpCharClass:
		return false, classFirsts(re.Rune, out)
	case syntax.OpCapture, syntax.OpPlus:
		return firsts(re.Sub[0], out)
	case syntax.OpQuest, syntax.OpStar, syntax.OpRepeat:
		empty, anything = firsts(re.Sub[0], out)
		return empty || re.Op != syntax.OpRepeat || re.Min == 0, anything
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			e, a := firsts(sub, out)
			empty, anything = empty || e, anything || a
		}
		return empty, anything
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if empty, anything = firsts(sub, out); anything || !empty {
				return empty, anything
			}
		}
		return true, false
	}
	return true, true
}

// classFirsts collects the characters of a class, from and to each; it reports
// whether they are too many.
func classFirsts(ranges []rune, out map[rune]bool) (anything bool) {
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > maxFirsts {
			return true
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out[folded(r)] = true
		}
	}
	return false
}
