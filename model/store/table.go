package store

import (
	"maps"
	"slices"
	"strings"
	"time"

	"lede/model/anchor"
)

// fact is a value with the time at which it was set.
type fact[T comparable] struct {
	Value T         `json:"value"`
	At    time.Time `json:"at"`
}

// set changes the value, later than it was set before even where the clock went
// back. Setting what holds already changes nothing.
func (f *fact[T]) set(v T, now time.Time) {
	if f.Value == v {
		return
	}
	if now = now.Round(0).UTC(); !now.After(f.At) {
		now = f.At.Add(1)
	}
	*f = fact[T]{v, now}
}

// merge takes o where it was set later.
func (f *fact[T]) merge(o fact[T]) {
	if o.At.After(f.At) {
		*f = o
	}
}

// entry is what is known about one article, as it is written.
type entry struct {
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
	if o.Keyed.After(e.Keyed) {
		e.Key, e.Keyed = o.Key, o.Keyed
	}
	e.Read.merge(o.Read)
	e.Starred.merge(o.Starred)
	e.Place.merge(o.Place)
}

// choices are the Settings with the times at which they were set.
type choices struct {
	Folder  fact[string] `json:"folder,omitzero"`
	Measure fact[int]    `json:"measure,omitzero"`
	Theme   fact[string] `json:"theme,omitzero"`
	Toured  fact[bool]   `json:"toured,omitzero"`
}

func (c *choices) merge(o choices) {
	c.Folder.merge(o.Folder)
	c.Measure.merge(o.Measure)
	c.Theme.merge(o.Theme)
	c.Toured.merge(o.Toured)
}

// table is all that is known. The zero table is empty.
type table struct {
	choices    choices
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
	t.choices.merge(o.choices)
	for id, theirs := range o.entries {
		if mine, ok := t.entries[id]; ok {
			mine.merge(theirs)
			theirs = mine
		}
		t.put(theirs)
	}
}

func (t *table) clone() table {
	c := table{choices: t.choices}
	for _, e := range t.entries {
		c.put(e)
	}
	return c
}

// list is every entry, in an order that does not depend on how they came.
func (t *table) list() []entry {
	return slices.SortedFunc(maps.Values(t.entries), func(a, b entry) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		if a.Index != b.Index {
			return a.Index - b.Index
		}
		return strings.Compare(a.Hash, b.Hash)
	})
}
