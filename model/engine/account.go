package engine

import (
	"context"
	"errors"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/fact"
	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/people"
	"lede/model/search"
	"lede/model/state"
)

// account has the account made that is to be shown.
func (e *Engine) account() []Work {
	a := e.reader.Finding().Account()
	if a == nil {
		return nil
	}
	t := &teller{account: a, of: a.Of(), rereading: e.rereading(), priority: e.priority, joined: e.joined}
	l := e.reader.Library()
	if t.of.Article == library.None && t.of.One() {
		t.of.Article = e.catalog.itemOf(l.Item, &t.of.Found[0])
	}
	switch of := t.of; {
	case of.Name != "":
		q, err := search.Parse(of.Query)
		if err != nil {
			return nil
		}
		asking := e.newAsking(q)
		asking.Sort = search.ByDate
		t.asking = &asking
	case of.Listed:
		looked := 0
		for id := range l.Listed() {
			if len(t.witnesses) == ledgerLimit {
				t.beyond = l.ListedLen() - looked
				break
			}
			if looked++; !l.Failed(id) {
				t.witnesses = append(t.witnesses, e.catalog.witness(l, id))
			}
		}
	case of.Article != library.None:
		t.open = e.catalog.witness(l, of.Article)
		if t.witnesses = append(t.witnesses, t.open); of.Story && e.options.indexes() {
			t.story = e.storyteller()
		}
	default:
		for _, found := range of.Found {
			t.witnesses = append(t.witnesses, &witness{passage: found})
		}
		t.beyond = of.Beyond
	}
	return []Work{e.answering(&e.asking, t.tell, func(ctx context.Context, emit func(Event) bool) {
		if event := t.tell(ctx, nil); event != nil {
			emit(event)
		}
	})}
}

// ledgerLimit is of how many articles of a list an account is made: what they say is
// held.
const ledgerLimit = 5_000

// witness is an article of an account.
type witness struct {
	passage search.Result // without hits
	source  load.Source   // zero where it is only known by its path
	sheet   *people.Sheet
	facts   *fact.Sheet
	doc     *analysis.Document // nil where it was not needed
}

// witness is item id.
func (c *catalog) witness(l *library.View, id library.ID) *witness {
	it, source := l.Item(id), c.source(id)
	return &witness{passage: search.Result{Path: index.Path(source), Origin: it.Origin, Meta: it.Meta}, source: source}
}

// teller makes an account, beside the screen.
type teller struct {
	account   *state.Account
	of        state.Subject
	asking    *asking      // by which the articles are found; nil where they are known
	story     *storyteller // by which those of the same story are; likewise
	joined    *joined      // the stories as they are known; nil where they are not
	witnesses []*witness   // the articles
	beyond    int          // how many more there are that it is not of; -1 for some
	open      *witness     // of an article, that one
	rereading
	priority *priority
}

// rereading is how articles are read once more.
type rereading struct {
	sources     []load.Source // all files
	load        load.Options
	corrections *correct.Set
}

func (e *Engine) rereading() rereading {
	return rereading{e.catalog.sources(), e.options.reading(), e.reader.Corrections()}
}

// document analyses an article, with the corrections in force; nil where it cannot be
// read.
func (r rereading) document(ctx context.Context, in load.Source, at article.Origin) *analysis.Document {
	a, err := load.OpenAt(ctx, in, at, r.load)
	if err != nil || analysis.Large(a) {
		return nil
	}
	d, err := analysis.Analyze(ctx, a)
	if err != nil {
		return nil
	}
	return correct.Apply(d, r.corrections)
}

// joined is stories, and what they were found among.
type joined struct {
	told
	edition int // of the index
}

// tell makes the account; ix is nil where nothing is kept.
func (t *teller) tell(ctx context.Context, ix *index.Index) Event {
	rest := t.putOff(ix)
	out, ok := t.made(ctx, ix).(accounted)
	if !ok {
		return nil
	}
	if rest != nil {
		out.More, out.next = true, func(ctx context.Context) Event {
			rest()
			return t.made(ctx, ix)
		}
	}
	return out
}

// putOff leaves for later what may take long, of a list all articles but the first and
// of an article its story, and returns what takes it up again; nil where there is nothing.
func (t *teller) putOff(ix *index.Index) (takeUp func()) {
	switch story, all, beyond := t.story, t.witnesses, t.beyond; {
	case t.of.Listed && len(all) > answerLimit:
		t.witnesses, t.beyond = slices.Clone(all[:answerLimit]), beyond+len(all)-answerLimit
		if ix == nil { // each would be read anew
			return nil
		}
		return func() { t.witnesses, t.beyond = all, beyond }
	case ix == nil || story == nil || t.account.Kind() == state.News || t.joined != nil && t.joined.edition == story.edition:
		return nil
	default:
		t.story = nil
		return func() { t.story = story }
	}
}

// made is the account, with all articles that it is of.
func (t *teller) made(ctx context.Context, ix *index.Index) Event {
	out := accounted{account: t.account}
	err := t.gather(ctx, ix)
	if ctx.Err() != nil {
		return nil
	}
	if err == nil {
		out.Told, err = t.told(ctx)
	}
	if out.Err, out.joined = err, t.joined; ctx.Err() != nil {
		return nil
	}
	return out
}

