package store

import (
	"time"

	"lede/model/database"
)

// others is what tells whether another program wrote to the file.
type others struct {
	of      *database.DB // the connection that was asked last
	version int          // of the file as that saw it
	since   time.Time    // of the last look, by the clock then
}

// clockSlack is how far two clocks may be apart, or one be set back, before what
// another program set is taken up at the next start alone.
const clockSlack = time.Minute

// Folder is where the file lies, "" while there is none.
func (s *Store) Folder() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		return ""
	}
	return s.dir
}

// Theirs are the paths of the files with articles that a program marked or wrote
// notes on since the last call, or since Open; none where nobody but this Store
// wrote. Marks that this Store set meanwhile may be among them.
func (s *Store) Theirs() (paths []string, err error) {
	s.saving.Lock() // the writer is asked
	defer s.saving.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil || s.reader.Moved() {
		return nil, nil // the next Save opens it again
	}
	d := s.reader
	if s.writer != nil {
		d = s.writer // which notices the writes of others alone
	}
	version, err := one(d, "PRAGMA data_version")
	if err != nil || d == s.others.of && version == s.others.version {
		s.fail(err)
		return nil, err
	}
	now, since := s.now(), s.others.since
	if now.Before(since) { // the clock was set back
		since = now
	}
	s.others = others{d, version, now}
	paths, err = setSince(s.reader, since.Add(-clockSlack))
	s.fail(err)
	return paths, err
}

// setSince are the paths of files with articles of which something was set at a
// time or later.
func setSince(d *database.DB, at time.Time) (paths []string, err error) {
	const query = `SELECT path FROM file WHERE id IN (SELECT file FROM record WHERE at >= ?1
		UNION SELECT record.file FROM note JOIN record ON record.article = note.article WHERE note.at >= ?1)`
	for row, err := range d.Rows(query, stamp(at)) {
		if err != nil {
			return nil, err
		}
		paths = append(paths, row.Text(0))
	}
	return paths, nil
}
