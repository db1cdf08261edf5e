package state

import (
	"math"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/library"
	"lede/model/note"
)

// Place is a reading place: the byte of the article's text at the top of the
// screen; negative in the head above the text. It survives every change of
// width, theme and lens.
type Place = int

// Top is the place where an article begins, above its head.
const Top Place = math.MinInt32

// Open is the article being read.
type Open struct {
	id      library.ID
	article *article.Article   // nil while it is read
	doc     *analysis.Document // nil while it is analysed
	err     error              // why there is no article

	place     Place
	end       *Place     // the end of the head that is shown, where the reader asked for that
	selection *Selection // the mention or quotation walked to
	gone      *gone      // that was selected and is none any more, as a name that was rejected
	search    *Search    // nil where nothing was searched
	ended     *Search    // that was ended last, for SearchAgain
	spot      *int       // spotlight: the entity whose paragraphs stay bright
	asides    bool       // asides are unfolded
	folds     *Folds     // those that are, where not all are

	notes []note.Located // the reader's, in the order of the text, lost ones last
	noted int            // how often Notes changed

	touched touched // the note that was written or gone to last

	explained *explained
	head      head

	numbers  func(offset int) int // of the paragraphs of numbered
	numbered *article.Article
}

// PlaceOf is where item id was left, Top where it was not opened yet.
func (r *Reader) PlaceOf(id library.ID) Place {
	if p, ok := r.places[id]; ok {
		return p
	}
	return Top
}

// Start begins to read item id at place; what was open before is closed and
// its place kept.
func (r *Reader) Start(id library.ID, place Place) {
	if o := r.open; o != nil && o.article != nil {
		r.places[o.id] = o.place
		if o.id != id {
			r.want(Leaving{o.id, o.article, o.place})
		}
	}
	r.finding.forget(r.open)
	r.open, r.arrival = &Open{id: id, place: place}, nil
	r.focus = OnArticle
	r.card, r.panel = nil, r.panel.reset()
	r.retyping, r.last, r.visual = nil, nil, nil
	r.closePrompts()
	r.list.ID = id
}

// Enter goes to item id: to where it was left, unless it is open already. What
// could not be read is tried again.
func (r *Reader) Enter(id library.ID) {
	if r.library.Item(id) == nil {
		return
	}
	r.startUnlessOpen(id)
	switch r.FocusOn(OnArticle); {
	case r.open.article != nil:
		r.MarkRead(id, true)
	case r.open.err != nil:
		r.want(Opening{id})
	}
}

// GoTo goes to item id at a place: there is no way back to it but that.
func (r *Reader) GoTo(id library.ID, place Place) {
	r.Start(id, place)
	r.want(Opening{id})
}

// Preview opens item id likewise, once, and leaves the keys where they are.
func (r *Reader) Preview(id library.ID) {
	if r.library.Item(id) == nil {
		return
	}
	focus := r.focus
	r.startUnlessOpen(id)
	r.focus = focus
}

func (r *Reader) startUnlessOpen(id library.ID) {
	if r.open == nil || r.open.id != id {
		r.GoTo(id, r.PlaceOf(id))
	}
}

// Show sets the article that was read for id. It reports false, changing
// nothing, when the reader is elsewhere by now.
func (r *Reader) Show(id library.ID, a *article.Article, err error) bool {
	if r.open == nil || r.open.id != id {
		return false
	}
	if a != nil {
		old := r.open.article
		if old != nil && old != a {
			r.replace(old, a)
		}
		r.open.place = clamp(r.open.place, a)
		if r.open.article = a; old == nil && r.input.finds(r.open) {
			r.open.find(r.input.Text())
		}
		r.shown(a)
	}
	r.open.err = err
	if err != nil && r.open.article != nil {
		r.open.err = nil // what was read stays on the screen
		r.Warn(err.Error())
	}
	return true
}

// ShowAnalysis sets the analysis of the open article, or of another part of it;
// stale ones are dropped.
func (r *Reader) ShowAnalysis(id library.ID, d *analysis.Document) bool {
	if r.open == nil || r.open.id != id || d == nil || r.open.article != d.Article {
		return false
	}
	row, inPanel := r.PanelRow()
	if old := r.open.doc; old != nil && old != d {
		r.carry(old, d)
	}
	r.open.doc, r.open.head = d, head{d, d.In(d.Article.Meta.Head())}
	switch {
	case r.panel == nil:
	case r.focus == OnPanel && inPanel:
		r.keepRow(row)
	default:
		r.FollowPanel()
	}
	return true
}

// shown says what follows when a text is on the page.
func (r *Reader) shown(a *article.Article) {
	r.moved()
	if r.focus != OnList {
		r.MarkRead(r.open.id, true)
	}
	if o := r.open; o.end != nil && a.Head == nil {
		if *o.end == o.place {
			r.want(Ending{})
		}
		o.end = nil
	}
	r.arrive()
	r.goOn()
}

func clamp(p Place, a *article.Article) Place {
	if p > len(a.Text) {
		return Top // another text than the one that was left
	}
	return p
}
