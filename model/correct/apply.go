package correct

import (
	"slices"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// why is what a ruled mention or speaker rests on.
const why = "a reader's ruling"

// Apply is d as the corrections of set have it; d itself where none concerns it. Names
// go where the corrections say and are found wherever they stand as whole words;
// what else was found of an entity (pronouns, roles, speakers) follows its
// name. Ruled mentions and speakers are Confirmed, and sure. It costs a pass over
// the text and the mentions, and a search of the text for each correction that is
// made for a place in it.
func Apply(d *analysis.Document, set *Set) *analysis.Document {
	if set.Len() == 0 || d == nil {
		return d
	}
	w := &work{view: set.of(d.Article), doc: d, byName: map[string]int{}, from: make([]int, len(d.Entities))}
	w.open()
	for i := range d.Entities {
		w.deal(i)
	}
	w.addFound()
	w.atPlaces()
	if !w.changed && !w.quoted() {
		return d
	}
	return w.finish()
}

// work is a document while corrections are laid over it.
type work struct {
	view
	doc     *analysis.Document
	drafts  []draft
	byName  map[string]int // draft of a name
	from    []int          // where each entity of doc went, -1 for nowhere
	changed bool
}

// draft is an entity in the making. Those of the document come first, by ID.
type draft struct {
	entity.Entity
	given bool // Name is a reader's word
}

// open makes a draft of every entity, without its mentions.
func (w *work) open() {
	for i, e := range w.doc.Entities {
		e.Mentions = nil
		w.drafts = append(w.drafts, draft{Entity: e})
		w.from[i] = i
		if name := Words(e.Name); !w.known(name) {
			w.byName[name] = i
		}
	}
	for i, e := range w.doc.Entities {
		for _, alias := range e.Aliases {
			if name := Words(alias); !w.known(name) {
				w.byName[name] = i
			}
		}
	}
}

func (w *work) known(name string) bool { _, ok := w.byName[name]; return ok }

// deal gives the mentions of entity i to the drafts they belong to.
func (w *work) deal(i int) {
	e := &w.doc.Entities[i]
	home := i
	carry, ruled := w.name(Words(e.Name))
	if ruled && carry.Decision != NoName {
		home = w.home(i, carry)
	}
	target, names := -1, 0
	var rest []entity.Mention
	for _, m := range e.Mentions {
		if m.Form != entity.Name {
			rest = append(rest, m)
			continue
		}
		if to := w.dealName(m, home); to >= 0 {
			if names++; target < 0 || to == home {
				target = to
			}
		}
	}
	if names == 0 && len(rest) < len(e.Mentions) {
		w.from[i] = -1 // its names are none: what referred to it refers to nothing
		return
	}
	if target < 0 {
		target = home
	}
	w.from[i] = target
	for _, m := range rest {
		w.add(target, m)
	}
}

// home is the draft that entity i is, after what was ruled about its name.
func (w *work) home(i int, v Verdict) int {
	w.changed = true
	v = w.resolve(v)
	if v.Decision == SameAs {
		to := w.draftOf("", v)
		if to != i && w.drafts[to].Intro.Empty() {
			w.drafts[to].Intro = w.drafts[i].Intro
		}
		return to
	}
	if same := w.byName[Words(w.doc.Entities[i].Name)]; same != i {
		return same // it was taken for two of different kinds
	}
	d := &w.drafts[i]
	if d.Kind != v.Kind {
		d.Kind, d.Value = v.Kind, entity.Value{}
	}
	d.Confirmed = true
	return i
}

// dealName gives a name to the draft that was ruled for it, or that is its
// entity's, and returns that; -1 where it is no name.
func (w *work) dealName(m entity.Mention, home int) int {
	words := Words(m.Of(w.doc.Article.Text))
	v, ok := w.name(words)
	if !ok {
		w.add(home, m)
		return home
	}
	w.changed = true
	if v.Decision == NoName {
		return -1
	}
	to, v := home, w.resolve(v)
	if v.Decision == SameAs || v.Kind != w.drafts[home].Kind {
		to = w.draftOf(words, v)
	}
	w.add(to, ruled(m))
	return to
}

// ruled is m as a reader's correction.
func ruled(m entity.Mention) entity.Mention {
	m.Confidence, m.Evidence, m.Why, m.Confirmed = 1, text.Span{}, why, true
	return m
}

func (w *work) add(to int, m entity.Mention) {
	w.changed = w.changed || m.Confirmed
	w.drafts[to].Mentions = append(w.drafts[to].Mentions, m)
}

func (d *draft) remove(span text.Span) (m entity.Mention, ok bool) {
	i := slices.IndexFunc(d.Mentions, func(m entity.Mention) bool { return m.Span == span })
	if i < 0 {
		return m, false
	}
	m = d.Mentions[i]
	d.Mentions = slices.Delete(d.Mentions, i, i+1)
	return m, true
}

// draftOf is the draft of what is called words, after a resolved verdict, a new
// one where there is none of that name and kind.
func (w *work) draftOf(words string, v Verdict) int {
	name := words
	if v.Decision == SameAs {
		name = v.Name
	}
	key := Words(name)
	if at, ok := w.byName[key]; ok && (w.drafts[at].Kind == v.Kind || v.Decision == SameAs) {
		d := &w.drafts[at]
		d.Confirmed = true
		if v.Decision == SameAs {
			d.Kind, d.Name, d.given = v.Kind, name, true
		}
		return at
	}
	w.drafts = append(w.drafts, draft{Entity: entity.Entity{Kind: v.Kind, Name: name, Confirmed: true}, given: true})
	w.byName[key] = len(w.drafts) - 1
	return len(w.drafts) - 1
}

// finish is the document of the drafts.
func (w *work) finish() *analysis.Document {
	to := make([]int, len(w.drafts)) // ID of each draft
	var out []entity.Entity
	var of []int
	for i := range w.drafts {
		to[i] = -1
		if d := &w.drafts[i]; len(d.Mentions) > 0 {
			w.finishDraft(d)
			out, of = append(out, d.Entity), append(of, i)
		}
	}
	order := make([]int, len(out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return text.Compare(out[a].Mentions[0].Span, out[b].Mentions[0].Span) })
	sorted := make([]entity.Entity, len(out))
	for id, i := range order {
		sorted[id] = out[i]
		sorted[id].ID = id
		to[of[i]] = id
	}
	doc := w.doc.With(sorted, slices.Clone(w.doc.Quotes))
	doc.Quotes = w.quotes(doc, to)
	return doc
}

// finishDraft puts the mentions of d in order and names it after them.
func (w *work) finishDraft(d *draft) {
	slices.SortFunc(d.Mentions, func(a, b entity.Mention) int { return text.Compare(a.Span, b.Span) })
	var names []string
	for _, m := range d.Mentions {
		if name := text.OneLine(m.Of(w.doc.Article.Text)); m.Form == entity.Name && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if called := Words(d.Name); !d.given && len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return Words(n) == called }) {
		v, ruled := w.name(called)
		if ruled && v.Decision == NoName || ruled && v.Decision == SameAs {
			d.Name = slices.MaxFunc(names, func(a, b string) int { return len(a) - len(b) })
		}
	}
	d.Aliases = slices.DeleteFunc(names, func(n string) bool { return Words(n) == Words(d.Name) })
}

// quotes are the quotations with their speakers among the new entities.
func (w *work) quotes(doc *analysis.Document, to []int) []quote.Quote {
	out := doc.Quotes
	for i := range out {
		s := out[i].Speaker
		if s == nil || s.Entity == quote.Nobody {
			continue
		}
		id := named(doc, s.Span)
		if id < 0 {
			if at := w.from[s.Entity]; at >= 0 {
				id = to[at]
			}
		}
		moved := *s
		if moved.Entity = id; id >= 0 {
			moved.Name = doc.Entities[id].Name
		} else if moved.Entity = quote.Nobody; !s.Empty() {
			moved.Name = text.OneLine(s.Of(doc.Article.Text))
		}
		out[i].Speaker = &moved
	}
	return w.correctedQuotes(doc, out)
}

// named is the entity with a confirmed mention in span, -1 where there is none.
func named(doc *analysis.Document, span text.Span) int {
	first, _ := slices.BinarySearchFunc(doc.Mentions, span.Start, func(m analysis.Mention, at int) int { return m.Start - at })
	for _, m := range doc.Mentions[first:] {
		if m.Start >= span.End {
			break
		}
		if m.Confirmed && span.Covers(m.Span) {
			return m.Entity
		}
	}
	return -1
}
