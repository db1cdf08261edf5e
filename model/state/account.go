package state

import (
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/search"
	"lede/model/text"
)

// AccountKind is what an account tells.
type AccountKind uint8

// Accounts.
const (
	Brief    AccountKind = iota // lead, voices, days and figures
	Timeline                    // which day is told what of
	News                        // what no earlier article of the story has
	Ledger                      // who said what
)

var accountNames = [...]string{"brief", "timeline", "what is new", "who said what"}

// String is the title of such an account.
func (k AccountKind) String() string { return accountNames[k] }

// Subject is what an account is of: a name, or articles.
type Subject struct {
	Kind  entity.Kind
	Name  string // "" where it is of articles
	Query string // that finds it, or the articles

	Article library.ID      // one of them, None for none
	Story   bool            // with all that are about the same event
	Listed  bool            // those of the list
	Found   []search.Result // those that a search found
	Beyond  int             // how many more it found; -1 for some
}

// One reports whether it is one article, or its story.
func (s *Subject) One() bool { return s.Article != library.None || len(s.Found) == 1 }

// Account is what articles tell: a line for each result of its Finding, which leads
// to the passage that the line quotes.
type Account struct {
	kind  AccountKind
	of    Subject
	title string // what it is of, in words
	note  string // how much that is
	lines []AccountLine
	known bool // it was made
}

// AccountLine is how a passage is told.
type AccountLine struct {
	Head  string // over it: a day, a speaker, a headline
	Count string // beside the head: how much is below it
	Day   string // as "2026-11-30" or "2026-11"; "" where it tells of none
	Text  string // the passage, on one line
	Note  string // beside the article that it is from
	Plain bool   // not a passage: it leads to the article

	Quote    bool // somebody's words
	Reported bool // without marks
	Guess    bool // of whom is a guess
}

// Saying is l of words that are somebody's, by a quotation of that kind and confidence.
func (l AccountLine) Saying(kind quote.Kind, confidence float64) AccountLine {
	l.Quote, l.Reported, l.Guess = true, kind == quote.Indirect, confidence < entity.Sure
	return l
}

// Kind is what it tells.
func (a *Account) Kind() AccountKind { return a.kind }

// Of is what it is of.
func (a *Account) Of() Subject { return a.of }

// Title is what it is of, in words; "" until that is known.
func (a *Account) Title() string { return a.title }

// Note is how much it tells of.
func (a *Account) Note() string { return a.note }

// Known reports whether it was made.
func (a *Account) Known() bool { return a.known }

// Line is how result i is told.
func (a *Account) Line(i int) AccountLine { return a.lines[i] }

// Days are the days that lines tell of, in their order; those of no day are "".
func (a *Account) Days() []string {
	days := make([]string, len(a.lines))
	for i, l := range a.lines {
		days[i] = l.Day
	}
	return days
}

// Account is what the results tell, where they answer no question; else nil.
func (f *Finding) Account() *Account {
	if f == nil {
		return nil
	}
	return f.account
}

// ShowAccount shows an account of what is selected, in place of another one that is
// shown. It reports false where there is nothing to tell of.
func (r *Reader) ShowAccount(kind AccountKind) bool {
	of, ok := r.subject(kind)
	if !ok {
		return false
	}
	if r.focus != OnFindings || r.finding.Account() == nil {
		r.beginFinding()
	}
	f := r.finding
	f.query, f.typed, f.asked, f.fault, f.dossier, f.again = "", false, nil, "", nil, nil
	f.results, f.total, f.row, f.top = nil, 0, 0, 0
	f.account, f.busy = &Account{kind: kind, of: of, title: of.Name}, true
	r.focus, r.input, r.panel, r.card, r.help = OnFindings, nil, nil, nil, nil
	r.want(Accounting{})
	return true
}

