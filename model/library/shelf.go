package library

import (
	"slices"
	"strings"

	"lede/model/text"
)

// Shelf counts the articles of a feed, or of a tag; copies under another article are
// left out.
type Shelf struct{ Articles, Unread int }

// Shelve notes of each item the feeds that brought it and their tags. Those of a copy are
// those of the item that is shown for it too: it is not missing among them.
func (l *Library) Shelve(of func(ID) (feeds, tags []string)) {
	for id := range ID(l.rows.n) {
		r := l.rowOf(id)
		r.feeds, r.tags = l.shelve(of(id))
	}
	for id := range l.stacks.under {
		l.share(id)
	}
	l.refilter()
}

// share puts the item that is shown for a copy on the shelves of the copy.
func (l *Library) share(id ID) {
	from, to := l.rowOf(id), l.rowOf(l.stacks.under[id])
	with := func(a, b stringID) []string {
		names := slices.Concat(l.names(a), l.names(b))
		slices.Sort(names)
		return slices.Compact(names)
	}
	if from.feeds != 0 {
		to.feeds, to.tags = l.shelve(with(to.feeds, from.feeds), with(to.tags, from.tags))
	}
}

func (l *Library) shelve(feeds, tags []string) (f, t stringID) {
	if len(feeds)+len(tags) > 0 && l.shelved == nil {
		l.shelved = map[string]bool{}
	}
	for _, name := range slices.Concat(feeds, tags) {
		l.shelved[text.Fold(name)] = true
	}
	return l.strings.add(strings.Join(feeds, "\n")), l.strings.add(strings.Join(tags, "\n"))
}

// Shelves counts the articles of each feed, and of each tag.
func (l *View) Shelves() (feeds, tags map[string]Shelf) {
	feeds, tags = map[string]Shelf{}, map[string]Shelf{}
	for id := range ID(l.rows.n) {
		r := l.rowOf(id)
		if r.feeds == 0 || l.hidden(id) || !r.flags.has(loaded) || r.flags.has(failed|gone) {
			continue
		}
		count(feeds, l.names(r.feeds), !r.flags.has(read))
		count(tags, l.names(r.tags), !r.flags.has(read))
	}
	return feeds, tags
}

// count counts an article on the shelves that are named.
func count(on map[string]Shelf, names []string, unread bool) {
	for _, name := range names {
		s := on[name]
		if s.Articles++; unread {
			s.Unread++
		}
		on[name] = s
	}
}

// names are those that a string of several holds.
func (l *View) names(n stringID) []string {
	if n == 0 {
		return nil
	}
	return strings.Split(l.strings.get(n).name, "\n")
}

func feedsOf(r *row) stringID { return r.feeds }
func tagsOf(r *row) stringID  { return r.tags }

// among holds where one of the names is the word; where nothing has such a name, where
// one of them has the word in it.
func among(of func(*row) stringID) func(string) test {
	return func(word string) test {
		return func(l *View, r *row) bool {
			names := l.strings.get(of(r)).folded
			if l.shelved[word] {
				return slices.Contains(strings.Split(names, "\n"), word)
			}
			return strings.Contains(names, word)
		}
	}
}

// FilterBy is the filter by a field with that value.
func FilterBy(field, value string) string {
	if value, _, _ = strings.Cut(value, `"`); strings.ContainsFunc(value, text.IsSpace) {
		value = `"` + value + `"`
	}
	return field + ":" + value
}

// Part parts a filter into what names one of the fields and the rest.
func Part(filter string, fields ...string) (of, rest string) {
	var parts [2][]string
	for _, w := range words(filter) {
		switch a := w.asks(); {
		case w.quoted:
			parts[1] = append(parts[1], `"`+w.text+`"`)
		case !a.not && a.value != "" && slices.Contains(fields, a.name):
			parts[0] = append(parts[0], FilterBy(a.name, a.value))
		case a.name != "":
			parts[1] = append(parts[1], strings.TrimSuffix(w.text, a.name+":"+a.value)+FilterBy(a.name, a.value))
		default:
			parts[1] = append(parts[1], w.text)
		}
	}
	return strings.Join(parts[0], " "), strings.Join(parts[1], " ")
}
