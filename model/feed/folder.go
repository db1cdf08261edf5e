package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy says that another program updates the same folder.
var ErrBusy = errors.New("another lede is updating this folder")

// Folder is where items become files. What is known of each feed lies in a hidden
// folder of it, a file a feed, so that a folder that is moved keeps it.
type Folder struct {
	path string
	lock *flock.Flock
	now  func() time.Time

	mu     sync.Mutex
	states map[string]*state // by address
	pages  map[string]string // canonical address of an article → its file
}

// state is what is known of a feed after it was read.
type state struct {
	URL      string           `json:"url"`
	Title    string           `json:"title,omitempty"`
	ETag     string           `json:"etag,omitempty"`
	Modified string           `json:"modified,omitempty"`
	Checked  time.Time        `json:"checked,omitzero"`
	Due      time.Time        `json:"due,omitzero"`
	Away     bool             `json:"away,omitempty"` // the server asked to be left alone until Due
	Gone     bool             `json:"gone,omitempty"`
	Failure  string           `json:"failure,omitempty"`
	Hold     schedule         `json:"hold,omitzero"`
	Items    map[string]known `json:"items,omitempty"` // by key
}

// known is an item that was kept.
type known struct {
	File string    `json:"file"` // below the folder, with slashes
	URL  string    `json:"url,omitempty"`
	Sum  string    `json:"sum"`
	Seen time.Time `json:"seen"` // last in the feed
}

// forgetAfter is when an item that left its feed is no longer remembered. Feeds
// do not bring such items back.
const forgetAfter = 180 * 24 * time.Hour

const hidden = ".lede"

// OpenFolder opens a folder to update it, and makes it where it is not there.
// ErrBusy says that another program has it open.
func OpenFolder(dir string) (*Folder, error) {
	f := &Folder{path: dir, now: time.Now, states: map[string]*state{}, pages: map[string]string{}}
	if err := os.MkdirAll(filepath.Join(dir, hidden), 0o755); err != nil {
		return nil, err
	}
	f.lock = flock.New(filepath.Join(dir, hidden, "lock"))
	if ok, err := f.lock.TryLock(); err != nil || !ok {
		return nil, errors.Join(err, fmt.Errorf("%s: %w", dir, ErrBusy))
	}
	f.sweep()
	if err := f.read(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Close lets other programs in.
func (f *Folder) Close() error { return f.lock.Close() }

// read reads what is known of all feeds. A state that cannot be read is forgotten:
// files that are there already are found again.
func (f *Folder) read() error {
	files, err := filepath.Glob(filepath.Join(f.path, hidden, "*.json"))
	if err != nil {
		return err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var s state
		if json.Unmarshal(data, &s) != nil || s.URL == "" {
			continue
		}
		f.states[s.URL] = &s
		for _, k := range s.Items {
			if k.URL != "" {
				f.pages[k.URL] = k.File
			}
		}
	}
	return nil
}

func (f *Folder) state(address string) *state {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.states[address]
	if s == nil {
		s = &state{URL: address}
		f.states[address] = s
	}
	if s.Items == nil {
		s.Items = map[string]known{}
	}
	return s
}

func (f *Folder) stateFile(address string) string {
	return filepath.Join(f.path, hidden, sum(address)+".json")
}

func (f *Folder) save(s *state) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return replace(f.stateFile(s.URL), data, 0o600)
}

// move gives what is known of a feed to its new address.
func (f *Folder) move(s *state, to string) error {
	from := s.URL
	f.mu.Lock()
	delete(f.states, from)
	s.URL = to
	f.states[to] = s
	f.mu.Unlock()
	err := f.save(s)
	if err == nil {
		err = os.Remove(f.stateFile(from))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Kept are the files that came of a feed.
type Kept struct {
	New     []string // paths
	Changed []string // later versions of items that are there already
}

// keep makes files of the items that are new or changed. An item that another
// feed brought already is not kept again.
func (f *Folder) keep(s *state, outlet string, feed *Feed) (k Kept, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	for _, i := range feed.Items {
		old, there := s.Items[i.Key]
		page := canonical(i.URL)
		switch {
		case there && old.Sum == i.sum:
			old.Seen = now
			s.Items[i.Key] = old
			continue
		case !there && i.URL != "" && f.pages[page] != "":
			s.Items[i.Key] = known{f.pages[page], page, i.sum, now}
			continue
		}
		dir := folderName(outlet)
		if there { // a later version stands beside the first
			dir = path.Dir(old.File)
		}
		name, err := f.write(dir, i, now)
		if err != nil {
			return k, err
		}
		next := known{File: name, Sum: i.sum, Seen: now}
		if i.URL != "" {
			next.URL = page
			f.pages[page] = name
		}
		s.Items[i.Key] = next
		file := filepath.Join(f.path, filepath.FromSlash(name))
		if there {
			k.Changed = append(k.Changed, file)
		} else {
			k.New = append(k.New, file)
		}
	}
	for key, old := range s.Items {
		if now.Sub(old.Seen) > forgetAfter {
			delete(s.Items, key)
		}
	}
	return k, nil
}

// maxTwins is how many files of one day and title there may be.
const maxTwins = 10_000

// write makes a file of an item, never over another one. A file of the same words
// is that file: the program ended before it could remember it.
func (f *Folder) write(dir string, i Item, now time.Time) (name string, err error) {
	day := i.Time
	if day.IsZero() || day.Year() < 1 || day.Year() > 9999 {
		day = now
	}
	base := dir + "/" + fileName(day, i.Title)
	if err := os.MkdirAll(filepath.Join(f.path, filepath.FromSlash(dir)), 0o755); err != nil {
		return "", err
	}
	for n := 1; n < maxTwins; n++ {
		name = base + i.ext
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, i.ext)
		}
		file := filepath.Join(f.path, filepath.FromSlash(name))
		err := create(file, i.document)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		if there, err := os.ReadFile(file); err == nil && string(there) == i.document {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s: too many files of that name", base)
}

// create makes a file that is whole from the moment it has its name, never over
// another.
func create(file, data string) error {
	if _, err := os.Lstat(file); err == nil {
		return fs.ErrExist
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".lede-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	if err = os.Link(f.Name(), file); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(f.Name(), file) // a file system without links; nobody else writes here
}

// sweep removes what an interrupted update left: files without a name of their
// own. It is for who has the folder open.
func (f *Folder) sweep() {
	left, err := filepath.Glob(filepath.Join(f.path, "*", ".lede-*"))
	if err != nil {
		return
	}
	for _, name := range left {
		_ = os.Remove(name)
	}
}
