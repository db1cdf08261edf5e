// Package engine works between files and state: it lists, opens, watches,
// indexes, asks the library and remembers, and hands articles over to other
// programs. It knows no terminal.
//
// Its methods return Work: functions that may take long, run beside the screen
// and bring back an Event. Apply takes the event, changes the state by its
// named transitions and may return more work. What a transition wants done
// outside of the state it leaves there as effects, which Follow carries out.
// Apply, Follow and all other methods belong to one goroutine; Work to any.
//
//	work, priority         what runs beside the screen, and what of it goes first
//	catalog, row           which file a row of the library is of, and what it shows
//	list                   files that were named to rows, step by step
//	watch, survey, change  what becomes of files while they are listed
//	open, rest, part       an article, the rest of a large one, its analysis in parts
//	index, ask, recent     the search of the library, also by what is new
//	find                   the search of the article
//	stories, dossier       articles about one event, or one name
//	account, telling       what those tell: a brief, a timeline, what is new, who said what
//	keeper, keep, letter   what outlives the program
//	correct, note          readers' corrections and notes
//	shared                 what other programs mark, note and correct meanwhile
//	copy, clipboard        what goes on the clipboard
//	name                   in which file an article is
//	news, shelves          an update of the subscriptions, an address that is fetched;
//	                       which of them brought what
//	picture, tmux          the pictures of the open article, the terminal around tmux
//	handover, write        editor, browser, shell, files
package engine

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/store"
)

// Options say what is read and what is kept.
type Options struct {
	Args        []string                                        // files, folders, globs, "-"
	Load        load.Options                                    // how they are read
	Stdin       *Spool                                          // what "-" holds; nil for nothing
	Single      bool                                            // one file was named: open its article at once
	Library     string                                          // what the args name, for what is kept of them alone: an absolute path
	Watch       bool                                            // read files again when they change
	Store       *store.Store                                    // what outlives the program; nil keeps nothing
	Index       func(context.Context) (*index.Index, error)     // opens the index of the library; nil keeps none
	Corrections *correct.Files                                  // readers' corrections; nil for none
	Clipboard   Clipboard                                       // takes what is copied; nil leaves it to the screen alone
	Lend        func() (back func())                            // told that another program gets the terminal; nil for nobody
	Update      Update                                          // fetches what is new; nil never asks
	Shelves     func() Shelves                                  // reads what is subscribed; nil: nothing
	Every       time.Duration                                   // between two updates that nobody asks for; 0 for none
	Get         func(context.Context, string) ([]string, error) // fetches an address into files; nil never asks
	Pause       time.Duration                                   // of reading, after which the place is kept; 0 does when the article is left
	Settle      time.Duration                                   // until the list stays in its place; 0 for a second
}

// reading is how a source is read: standard input from its start, each time.
func (o Options) reading() load.Options {
	if o.Stdin != nil {
		o.Load.Stdin = o.Stdin.Reader()
	}
	return o.Load
}

// heads is how sources are read for the list.
func (o Options) heads() load.Options {
	l := o.reading()
	l.Heads = true
	return l
}

func (o Options) settleTime() time.Duration { return cmp.Or(o.Settle, settleTime) }

// Engine is the engine of one reader.
type Engine struct {
	reader   *state.Reader
	options  Options
	now      func() time.Time
	priority *priority

	catalog catalog
	listing job
	listed  bool // the listing is whole
	above   int  // rows that came above the selected one before it was
	missed  bool // files changed before it was
	watcher watcher

	opening job
	cache   cache
	doc     *analysis.Document // of the open article, without corrections
	rest    rest               // of the article whose head is shown
	parts   parts              // of the open article, where it is large
	bound   *bound

	indexer   *indexer
	asking    job
	folder    string        // where the program was started; "" where that is not known
	visited   time.Time     // when what is listed was left last; zero where it never was
	counting  job           // of texts that hold what the list is filtered by
	searching *state.Search // a piece of which is being searched
	keeper    keeper
	update    job
	updating  bool // subscriptions are asked
	fetching  job
	joining   job        // of articles into stories
	awaited   bool       // somebody waits to hear of them
	joined    *joined    // the stories that were found for an account; nil for none
	edition   int        // how often the index was brought up to date
	showing   library.ID // whose story is to be shown once it is known
	early     []fetched  // before all was listed
}

