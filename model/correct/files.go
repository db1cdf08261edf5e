package correct

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"

	"lede/model/atomic"
)

// FileName is what a file of corrections is called beside the articles.
const FileName = "lede.corrections"

// Default is the file of corrections that lie beside no articles:
// $XDG_DATA_HOME/lede/corrections, or the place that the system has for such.
func Default() string { return filepath.Join(xdg.DataHome, "lede", "corrections") }

// Files holds the corrections of several files, and the changes that are on their way
// to one of them. Its methods may be called from any goroutine; Open, Save and
// Refresh read files, nothing else does.
type Files struct {
	files []string // the later counts more
	into  string   // the one that changes are written to, "" for none
	locks string   // folder of the lock

	mu      sync.Mutex
	seen    []stamp // of files, as they were read
	counts  []int   // of corrections in files, likewise
	pending []Change
	current *Set
	err     error // what could not be read of files

	saving sync.Mutex
}

// stamp is what tells that a file changed.
type stamp struct {
	size int64
	at   time.Time
}

// Open reads the corrections of files, which need not exist; the last one is
// written to unless readonly. Files is usable in any case: the error says
// what could not be read, line by line. locks is the folder in which programs
// that write agree on whose turn it is.
func Open(files []string, locks string, readonly bool) (*Files, error) {
	f := &Files{files: files, locks: locks}
	if len(files) > 0 && !readonly {
		f.into = files[len(files)-1]
	}
	_, err := f.Refresh()
	return f, err
}

// Beside are the files of corrections for what is named: the reader's own, then
// those that lie in the folders named or beside the files.
func Beside(names []string) []string {
	files := []string{Default()}
	seen := map[string]bool{}
	for _, name := range names {
		if name == "-" {
			continue
		}
		folder := name
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			folder = filepath.Dir(name)
		}
		file := filepath.Join(folder, FileName)
		if _, err := os.Stat(file); err == nil && !seen[file] {
			seen[file] = true
			files = append(files, file)
		}
	}
	return files
}

// Into is the file that corrections are written to; "" where they are kept for this
// run alone.
func (f *Files) Into() string {
	if f == nil {
		return ""
	}
	return f.into
}

// Names are the files that are read, and written to.
func (f *Files) Names() []string {
	if f == nil {
		return nil
	}
	return f.files
}

// Brought are the files besides the reader's own that say something, and how many
// corrections there are in them: others may have written those.
func (f *Files) Brought() (files []string, n int) {
	if f == nil {
		return nil, 0
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, file := range f.files {
		if file != Default() && f.counts[i] > 0 {
			files, n = append(files, file), n+f.counts[i]
		}
	}
	return files, n
}

// Current is what holds now. The nil Files holds none.
func (f *Files) Current() *Set {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.current
}

// Change takes c into the current; the next Save writes it.
func (f *Files) Change(c Change) {
	if f == nil || c.Empty() {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pending = append(f.pending, c)
	f.current = f.current.With(c)
}

// Refresh reads the files again where they changed, and reports whether they
// did. Changes that were not saved yet are kept.
func (f *Files) Refresh() (changed bool, err error) {
	if f == nil {
		return false, nil
	}
	var now []stamp
	for _, file := range f.files {
		now = append(now, stampOf(file))
	}
	f.mu.Lock()
	same := f.seen != nil && equal(f.seen, now)
	f.mu.Unlock()
	if same {
		return false, nil
	}
	var all []Correction
	var errs []error
	var counts []int
	for _, file := range f.files {
		corrections, err := correctionsOf(file)
		counts = append(counts, len(corrections))
		all = append(all, corrections...)
		errs = append(errs, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen, f.counts, f.err = now, counts, errors.Join(errs...)
	f.current = NewSet(all...)
	for _, c := range f.pending {
		f.current = f.current.With(c)
	}
	return true, f.err
}

// Err says what could not be read of the files, a line a Problem; nil where all
// was.
func (f *Files) Err() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

func equal(a, b []stamp) bool {
	for i := range a {
		if a[i].size != b[i].size || !a[i].at.Equal(b[i].at) {
			return false
		}
	}
	return len(a) == len(b)
}

func stampOf(file string) stamp {
	info, err := os.Stat(file)
	if err != nil {
		return stamp{size: -1}
	}
	return stamp{info.Size(), info.ModTime()}
}

// maxFile bounds a file of corrections, in bytes: some hundred thousand lines.
const maxFile = 32 << 20

// correctionsOf reads one file; what is no correction is in the error.
func correctionsOf(file string) ([]Correction, error) {
	f, problems, err := load(file)
	if err != nil {
		return nil, err
	}
	errs := make([]error, len(problems))
	for i, p := range problems {
		p.File = file
		errs[i] = p
	}
	return f.Corrections(), errors.Join(errs...)
}

func load(file string) (File, []Problem, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return File{}, nil, nil
	}
	if err != nil {
		return File{}, nil, fmt.Errorf("corrections: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxFile {
		return File{}, nil, fmt.Errorf("corrections: %s is no text file of corrections", file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return File{}, nil, fmt.Errorf("corrections: %w", err)
	}
	f, problems := ReadFile(string(data))
	return f, problems, nil
}

// Save writes the changes since the last Save into the file, as it is by now:
// what others wrote meanwhile stays. It waits for another program that writes
// until ctx is done. When it fails nothing is lost; the next Save tries again.
func (f *Files) Save(ctx context.Context) error {
	if f == nil || f.into == "" {
		return nil
	}
	f.saving.Lock()
	defer f.saving.Unlock()
	f.mu.Lock()
	pending := f.pending
	f.mu.Unlock()
	if len(pending) == 0 {
		return nil
	}
	if err := f.write(ctx, pending); err != nil {
		return fmt.Errorf("corrections: %w", err)
	}
	f.mu.Lock()
	f.pending = f.pending[len(pending):]
	f.seen = nil
	f.mu.Unlock()
	_, _ = f.Refresh() // what is wrong in the files was said when they were opened
	return nil
}

// lockStep is the time between two tries at the lock; tries is how often the
// file may change while it is written.
const (
	lockStep = 20 * time.Millisecond
	tries    = 10
)

func (f *Files) write(ctx context.Context, changes []Change) error {
	if err := os.MkdirAll(f.locks, 0o700); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(f.locks, "corrections.lock"))
	if _, err := lock.TryLockContext(ctx, lockStep); err != nil {
		return errors.Join(err, lock.Close())
	}
	defer func() { _ = lock.Close() }()
	for range tries {
		done, err := replace(f.into, changes)
		if done || err != nil {
			return err
		}
	}
	return fmt.Errorf("%s changes all the time", f.into)
}

// replace writes the file with changes beside itself and puts it in its place:
// a reader sees the old or the new one, whole. It reports false where somebody,
// an editor say, wrote the file meanwhile.
func replace(file string, changes []Change) (bool, error) {
	before := stampOf(file)
	f, _, err := load(file)
	if err != nil {
		return false, err
	}
	for _, c := range changes {
		f = f.With(c)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return false, err
	}
	return atomic.Replace(file, []byte(f.String()), 0o600, func() bool {
		now := stampOf(file)
		return now.size == before.size && now.at.Equal(before.at)
	})
}
