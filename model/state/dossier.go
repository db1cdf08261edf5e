package state

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"lede/model/correct"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/search"
	"lede/model/text"
)

// Dossier is what the library says of somebody or something, above the articles
// that say it.
type Dossier struct {
	Kind     entity.Kind
	Name     string // as the article had it from which was asked
	Aliases  []string
	Articles int
	Mentions int
	Quotes   int
	Doubts   int       // articles whose name was joined by a guess
	With     []Counted // who and what stand in the same articles, the most often first
	Outlets  []Counted // the most first
	Months   []int     // mentions, a month each
	First    string    // the first of the months, as 2026-11; "" where no article has a date
	Known    bool      // it was made: until then only kind and name are

	Bearers []Bearer // by result: whom the article names
}

// Bearer is who in an article bears the name of a dossier.
type Bearer struct {
	Names []string // what the article calls it; none where it names another one
	Doubt string   // why it is taken for the same, where that is a guess
}

// Apart reports whether it is another one than the dossier is about.
func (b Bearer) Apart() bool { return len(b.Names) == 0 }

// Counted is a name and how many articles have it.
type Counted struct {
	Name  string
	Count int
}

// Dossier is that of the name that the search is about; ok is false where it is
// about none, or something else is asked by now.
func (f *Finding) Dossier() (d Dossier, ok bool) {
	if f.dossier == nil || f.query != f.about {
		return d, false
	}
	return *f.dossier, true
}

// quotedWords is how many words of a quotation are looked for elsewhere: enough
// to be its own, and few enough to be in one that was cut.
const quotedWords = 8

// FindQuote searches the library for the selected quotation, or that of the card
// or the row of the panel. It reports false where that is none.
func (r *Reader) FindQuote() bool {
	n := -1
	row, ok := r.PanelRow()
	switch o := r.open; {
	case o == nil || o.doc == nil:
	case r.card != nil:
		n = r.card.quote
	case ok && r.focus == OnPanel:
		n = row.Quote
	case o.selection != nil && o.selection.quote:
		n = o.selection.index
	}
	if n < 0 {
		return false
	}
	words := strings.Fields(strings.NewReplacer(`"`, " ", "“", " ", "”", " ").Replace(r.open.doc.Quotes[n].Content.Of(r.open.doc.Article.Text)))
	r.findFor(search.Quote.String() + `:"` + strings.Join(words[:min(len(words), quotedWords)], " ") + `"`)
	r.want(Asked{})
	return true
}

// findFor goes to the search of the library with a question.
func (r *Reader) findFor(query string) {
	r.FindAll()
	r.input, r.finding.query, r.finding.typed, r.finding.sort = nil, query, false, search.ByDate
}

// ShowDossier shows what the library says, with the articles that have the name in
// short alone below the others, unless something else is asked by now.
func (r *Reader) ShowDossier(query string, d Dossier, more []search.Result) {
	f := r.finding
	if f == nil || f.about != query || f.query != query || f.account != nil {
		return
	}
	f.dossier, f.results = &d, append(f.results, more...)
	if f.total >= 0 {
		f.total += len(more)
	}
	f.selectAgain()
}

// Short is the query for articles that may call it by less than its name: a person by
// the last name, an organization by its initials; "" where there is none.
func (d *Dossier) Short() string {
	words := strings.Fields(d.Name)
	switch {
	case len(words) < 2:
		return ""
	case d.Kind == entity.Person:
		return search.Name.String() + ":" + strconv.Quote(words[len(words)-1])
	case d.Kind == entity.Organization:
		return search.Name.String() + ":" + strconv.Quote(text.Initials(d.Name))
	}
	return ""
}

// bearer is who the selected article names, in a dossier that was made.
func (r *Reader) bearer() (d *Dossier, b Bearer, in correct.Source, ok bool) {
	f := r.finding
	if f == nil || r.focus != OnFindings {
		return nil, b, in, false
	}
	if _, ok = f.Dossier(); !ok || f.row >= len(f.dossier.Bearers) {
		return nil, b, in, false
	}
	found := f.results[f.row]
	in = correct.Source{File: filepath.Base(found.Origin.File), Title: text.CleanLine(found.Meta.Title)}
	return f.dossier, f.dossier.Bearers[f.row], in, true
}