// Accounts reports whether there is something that another account of that kind than
// the one that is shown would tell of.
func (r *Reader) Accounts(kind AccountKind) bool {
	_, ok := r.subject(kind)
	a := r.finding.Account()
	return ok && (r.focus != OnFindings || a == nil || a.kind != kind || kind == Brief && a.of.One())
}

// subject is what an account of that kind is about here.
func (r *Reader) subject(kind AccountKind) (s Subject, ok bool) {
	s.Article = library.None
	if named, ok := r.namedHere(); ok && kind != News {
		return named, true
	}
	switch f := r.finding; {
	case r.focus == OnFindings && f.account != nil:
		s = f.account.of
		if s.One() {
			s.Story = kind != Brief || s.Story != (f.account.kind == Brief)
		}
		return s, s.One() || kind == Timeline || kind == Ledger || s.Name != "" && kind == Brief
	case r.focus == OnFindings:
		if len(f.results) == 0 {
			return s, false
		}
		if s.Found, s.Query = f.results, f.query; kind == Brief || kind == News {
			s.Found, s.Story = f.results[f.row:f.row+1], kind == News
		} else if s.Beyond = f.total; f.total >= 0 {
			s.Beyond = max(0, f.total-len(f.results))
		}
		return s, true
	case r.focus == OnList && kind == Ledger:
		s.Listed = true
		return s, r.library.Len() > 0
	case r.focus == OnList:
		s.Article = r.list.ID
		it := r.library.Item(s.Article)
		place, in := r.library.StoryOf(s.Article)
		s.Story = kind != Brief || in && place.First && !place.Open
		return s, it != nil && it.Err == nil && r.Row() >= 0
	case r.open != nil:
		s.Article, s.Story = r.open.id, kind != Brief
		return s, true
	}
	return s, false
}

// namedHere is the name that the card, the panel's row or the dossier is about.
func (r *Reader) namedHere() (s Subject, ok bool) {
	if d := r.finding; r.focus == OnFindings {
		if d.dossier == nil || d.query != d.about {
			return s, false
		}
		return Subject{Kind: d.dossier.Kind, Name: d.dossier.Name, Query: d.about, Article: library.None}, true
	}
	if r.card == nil && r.focus != OnPanel {
		return s, false
	}
	id := r.about()
	if id == quote.Nobody || r.open.doc.Entities[id].Kind > entity.Place {
		return s, false
	}
	e := r.open.doc.Entities[id]
	return Subject{Kind: e.Kind, Name: e.Name, Query: nameQuery(e), Article: library.None}, true
}

// Told is an account, or its beginning.
type Told struct {
	Title, Note string
	Lines       []AccountLine
	Passages    []search.Result // of each line
	Row         int             // the line to begin with
	Err         error           // why there is no more
	More        bool            // the whole is still being made
}

// Tell shows the account that was wanted, unless another one is by now.
func (r *Reader) Tell(a *Account, t Told) {
	f := r.finding
	if f == nil || f.account != a {
		return
	}
	if a.known && f.row > 0 && f.again == nil { // the reader went on in the beginning of it
		f.again = f.Selected()
	}
	a.title, a.note, a.lines, a.known = t.Title, t.Note, t.Lines, true
	f.results, f.total, f.busy, f.row = t.Passages, len(t.Passages), t.More, t.Row
	if t.Err != nil {
		f.fault = t.Err.Error()
	}
	f.selectAgain()
}

// passage is where the selected line stands in the article as it was opened: where
// it was found, or where its words are now; empty where they are nowhere.
func (a *Account) passage(row int, hit text.Span, in *article.Article) (hits []text.Span) {
	words := a.lines[row].Text
	if hit.End <= len(in.Text) && strings.Contains(text.OneLine(hit.Of(in.Text)), words) {
		return []text.Span{hit}
	}
	found := text.FindAll(in.Text, words)
	return slices.Clip(found[:min(1, len(found))])
}

// label is what a search is called that shows lines of an account.
func (a *Account) label() string { return strings.TrimSpace(a.kind.String() + " " + a.of.Name) }
