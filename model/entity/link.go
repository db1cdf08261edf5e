package entity

import (
	"slices"
	"strings"

	"lede/model/text"
)

// linker joins the names of a reading into entities.
type linker struct {
	*reading
	clusters []*cluster
	of       []int // cluster of each of reading.found
	byName   map[key]int
	byWord   map[key][]int // clusters of persons and organizations by a word of their names
	guesses  []guessed
}

// key is a kind and a name or word of it, in the form that is compared.
type key struct {
	kind Kind
	form string
}

// cluster is an entity in the making.
type cluster struct {
	kind  Kind
	names []found
	last  int   // token of the last short name so far, -1 at first
	long  []int // tokens of the names of several words, ascending
	full  found // the fullest name
	words []string
}

// guessed is a mention by a role or a pronoun.
type guessed struct {
	cluster int
	mention Mention
}

func newLinker(r *reading) *linker {
	return &linker{reading: r, byName: map[key]int{}, byWord: map[key][]int{}}
}

// linkNames joins names: first those of several words, which say most, then the
// short ones to the nearest of them.
func (l *linker) linkNames() {
	l.of = make([]int, len(l.found))
	for i := range l.of {
		l.of[i] = -1
	}
	for _, short := range []bool{false, true} {
		for i, f := range l.found {
			if (f.last-f.first == 1) == short {
				l.of[i] = l.link(f)
			}
		}
	}
}

// link returns the cluster of a name, a new one where it fits none.
func (l *linker) link(f found) int {
	words := l.nameWords(f)
	k := key{f.kind, strings.Join(words, " ")}
	if f.kind == Date || f.kind == Figure {
		return l.exact(f, k)
	}
	at, ok := l.byName[k]
	if !ok {
		at, ok = l.byAlias(f, words)
	}
	if !ok && f.kind == Person {
		at, ok = l.byPart(f, words)
	}
	if !ok && f.kind == Organization {
		at, ok = l.byShortening(f, words)
	}
	if !ok {
		at = l.open(f, words)
	}
	l.byName[k] = at
	c := l.clusters[at]
	c.names = append(c.names, f)
	if f.last-f.first > 1 {
		c.long = append(c.long, f.first)
	} else {
		c.last = f.first
	}
	if l.fuller(f, c.full) {
		c.full, c.words = f, words
		l.index(at, words)
	}
	return at
}

func (l *linker) open(f found, words []string) int {
	l.clusters = append(l.clusters, &cluster{kind: f.kind, full: f, words: words, last: -1})
	l.index(len(l.clusters)-1, words)
	return len(l.clusters) - 1
}

// alike is how many entities that share a word are told apart by it.
const alike = 64

// index makes a cluster of persons or organizations findable by its words.
func (l *linker) index(at int, words []string) {
	kind := l.clusters[at].kind
	if kind == Work && len(words) == 2 { // "the Mysore" after "INS Mysore"
		if _, taken := l.byName[key{Work, words[1]}]; !taken {
			l.byName[key{Work, words[1]}] = at
		}
	}
	if kind != Person && kind != Organization || len(words) < 2 || len(words) > 12 {
		return
	}
	for _, w := range words {
		k := key{kind, w}
		if n := len(l.byWord[k]); n < alike && !slices.Contains(l.byWord[k], at) {
			l.byWord[k] = append(l.byWord[k], at)
		}
	}
	if a := acronym(words); kind == Organization && len(a) > 1 {
		if _, taken := l.byName[key{kind, a}]; !taken {
			l.byName[key{kind, a}] = at
		}
	}
}

// exact joins dates and figures that are written alike.
func (l *linker) exact(f found, k key) int {
	at, ok := l.byName[k]
	if !ok {
		at = l.open(f, nil)
		l.byName[k] = at
	}
	l.clusters[at].names = append(l.clusters[at].names, f)
	return at
}

