package engine

import (
	"cmp"
	"context"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
)

// Update fetches what is new in the subscriptions that are named, or in all, and were
// not asked within rest; tell hears how far it is. What came is in words, "" where
// that is not worth one.
type Update = func(ctx context.Context, names []string, rest time.Duration, tell func(soFar string)) (news string, err error)

// Update asks for what is new in the subscriptions that are named, or in all, and has
// the list look again. One update goes on at a time.
func (e *Engine) Update(names ...string) []Work {
	switch {
	case e.options.Update == nil:
		e.reader.Warn("nothing can be updated here")
		return nil
	case e.updating:
		e.reader.Say("an update is under way")
		return nil
	}
	e.reader.Say("updating " + cmp.Or(strings.Join(names, ", "), "the subscriptions") + " …")
	return e.updateWhat(names, 0)
}

// updateItself is an update without being asked, where the reader wants that, and
// then one after the other. It says only what it came to.
func (e *Engine) updateItself() []Work {
	every := e.options.Every
	switch {
	case e.options.Update == nil || every <= 0:
		return nil
	case e.updating:
		return []Work{after(every, updateDue{})}
	}
	return e.updateWhat(nil, every)
}

// updateDue says that it is time for an update.
type updateDue struct{}

func (updateDue) apply(e *Engine) []Work { return e.updateItself() }

// updateWhat updates what was not asked within rest; 0 is an update that the
// reader asked for.
func (e *Engine) updateWhat(names []string, rest time.Duration) []Work {
	e.updating = true
	update := e.options.Update
	return []Work{e.update.stream(func(ctx context.Context, emit func(Event) bool) {
		news, err := update(ctx, names, rest, func(soFar string) {
			if rest == 0 {
				emit(said{soFar, nil})
			}
		})
		emit(updated{said{news, err}, rest})
	})}
}

// updated is what an update came to. Where nobody asked for it, the next one
// follows.
type updated struct {
	said
	rest time.Duration
}

func (u updated) apply(e *Engine) (next []Work) {
	e.updating = false
	next = e.shelve()
	if u.rest > 0 {
		next = append(next, after(u.rest, updateDue{}))
	}
	if u.text == "" && u.err == nil {
		return next
	}
	return append(Changed{All: true, then: u.said}.apply(e), next...)
}

// Get fetches an address and opens what comes as the next article. What was being
// fetched before is given up.
func (e *Engine) Get(address string) []Work {
	switch {
	case e.options.Get == nil:
		e.reader.Warn("nothing can be fetched here")
		return nil
	case address == "":
		e.reader.Say("no address is known")
		return nil
	}
	get, from := e.options.Get, e.reader.Open()
	e.reader.Say("fetching " + site(address) + " …")
	return []Work{e.fetching.begin(func(ctx context.Context) Event {
		files, err := get(ctx, address)
		if err != nil || len(files) == 0 {
			return said{"nothing was there to be fetched", err}
		}
		return fetched{files, from}
	})}
}

// site is what an address is called while it is fetched.
func site(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// GetSelected fetches the page of the article selected in the list.
func (e *Engine) GetSelected() []Work {
	if it := e.reader.Selected(); it != nil {
		return e.Get(it.Meta.URL)
	}
	return nil
}

// GetOpen fetches the page of the open article.
func (e *Engine) GetOpen() []Work {
	return e.Get(e.reader.Library().Item(e.reader.Open().ID()).Meta.URL)
}

// GetRow fetches what the panel's row leads to.
func (e *Engine) GetRow() []Work {
	if row, ok := e.reader.PanelRow(); ok {
		return e.Get(row.URL)
	}
	return nil
}

// fetched is files that an address gave, to be listed; from is what was open when
// it was asked for.
type fetched struct {
	files []string
	from  *state.Open
}

// apply has the files listed, once all else is.
func (f fetched) apply(e *Engine) []Work {
	switch {
	case !e.listed && len(e.options.Args) > 0:
		e.early = append(e.early, f)
		return nil
	case e.listing.ctx == nil: // nothing was named
		e.listing.renew()
	}
	for i, file := range f.files {
		f.files[i] = asNamed(e.options.Args, file)
	}
	return e.survey(f.files, e.catalog.below(f.files, false), Changed{then: arrived(f)})
}

// arrived is fetched files that are listed.
type arrived fetched

// apply opens the first article, unless the reader went elsewhere meanwhile, or types
// something.
func (a arrived) apply(e *Engine) []Work {
	id := e.catalog.first(e.reader.Library(), a.files[0])
	what := "fetched " + text.Count(len(a.files), "article")
	if len(a.files) == 1 {
		what = "fetched " + a.files[0]
	}
	e.reader.Say(what)
	if id == library.None {
		return nil
	}
	if it := e.reader.Library().Item(id); e.reader.Open() != a.from || e.reader.Input() != nil || it.Err != nil {
		e.reader.Say("fetched, and in the list: " + it.Title())
		return nil
	}
	e.reader.Leave()
	e.reader.Enter(id)
	return nil
}

// first is the first article of a file, None where it is not listed.
func (c *catalog) first(l *library.View, path string) library.ID {
	for _, ids := range c.items(l.Item, c.below([]string{path}, false)) {
		for _, id := range slices.DeleteFunc(ids, func(id library.ID) bool { return l.Item(id).Gone }) {
			return id
		}
	}
	return library.None
}

// asNamed is path below that of args which it lies in, so that a file has one
// path however it came into the list.
func asNamed(args []string, path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	for _, arg := range args {
		folder, err := filepath.Abs(arg)
		if err != nil || !under(folder, abs) {
			continue
		}
		if rest, err := filepath.Rel(folder, abs); err == nil {
			return filepath.Join(arg, rest)
		}
	}
	return filepath.Clean(path)
}
