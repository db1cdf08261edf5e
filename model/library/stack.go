package library

import "lede/model/article"

// stacks keeps the same article of several files together: the first is shown,
// the others lie under it and are counted. Nothing is dropped.
type stacks struct {
	prints map[ID]article.Fingerprint
	byKey  map[uint64][]ID // candidates to compare with
	under  map[ID]ID       // copy → the item that is shown for it
	copies map[ID]int      // item → how many lie under it
	apart  bool            // copies are shown as rows of their own
}

// stack notes the fingerprint of item id and puts it under an earlier item of
// the same article, if there is one. An item is looked at once.
func (s *stacks) stack(id ID, f *article.Fingerprint) {
	if _, known := s.prints[id]; known || f == nil {
		return
	}
	if s.prints == nil {
		s.prints, s.byKey = map[ID]article.Fingerprint{}, map[uint64][]ID{}
		s.under, s.copies = map[ID]ID{}, map[ID]int{}
	}
	s.prints[id] = *f
	keys := f.Keys()
	for _, key := range keys {
		for _, other := range s.byKey[key] {
			if f.Same(s.prints[other]) {
				s.under[id] = other
				s.copies[other]++
				return // what is compared with is the first of each stack
			}
		}
	}
	for _, key := range keys {
		s.byKey[key] = append(s.byKey[key], id)
	}
}

// hidden reports whether id lies under another item.
func (s *stacks) hidden(id ID) bool {
	_, under := s.under[id]
	return under && !s.apart
}

// Copies is how many other files hold the same article as item id.
func (l *Library) Copies(id ID) int { return l.stacks.copies[id] }

// CopyOf is the item that is shown for a copy; None for what is no copy.
func (l *Library) CopyOf(id ID) ID {
	if first, ok := l.stacks.under[id]; ok {
		return first
	}
	return None
}

// Stacked reports whether copies lie under the first of them.
func (l *Library) Stacked() bool { return !l.stacks.apart }

// Stack puts copies under the first of them, or shows them apart.
func (l *Library) Stack(on bool) {
	l.stacks.apart = !on
	l.refilter()
}
