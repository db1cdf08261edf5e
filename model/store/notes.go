package store

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"lede/model/anchor"
	"lede/model/database"
	"lede/model/note"
)

// kept is a note of an article, or that there is none any more.
type kept struct {
	key     Key
	note    note.Note
	dropped bool
	at      time.Time // when it was put or dropped
}

// Notes are those of the article of key, in the order in which they were made;
// see Key for how it is found again.
func (s *Store) Notes(key Key) []note.Note {
	s.mu.Lock()
	defer s.mu.Unlock()
	notes := map[string]kept{}
	if article := s.find(key).article; s.reader != nil && article != 0 {
		s.fail(readNotes(s.reader, notes, notesOf, article))
	}
	for _, layer := range s.layers() {
		for id, k := range layer.notes {
			if key.Same(k.key) && k.at.After(notes[id].at) {
				notes[id] = k
			}
		}
	}
	return sorted(notes)
}

// AllNotes are the notes of every article, in the order in which they were made.
func (s *Store) AllNotes() []note.Note {
	s.mu.Lock()
	defer s.mu.Unlock()
	notes := map[string]kept{}
	if s.reader != nil {
		s.fail(readNotes(s.reader, notes, allNotes))
	}
	for _, layer := range s.layers() {
		for id, k := range layer.notes {
			if k.at.After(notes[id].at) {
				notes[id] = k
			}
		}
	}
	return sorted(notes)
}

// sorted are the notes that were not dropped.
func sorted(notes map[string]kept) []note.Note {
	var list []note.Note
	for _, k := range notes {
		if !k.dropped {
			list = append(list, k.note)
		}
	}
	slices.SortStableFunc(list, func(a, b note.Note) int {
		if c := a.Made.Compare(b.Made); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return list
}

// PutNote keeps a note of the article of key, in the place of the one of its ID.
func (s *Store) PutNote(key Key, n note.Note) { s.keep(kept{key: key, note: n}) }

// DropNote forgets a note of the article of key; PutNote brings it back.
func (s *Store) DropNote(key Key, id string) {
	s.keep(kept{key: key, note: note.Note{ID: id}, dropped: true})
}

func (s *Store) keep(k kept) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k.at = s.now().Round(0).UTC()
	if before := s.noteTime(k.note.ID); !k.at.After(before) {
		k.at = before.Add(1) // the clock went back
	}
	s.pending.notes[k.note.ID] = k
}

// noteTime is when the note of an ID was put or dropped last.
func (s *Store) noteTime(id string) (at time.Time) {
	if s.reader != nil {
		n, err := one(s.reader, timeOfNote, id)
		s.fail(err)
		at = unstamp(n)
	}
	for _, layer := range s.layers() {
		if k, ok := layer.notes[id]; ok && k.at.After(at) {
			at = k.at
		}
	}
	return at
}

const selectNote = "SELECT id, block, offset, before, words, text, made, changed, source, dropped, at FROM note WHERE "

var (
	allNotes   = selectNote + noteRows.Intact()
	notesOf    = selectNote + "article = ?1 AND " + noteRows.Intact("article", "?1")
	timeOfNote = "SELECT at FROM note WHERE id = ?1 AND " + noteRows.Intact("id", "?1")
)

func readNotes(d *database.DB, into map[string]kept, query string, args ...any) error {
	for r, err := range d.Rows(query, args...) {
		if err != nil {
			return err
		}
		n := note.Note{
			ID: r.Text(0), At: anchor.Place{Block: r.Int(1), Offset: r.Int(2), Before: r.Text(3), After: r.Text(4)},
			Text: r.Text(5), Made: unstamp(r.Int(6)), Changed: unstamp(r.Int(7)),
		}
		_ = json.Unmarshal([]byte(r.Text(8)), &n.From) // of who reads it without the article: unknown, then
		into[n.ID] = kept{note: n, dropped: r.Bool(9), at: unstamp(r.Int(10))}
	}
	return nil
}

// writeNote puts k into d where it was put later. The caller is in a transaction.
func writeNote(d *database.DB, k kept) error {
	article, err := write(d, entry{Key: k.key, Keyed: k.at})
	if err != nil {
		return err
	}
	n := k.note
	source, err := json.Marshal(n.From)
	if err != nil {
		return err
	}
	return d.Exec(`INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id)
		DO UPDATE SET article = excluded.article, block = excluded.block, offset = excluded.offset, before = excluded.before,
		words = excluded.words, text = excluded.text, made = excluded.made, changed = excluded.changed,
		source = excluded.source, dropped = excluded.dropped, at = excluded.at, sum = NULL
		WHERE excluded.at > at`,
		n.ID, article, n.At.Block, n.At.Offset, n.At.Before, n.At.After,
		n.Text, stamp(n.Made), stamp(n.Changed), string(source), k.dropped, stamp(k.at))
}