// accounted is an account that was made.
type accounted struct {
	account *state.Account
	state.Told
	joined *joined
	next   Work // that makes the whole of it; nil where this is it
}

func (a accounted) apply(e *Engine) []Work {
	e.joined = a.joined
	if e.reader.Tell(a.account, a.Told); a.next == nil {
		return nil
	}
	return []Work{e.asking.also(a.next)}
}

var (
	errAlone  = errors.New("no other article is about this")
	errUnread = errors.New("the file is gone, or too long to tell of")
	errNobody = errors.New("no article names that")
	errApart  = errors.New("stories are found in the index of a folder, and none is kept of this")
)

// gather finds the articles, at least one, and what is joined of them.
func (t *teller) gather(ctx context.Context, ix *index.Index) error {
	switch {
	case t.asking != nil:
		if err := t.find(ctx, ix); err != nil {
			return err
		}
	case t.story != nil && ix != nil:
		t.widen(ctx, ix)
	}
	for _, w := range t.witnesses {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.know(ctx, ix, w)
		if w.facts != nil && t.account.Kind() == state.Ledger {
			w.facts = &noFacts // of thousands of articles they are most of what is known
		}
	}
	t.witnesses = slices.DeleteFunc(t.witnesses, func(w *witness) bool { return w.facts == nil })
	if len(t.witnesses) == 0 {
		return errUnread
	}
	return nil
}

// noFacts are those of an article of which none are asked for.
var noFacts fact.Sheet

// find asks for the articles that have the name.
func (t *teller) find(ctx context.Context, ix *index.Index) (err error) {
	var found index.Answers
	if ix != nil {
		t.priority.urgent(func() { found, err = ix.Search(ctx, t.asking.query, t.asking.Ask) })
	} else {
		err = index.Scan(ctx, t.asking.query, t.asking.sources, t.load, t.asking.Ask, func(f search.Result) bool {
			found.Found = append(found.Found, f)
			return len(found.Found) < answerLimit
		}, nil)
	}
	for _, f := range found.Found {
		t.witnesses = append(t.witnesses, &witness{passage: search.Result{Path: f.Path, Origin: f.Origin, Meta: f.Meta}})
	}
	if err == nil && len(found.Found) == 0 {
		err = errNobody
	}
	return err
}

// widen adds the other articles of the story of the first one.
func (t *teller) widen(ctx context.Context, ix *index.Index) {
	if t.joined == nil || t.joined.edition != t.story.edition {
		event, ok := t.story.find(ctx, ix, t.priority.giveWay).(told)
		if !ok {
			return
		}
		t.joined = &joined{event, t.story.edition}
	}
	for _, s := range t.joined.told {
		if !slices.Contains(s.Articles, t.of.Article) {
			continue
		}
		t.witnesses = nil
		for _, id := range s.Articles {
			t.witnesses = append(t.witnesses, t.story.witness(ix, id)...)
		}
	}
}

// witness is item id, none where the index has it no more.
func (s *storyteller) witness(ix *index.Index, id library.ID) []*witness {
	if int(id) >= len(s.at) {
		return nil
	}
	source := s.sources[s.at[id].Source]
	for g := range ix.Known(source) {
		if index.PlaceOf(s.at[id].Source, source, g.Origin) == s.at[id] {
			return []*witness{{passage: search.Result{Path: index.Path(source), Origin: g.Origin, Meta: g.Meta}, source: source, sheet: g.Sheet, facts: g.Facts}}
		}
	}
	return nil
}

// know learns what is joined of an article: from the index, else from its file.
func (t *teller) know(ctx context.Context, ix *index.Index, w *witness) {
	if w.facts != nil {
		return
	}
	if ix != nil {
		from := w.source
		if from.Path == "" {
			from = load.Source{Name: w.passage.Path, Path: w.passage.Path}
		}
		for g := range ix.Known(from) {
			if g.Origin.Index == w.passage.Origin.Index && strings.HasSuffix(w.passage.Origin.File, strings.TrimPrefix(g.Origin.File, from.Name)) {
				w.sheet, w.facts = g.Sheet, g.Facts
				return
			}
		}
	}
	if t.read(ctx, w); w.doc != nil {
		w.sheet, w.facts = people.Of(w.doc), fact.Of(w.doc)
	}
}

// sourceOf is the file that a search found an article in.
func (r rereading) sourceOf(found search.Result) load.Source {
	if !strings.HasPrefix(found.Origin.File, found.Path) { // else it is called by its path
		for _, s := range r.sources {
			if strings.HasPrefix(found.Origin.File, s.Name) && index.Path(s) == found.Path {
				return s
			}
		}
	}
	return load.Source{Name: found.Path, Path: found.Path}
}

// read analyses an article; where it cannot be read there is no document.
func (t *teller) read(ctx context.Context, w *witness) {
	if w.doc != nil {
		return
	}
	if w.source.Path == "" {
		w.source = t.sourceOf(w.passage)
	}
	w.doc = t.document(ctx, w.source, w.passage.Origin)
}
