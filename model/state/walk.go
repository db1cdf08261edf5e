package state

import (
	"sort"

	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/text"
)

// Selection is the mention or the quotation that was walked to: an index into
// Doc.Mentions or Doc.Quotes.
type Selection struct {
	quote bool
	index int
}

// Quote reports whether a quotation is selected, not a mention.
func (s *Selection) Quote() bool { return s.quote }

// Index is its place in Doc.Mentions or Doc.Quotes.
func (s *Selection) Index() int { return s.index }

// SelectMention selects mention i of the open article.
func (r *Reader) SelectMention(i int) { r.sel(Selection{index: i}) }

// SelectQuote selects quotation i of the open article.
func (r *Reader) SelectQuote(i int) { r.sel(Selection{quote: true, index: i}) }

func (r *Reader) sel(s Selection) {
	if r.open != nil {
		r.open.selection = &s
	}
}

// Selected returns the span of the selection; ok is false where nothing is
// selected.
func (o *Open) Selected() (span text.Span, ok bool) {
	if o == nil || o.doc == nil || o.selection == nil {
		return text.Span{}, false
	}
	if o.selection.quote {
		return o.doc.Quotes[o.selection.index].Span, true
	}
	return o.doc.Mentions[o.selection.index].Span, true
}

// SelectedQuote returns the selected quotation, nil where none is.
func (o *Open) SelectedQuote() *quote.Quote {
	if o == nil || o.doc == nil || o.selection == nil || !o.selection.quote {
		return nil
	}
	return &o.doc.Quotes[o.selection.index]
}

// WalkMentions selects the next lit mention in the direction of step, starting
// from the selection or else from the reading place, round the ends. It reports
// whether there is one.
func (r *Reader) WalkMentions(step int) (text.Span, bool) {
	o := r.open
	if o == nil || o.doc == nil || !o.doc.Covers(o.from()) {
		return text.Span{}, false
	}
	lit := func(i int) bool { return r.lights(&o.doc.Mentions[i]) }
	starts := func(i int) int { return o.doc.Mentions[i].Start }
	return o.walk(step, false, len(o.doc.Mentions), starts, lit)
}

// WalkQuotes selects the next quotation of speech likewise; those of the
// spotlit entity only, where there is one.
func (r *Reader) WalkQuotes(step int) (text.Span, bool) {
	o := r.open
	if o == nil || o.doc == nil || !o.doc.Covers(o.from()) {
		return text.Span{}, false
	}
	speech := func(i int) bool {
		q := &o.doc.Quotes[i]
		return r.Hears(q) && (o.spot == nil || q.Speaker != nil && q.Speaker.Entity == *o.spot)
	}
	starts := func(i int) int { return o.doc.Quotes[i].Start }
	return o.walk(step, true, len(o.doc.Quotes), starts, speech)
}

func (o *Open) walk(step int, quotes bool, n int, start func(int) int, want func(int) bool) (text.Span, bool) {
	from := sort.Search(n, func(i int) bool { return start(i) >= o.from() })
	if step > 0 {
		from--
	}
	if span, ok := o.Selected(); ok {
		if o.selection.quote == quotes {
			from = o.selection.index
		} else {
			from = sort.Search(n, func(i int) bool { return start(i) >= span.Start })
			if step > 0 {
				from--
			}
		}
	}
	for k := 1; k <= n; k++ {
		i := from + step*k
		if o.doc.Partial() && (i < 0 || i >= n) {
			break // the article goes on there
		}
		if i = (i%n + n) % n; want(i) {
			o.selection = &Selection{quote: quotes, index: i}
			return o.Selected()
		}
	}
	return text.Span{}, false
}

// SelectAt selects what lies at the byte offset: the shortest mention, else the
// shortest quotation. It reports whether there is one.
func (r *Reader) SelectAt(offset int) bool {
	o := r.open
	if o == nil || o.doc == nil {
		return false
	}
	best, length := (*Selection)(nil), 0
	for i, m := range o.doc.Mentions {
		if m.Contains(offset) && r.lights(&m) && (best == nil || m.Len() < length) {
			best, length = &Selection{index: i}, m.Len()
		}
	}
	for i, q := range o.doc.Quotes {
		if q.Contains(offset) && (best == nil || best.quote && q.Len() < length) {
			best, length = &Selection{quote: true, index: i}, q.Len()
		}
	}
	if best == nil {
		return false
	}
	o.selection = best
	return true
}

