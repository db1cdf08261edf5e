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
	Quote bool
	Index int
}

// Selected returns the span of the selection; ok is false where nothing is
// selected.
func (o *Open) Selected() (span text.Span, ok bool) {
	if o == nil || o.Doc == nil || o.Select == nil {
		return text.Span{}, false
	}
	if o.Select.Quote {
		return o.Doc.Quotes[o.Select.Index].Span, true
	}
	return o.Doc.Mentions[o.Select.Index].Span, true
}

// SelectedQuote returns the selected quotation, nil where none is.
func (o *Open) SelectedQuote() *quote.Quote {
	if o == nil || o.Doc == nil || o.Select == nil || !o.Select.Quote {
		return nil
	}
	return &o.Doc.Quotes[o.Select.Index]
}

// WalkMentions selects the next lit mention in the direction of step, starting
// from the selection or else from the reading place, round the ends. It reports
// whether there is one.
func (r *Reader) WalkMentions(step int) (text.Span, bool) {
	o := r.Open
	if o == nil || o.Doc == nil || !o.Doc.Covers(o.from()) {
		return text.Span{}, false
	}
	lit := func(i int) bool { return r.lights(&o.Doc.Mentions[i]) }
	starts := func(i int) int { return o.Doc.Mentions[i].Start }
	return o.walk(step, false, len(o.Doc.Mentions), starts, lit)
}

// WalkQuotes selects the next quotation of speech likewise; those of the
// spotlit entity only, where there is one.
func (r *Reader) WalkQuotes(step int) (text.Span, bool) {
	o := r.Open
	if o == nil || o.Doc == nil || !o.Doc.Covers(o.from()) {
		return text.Span{}, false
	}
	speech := func(i int) bool {
		q := &o.Doc.Quotes[i]
		return r.Hears(q) && (o.Spot == nil || q.Speaker != nil && q.Speaker.Entity == *o.Spot)
	}
	starts := func(i int) int { return o.Doc.Quotes[i].Start }
	return o.walk(step, true, len(o.Doc.Quotes), starts, speech)
}

func (o *Open) walk(step int, quotes bool, n int, start func(int) int, want func(int) bool) (text.Span, bool) {
	from := sort.Search(n, func(i int) bool { return start(i) >= o.from() })
	if step > 0 {
		from--
	}
	if span, ok := o.Selected(); ok {
		if o.Select.Quote == quotes {
			from = o.Select.Index
		} else {
			from = sort.Search(n, func(i int) bool { return start(i) >= span.Start })
			if step > 0 {
				from--
			}
		}
	}
	for k := 1; k <= n; k++ {
		i := from + step*k
		if o.Doc.Partial() && (i < 0 || i >= n) {
			break // the article goes on there
		}
		if i = (i%n + n) % n; want(i) {
			o.Select = &Selection{Quote: quotes, Index: i}
			return o.Selected()
		}
	}
	return text.Span{}, false
}

// SelectAt selects what lies at the byte offset: the shortest mention, else the
// shortest quotation. It reports whether there is one.
func (r *Reader) SelectAt(offset int) bool {
	o := r.Open
	if o == nil || o.Doc == nil {
		return false
	}
	best, length := (*Selection)(nil), 0
	for i, m := range o.Doc.Mentions {
		if m.Contains(offset) && r.lights(&m) && (best == nil || m.Len() < length) {
			best, length = &Selection{Index: i}, m.Len()
		}
	}
	for i, q := range o.Doc.Quotes {
		if q.Contains(offset) && (best == nil || best.Quote && q.Len() < length) {
			best, length = &Selection{Quote: true, Index: i}, q.Len()
		}
	}
	if best == nil {
		return false
	}
	o.Select = best
	return true
}

// ToggleSpot puts the spotlight on an entity, or takes it off that one.
func (o *Open) ToggleSpot(id int) {
	if o.Spot != nil && *o.Spot == id {
		o.Spot = nil
		return
	}
	o.Spot = &id
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
	if r.Open == nil {
		return
	}
	r.jumps.back = append(r.jumps.back, jump{r.Open.ID, r.Open.Place})
	if len(r.jumps.back) > maxJumps {
		r.jumps.back = r.jumps.back[1:]
	}
	r.jumps.forward = nil
}

// Return goes one jump back (step -1) or forward again (step 1). other is the
// item to open when the place is in another article, else None.
func (r *Reader) Return(step int) (place Place, other library.ID, ok bool) {
	from, to := &r.jumps.back, &r.jumps.forward
	if step > 0 {
		from, to = to, from
	}
	if len(*from) == 0 || r.Open == nil {
		return Top, library.None, false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, jump{r.Open.ID, r.Open.Place})
	if last.id != r.Open.ID {
		return last.place, last.id, true
	}
	r.Open.Place = last.place
	return last.place, library.None, true
}

// Await says what the next key names: a place to remember or one to go to.
type Await struct{ Set bool }

// Name remembers the reading place under a letter.
func (r *Reader) Name(letter rune) {
	if r.Open != nil {
		r.marks[letter] = jump{r.Open.ID, r.Open.Place}
	}
}

// Named is the place a letter was given to; other is the item to open when it
// is in another article, else None.
func (r *Reader) Named(letter rune) (place Place, other library.ID, ok bool) {
	j, ok := r.marks[letter]
	if !ok || r.Open == nil {
		return Top, library.None, false
	}
	r.Leave()
	if j.id != r.Open.ID {
		return j.place, j.id, true
	}
	r.Open.Place = j.place
	return j.place, library.None, true
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
	o := r.Open
	if o == nil {
		return nil
	}
	var marks []Mark
	if o.Doc != nil {
		marks = r.quoted(marks, within)
		marks = r.lit(marks, within)
		if o.Spot != nil {
			marks = o.dimmed(marks, within)
		}
	}
	if s := o.Search; s != nil {
		first := sort.Search(len(s.Hits), func(i int) bool { return s.Hits[i].End > within.Start })
		for i := first; i < len(s.Hits) && s.Hits[i].Start < within.End; i++ {
			role := Hit
			if i == s.At {
				role = Here
			}
			marks = append(marks, Mark{Span: s.Hits[i], Role: role})
		}
	}
	marks = o.marked(marks, within)
	if v := r.Visual; v != nil {
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
	all := r.Open.Doc.Mentions
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= within.Start-reach })
	for _, m := range all[first:] {
		if m.Start >= within.End {
			break
		}
		if m.Overlaps(within) && r.lights(&m) {
			kind := r.Open.Doc.Entities[m.Entity].Kind
			marks = append(marks, Mark{m.Span, Lit, kind, m.Confidence < entity.Sure})
		}
	}
	return marks
}

// QuotesIn returns the indexes of the quotations that touch the range.
func (o *Open) QuotesIn(within text.Span) []int {
	if o == nil || o.Doc == nil {
		return nil
	}
	all := o.Doc.Quotes
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
	for _, i := range r.Open.QuotesIn(within) {
		q := &r.Open.Doc.Quotes[i]
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
	blocks := o.Article.Blocks
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > within.Start })
	mentions := o.Doc.Entities[*o.Spot].Mentions
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
