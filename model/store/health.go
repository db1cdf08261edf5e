package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lede/model/database"
)

// Health is what there is to say about a folder of the state.
type Health struct {
	File           string
	Missing        bool // nothing was kept yet, or nothing can be read
	Size           int64
	Open           []string // names of files that others than their owner may read
	Version, Known int      // of the file's form: its own, and this program's
	Foreign        bool     // it is no state of lede at all
	Damage         []string // one a line
	Busy           bool     // another program is writing
	Records, Notes int
	Files, Gone    int      // that records are of, and those of them that are not there
	Aside          []string // names of files that were kept because they were of no use
	Joinable       []string // those of Aside that this program can read
	Left           []string // names of unfinished files of programs that were killed
}

// Examine looks at the state in dir and changes nothing.
func Examine(ctx context.Context, dir string) (Health, error) {
	h := Health{File: filepath.Join(dir, fileName), Known: len(schema.Steps)}
	names, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h, err
	}
	for _, n := range names {
		h.see(dir, n)
	}
	info, err := os.Stat(h.File)
	if errors.Is(err, fs.ErrNotExist) {
		h.Missing = true
		return h, nil
	}
	if err != nil {
		return h, err
	}
	h.Size = info.Size()
	return h, h.look(ctx)
}

// see sorts a file of the folder in.
func (h *Health) see(dir string, n os.DirEntry) {
	if info, err := n.Info(); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 && strings.HasPrefix(n.Name(), "state") {
		h.Open = append(h.Open, n.Name())
	}
	switch name := n.Name(); {
	case strings.HasPrefix(name, fileName+".new"):
		h.Left = append(h.Left, name)
	case !strings.HasPrefix(name, "state-damaged-") && !strings.HasPrefix(name, "state-newer-"):
	case strings.HasSuffix(name, ".db"):
		h.Aside = append(h.Aside, name)
		if strings.HasPrefix(name, "state-newer-") && readable(filepath.Join(dir, name)) {
			h.Joinable = append(h.Joinable, name)
		}
	case strings.HasSuffix(name, ".json"):
		h.Aside = append(h.Aside, name)
	}
}

// readable reports whether a file that was kept is of the present form by now.
func readable(file string) bool {
	d, err := database.Copy(file, schema)
	if err != nil {
		return false
	}
	defer d.Close()
	v, kind, err := d.Version()
	return err == nil && kind && v == len(schema.Steps)
}

// look reads the file.
func (h *Health) look(ctx context.Context) error {
	d, err := database.Look(h.File, schema)
	if errors.Is(err, database.ErrDamaged) {
		h.Damage = []string{err.Error()}
		return nil
	}
	if err != nil {
		return err
	}
	defer d.Close()
	var kind bool
	if h.Version, kind, err = d.Version(); err != nil {
		h.Damage = []string{err.Error()}
		return nil
	}
	h.Foreign = !kind
	h.Busy = d.Busy()
	if h.Damage, err = d.Damage(ctx); err != nil || h.Foreign || h.Version != h.Known {
		return err
	}
	return h.count(d)
}

// count counts what the file holds.
func (h *Health) count(d *database.DB) (err error) {
	if h.Records, err = one(d, "SELECT count(*) FROM record"); err != nil {
		return err
	}
	if h.Notes, err = one(d, "SELECT count(*) FROM note WHERE NOT dropped"); err != nil {
		return err
	}
	for row, err := range d.Rows("SELECT path FROM file WHERE path <> '' AND id IN (SELECT file FROM record)") {
		if err != nil {
			return err
		}
		h.Files++
		if _, err := os.Lstat(row.Text(0)); errors.Is(err, fs.ErrNotExist) {
			h.Gone++
		}
	}
	return nil
}

// Sound reports whether there is nothing for Mend to do.
func (h Health) Sound() bool {
	return len(h.Open)+len(h.Damage)+len(h.Joinable)+len(h.Left) == 0 && !h.Foreign
}

// Mend mends what can be mended without a loss: a file of no use is kept under
// another name and what can be read of it goes into a new one, files kept from a
// newer program go into the state once this one can read them, and modes are set
// right. It returns what it did, and what went wrong besides.
func Mend(ctx context.Context, h Health) (done []string, err error) {
	dir := filepath.Dir(h.File)
	for _, name := range h.Open {
		err = errors.Join(err, os.Chmod(filepath.Join(dir, name), 0o600))
		done = append(done, name+" is for its owner alone now")
	}
	for _, name := range h.Left {
		err = errors.Join(err, os.Remove(filepath.Join(dir, name)))
		done = append(done, name+" is removed: it was never finished")
	}
	if len(h.Damage) > 0 || h.Foreign {
		d, failed := database.Reopen(ctx, h.File, schema, database.ErrDamaged)
		if d != nil {
			failed = errors.Join(d.Close(), said(&done, failed))
		}
		err = errors.Join(err, failed)
	}
	for _, name := range h.Joinable {
		failed := join(ctx, dir, name)
		if failed == nil {
			done = append(done, name+" is part of the state now, and kept as "+name+".joined")
		}
		err = errors.Join(err, failed)
	}
	return done, err
}

// said moves an AsideError, which is what was done, to done.
func said(done *[]string, err error) error {
	if aside := (*database.AsideError)(nil); errors.As(err, &aside) {
		*done = append(*done, aside.Error())
		return nil
	}
	return err
}

// join puts what a file holds that was kept into the state of dir.
func join(ctx context.Context, dir, name string) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	defer s.Close()
	file := filepath.Join(dir, name)
	d, err := database.Copy(file, schema)
	if err != nil {
		return err
	}
	err = errors.Join(s.pending.read(d), d.Close())
	if err == nil {
		err = s.Save(ctx)
	}
	if err != nil {
		return err
	}
	return os.Rename(file, file+".joined")
}

// read takes all that d holds.
func (l *layer) read(d *database.DB) error {
	articles := map[int]Key{}
	for row, err := range d.Rows(allRecords) {
		if err != nil {
			return err
		}
		e := entryOf(row)
		articles[e.article] = e.Key
		l.records.join(e)
	}
	for row, err := range d.Rows("SELECT DISTINCT scope FROM fact") {
		if err != nil {
			return err
		}
		if err := readFacts(d, row.Text(0), l.facts); err != nil {
			return err
		}
	}
	for article, key := range articles {
		notes := map[string]kept{}
		if err := readNotes(d, notes, notesOf, article); err != nil {
			return err
		}
		for id, k := range notes {
			k.key = key
			l.notes[id] = k
		}
	}
	return nil
}
