package feed

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// expiring is an article that may have been kept long enough.
type expiring struct {
	key   string
	kept  time.Time
	file  string
	bytes int64
}

// expire removes the articles of a feed that were kept as long as they should
// be, with all their versions. Those that the reader marked stay, and so do
// those that another feed brought too; they count.
func (f *Folder) expire(s *state, keep Keep, marked func(string) bool, r *Outcome) error {
	if marked == nil || keep == (Keep{}) {
		return nil
	}
	var failed error
	for _, e := range f.over(s, keep) {
		if marked(f.at(e.file)) || slices.ContainsFunc(s.Items[e.key].Other, func(o string) bool { return marked(f.at(o)) }) {
			continue
		}
		err := f.drop(s, e.key)
		if err == nil {
			r.Expired++
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// over are the articles beyond the bounds, the newest first.
func (f *Folder) over(s *state, keep Keep) (over []expiring) {
	now := f.now()
	var bytes int64
	for i, e := range f.present(s) {
		bytes += e.bytes
		if keep.Age > 0 && now.Sub(e.kept) > keep.Age || keep.Count > 0 && i >= keep.Count || keep.Bytes > 0 && bytes > keep.Bytes {
			over = append(over, e)
		}
	}
	return over
}

// present are the articles of a feed that are there and no other feed's, those
// that came last first.
func (f *Folder) present(s *state) (all []expiring) {
	f.mu.Lock()
	defer f.mu.Unlock()
	others := map[string]bool{}
	for _, o := range f.states {
		for _, k := range o.Items {
			others[k.page()] = others[k.page()] || o != s
		}
	}
	for key, k := range s.Items {
		if k.File == "" || others[k.page()] {
			continue
		}
		e := expiring{key: key, kept: k.Kept, file: k.File}
		if e.kept.IsZero() {
			e.kept = k.Seen
		}
		for _, name := range append(k.Other, k.File) {
			if info, err := os.Lstat(f.at(name)); err == nil {
				e.bytes += info.Size()
			}
		}
		all = append(all, e)
	}
	slices.SortStableFunc(all, func(a, b expiring) int {
		return cmp.Or(b.kept.Compare(a.kept), strings.Compare(b.file, a.file), strings.Compare(a.key, b.key))
	})
	return all
}

// drop removes the files of an item, which is remembered, or its feed would
// bring it again.
func (f *Folder) drop(s *state, key string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	k := s.Items[key]
	for _, name := range append(k.Other, k.File) {
		if err := os.Remove(f.at(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	k.File, k.Other, k.Tries = "", nil, 0
	s.Items[key] = k
	if k.URL != "" {
		f.pages.set(k.URL, "")
	}
	return nil
}
