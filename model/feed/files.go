package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"lede/model/atomic"
)

// Kept are the files that came of a feed.
type Kept struct {
	New     []string // paths
	Changed []string // later versions of items that are there already
}

// keep makes files of the items that are new or changed, and forgets those that
// left the feed long ago.
func (f *Folder) keep(s *state, outlet string, feed *Feed, t Text) (k Kept, err error) {
	drafts, err := f.drafts(s, outlet, feed.Items)
	defer drafts.drop()
	if err != nil {
		return k, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	for n, i := range feed.Items {
		i.stub = i.URL != "" && t != AsSent && (i.stub || t == Full)
		if err := f.keepItem(s, outlet, i, drafts[n], now, &k); err != nil {
			return k, err
		}
	}
	maps.DeleteFunc(s.Items, func(_ string, old known) bool { return now.Sub(old.Seen) > forgetAfter })
	return k, nil
}

// keepItem makes a file of an item that is new or changed. An item that another
// feed brought already is not kept again; a later version stands beside the first. A
// draft of it that is not nil becomes the file.
func (f *Folder) keepItem(s *state, outlet string, i Item, draft *atomic.Draft, now time.Time, k *Kept) error {
	next, there := s.Items[i.Key]
	same := there && (next.Sum == i.sum || next.Sum == "")
	next.Sum, next.Seen = i.sum, now
	if i.URL != "" && !same {
		next.URL = canonical(i.URL)
	}
	twin, brought := f.pages.file(next.URL)
	switch {
	case same, there && next.File == "":
	case !there && brought:
		next.File, next.Kept = twin, now
	default:
		dir, into := folderName(outlet), &k.New
		if there {
			dir, into = path.Dir(next.File), &k.Changed
			next.Other = append(next.Other, next.File)
		} else {
			next.Kept = now
		}
		var err error
		if next.File, err = f.write(draft, dir+"/"+i.name(now), i.ext, i.document); err != nil {
			return err
		}
		next.Other = slices.DeleteFunc(next.Other, func(other string) bool { return other == next.File })
		if next.Tries = 0; i.stub {
			next.Tries = mostTries
		}
		if next.URL != "" {
			f.pages.set(next.URL, next.File)
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

// write makes a file of a document, never over another one, of a draft of it or, where
// that is nil, anew. A file of the same words is that file: the program ended before it
// could remember it.
func (f *Folder) write(d *atomic.Draft, base, ext, document string) (name string, err error) {
	if d == nil {
		if d, err = f.draft(path.Dir(base), document); err != nil {
			return "", err
		}
	}
	same := false
	_, err = d.Create(func(yield func(string) bool) {
		for n := 1; n <= maxTwins; n++ {
			switch name = base + ext; n {
			case 1:
			case maxTwins:
				name = base + "-" + sum(document) + ext
			default:
				name = fmt.Sprintf("%s-%d%s", base, n, ext)
			}
			if away, err := os.ReadFile(f.at(aside(name))); err == nil && string(away) != document {
				continue // the name of a version before it
			}
			if !yield(f.at(name)) {
				return
			}
			if there, err := os.ReadFile(f.at(name)); err == nil && string(there) == document {
				same = true
				return
			}
		}
	})
	switch {
	case err == nil, same:
		return name, nil
	case errors.Is(err, fs.ErrExist):
		return "", fmt.Errorf("%s: another file has that name", f.at(name))
	}
	return "", err
}

// draft is a document in a folder, without a name yet.
func (f *Folder) draft(dir, document string) (*atomic.Draft, error) {
	if err := os.MkdirAll(f.at(dir), 0o755); err != nil {
		return nil, err
	}
	return atomic.Write(f.at(dir+"/item"), document, 0o644)
}

type drafts []*atomic.Draft

// atATime is how many drafts are open and synced together.
const atATime = 64

// drafts are those of the items that a feed brings and nothing is known of, nil for the
// others: synced together, and without the lock.
func (f *Folder) drafts(s *state, outlet string, items []Item) (drafts, error) {
	all, dir := make(drafts, len(items)), folderName(outlet)
	var fresh []*atomic.Draft
	for n, i := range items {
		if f.knows(s, i) {
			continue
		}
		d, err := f.draft(dir, i.document)
		if err != nil {
			return all, err
		}
		if all[n], fresh = d, append(fresh, d); len(fresh) < atATime {
			continue
		}
		if err := atomic.Sync(fresh); err != nil {
			return all, err
		}
		fresh = fresh[:0]
	}
	return all, atomic.Sync(fresh)
}

// knows reports whether an item, or another feed's of its address, was kept.
func (f *Folder) knows(s *state, i Item) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, there := s.Items[i.Key]; there || i.URL == "" {
		return there
	}
	_, brought := f.pages.file(canonical(i.URL))
	return brought
}

// drop gives up those that no item needed.
func (d drafts) drop() {
	for _, draft := range d {
		if draft != nil {
			_ = draft.Drop()
		}
	}
}
