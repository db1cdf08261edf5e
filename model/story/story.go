// Package story finds what belongs together among many articles: copies of one
// text, and articles about one event.
//
// Each article is a Profile: its words, weighed by how often they stand in it,
// whether they are names, and how rare they are in all articles. A Set takes
// profiles one after the other. A new one is compared with the threads of which
// it shares rare words, and joins the one that it is most like on average, if
// it is like enough. A thread still holds similar events, a fire in a shop and
// another fire in another shop of the same name; it is parted by the words that
// not all of it shares, where both sides are of one mind and have little of it
// in common.
package story

import (
	"cmp"
	"slices"
	"time"

	"lede/model/article"
)

// Limits of likeness, chosen on annotated events.
const (
	related = 0.09 // mean cosine of weighted words to the articles of a large thread: it joins them
	lonely  = 0.12 // so much more to a thread of one article, half of it to one of two
	apart   = 0.30 // mean chance of an article of one side and one of the other to be of one event: two events
	alone   = 0.40 // chance of the only two of a thread: two events. Chosen on folders of news with pairs of these events
)

// Limits on work.
const (
	lookups    = 24   // rarest words of an article by which threads are found
	crowd      = 64   // threads that a word may lead to; by one that is in more nothing is looked up
	compared   = 40   // threads that an article is compared with
	mostSummed = 4096 // different words of a thread; those of half the number that weigh most are kept
	mostParted = 200  // articles of a thread that are told apart; larger threads stay whole
	fewest     = 3    // articles of a thread that is parted: of two no word tells apart
)

// window is how long after the last report of an event another one may come.
const window = 21 * 24 * time.Hour

// Story is the articles about one event, by the numbers of their profiles.
type Story struct {
	// Articles are the fullest first; of equally full ones the one added first.
	Articles []int
	// CopyOf is for each of Articles the number of the one whose text it
	// repeats, itself where it repeats none.
	CopyOf []int
}

// Copies is how many articles repeat another.
func (s *Story) Copies() int {
	n := 0
	for i, of := range s.CopyOf {
		if of != s.Articles[i] {
			n++
		}
	}
	return n
}

// Set holds profiles in the order they were added. The zero Set is ready. It is
// for one goroutine.
type Set struct {
	profiles []listed
	copyOf   []int
	kept     []packed             // words and facets of those that are no copies; nil of one that was not needed since it was restored
	again    func(n int) *Profile // reads those; nil where all are kept
	counts   words
	threads  []*thread
	byWord   map[term][]int // threads
	byKey    map[uint64]int // profiles, by the keys of fingerprints
}

// listed is what is kept of a profile beside its words.
type listed struct {
	print     *article.Fingerprint // nil of one that was not needed since the Set was restored
	published article.Date
	length    int
}

// words counts the articles that a word is in.
type words struct {
	articles int
	in       map[term]int
}

// thread is articles that are alike, copies left out.
type thread struct {
	articles    []int
	sum         vector    // of the words of all of them; nil of one alone, who has them himself, and until it is needed
	first, last time.Time // of publication; zero where unknown
	stories     [][]int   // how it was parted; nil since it grew
}

// Count counts the words of p among all. Profiles that are counted before any
// is added, in the order in which they will be, give better stories; those beyond
// them are counted when added.
func (s *Set) Count(p *Profile) {
	if s.counts.in == nil {
		s.counts.in = map[term]int{}
	}
	s.counts.articles++
	for _, w := range p.Words {
		s.counts.in[w.Hash]++
	}
	for _, facet := range p.Facets {
		for _, w := range facet {
			s.counts.in[w.Hash]++
		}
	}
}

// Add adds p, and returns its number. It costs the work of p alone, however
// many were added before.
func (s *Set) Add(p *Profile) int {
	n := len(s.profiles)
	if n == s.counts.articles {
		s.Count(p)
	}
	sketch := p.Print // alone: the words of p are kept in less room
	s.profiles = append(s.profiles, listed{&sketch, p.Published, p.Length})
	original := s.original(p, n)
	s.copyOf = append(s.copyOf, original)
	if original != n {
		s.kept = append(s.kept, nil)
		return n
	}
	w := s.counts.weighed(p)
	s.kept = append(s.kept, w.pack())
	rarest := w.words.heaviest(lookups)
	s.join(s.nearest(w.words, rarest, p.Published), n, w.words, rarest)
	return n
}

// original is the first article that p is a copy of, n where it is none's.
func (s *Set) original(p *Profile, n int) int {
	keys := p.Print.Keys()
	for _, key := range keys {
		if of, ok := s.byKey[key]; ok && s.print(of).Same(&p.Print) {
			return of
		}
	}
	if s.byKey == nil {
		s.byKey = map[uint64]int{}
	}
	for _, key := range keys {
		if _, ok := s.byKey[key]; !ok {
			s.byKey[key] = n
		}
	}
	return n
}

