package mail

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/message"
	"lede/model/load/plain"
	"lede/model/text"
)

// Bounds on what is a newsletter of several stories: fewest stories that say where to
// read on, or that headlines alone lead to; fewest words of one; most words of what only
// leads on.
const (
	minStories, minLinked = 2, 3
	minTeaser             = 8
	maxMore               = 8
)

// moreMark matches how a newsletter leads on to the whole of a story.
var moreMark = text.Pattern(`(?i)^[\s>→»\[(]*(?:(?:read|learn|see|view|find out|get|discover) (?:more|on|the (?:full|whole|rest|story|article|post))\b|continue reading|keep reading|(?:the )?full (?:story|article|post)|read (?:it|online|in app|now|this)|more here|weiterlesen|mehr (?:lesen|dazu|erfahren)|zum artikel|lire (?:la suite|plus|l['’]article)|leer más|seguir leyendo|leggi (?:tutto|di più|l['’]articolo)|continua a leggere|lees (?:meer|verder)|läs mer|les mer|læs mere|ler mais|leia mais|czytaj (?:dalej|więcej)|читать (?:далее|дальше))`)

// byline matches who wrote a story, before its day and how long it takes to read.
var byline = text.Pattern(`^(\p{L}[^∙·•|\n]{2,60}?) [∙·•|] .*\b\d{1,3} min(?:ute)?s? (?:read|listen|watch)\s*$`)

// story is one that a newsletter tells of.
type story struct {
	title, url string
	blocks     []int    // of the newsletter, in HTML
	lines      []string // of it, in plain text
	leads      bool     // it says where to read on
}

// newsletter reads a mail to a list that tells of several stories as one article each,
// behind what it says besides; nil where it is one.
func newsletter(m *message.Message, origin article.Origin) (out []*article.Article) {
	text, hyper := chooseAmong(m.Part, false)
	if !massMail(m.Header) || onlyMessage(m) != nil {
		return nil
	}
	if hyper != nil {
		out = pageStories(hyper)
	}
	if out == nil && text != nil && text.Type == "text/plain" {
		out = plainStories(text)
	}
	if out == nil {
		return nil
	}
	for i, a := range out {
		kept := a.Meta
		header(&a.Meta, m.Header)
		if i > 0 {
			a.Meta.Title, a.Meta.URL = kept.Title, kept.URL
			if len(kept.Authors) > 0 {
				a.Meta.Authors = kept.Authors
			}
		}
		a.Meta = clean(a.Meta)
		asideFooters(a)
		for j, b := range a.Blocks {
			a.Blocks[j].Aside = b.Aside || i > 0 && isMore(a, b)
		}
	}
	if len(out[0].Blocks) == 0 {
		out = out[1:]
	}
	for i, a := range out {
		a.Origin = origin
		a.Origin.Index += i
	}
	return out
}

// clean is metadata as a Builder has it.
func clean(m article.Meta) article.Meta {
	var b article.Builder
	*b.Meta() = m
	return b.Build(article.Origin{}).Meta
}

// pageStories are the stories of a newsletter in HTML, behind the rest of it.
func pageStories(p *message.Part) []*article.Article {
	var b article.Builder
	source, notice := p.Text(html.Declared(p.Bytes()))
	note(&b, notice)
	markup.Fragment(&b, source)
	a := b.Build(article.Origin{})
	found := storiesOf(a)
	if found == nil {
		return nil
	}
	taken := make([]bool, len(a.Blocks))
	out := []*article.Article{nil}
	for _, s := range found {
		var meta article.Meta
		one := pick(a, slices.DeleteFunc(slices.Clone(s.blocks[1:]), func(i int) bool {
			line := a.Blocks[i].Of(a.Text)
			if m := byline().FindStringSubmatch(line); m != nil {
				meta.Authors = field.SplitAuthors(m[1])
				return meta.Authors != nil
			}
			return plain.IsHeaderLine(line) && plain.HeaderLine(&meta, line)
		}))
		meta.Title, meta.URL = s.title, s.url
		one.Meta = meta
		out = append(out, one)
		for _, i := range s.blocks {
			taken[i] = true
		}
	}
	var rest []int
	for i := range a.Blocks {
		if !taken[i] {
			rest = append(rest, i)
		}
	}
	out[0] = pick(a, rest)
	out[0].Notices = a.Notices
	return out
}

