package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
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
	if ok, err := f.lock.TryLock(); err != nil {
		return nil, err
	} else if !ok {
		return nil, fmt.Errorf("%s: %w", dir, ErrBusy)
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

// keep makes files of the items that are new or changed, and forgets those that
// left the feed long ago.
func (f *Folder) keep(s *state, outlet string, feed *Feed) (k Kept, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	for _, i := range feed.Items {
		if err := f.keepItem(s, outlet, i, now, &k); err != nil {
			return k, err
		}
	}
	maps.DeleteFunc(s.Items, func(_ string, old known) bool { return now.Sub(old.Seen) > forgetAfter })
	return k, nil
}

// keepItem makes a file of an item that is new or changed. An item that another
// feed brought already is not kept again; a later version stands beside the first.
func (f *Folder) keepItem(s *state, outlet string, i Item, now time.Time, k *Kept) error {
	old, there := s.Items[i.Key]
	next := known{Sum: i.sum, Seen: now}
	if i.URL != "" {
		next.URL = canonical(i.URL)
	}
	switch {
	case there && old.Sum == i.sum:
		next = old
		next.Seen = now
	case !there && f.pages[next.URL] != "":
		next.File = f.pages[next.URL]
	default:
		dir, into := folderName(outlet), &k.New
		if there {
			dir, into = path.Dir(old.File), &k.Changed
		}
		var err error
		if next.File, err = f.write(dir, i, now); err != nil {
			return err
		}
		if next.URL != "" {
			f.pages[next.URL] = next.File
		}
		*into = append(*into, f.at(next.File))
	}
	s.Items[i.Key] = next
	return nil
}

// at is the path of a file that is named below the folder.
func (f *Folder) at(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// maxTwins is how many files of one day and title are told apart by a number;
// from there on by what is in them, or each would be compared with all others.
const maxTwins = 10

// write makes a file of an item, never over another one. A file of the same words
// is that file: the program ended before it could remember it.
func (f *Folder) write(dir string, i Item, now time.Time) (name string, err error) {
	day := i.Time
	if day.IsZero() || day.Year() < 1 || day.Year() > 9999 {
		day = now
	}
	base := dir + "/" + fileName(day, i.Title)
	if err := os.MkdirAll(f.at(dir), 0o755); err != nil {
		return "", err
	}
	for n := 1; n <= maxTwins; n++ {
		switch name = base + i.ext; n {
		case 1:
		case maxTwins:
			name = base + "-" + sum(i.document) + i.ext
		default:
			name = fmt.Sprintf("%s-%d%s", base, n, i.ext)
		}
		err := create(f.at(name), i.document)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		if there, err := os.ReadFile(f.at(name)); err == nil && string(there) == i.document {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s: another file has that name", f.at(name))
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