// ToggleSpot puts the spotlight on an entity, or takes it off that one.
func (r *Reader) ToggleSpot(id int) {
	switch o := r.open; {
	case o == nil:
	case o.spot != nil && *o.spot == id:
		o.spot = nil
	default:
		o.spot = &id
	}
}

// ToggleSpotlight takes the spotlight away where there is one, else puts it on
// who is selected or speaks there. It reports false where nobody is.
func (r *Reader) ToggleSpotlight() bool {
	o := r.open
	switch {
	case o == nil:
		return false
	case o.spot != nil:
		o.spot = nil
		return true
	case o.doc == nil || o.selection == nil:
		return false
	}
	id := quote.Nobody
	if q := o.SelectedQuote(); q == nil {
		id = o.doc.Mentions[o.selection.index].Entity
	} else if q.Speaker != nil {
		id = q.Speaker.Entity
	}
	if id == quote.Nobody {
		return false
	}
	r.ToggleSpot(id)
	return true
}

// SpotRow puts the spotlight on whom the panel's row is about.
func (r *Reader) SpotRow() {
	if row, ok := r.PanelRow(); ok && row.Entity != quote.Nobody {
		r.ToggleSpot(row.Entity)
	}
}

// SpotCard puts the spotlight on whom the card is about, and closes it.
func (r *Reader) SpotCard() {
	if r.card != nil && r.card.entity != quote.Nobody {
		r.ToggleSpot(r.card.entity)
		r.card = nil
	}
}

// jumps is the way back: places left by a jump, oldest first, and those left by
// going back.
type jumps struct {
	back, forward []jump
}

type jump struct {
	id    library.ID
	place Place
}

const maxJumps = 200

// Leave remembers the reading place before a jump.
func (r *Reader) Leave() {
	if r.open == nil {
		return
	}
	r.jumps.back = append(r.jumps.back, jump{r.open.id, r.open.place})
	if len(r.jumps.back) > maxJumps {
		r.jumps.back = r.jumps.back[1:]
	}
	r.jumps.forward = nil
}

// Return goes one jump back (step -1) or forward again (step 1). It reports false
// where there is none.
func (r *Reader) Return(step int) bool {
	from, to := &r.jumps.back, &r.jumps.forward
	if step > 0 {
		from, to = to, from
	}
	if len(*from) == 0 || r.open == nil {
		return false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, jump{r.open.id, r.open.place})
	r.land(last)
	return true
}

// land goes to a place that was left, of this article or of another.
func (r *Reader) land(j jump) {
	if j.id != r.open.id {
		r.GoTo(j.id, j.place)
		return
	}
	r.MoveTo(j.place)
}

// Await says what the next key names: a place to remember or one to go to.
type Await struct{ set bool }

// Set reports whether a place is to be remembered.
func (a *Await) Set() bool { return a.set }

// AwaitLetter makes the next key the letter of a place: of one to remember, or
// of one to go to.
func (r *Reader) AwaitLetter(set bool) { r.await = &Await{set} }

// TakeLetter ends to wait for a letter, and says what it is for.
func (r *Reader) TakeLetter() (set bool) {
	set = r.await != nil && r.await.set
	r.await = nil
	return set
}

// Name remembers the reading place under a letter.
func (r *Reader) Name(letter rune) {
	if r.open != nil {
		r.marks[letter] = jump{r.open.id, r.open.place}
		r.want(Lettered{letter})
	}
}

// GoToLetter goes to the place that a letter was given to. It reports false where
// that was not done since the program began.
func (r *Reader) GoToLetter(letter rune) bool {
	j, ok := r.marks[letter]
	if !ok || r.open == nil {
		return false
	}
	r.Leave()
	r.land(j)
	return true
}

// Role is why a span is marked. Higher roles are drawn over lower ones.
type Role uint8

