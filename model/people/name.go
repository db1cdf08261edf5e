package people

import (
	"strings"
	"unicode"

	"lede/model/entity"
	"lede/model/text"
)

// marks of a name are none of its words.
var marks = strings.NewReplacer(".", "", "’", "'", "-", " ")

// parts are the words of a name for comparing, without what may be left out of
// it: "the", "Jr.", and points.
func parts(name string) []string {
	var out []string
	name = marks.Replace(name)
	for _, w := range strings.Fields(text.Fold(name)) {
		w = strings.TrimSuffix(strings.Trim(w, ",;:'\""), "'s")
		if w != "" && !listed("left out", w) {
			out = append(out, meant("word", w))
		}
	}
	return out
}

// key is equal for full forms of one name: a person's first and last name,
// every word of another.
func key(kind entity.Kind, name string) string {
	if kind == entity.Person {
		return strings.Join(firstAndLast(parts(name)), " ")
	}
	words := meant("place", strings.Join(parts(named(kind, name)), " "))
	if kind == entity.Place {
		words = meant("state", words)
	}
	p := unformed(strings.Fields(words))
	if n := len(p); n > 1 && kind == entity.Place {
		p[n-1] = meant("way", p[n-1])
	}
	return strings.Join(singular(p), " ")
}

// named is name without words before it that are none of a name: "ex-NYPD", what is
// left of a number in "6,000-member Academy", and how a place fares in a headline, as in
// "Quake-Hit Lerwen".
func named(kind entity.Kind, name string) string {
	first, rest, _ := strings.Cut(name, " ")
	before, behind, ok := strings.Cut(first, "-")
	switch capital := strings.IndexFunc(behind, unicode.IsUpper) == 0; {
	case kind == entity.Place && rest != "" && listed("faring", strings.ToLower(behind)):
		return rest
	case !ok || before == "" || strings.IndexFunc(before, unicode.IsUpper) >= 0:
	case capital:
		return behind + " " + rest
	case rest != "":
		return rest
	}
	return name
}

// unformed is p without what a name may be followed by: its legal form, and the
// department that a city's police or fire brigade is; and without the "city of"
// that a place may begin with.
func unformed(p []string) []string {
	if len(p) > 2 && listed("seat", p[0]) && p[1] == "of" {
		p = p[2:]
	}
	for len(p) > 1 {
		switch last := p[len(p)-1]; {
		case listed("legal", last):
		case last == "department" && (p[len(p)-2] == "police" || p[len(p)-2] == "fire"):
		default:
			return p
		}
		p = p[:len(p)-1]
	}
	return p
}

// singular is p with the plural of its last word taken off: a member is called by it
// as all are, "Colt" of the Colts.
func singular(p []string) []string {
	if n := len(p); n > 0 {
		p[n-1] = one(p[n-1])
	}
	return p
}

// one is a word without its plural.
func one(w string) string {
	if len(w) > 3 && !strings.HasSuffix(w, "ss") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// firstAndLast are the first name and the last of p, without titles before them
// and initials between or before.
func firstAndLast(p []string) []string {
	for len(p) > 2 && (listed("title", p[0]) || len(p[0]) == 1) {
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