// byAlias joins a name in parentheses after another to it: "Korean Central News
// Agency (KCNA)".
func (l *linker) byAlias(f found, words []string) (int, bool) {
	if end, ok := l.initials[l.doc.Word(f.first)]; ok && f.last-f.first == 1 {
		if i, ok := slices.BinarySearchFunc(l.found, end, func(o found, at int) int { return o.last - at }); ok && l.of[i] >= 0 {
			return l.of[i], l.found[i].kind == f.kind
		}
	}
	if l.word(f.first-1, f.first) != "(" || len(words) != 1 || f.last >= len(l.lower) || l.lower[f.last] != ")" {
		return 0, false
	}
	i, ok := slices.BinarySearchFunc(l.found, f.first-1, func(o found, at int) int { return o.last - at })
	if !ok || l.found[i].last-l.found[i].first < 2 {
		return 0, false
	}
	at := l.of[i]
	return at, at >= 0 && f.kind != Person && l.clusters[at].kind == f.kind && isAcronym(words[0], l.nameWords(l.found[i]))
}

// byPart joins a shorter or longer form of a person's name: the nearest before
// it that has all its words, else the first after.
func (l *linker) byPart(f found, words []string) (int, bool) {
	best := -1
	for _, at := range l.bearers(words) {
		c := l.clusters[at]
		if !fits(words, c.words) {
			continue
		}
		if best < 0 || l.nearer(f, c, l.clusters[best]) {
			best = at
		}
	}
	return best, best >= 0
}

// bearers are the persons who may be called by words: those of the same last
// word, for one word also those whose first name it is short for.
func (l *linker) bearers(words []string) []int {
	last := words[len(words)-1]
	out := l.byWord[key{Person, last}]
	if len(words) > 1 {
		return out
	}
	for _, p := range vocabularies()[last] {
		if p.class == "nickname" && len(p.words) == 1 {
			for _, at := range l.byWord[key{Person, plainWord(p.value)}] {
				if l.clusters[at].words[0] == plainWord(p.value) {
					out = append(slices.Clip(out), at)
				}
			}
		}
	}
	return out
}

// nearer reports whether cluster a was named closer before f than b, or first
// where neither was.
func (l *linker) nearer(f found, a, b *cluster) bool {
	before := func(c *cluster) int {
		k, _ := slices.BinarySearch(c.long, f.first)
		if k == 0 {
			return c.last
		}
		return max(c.last, c.long[k-1])
	}
	return before(a) > before(b)
}

// fits reports whether the words of one personal name can be a form of the
// other: the shorter's are in the longer, in order, initials standing for
// words.
func fits(short, long []string) bool {
	if len(short) > len(long) {
		short, long = long, short
	}
	if generation(short) != generation(long) && len(short) > 1 {
		return false
	}
	k := 0
	for _, w := range long {
		if k < len(short) && (w == short[k] || initial(w, short[k]) || initial(short[k], w) || nickname(w, short[k]) || nickname(short[k], w)) {
			k++
		}
	}
	return k == len(short)
}

// initial reports whether a is the first letter of b.
func initial(a, b string) bool { return len(a) == 1 && strings.HasPrefix(b, a) }

// nickname reports whether a is short for the first name b.
func nickname(a, b string) bool {
	for _, p := range vocabularies()[a] {
		if p.class == "nickname" && len(p.words) == 1 && plainWord(p.value) == b {
			return true
		}
	}
	return false
}

// generation is the word that tells a son from his father.
func generation(words []string) string {
	switch w := words[len(words)-1]; w {
	case "jr", "sr", "ii", "iii", "iv", "junior", "senior":
		return w
	}
	return ""
}

// byShortening joins the first or last words of an organization's name to it.
func (l *linker) byShortening(f found, words []string) (int, bool) {
	best := -1
	for _, at := range l.byWord[key{Organization, words[0]}] {
		c := l.clusters[at]
		if len(words) == 1 && len(words[0]) <= 3 && c.words[0] == words[0] {
			continue // a council of the UN is not the UN
		}
		if len(c.words) > len(words) && (slices.Equal(c.words[:len(words)], words) || slices.Equal(c.words[len(c.words)-len(words):], words)) {
			if best < 0 || l.nearer(f, c, l.clusters[best]) {
				best = at
			}
		}
	}
	return best, best >= 0
}

