package feed

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load"
)

// Limits of pages that a feed leads to.
const (
	mostTries = 3  // updates in which the page of an item is asked for
	mostPages = 50 // pages that are asked for in one update of a feed
)

// whole asks for the pages of the stubs that a feed sent. Each of them and what
// the feed sent are kept, and the fuller one is the item's file.
// What is not asked for now is the next time.
func (f *Folder) whole(ctx context.Context, s *state, o Options, r *Outcome) (changed bool) {
	stubs := f.stubs(s)
	for _, key := range stubs[:min(len(stubs), mostPages)] {
		next, err := f.wholeOf(ctx, s, s.Items[key], o)
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			r.Stubs = append(r.Stubs, err)
		}
		var later *Later
		if errors.As(err, &later) && !later.Until.IsZero() {
			break
		}
		r.replace(f.at(s.Items[key].File), f.at(next.File))
		f.mu.Lock()
		s.Items[key] = next
		if next.URL != "" {
			f.pages.set(next.URL, next.File)
		}
		f.mu.Unlock()
		changed = true
	}
	return changed
}

// stubs are the items whose pages are to be asked for, by their files.
func (f *Folder) stubs(s *state) (keys []string) {
	for key, k := range s.Items {
		if k.Tries > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return strings.Compare(s.Items[a].File, s.Items[b].File) })
	return keys
}

// wholeOf is k with its page. An item whose file the reader removed stays away.
func (f *Folder) wholeOf(ctx context.Context, s *state, k known, o Options) (known, error) {
	k.Tries--
	base := strings.TrimSuffix(k.File, path.Ext(k.File))
	if file := base + ".html"; f.isPageOf(file, k.URL) {
		return f.settle(k, file, k.File)
	}
	if f.removed(k.File) {
		k.Tries = 0
		return k, nil
	}
	sent := f.sent(ctx, k)
	words := sent.Words()
	a, err := o.Get(ctx, Request{URL: k.URL, Beyond: true, Private: s.Private})
	if err != nil {
		return k, err
	}
	head := pageHead{URL: k.URL, Feed: s.URL, Sent: words}
	ext, document := page(a, head)
	d, err := f.look(ctx, k.URL, ext, document)
	if err != nil {
		return k, &About{k.URL, err}
	}
	head.complete(&sent.Meta, &d.Meta)
	ext, document = page(a, head)
	name, err := f.write(nil, base, ext, document)
	switch {
	case err != nil:
		return k, err
	case d.Words() > words:
		return f.settle(k, name, k.File)
	}
	return f.settle(k, k.File, name)
}

// sent is what the feed sent of k, empty where it sent no words.
func (f *Folder) sent(ctx context.Context, k known) *article.Article {
	a, err := first(ctx, load.Source{Name: k.URL, Path: f.at(k.File)})
	if err != nil {
		return &article.Article{}
	}
	return a
}

func (f *Folder) removed(name string) bool {
	_, err := os.Lstat(f.at(name))
	return errors.Is(err, fs.ErrNotExist)
}

// isPageOf reports whether a file is the page of an address: the program was
// ended before it could remember that, or the reader got it.
func (f *Folder) isPageOf(file, address string) bool {
	in, err := os.Open(f.at(file))
	if err != nil {
		return false
	}
	defer in.Close()
	head := make([]byte, 1024+len(address))
	n, _ := in.Read(head) // an empty one is none
	return strings.Contains(string(head[:n]), urlLine(address))
}

// settle makes one file that of k and lays the other aside, where it is in no
// list. Its page need not be asked for again.
func (f *Folder) settle(k known, file, other string) (known, error) {
	away := aside(other)
	if err := os.MkdirAll(filepath.Dir(f.at(away)), 0o755); err != nil {
		return k, err
	}
	if err := os.Rename(f.at(other), f.at(away)); err != nil && !os.IsNotExist(err) {
		return k, err
	}
	k.File, k.Tries = file, 0
	if !slices.Contains(k.Other, away) {
		k.Other = append(k.Other, away)
	}
	return k, nil
}

// replace names a file by its new name, in the lists of what came.
func (o *Outcome) replace(was, now string) {
	for _, list := range [][]string{o.New, o.Changed} {
		if i := slices.Index(list, was); i >= 0 {
			list[i] = now
			return
		}
	}
	if was != now {
		o.Changed = append(o.Changed, now)
	}
}