// print is the fingerprint of article n.
func (s *Set) print(n int) *article.Fingerprint {
	p := &s.profiles[n]
	if p.print == nil {
		sketch := s.again(n).Print
		p.print = &sketch
	}
	return p.print
}

// nearest is the thread that v, with its rarest words, is most like; a new one where
// none is like it enough.
func (s *Set) nearest(v vector, rarest []Word, published article.Date) int {
	best, at := 0.0, -1
	for _, id := range s.candidates(rarest) {
		t := s.threads[id]
		if !t.near(published) {
			continue
		}
		if like := s.like(t, v); like >= t.enough() && (like > best || like == best && at > id) {
			best, at = like, id
		}
	}
	if at < 0 {
		s.threads = append(s.threads, &thread{})
		at = len(s.threads) - 1
	}
	return at
}

// like is how like v is to the articles of t on average.
func (s *Set) like(t *thread, v vector) float64 {
	switch len(t.articles) {
	case 0: // all were dropped
		return 0
	case 1:
		return v.dotPacked(s.words(t.articles[0]))
	}
	s.sumUp(t)
	return v.dot(t.sum) / float64(len(t.articles))
}

// enough is how like the articles of t another must be on average: what is like
// one by chance is hardly like many.
func (t *thread) enough() float64 {
	return related + lonely/float64(len(t.articles))
}

// sumUp sums the words of the articles of t, one at least.
func (s *Set) sumUp(t *thread) {
	if t.sum != nil {
		return
	}
	t.sum, _ = s.words(t.articles[0]).unpack()
	for _, n := range t.articles[1:] {
		v, _ := s.words(n).unpack()
		t.sum = t.sum.plus(v).bounded()
	}
}

// words are those of article n, which is no copy, and its facets.
func (s *Set) words(n int) packed {
	if s.kept[n] == nil {
		w := s.counts.weighed(s.again(n))
		s.kept[n] = w.pack()
	}
	return s.kept[n]
}

// candidates are threads that share some of the rarest words of an article, those
// that share the heaviest first.
func (s *Set) candidates(rarest []Word) []int {
	shared := map[int]float64{}
	for _, w := range rarest {
		threads := s.byWord[w.Hash]
		if len(threads) > crowd {
			continue
		}
		for _, id := range threads {
			shared[id] += float64(w.Weight)
		}
	}
	ids := make([]int, 0, len(shared))
	for id := range shared {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), a-b) })
	return ids[:min(len(ids), compared)]
}

// join adds article n, with its words and the rarest of them, to thread id.
func (s *Set) join(id, n int, v vector, rarest []Word) {
	if s.byWord == nil {
		s.byWord = map[term][]int{}
	}
	t := s.threads[id]
	if len(t.articles) > 0 {
		s.sumUp(t)
		t.sum = t.sum.plus(v).bounded()
	}
	t.articles, t.stories = append(t.articles, n), nil
	t.widen(s.profiles[n].published)
	for _, w := range rarest {
		if threads := s.byWord[w.Hash]; len(threads) <= crowd && !slices.Contains(threads, id) {
			s.byWord[w.Hash] = append(threads, id)
		}
	}
}

// near reports whether an event of t may be told of at d.
func (t *thread) near(d article.Date) bool {
	if d.Precision < article.Day || t.first.IsZero() {
		return true
	}
	return !d.Time.Before(t.first.Add(-window)) && !d.Time.After(t.last.Add(window))
}

func (t *thread) widen(d article.Date) {
	if d.Precision < article.Day {
		return
	}
	if t.first.IsZero() || d.Time.Before(t.first) {
		t.first = d.Time
	}
	if d.Time.After(t.last) {
		t.last = d.Time
	}
}

// Stories are all articles in stories, also those that are alone in one, by the
// article that was added first.
func (s *Set) Stories() []Story {
	copies := map[int][]int{}
	for n, of := range s.copyOf {
		if n != of {
			copies[of] = append(copies[of], n)
		}
	}
	var out []Story
	for _, t := range s.threads {
		s.tell(t)
		for _, articles := range t.stories {
			out = append(out, s.story(articles, copies))
		}
	}
	slices.SortFunc(out, func(a, b Story) int { return slices.Min(a.Articles) - slices.Min(b.Articles) })
	return out
}

// tell parts t, where it was not since it grew.
func (s *Set) tell(t *thread) {
	if t.stories == nil && len(t.articles) > 0 {
		t.stories = s.events(t.articles)
	}
}

func (s *Set) story(articles []int, copies map[int][]int) Story {
	all := slices.Clone(articles)
	for _, n := range articles {
		all = append(all, copies[n]...)
	}
	slices.SortFunc(all, func(a, b int) int {
		return cmp.Or(s.profiles[b].length-s.profiles[a].length, a-b)
	})
	out := Story{Articles: all}
	for _, n := range all {
		out.CopyOf = append(out.CopyOf, s.copyOf[n])
	}
	return out
}
