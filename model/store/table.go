package store

import (
	"slices"
	"time"

	"lede/model/anchor"
)

// entry is what is known about one article.
type entry struct {
	id      int // of its row, 0 where it has none
	article int // of the rows that are of one article, 0 likewise
	Key
	Keyed   time.Time          `json:"keyed,omitzero"` // when Key was set
	Read    fact[bool]         `json:"read,omitzero"`
	Starred fact[bool]         `json:"starred,omitzero"`
	Place   fact[anchor.Place] `json:"place,omitzero"`
}

func (e entry) record() Record {
	return Record{Read: e.Read.Value, Starred: e.Starred.Value, Place: e.Place.Value}
}

// rekey says under which key the article was seen now.
func (e *entry) rekey(key Key, now time.Time) {
	k := fact[Key]{e.Key, e.Keyed}
	k.set(key, now)
	e.Key, e.Keyed = k.Value, k.At
}

// at is when anything of e was set last.
func (e entry) at() time.Time {
	return slices.MaxFunc([]time.Time{e.Keyed, e.Read.At, e.Starred.At, e.Place.At}, time.Time.Compare)
}

func (e *entry) merge(o entry) {
	if e.id == 0 {
		e.id, e.article = o.id, o.article
	}
	if o.Keyed.After(e.Keyed) {
		e.Key, e.Keyed = o.Key, o.Keyed
	}
	e.Read.merge(o.Read)
	e.Starred.merge(o.Starred)
	e.Place.merge(o.Place)
}

// table is what is known about some articles. The zero table is empty.
type table struct {
	entries    map[identity]entry
	byPosition map[position][]identity
	byHash     map[string][]identity
}

// find is what is known about key: the zero entry where that is nothing.
func (t *table) find(key Key) entry {
	if e, ok := t.entries[key.identity()]; ok {
		return e
	}
	if e, ok := t.latest(t.byPosition[key.position()], key.edited); ok {
		return e
	}
	if key.Hash == "" {
		return entry{}
	}
	e, _ := t.latest(t.byHash[key.Hash], func(Key) bool { return true })
	return e
}

// latest is the entry among ids whose key is accepted that was set last.
func (t *table) latest(ids []identity, accept func(Key) bool) (best entry, ok bool) {
	for _, id := range ids {
		e := t.entries[id]
		if accept(e.Key) && (!ok || e.at().After(best.at())) {
			best, ok = e, true
		}
	}
	return best, ok
}

// put adds e in the place of what is known under its identity. Other states of
// an article that was edited stay: their text may come back, and what lies at
// one position today may lie at another tomorrow.
func (t *table) put(e entry) {
	id := e.identity()
	if old, ok := t.entries[id]; ok {
		forget(t.byPosition, old.position(), id)
		forget(t.byHash, old.Hash, id)
	}
	if t.entries == nil {
		t.entries = map[identity]entry{}
		t.byPosition = map[position][]identity{}
		t.byHash = map[string][]identity{}
	}
	t.entries[id] = e
	t.byPosition[e.position()] = append(t.byPosition[e.position()], id)
	t.byHash[e.Hash] = append(t.byHash[e.Hash], id)
}

func forget[K comparable](index map[K][]identity, key K, id identity) {
	index[key] = slices.DeleteFunc(index[key], func(o identity) bool { return o == id })
}

// merge takes from o what was set later than what t knows.
func (t *table) merge(o table) {
	for _, e := range o.entries {
		t.join(e)
	}
}

// join takes from e what was set later than what t knows.
func (t *table) join(e entry) {
	if mine, ok := t.entries[e.identity()]; ok {
		mine.merge(e)
		e = mine
	}
	t.put(e)
}

// about puts into t what o knows about key and about the articles of t.
func (t *table) about(key Key, o table) {
	for id := range t.entries {
		if e, ok := o.entries[id]; ok {
			t.join(e)
		}
	}
	if e, ok := o.entries[key.identity()]; ok {
		t.join(e)
	}
	for _, id := range o.byPosition[key.position()] {
		t.join(o.entries[id])
	}
	if key.Hash != "" {
		if e, ok := o.latest(o.byHash[key.Hash], func(Key) bool { return true }); ok {
			t.join(e)
		}
	}
}