// New returns the engine of r. What was kept of how the list is shown is in
// force from here on.
func New(o Options, r *state.Reader) *Engine {
	if o.Store == nil {
		o.Store = store.Private()
	}
	e := &Engine{
		reader: r, options: o, now: time.Now, priority: newPriority(), parts: parts{under: -1},
		indexer: newIndexer(o.Index), keeper: keeper{store: o.Store, again: true}, showing: library.None,
	}
	e.folder, _ = os.Getwd() // without it each file asks
	said := slices.DeleteFunc([]string{e.brought(), e.restoreListing()}, func(s string) bool { return s == "" })
	e.reader.Say(strings.Join(said, " · "))
	e.warnOf(o.Corrections.Err())
	return e
}

// Begin starts to read what was named.
func (e *Engine) Begin() []Work {
	work := e.watchShared(e.options.Store.Folder())
	if len(e.options.Args) == 0 {
		return work
	}
	return append(append(work, e.updateItself()...), append(e.shelve(), e.list())...)
}

// Apply takes what work brought back; nil is nothing.
func (e *Engine) Apply(event Event) []Work {
	if event == nil {
		return nil
	}
	return event.apply(e)
}

// Follow carries out what the last transitions want, and returns the work for it
// with what is left for the screen to do.
func (e *Engine) Follow() (work []Work, screen []state.Effect) {
	for effects := e.reader.Effects(); len(effects) > 0; effects = e.reader.Effects() {
		for _, effect := range effects {
			more, done := e.follow(effect)
			if work = append(work, more...); !done {
				screen = append(screen, effect)
			}
		}
	}
	return append(work, e.keeper.save()...), screen
}

// follow carries out one effect; done is false where it is the screen's.
func (e *Engine) follow(effect state.Effect) (work []Work, done bool) {
	switch f := effect.(type) {
	case state.Opening:
		return e.open(f.ID), true
	case state.Leaving:
		e.keepPlace(f)
		e.keeper.failed = false // a good time to try again
	case state.Moved:
		return append(e.followParts(), e.pause()...), true
	case state.Marked:
		e.keepMarks(f.ID)
	case state.Relisted:
		e.keepListing()
	case state.Chosen:
		e.choose(f.Setting)
	case state.Corrected:
		return append(e.keepCorrections(f.Change), e.relearn()...), true
	case state.NoteChanged:
		e.keepNote(f)
	case state.Lettered:
		e.keepLetter(f.Letter)
	case state.Asked:
		return e.ask(), true
	case state.Accounting:
		return e.account(), true
	case state.AskedNoMore:
		e.asking.stop()
	case state.Counting:
		return e.countTexts(), true
	case state.Wondering:
		return e.elsewhere(), true
	case state.Searching:
		return e.find(), true
	case state.Copied:
		return []Work{e.clip(f)}, false
	default:
		return nil, false
	}
	return nil, true
}

// Close ends all work and writes what is to be kept.
func (e *Engine) Close() error {
	e.keepPlace(e.here())
	e.leave(e.now())
	e.listing.stop()
	e.opening.stop()
	e.asking.stop()
	e.counting.stop()
	e.fetching.stop()
	e.update.stop()
	e.joining.stop()
	e.parts.stop()
	e.indexer.close()
	e.watcher.close()
	return e.keeper.finish()
}

// NothingError says that nothing of what was named could be read.
type NothingError struct {
	Reasons []error // of the files that were found
}

func (e *NothingError) Error() string { return "nothing could be loaded" }

// Nothing is a *NothingError where all was listed and none of it can be read,
// else nil.
func (e *Engine) Nothing() error {
	l := e.reader.Library()
	if len(e.options.Args) == 0 || !e.listed {
		return nil
	}
	var none NothingError
	for id := range library.ID(l.Total()) {
		if !l.Failed(id) {
			return nil
		}
		it := l.Item(id)
		none.Reasons = append(none.Reasons, fmt.Errorf("%s: %w", it.Origin.File, it.Err))
	}
	return &none
}