// Roles of marks.
const (
	Reported Role = iota // an indirect quotation
	Phrase               // a few words in marks inside another's sentence
	Quoted               // words in marks
	Lit                  // a mention whose kind is lit
	Noted                // a reader's highlight or note
	Hit                  // a search hit
	Selected             // the selection
	Here                 // the current search hit
	Dimmed               // outside the spotlight
)

// Mark is a span to be drawn differently.
type Mark struct {
	text.Span
	Role  Role
	Kind  entity.Kind // Lit
	Guess bool        // below entity.Sure
}

// Marks returns what is lit of the open article between from and to, ordered
// by text.Compare. The cost follows the marks there, not the article.
func (r *Reader) Marks(within text.Span) []Mark {
	o := r.open
	if o == nil {
		return nil
	}
	var marks []Mark
	if o.doc != nil {
		marks = r.quoted(marks, within)
		marks = r.lit(marks, within)
		if o.spot != nil {
			marks = o.dimmed(marks, within)
		}
	}
	if s := o.search; s != nil {
		first := sort.Search(len(s.hits), func(i int) bool { return s.hits[i].End > within.Start })
		for i := first; i < len(s.hits) && s.hits[i].Start < within.End; i++ {
			role := Hit
			if i == s.at {
				role = Here
			}
			marks = append(marks, Mark{Span: s.hits[i], Role: role})
		}
	}
	marks = o.marked(marks, within)
	if v := r.visual; v != nil {
		marks = append(marks, Mark{Span: v.Span(), Role: Selected})
	} else if span, ok := o.Selected(); ok && span.Overlaps(within) {
		marks = append(marks, Mark{Span: span, Role: Selected})
	}
	sort.SliceStable(marks, func(i, j int) bool { return text.Compare(marks[i].Span, marks[j].Span) < 0 })
	return marks
}

// reach is how far before the screen a mention may start and still touch it.
const reach = 512

func (r *Reader) lit(marks []Mark, within text.Span) []Mark {
	all := r.open.doc.Mentions
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= within.Start-reach })
	for _, m := range all[first:] {
		if m.Start >= within.End {
			break
		}
		if m.Overlaps(within) && r.lights(&m) {
			kind := r.open.doc.Entities[m.Entity].Kind
			marks = append(marks, Mark{m.Span, Lit, kind, m.Confidence < entity.Sure})
		}
	}
	return marks
}

// QuotesIn returns the indexes of the quotations that touch the range.
func (o *Open) QuotesIn(within text.Span) []int {
	if o == nil || o.doc == nil {
		return nil
	}
	all := o.doc.Quotes
	end := sort.Search(len(all), func(i int) bool { return all[i].Start >= within.End })
	var found []int
	for i := end - 1; i >= 0; i-- {
		if all[i].Overlaps(within) {
			found = append(found, i)
		} else if all[i].Start < within.Start-maxQuote {
			break
		}
	}
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	return found
}

// maxQuote is the longest quotation that is looked for before the screen.
const maxQuote = 1 << 16

// maxPhrase is the longest quotation in bytes that counts as a phrase.
const maxPhrase = 60

func (r *Reader) quoted(marks []Mark, within text.Span) []Mark {
	for _, i := range r.open.QuotesIn(within) {
		q := &r.open.doc.Quotes[i]
		if !r.Hears(q) {
			continue
		}
		role := Quoted
		switch {
		case q.Kind == quote.Indirect:
			role = Reported
		case q.Kind == quote.Mixed && q.Len() <= maxPhrase:
			role = Phrase
		}
		marks = append(marks, Mark{Span: q.Span, Role: role, Guess: q.Speaker != nil && q.Confidence < entity.Sure})
	}
	return marks
}

// dimmed marks the blocks that the spotlit entity is not mentioned in.
func (o *Open) dimmed(marks []Mark, within text.Span) []Mark {
	blocks := o.article.Blocks
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > within.Start })
	mentions := o.doc.Entities[*o.spot].Mentions
	for _, b := range blocks[first:] {
		if b.Start >= within.End {
			break
		}
		i := sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= b.Start })
		if i == len(mentions) || mentions[i].Start >= b.End {
			marks = append(marks, Mark{Span: b.Span, Role: Dimmed})
		}
	}
	return marks
}
