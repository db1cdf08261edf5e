package feed

import (
	"path/filepath"
	"slices"
)

// Shelves tell which subscriptions brought an article.
type Shelves struct {
	dir   string
	feeds []Subscription
	of    map[string][]int32 // by the file's name below dir
}

// OpenShelves reads what was brought by feeds into a folder. It is not opened, so all
// may change meanwhile.
func OpenShelves(dir string, feeds []Subscription) *Shelves {
	s := &Shelves{dir: dir, feeds: feeds, of: map[string][]int32{}}
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
			for _, name := range append(k.Other, k.File) {
				if name != "" && !slices.Contains(s.of[name], n) {
					s.of[name] = append(s.of[name], n)
				}
			}
		}
	}
	for _, feeds := range s.of {
		slices.Sort(feeds)
	}
	return s
}

// Feeds are the subscriptions, with what is known of them.
func (s *Shelves) Feeds() []Subscription { return s.feeds }

// Of are the names of the subscriptions that brought a file, and their tags without those
// that hide a feed.
func (s *Shelves) Of(path string) (names, tags []string) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, nil
	}
	name, err := filepath.Rel(s.dir, path)
	if err != nil {
		return nil, nil
	}
	for _, n := range s.of[filepath.ToSlash(name)] {
		names = append(names, s.feeds[n].Label())
		for _, tag := range s.feeds[n].Tags {
			if !hides(tag) && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	return names, tags
}