// fuller reports whether a is a fuller name than b: more words, then longer,
// then not all upper case.
func (l *linker) fuller(a, b found) bool {
	if x, y := l.standsFor(a), l.standsFor(b); x != y {
		return y
	}
	if n, m := a.last-a.first, b.last-b.first; n != m {
		return n > m
	}
	x, y := l.nameOf(a), l.nameOf(b)
	if len(x) != len(y) {
		return len(x) > len(y)
	}
	return y == strings.ToUpper(y) && x != y
}

// standsFor reports whether a place's name is another way to write the one it is
// compared by, as "Russian Federation" is for "Russia".
func (l *linker) standsFor(f found) bool {
	return f.kind == Place && plainWord(l.word(f.first, f.last)) != l.nameWords(f)[0]
}

func (l *linker) nameOf(f found) string {
	return text.OneLine(l.cover(f).Of(l.doc.Text))
}

// oftenShort is how often an organization is called by the short name that it comes with,
// at least, where a longer one stands behind it once and is no name of its own.
const oftenShort = 5

// proper is the mention by whose words a cluster is called: the fullest, but of an
// organization that comes with a short name and keeps it, that: "Strava", which has a
// "Strava Community Hub" once.
func (l *linker) proper(c *cluster) found {
	if c.kind != Organization || len(c.names) <= oftenShort {
		return c.full
	}
	first := c.names[0]
	for _, f := range c.names {
		if f.first < first.first {
			first = f
		}
	}
	short, full := l.nameOf(first), l.nameOf(c.full)
	if !strings.HasPrefix(full, short+" ") || strings.HasPrefix(full, short+" &") || l.is(c.full.last-1, c.full.last, "orgsuffix") != nil || l.is(c.full.last-1, c.full.last, "firmhead") != nil {
		return c.full
	}
	times, once := 0, 0
	for _, f := range c.names {
		switch l.nameOf(f) {
		case short:
			times++
		case full:
			once++
		}
	}
	if times < oftenShort || once > 1 {
		return c.full
	}
	return first
}

// entities returns what was joined, by first mention.
func (l *linker) entities() []Entity {
	out := make([]Entity, 0, len(l.clusters))
	byCluster := make([]int, len(l.clusters))
	for k, c := range l.clusters {
		e := Entity{Kind: c.kind, Name: l.nameOf(l.proper(c)), Intro: l.intro(c)}
		if e.Kind == Place && len(c.words) == 2 && c.words[1] == "korea" && c.full.last-c.full.first == 1 {
			e.Name += " Korea" // "the North", of the North Koreans
		}
		var seen map[string]bool // the aliases
		e.Mentions = make([]Mention, 0, len(c.names))
		for _, f := range c.names {
			e.Mentions = append(e.Mentions, Mention{Span: l.cover(f), Confidence: f.confidence, Evidence: f.evidence, Why: f.why})
			if f.value != nil && f.value.Confidence > e.Value.Confidence {
				e.Value = *f.value
			}
		}
		slices.SortFunc(e.Mentions, func(a, b Mention) int { return text.Compare(a.Span, b.Span) })
		for _, m := range e.Mentions {
			name := text.OneLine(m.Of(l.doc.Text))
			if name != e.Name && !seen[name] {
				if seen == nil {
					seen = map[string]bool{}
				}
				seen[name] = true
				e.Aliases = append(e.Aliases, name)
			}
		}
		byCluster[k] = len(out)
		out = append(out, e)
	}
	for _, g := range l.guesses {
		e := &out[byCluster[g.cluster]]
		e.Mentions = append(e.Mentions, g.mention)
	}
	for i := range out {
		slices.SortFunc(out[i].Mentions, func(a, b Mention) int { return text.Compare(a.Span, b.Span) })
	}
	slices.SortStableFunc(out, func(a, b Entity) int { return text.Compare(a.Mentions[0].Span, b.Mentions[0].Span) })
	for i := range out {
		out[i].ID = i
	}
	return out
}