// Part rules that the selected article of a dossier names another one of that name, or
// takes that back. It reports false where there is none.
func (r *Reader) Part() bool {
	d, b, in, ok := r.bearer()
	if !ok {
		return false
	}
	other := another(d.Name)
	switch {
	case b.Apart():
		return r.reunite(in, other)
	case d.Articles < 2:
		r.Say("no other article names it")
		return true
	}
	var all []correct.Correction
	for _, name := range b.Names {
		all = append(all, inArticle(name, in, correct.Verdict{Decision: correct.SameAs, Kind: d.Kind, Name: other}))
	}
	return r.ruleDossier("this one is "+other, r.corrections.Replace(all...))
}

// reunite drops what was ruled when an article was parted.
func (r *Reader) reunite(in correct.Source, other string) bool {
	var c correct.Change
	for ruling := range r.corrections.All() {
		if ruling.Subject.In == in && ruling.Verdict.Decision == correct.SameAs && ruling.Verdict.Name == other {
			c.Drop = append(c.Drop, ruling)
		}
	}
	return r.ruleDossier("not "+other, c)
}

// Keep rules that the selected article of a dossier, which was joined by a guess, names
// the same one. It reports false where there is nothing to rule.
func (r *Reader) Keep() bool {
	d, b, in, ok := r.bearer()
	if !ok {
		return false
	}
	var all []correct.Correction
	for _, name := range b.Names {
		if correct.Words(name) != correct.Words(d.Name) {
			all = append(all, inArticle(name, in, correct.Verdict{Decision: correct.SameAs, Kind: d.Kind, Name: d.Name}))
		}
	}
	return r.ruleDossier("this one is "+d.Name, r.corrections.Replace(all...))
}

// Merge rules that the name of the dossier is another one's, in every article.
func (r *Reader) Merge(name string) bool {
	d, _, _, ok := r.bearer()
	name = text.CleanLine(name)
	if !ok || name == "" || correct.Words(name) == correct.Words(d.Name) {
		return false
	}
	v := correct.Verdict{Decision: correct.SameAs, Kind: d.Kind, Name: name}
	return r.ruleDossier(d.Name+" is "+name, r.corrections.Replace(correct.Correction{Subject: correct.Subject{Words: correct.Words(d.Name)}, Verdict: v}))
}

func inArticle(name string, in correct.Source, v correct.Verdict) correct.Correction {
	return correct.Correction{Subject: correct.Subject{Words: correct.Words(name), In: in}, Verdict: v}
}

// ruleDossier puts corrections in force, and has the dossier made anew.
func (r *Reader) ruleDossier(what string, c correct.Change) bool {
	if c.Empty() {
		r.Say("ruled so already: " + what)
		return false
	}
	r.corrections = r.corrections.With(c)
	r.want(Corrected{c})
	r.push(change{id: library.None, corrections: c, what: what})
	r.last = nil
	r.finding.outdate()
	r.Say(what)
	return true
}

// outdate has the dossier that is shown made anew.
func (f *Finding) outdate() {
	if f == nil || f.dossier == nil || !f.dossier.Known {
		return
	}
	known := *f.dossier
	known.Known = false
	f.dossier, f.again = &known, f.Selected()
}

// another is what another one of a name is called: "Jane Doe (2)".
func another(name string) string {
	if open := strings.LastIndex(name, " ("); open > 0 && strings.HasSuffix(name, ")") {
		if n, err := strconv.Atoi(name[open+2 : len(name)-1]); err == nil {
			return fmt.Sprintf("%s (%d)", name[:open], n+1)
		}
	}
	return name + " (2)"
}

// InDossier reports whether rulings can be made on the selected article.
func (r *Reader) InDossier() bool {
	_, _, _, ok := r.bearer()
	return ok
}

// Guessed reports whether the selected article of a dossier was joined by a guess.
func (r *Reader) Guessed() bool {
	_, b, _, ok := r.bearer()
	return ok && b.Doubt != ""
}
