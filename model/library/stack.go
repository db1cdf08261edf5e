package library

import "lede/model/article"

// stacks keeps the same article of several files together: the first is shown,
// the others lie under it and are counted. Nothing is dropped.
type stacks struct {
	prints chunked[article.Fingerprint] // of what copies are compared with
	keys   index                        // candidates to compare with
	under  map[ID]ID                    // copy → the item that is shown for it
	copies map[ID]int                   // item → how many lie under it
	apart  bool                         // copies are shown as rows of their own
}

// stack notes the fingerprint of item id and puts it under an earlier item of
// the same article, if there is one. An item is looked at once.
func (l *Library) stack(id ID, f *article.Fingerprint) {
	r, s := l.rowOf(id), &l.stacks
	if f == nil || r.flags.has(sketched) {
		return
	}
	r.flags |= sketched
	keys := f.Keys()
	for _, key := range keys {
		for other := range s.keys.get(key) {
			if f.Same(s.prints.at(int(l.rowOf(other).print)-1)) && !r.besides(l.rowOf(other)) {
				s.put(id, other)
				l.share(id)
				return // what is compared with is the first of each stack
			}
		}
	}
	s.prints.add(*f)
	r.print = int32(s.prints.n)
	for _, key := range keys {
		s.keys.add(key, id)
	}
}

// besides reports whether an outlet tells r and q apart: by headline and by address, as
// the episodes of a podcast that are described in the same words.
func (r *row) besides(q *row) bool {
	return r.outlet == q.outlet && r.title != q.title && r.url != q.url && r.url != "" && q.url != ""
}

// put lays id under other.
func (s *stacks) put(id, other ID) {
	if s.under == nil {
		s.under, s.copies = map[ID]ID{}, map[ID]int{}
	}
	s.under[id] = other
	s.copies[other]++
}

// hidden reports whether id lies under another item.
func (s *stacks) hidden(id ID) bool {
	if s.apart {
		return false
	}
	_, under := s.under[id]
	return under
}

// Beneath is how many items lie under another one: copies, where these are no rows.
func (l *View) Beneath() int {
	if l.stacks.apart {
		return 0
	}
	return len(l.stacks.under)
}

// Copies is how many other files hold the same article as item id.
func (l *View) Copies(id ID) int { return l.stacks.copies[id] }

// CopyOf is the item that is shown for a copy; None for what is no copy.
func (l *View) CopyOf(id ID) ID {
	if first, ok := l.stacks.under[id]; ok {
		return first
	}
	return None
}

// Stacked reports whether copies lie under the first of them.
func (l *View) Stacked() bool { return !l.stacks.apart }

// Stack puts copies under the first of them, or shows them apart.
func (l *Library) Stack(on bool) {
	l.stacks.apart = !on
	l.recount()
	l.group()
	l.rebuild()
}
