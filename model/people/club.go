package people

import (
	"context"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// acting are the mentions of a place that are of one who acts, where the article names
// something that may be a club: "Port Lerwen" of one that names the "Herons".
func acting(d *analysis.Document, e *entity.Entity, clubs bool) map[text.Span]bool {
	if e.Kind != entity.Place || !clubs {
		return nil
	}
	out := map[text.Span]bool{}
	for _, m := range e.Mentions {
		if m.Form == entity.Name && acts(d, m.Span) {
			out[m.Span] = true
		}
	}
	return out
}

// hasClub reports whether an organization of d is called as clubs are.
func hasClub(d *analysis.Document) bool {
	return slices.ContainsFunc(d.Entities, func(e entity.Entity) bool {
		return e.Kind == entity.Organization && (isNick(e.Name) || slices.ContainsFunc(e.Aliases, isNick))
	})
}

// isNick reports whether what follows a city is what its club is called: a word or
// two, the last one in the plural, and no newspaper's.
func isNick(s string) bool {
	words := strings.Fields(text.Fold(s))
	last := ""
	if len(words) > 0 {
		last = words[len(words)-1]
	}
	return len(words) > 0 && len(words) <= 2 && (strings.HasSuffix(last, "s") || strings.HasSuffix(last, "x")) && !listed("paper", last)
}

// acts reports whether a name is of one who acts, not of a place: it stands behind no
// word of place and before none that it would be a part of.
func acts(d *analysis.Document, name text.Span) bool {
	at, found := slices.BinarySearchFunc(d.Sentences, name.Start, func(s text.Span, start int) int {
		switch {
		case s.End <= start:
			return -1
		case s.Start > start:
			return 1
		}
		return 0
	})
	if !found || d.Sentences[at].Len() > longest {
		return false
	}
	doc, err := nlp.Parse(context.Background(), d.Article.Text, d.Sentences[at:at+1])
	if err != nil {
		return false
	}
	first := doc.TokenAt(name.Start)
	last := doc.TokenAt(name.End - 1)
	if first > 0 && (listed("where", strings.ToLower(doc.Word(first-1))) || doc.Tokens[first-1].Tag == "DT") {
		return false
	}
	if last+1 >= len(doc.Tokens) {
		return true
	}
	switch next := &doc.Tokens[last+1]; {
	case strings.HasPrefix(next.Tag, "N"), strings.HasPrefix(next.Tag, "JJ"), next.Tag == "HYPH":
		return false
	case next.Tag == ",":
		return first > 0
	case doc.Word(last+1) == "(":
		return last+2 < len(doc.Tokens) && doc.Tokens[last+2].Tag == "CD"
	}
	return !strings.HasPrefix(doc.Word(last+1), "—") && !strings.HasPrefix(doc.Word(last+1), "-")
}

// longest is the most bytes of a sentence: what is longer is a list.
const longest = 2000

// clubs joins what acts by the name of a city to the club of that city that its
// article names, and all else of that name to the place.
func (j *joiner) clubs() {
	byCity := map[string][]int{} // organizations that are called after it, one of each entity
	seen := map[string]map[int]bool{}
	places := map[string]int{}
	for i, s := range j.all {
		words := strings.Fields(j.keys[i])
		switch {
		case s.kind == entity.Place && s.trade != actor:
			if _, known := places[j.keys[i]]; !known {
				places[j.keys[i]] = i
			}
		case s.kind == entity.Organization && len(words) > 1 && isNick(s.name[strings.LastIndexByte(s.name, ' ')+1:]):
			for n := max(1, len(words)-2); n < len(words); n++ {
				city, root := strings.Join(singular(slices.Clone(words[:n])), " "), j.root(i)
				if seen[city] == nil {
					seen[city] = map[int]bool{}
				}
				if !seen[city][root] {
					seen[city][root] = true
					byCity[city] = append(byCity[city], root)
				}
			}
		}
	}
	beside := newCircles(j)
	for i, s := range j.all {
		if s.trade != actor {
			continue
		}
		if club := beside.only(byCity[j.keys[i]], s.article); club >= 0 {
			j.unite(club, i)
			j.doubts[i] = "the city for its club"
		} else if place, ok := places[j.keys[i]]; ok {
			j.unite(place, i)
		} else {
			places[j.keys[i]] = i
		}
	}
}

// only is the one of some groups that an article names, -1 where it names none or
// several.
func (c *circles) only(roots []int, article int32) int {
	found := -1
	for _, root := range roots {
		if _, in := slices.BinarySearch(c.by[root], article); in {
			if found >= 0 {
				return -1
			}
			found = root
		}
	}
	return found
}
