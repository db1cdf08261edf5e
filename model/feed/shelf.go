package feed

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Shelves tell which subscriptions brought an article.
type Shelves struct {
	dir   string // whole and clean
	here  string // what paths that are not whole begin at
	feeds []Subscription
	of    map[string][]int32 // by the name below dir of an article's file
	aside map[string][]int32 // likewise, of its other files
}

// OpenShelves reads what was brought by feeds into a folder. It is not opened, so all
// may change meanwhile.
func OpenShelves(dir string, feeds []Subscription) *Shelves {
	s := &Shelves{dir: filepath.Clean(dir), feeds: feeds, of: map[string][]int32{}, aside: map[string][]int32{}}
	s.here, _ = os.Getwd() // "" finds nothing by paths that are not whole
	at := map[string]int32{}
	for n := range feeds {
		at[feeds[n].URL] = int32(n)
	}
	for state, err := range states(dir) {
		if err != nil {
			break // what is not known is not told
		}
		n, subscribed := at[state.URL]
		if !subscribed {
			continue
		}
		s.feeds[n].Info = state.info()
		for _, k := range state.Items {
			put(s.of, k.File, n)
			for _, name := range k.Other {
				put(s.aside, name, n)
			}
		}
	}
	return s
}

// put lays a file on the shelf of feed n; shelves stay in the order of the feeds.
func put(on map[string][]int32, name string, n int32) {
	if at, there := slices.BinarySearch(on[name], n); name != "" && !there {
		on[name] = slices.Insert(on[name], at, n)
	}
}

// CountUnread counts the articles of each feed that were not read.
func (s *Shelves) CountUnread(read func(path string) bool) {
	for name, feeds := range s.of {
		if read(filepath.Join(s.dir, filepath.FromSlash(name))) {
			continue
		}
		for _, n := range feeds {
			s.feeds[n].Unread++
		}
	}
}

// Feeds are the subscriptions, with what is known of them.
func (s *Shelves) Feeds() []Subscription { return s.feeds }

// Of are the names of the subscriptions that brought a file, and their tags without those
// that hide a feed.
func (s *Shelves) Of(path string) (names, tags []string) {
	if !filepath.IsAbs(path) {
		path = filepath.Join(s.here, path)
	}
	name, below := strings.CutPrefix(path, s.dir+string(filepath.Separator))
	if !below {
		return nil, nil
	}
	name = filepath.ToSlash(name)
	feeds, there := s.of[name]
	if !there {
		feeds = s.aside[name]
	}
	for _, n := range feeds {
		names = append(names, s.feeds[n].Label())
		for _, tag := range s.feeds[n].Tags {
			if !hides(tag) && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	return names, tags
}
