package story

import (
	"slices"

	"lede/model/article"
)

// State is a Set at rest: what it knows but for the words of its articles.
type State struct {
	Counted  int            // articles whose words were counted
	Counts   map[uint32]int // how many of them each word is in
	Articles []Member
	Threads  [][][]int        // articles that are alike, copies left out, by stories
	Leads    map[uint32][]int // threads that a word leads to
	Keys     map[uint64]int   // articles, copies left out, by the keys of their fingerprints
}

// Member is an article of a State.
type Member struct {
	CopyOf    int // number of the one that it repeats, its own where it repeats none
	Published article.Date
	Length    int
}

// State is what s knows. It shares memory with s.
func (s *Set) State() *State {
	st := &State{Counted: s.counts.articles, Counts: s.counts.in, Leads: s.byWord, Keys: s.byKey}
	for n, p := range s.profiles {
		st.Articles = append(st.Articles, Member{s.copyOf[n], p.published, p.length})
	}
	for _, t := range s.threads {
		s.tell(t)
		st.Threads = append(st.Threads, t.stories)
	}
	return st
}

// Restore is the Set that st was of: what is added goes on where that ended. What
// a word weighs is told anew. again reads the profile of an article that is needed
// once more, by its number. It takes st's memory.
func (st *State) Restore(again func(n int) *Profile) *Set {
	s := &Set{counts: words{st.Counted, st.Counts}, byWord: st.Leads, byKey: st.Keys, kept: make([]packed, len(st.Articles)), again: again}
	for _, m := range st.Articles {
		s.profiles = append(s.profiles, listed{nil, m.Published, m.Length})
		s.copyOf = append(s.copyOf, m.CopyOf)
	}
	for _, stories := range st.Threads {
		t := &thread{stories: stories}
		for _, articles := range stories {
			t.articles = append(t.articles, articles...)
		}
		slices.Sort(t.articles)
		for _, n := range t.articles {
			t.widen(s.profiles[n].published)
		}
		s.threads = append(s.threads, t)
	}
	return s
}

// Drop forgets articles, and copies of them: who repeats one that is gone is to be
// added again. It returns the numbers that the others had. Their words still count.
func (st *State) Drop(gone func(n int) bool) (had []int) {
	now := make([]int, len(st.Articles))
	left := st.Articles[:0]
	for n, m := range st.Articles {
		if now[n] = -1; gone(n) || m.CopyOf != n && now[m.CopyOf] < 0 {
			continue
		}
		now[n] = len(had)
		had = append(had, n)
		m.CopyOf = now[m.CopyOf]
		left = append(left, m)
	}
	st.Articles = left
	for i, stories := range st.Threads {
		for k, articles := range stories {
			for j, n := range articles {
				articles[j] = now[n]
			}
			stories[k] = slices.DeleteFunc(articles, func(n int) bool { return n < 0 })
		}
		st.Threads[i] = slices.DeleteFunc(stories, func(articles []int) bool { return len(articles) == 0 })
	}
	for key, n := range st.Keys {
		if st.Keys[key] = now[n]; now[n] < 0 {
			delete(st.Keys, key)
		}
	}
	return had
}
