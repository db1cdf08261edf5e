package feed

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"lede/model/atomic"
)

// ErrBusy says that another program updates the same folder.
var ErrBusy = errors.New("another lede is updating this folder")

// Folder is where items become files. What is known of each feed lies in a hidden
// folder of it, a file a feed, so that a folder that is moved keeps it.
type Folder struct {
	path string
	lock *flock.Flock
	now  func() time.Time

	reading chan struct{} // has room for the answers that are read at a time: each takes many times its size

	mu     sync.Mutex
	states map[string]*state // by address
	pages  pages

	brought map[*state]bool // of which something is not remembered yet
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
	Private  bool             `json:"private,omitempty"` // within the reader's network
	Hold     schedule         `json:"hold,omitzero"`
	Items    map[string]known `json:"items,omitempty"` // by key

	users   int  // updates of it that run: two where an address moved to another's
	resting bool // Items are in its file alone
}

// known is an item that was kept. Files are named below the folder, with slashes.
type known struct {
	File  string    `json:"file"`            // "": it was kept as long as it should be
	Other []string  `json:"other,omitempty"` // earlier versions, and where there are a page and what the feed sent, the less full of them
	URL   string    `json:"url,omitempty"`
	Sum   string    `json:"sum"`             // "": its feed did not send it yet
	Kept  time.Time `json:"kept,omitzero"`   // first
	Seen  time.Time `json:"seen"`            // last in the feed
	Tries int       `json:"tries,omitempty"` // how often its page is to be asked for at most
}

// page is what an article is known by among all feeds: its address, else its file.
func (k known) page() string { return cmp.Or(k.URL, k.File) }

// inside reports whether all files of k are below the folder, wherever the memory
// of it came from.
func (k known) inside() bool {
	return !slices.ContainsFunc(append(k.Other, k.File), func(name string) bool {
		return name != "" && !filepath.IsLocal(filepath.FromSlash(name))
	})
}

// forgetAfter is when an item that left its feed is no longer remembered. Feeds
// do not bring such items back.
const forgetAfter = 180 * 24 * time.Hour

const hidden = ".lede"

// OpenFolder opens a folder to update it, and makes it where it is not there.
// ErrBusy says that another program has it open.
func OpenFolder(dir string) (*Folder, error) {
	f := &Folder{path: dir, now: time.Now, reading: make(chan struct{}, runtime.GOMAXPROCS(0)), states: map[string]*state{}, pages: newPages(), brought: map[*state]bool{}}
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

// read reads what is known of all feeds.
func (f *Folder) read() error {
	for s, err := range states(f.path) {
		if err != nil {
			return err
		}
		f.states[s.URL] = s
	}
	f.agree()
	return nil
}

// states are what is known of all feeds in a folder. A state that cannot be read is
// forgotten: files that are there already are found again.
func states(dir string) iter.Seq2[*state, error] {
	return func(yield func(*state, error) bool) {
		files, err := filepath.Glob(filepath.Join(dir, hidden, "*.json"))
		if err != nil {
			yield(nil, err)
			return
		}
		for _, file := range files {
			s, err := readState(file)
			if errors.Is(err, errDamaged) {
				continue
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

var errDamaged = errors.New("damaged")

func readState(file string) (*state, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	s := new(state)
	if json.Unmarshal(data, s) != nil || s.URL == "" {
		return nil, errDamaged
	}
	maps.DeleteFunc(s.Items, func(_ string, k known) bool { return !k.inside() })
	return s, nil
}

// Info is what is known of a feed after it was asked.
type Info struct {
	Title    string // as it calls itself
	Articles int    // that are kept of it
	Unread   int    // of these, where they were counted
	Checked  time.Time
	Failure  string // why it gave nothing the last time, "" where it did
}

// Infos are what is known of the feeds in a folder, by address. They may change
// meanwhile, for the folder is not opened.
func Infos(dir string) map[string]Info {
	all := map[string]Info{}
	for s, err := range states(dir) {
		if err != nil {
			break // what is not known is not shown
		}
		all[s.URL] = s.info()
	}
	return all
}

func (s *state) info() Info {
	i := Info{Title: s.Title, Checked: s.Checked, Failure: s.Failure}
	for _, k := range s.Items {
		if k.File != "" {
			i.Articles++
		}
	}
	return i
}

// agree finds the file of each article. What a feed remembers of one that another
// feed brought as well may be an earlier file of it.
func (f *Folder) agree() {
	earlier := map[string]bool{}
	for _, s := range f.states {
		for _, k := range s.Items {
			for _, name := range k.Other {
				earlier[strings.TrimPrefix(name, aside(""))] = true
			}
		}
	}
	for _, address := range slices.Sorted(maps.Keys(f.states)) {
		for _, k := range f.states[address].Items {
			if k.URL == "" {
				continue
			}
			if was, _ := f.pages.file(k.URL); was == "" || earlier[was] && k.File != "" {
				f.pages.set(k.URL, k.File)
			}
		}
	}
	for _, s := range f.states {
		for key, k := range s.Items {
			if last, _ := f.pages.file(k.URL); k.File != "" && last != "" && earlier[k.File] {
				k.File = last
				s.Items[key] = k
			}
		}
	}
}

// fileOf is the file of an article as it is now, "" where it has none.
func (f *Folder) fileOf(k known) string {
	if last, _ := f.pages.file(k.URL); k.File != "" && last != "" {
		return last
	}
	return k.File
}

// aside is where a file is laid when another one of its article is in the list.
func aside(name string) string { return hidden + "/other/" + name }

func (f *Folder) state(address string) *state {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.locked(address)
}

// locked is state for who holds the lock.
func (f *Folder) locked(address string) *state {
	s := f.states[address]
	if s == nil {
		s = &state{URL: address}
		f.states[address] = s
	}
	if s.resting {
		s.resting = false
		if there, err := readState(f.stateFile(s.URL)); err == nil {
			s.Items = there.Items
		}
	}
	if s.Items == nil {
		s.Items = map[string]known{}
	}
	return s
}

// use is the state of a feed that is updated until leave.
func (f *Folder) use(address string) *state {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.locked(address)
	s.users++
	return s
}

// leave keeps the items of a feed, where they are saved, in its file alone until they
// are asked for: of ten thousand they take megabytes.
func (f *Folder) leave(s *state, saved bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if s.users--; s.users == 0 && saved {
		s.Items, s.resting = nil, true
	}
}

func (f *Folder) stateFile(address string) string {
	return filepath.Join(f.path, hidden, sum(address)+".json")
}

func (f *Folder) save(s *state) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = atomic.Replace(f.stateFile(s.URL), data, 0o600, nil)
	return err
}

// move gives what is known of a feed to its new address, unless that is a feed of
// its own.
func (f *Folder) move(s *state, to string) error {
	from := s.URL
	f.mu.Lock()
	if f.states[to] != nil {
		f.mu.Unlock()
		return f.save(s)
	}
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
