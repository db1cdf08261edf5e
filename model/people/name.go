package people

import (
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// parts are the words of a name for comparing, without what may be left out of
// it: "the", legal forms, "Jr.", and points.
func parts(name string) []string {
	var out []string
	name = strings.NewReplacer(".", "", "’", "'", "-", " ").Replace(name)
	for _, w := range strings.Fields(text.Fold(name)) {
		w = strings.TrimSuffix(strings.Trim(w, ",;:'\""), "'s")
		switch w {
		case "mt":
			out = append(out, "mount")
		case "centre":
			out = append(out, "center")
		case "", "the", "jr", "sr", "ii", "iii", "inc", "ltd", "corp", "co", "llc", "plc", "&", "and":
		default:
			out = append(out, w)
		}
	}
	return out
}

// spelt are places by their usual abbreviations.
func spelt(key string) string {
	switch key {
	case "us", "usa", "u s", "united states of america", "america":
		return "united states"
	case "uk", "u k", "britain", "great britain":
		return "united kingdom"
	case "uae":
		return "united arab emirates"
	case "la", "l a":
		return "los angeles"
	case "nyc", "new york city":
		return "new york"
	}
	return key
}

// key is equal for full forms of one name: a person's first and last name,
// every word of another.
func key(kind entity.Kind, name string) string {
	p := parts(name)
	if kind == entity.Person {
		p = firstAndLast(p)
	}
	k := strings.Join(p, " ")
	if kind != entity.Person {
		k = spelt(k)
	}
	return k
}

// titles stand before names, and in headlines are taken for a part of them.
const titles = " president elect vice prime minister gov governor sen senator rep mayor judge justice dr doctor mr mrs ms miss sir lord lady prof professor officer deputy sheriff chief coach captain sgt lt gen col pope king queen prince "

// firstAndLast are the first name and the last of p, without titles before them
// and initials between or before.
func firstAndLast(p []string) []string {
	for len(p) > 2 && (strings.Contains(titles, " "+p[0]+" ") || len(p[0]) == 1) {
		p = p[1:]
	}
	if len(p) > 2 {
		return []string{p[0], p[len(p)-1]}
	}
	return p
}

// full reports whether a key is of a name that stands for itself in any
// article: of a person or an organization, more than a word.
func full(kind entity.Kind, key string) bool {
	return kind == entity.Place || strings.Contains(key, " ")
}
