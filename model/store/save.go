package store

import (
	"cmp"
	"context"
	"errors"

	"lede/model/database"
)

// Save joins what changed since the last Save with what other programs wrote
// meanwhile, in one transaction: all of it is on the disk, or nothing is and the
// next Save tries again. It waits for another program that is saving until ctx
// is done. A *database.AsideError is no failure: all was saved, but into a new
// file, because the old one was of no use.
func (s *Store) Save(ctx context.Context) error {
	s.saving.Lock()
	defer s.saving.Unlock()
	return s.save(ctx)
}

func (s *Store) save(ctx context.Context) error {
	l, fault := s.beginWrite()
	if l == nil && fault == nil {
		return nil
	}
	aside, err := s.commit(ctx, l, fault)
	s.endWrite(err)
	if err == nil && aside != nil {
		return aside
	}
	return err
}

// beginWrite is what there is to write, and what went wrong with reading.
func (s *Store) beginWrite() (*layer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" {
		return nil, nil
	}
	if !s.pending.empty() {
		taken := s.pending
		s.writing, s.pending = &taken, newLayer()
	}
	return s.writing, s.fault
}

// endWrite takes back what was to be written, if err says that it was not.
func (s *Store) endWrite(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err == nil {
		s.fault = nil
	} else if s.writing != nil {
		s.writing.merge(s.pending)
		s.pending = *s.writing
	}
	s.writing = nil
}

// commit writes l, which may be nil, into the file, and once again where it turns
// out to be of no use or another's.
func (s *Store) commit(ctx context.Context, l *layer, fault error) (*database.AsideError, error) {
	aside, err := s.attempt(ctx, l, fault)
	if !again(err) {
		return aside, err
	}
	second, err := s.attempt(ctx, l, err)
	return cmp.Or(second, aside), err
}

// attempt writes l into the file, opened where it is not yet, or anew because of
// a fault.
func (s *Store) attempt(ctx context.Context, l *layer, fault error) (aside *database.AsideError, err error) {
	if fault != nil {
		_ = s.letGo()
	}
	if err := s.connect(ctx, fault); err != nil && !errors.As(err, &aside) {
		return nil, err
	}
	return aside, s.writer.Write(ctx, func() error { return l.write(s.writer) })
}

// again reports whether a file may be written when it is opened again.
func again(err error) bool {
	return errors.Is(err, database.ErrDamaged) || errors.Is(err, database.ErrMoved)
}

// connect opens what is not open. The database.AsideError comes with open ones.
func (s *Store) connect(ctx context.Context, fault error) (err error) {
	if s.writer == nil {
		if again(fault) {
			s.writer, err = database.Reopen(ctx, s.file(), schema, fault)
		} else {
			s.writer, err = database.Open(ctx, s.file(), schema)
		}
		if s.writer == nil {
			s.lookOn(err)
			return err
		}
	}
	s.mu.Lock()
	wanted := s.reader == nil || s.reader.Moved()
	s.mu.Unlock()
	if !wanted {
		return err
	}
	d, failed := database.Open(ctx, s.file(), schema)
	if failed != nil {
		return errors.Join(err, failed)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader != nil {
		_ = s.reader.Close()
	}
	s.reader = d
	return err
}

// lookOn has what the file holds read where nothing can be written, because of why.
func (s *Store) lookOn(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		s.reader, _ = database.ReadOnly(s.file(), schema, why) // nil where it cannot be read either
	}
}

// write puts all of l into d. The caller is in a transaction.
func (l *layer) write(d *database.DB) error {
	if l == nil {
		return nil
	}
	for _, e := range l.records.entries {
		if _, err := write(d, e); err != nil {
			return err
		}
	}
	for n, f := range l.facts {
		if err := writeFact(d, n, f); err != nil {
			return err
		}
	}
	for _, k := range l.notes {
		if err := writeNote(d, k); err != nil {
			return err
		}
	}
	return nil
}