// storiesOf are the stories of a newsletter by their headlines, which look alike; nil
// where it is one.
func storiesOf(a *article.Article) (best []story) {
	type look struct {
		kind  article.Kind
		level int
	}
	heads := map[look][]int{}
	var looks []look
	for i, b := range a.Blocks {
		l := look{b.Kind, b.Level}
		if !isHead(a, b) {
			continue
		}
		if heads[l] == nil {
			looks = append(looks, l)
		}
		heads[l] = append(heads[l], i)
	}
	most := 0
	for _, l := range looks {
		found, words := sections(a, heads[l])
		if words > most {
			best, most = found, words
		}
	}
	if !several(best, most, countWords(a, 0, len(a.Blocks))) {
		return nil
	}
	return best
}

// several reports whether stories that have so many of all words are what a newsletter is.
func several(found []story, words, all int) bool {
	lead := 0
	for _, s := range found {
		if s.leads {
			lead++
		}
	}
	return (lead >= minStories || len(found) >= minLinked) && words*2 >= all
}

// sections are the stories below headlines, with how many words they have: what has a
// text, and an address in its headline or behind its text.
func sections(a *article.Article, heads []int) (found []story, words int) {
	known := map[string]bool{}
	for n, at := range heads {
		end := len(a.Blocks)
		if n+1 < len(heads) {
			end = heads[n+1]
		}
		s := story{title: a.Blocks[at].Of(a.Text), url: leadsTo(a, a.Blocks[at], false)}
		for i := at; i < end && !s.leads; i++ {
			b := a.Blocks[i]
			if b.Kind == article.Rule || i > at && footer().MatchString(b.Of(a.Text)) {
				break
			}
			s.blocks = append(s.blocks, i)
			if u := leadsTo(a, b, true); i > at && u != "" {
				s.url, s.leads = u, true
			}
		}
		size := countWords(a, at+1, at+len(s.blocks))
		if s.url == "" || size < minTeaser || known[s.url] {
			continue
		}
		known[s.url] = true
		found, words = append(found, s), words+size
	}
	return found, words
}

// isHead reports whether a block may be the headline of a story: a heading, or a line of
// that shape that is all a link or strong.
func isHead(a *article.Article, b article.Block) bool {
	s := b.Of(a.Text)
	if moreMark().MatchString(s) || footer().MatchString(s) || !plain.IsTitle(s) {
		return false
	}
	return b.Kind == article.Heading || b.Kind == article.Paragraph && slices.ContainsFunc(inlines(a, b), func(in article.Inline) bool {
		return in.Span == b.Span && (in.Kind == article.Link || in.Kind == article.Strong)
	})
}

// inlines are those of a that lie in a block.
func inlines(a *article.Article, b article.Block) []article.Inline {
	at := func(place int) int {
		i, _ := slices.BinarySearchFunc(a.Inlines, place, func(in article.Inline, place int) int { return cmp.Compare(in.Start, place) })
		return i
	}
	return a.Inlines[at(b.Start):at(b.End)]
}

// leadsTo is the address of the last link in a block; with more of one that leads on.
func leadsTo(a *article.Article, b article.Block, more bool) (url string) {
	for _, in := range inlines(a, b) {
		if in.Kind == article.Link && strings.HasPrefix(in.URL, "http") && (!more || moreMark().MatchString(a.Text[in.Start:in.End])) {
			url = in.URL
		}
	}
	return url
}

// isMore reports whether a block only leads on.
func isMore(a *article.Article, b article.Block) bool {
	s := b.Of(a.Text)
	return moreMark().MatchString(s) && len(strings.Fields(s)) <= maxMore
}

// countWords is how many words blocks have that are no asides.
func countWords(a *article.Article, from, to int) (n int) {
	for _, b := range a.Blocks[from:to] {
		if s := b.Of(a.Text); !b.Aside && !footer().MatchString(s) {
			n += len(strings.Fields(s))
		}
	}
	return n
}

// pick is an article of some blocks of a, in their order.
func pick(a *article.Article, blocks []int) *article.Article {
	out := new(article.Article)
	var text strings.Builder
	for _, i := range blocks {
		b := a.Blocks[i]
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		shift := text.Len() - b.Start
		text.WriteString(b.Of(a.Text))
		for _, in := range inlines(a, b) {
			in.Span = moved(in.Span, shift)
			out.Inlines = append(out.Inlines, in)
		}
		b.Span = moved(b.Span, shift)
		for r := range b.Rows {
			for c := range b.Rows[r] {
				b.Rows[r][c] = moved(b.Rows[r][c], shift)
			}
		}
		out.Blocks = append(out.Blocks, b)
	}
	out.Text = text.String()
	return out
}

func moved(s text.Span, by int) text.Span { return text.Span{Start: s.Start + by, End: s.End + by} }
