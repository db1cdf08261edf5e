package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/quote"
	"lede/model/text"
)

// spoken writes documents as lines to be heard: each says first what it is, so
// that nothing depends on place, lines or colour.
type spoken struct {
	out   io.Writer
	count int
}

func newSpoken(w io.Writer) Writer { return &spoken{out: w} }

func (s *spoken) Close() error { return nil }

func (s *spoken) Write(d *analysis.Document) error {
	lines := append(Spoken(d), "")
	if s.count++; s.count > 1 {
		lines = append([]string{""}, lines...)
	}
	_, err := io.WriteString(s.out, strings.Join(lines, "\n"))
	return err
}

// Spoken is d as lines to be heard, from its headline to "End of article.".
// Every word of the article is in them, once and in order.
func Spoken(d *analysis.Document) []string {
	s := speech{doc: d, number: d.Article.Paragraphs(), introduced: map[int]bool{}}
	s.head()
	over := quotesByBlock(d)
	for i, b := range d.Article.Blocks {
		s.block(b, over[i])
	}
	s.say("End of article.")
	return s.lines
}

// speech is what was said so far of a document.
type speech struct {
	doc        *analysis.Document
	number     func(offset int) int
	introduced map[int]bool // entities whose introduction was said
	items      []int        // numbers of the list items under way, by depth
	aside      bool
	lines      []string
}

// say adds a line; white space becomes single spaces and nothing in it is a
// control character.
func (s *speech) say(parts ...string) {
	s.lines = append(s.lines, text.CleanLine(strings.Join(nonempty(parts...), " ")))
}

// label ends a label where it is not ended by itself.
func label(s string) string {
	if last, _ := utf8.DecodeLastRuneInString(s); s == "" || strings.ContainsRune(".!?…:”’\"'", last) {
		return s
	}
	return s + "."
}

func (s *speech) head() {
	m := s.doc.Article.Meta
	for _, part := range []struct{ label, words string }{
		{"Headline.", m.Title}, {"By", strings.Join(m.Authors, " and ")}, {"From", m.Outlet},
		{"Published", m.Published.String()}, {"Section.", m.Section}, {"Summary.", m.Summary},
	} {
		if part.words != "" {
			s.say(part.label, label(part.words))
		}
	}
	for _, n := range s.doc.Article.Notices {
		s.say("Note.", label(n.Text))
	}
	s.say(s.extent())
}

// extent says how much there is to hear.
func (s *speech) extent() string {
	said := 0
	for _, q := range s.doc.Quotes {
		if q.Said {
			said++
		}
	}
	a := s.doc.Article
	parts := []string{}
	if n := len(a.Blocks); n > 0 {
		parts = append(parts, text.Count(a.Paragraph(len(a.Text)), "paragraph"))
	}
	if said > 0 {
		parts = append(parts, text.Count(said, "quotation"))
	}
	if minutes := article.Minutes(a.Text); minutes > 0 {
		parts = append(parts, text.Count(minutes, "minute")+" to read")
	}
	if len(parts) == 0 {
		return "Nothing in it."
	}
	return strings.Join(parts, ", ") + "."
}

func (s *speech) block(b article.Block, over []*quote.Quote) {
	if b.Aside != s.aside {
		s.aside = b.Aside
		s.say(map[bool]string{true: "Aside, not part of the story.", false: "End of aside."}[b.Aside])
	}
	if b.Kind != article.Item {
		s.items = nil
	}
	body := b.Of(s.doc.Article.Text)
	switch b.Kind {
	case article.Heading:
		s.say(fmt.Sprintf("Heading, level %d.", max(1, b.Level)), body)
	case article.Item:
		s.paragraph(s.item(b), b, over)
	case article.Code:
		s.code(b, body)
	case article.Table:
		s.table(b)
	case article.Caption:
		s.say(label(nonempty(b.Label, "Caption")[0]), body)
	case article.Rule:
		s.say("Break.")
	case article.Standfirst:
		s.paragraph("Standfirst.", b, over)
	case article.Quotation:
		s.paragraph("Block quotation.", b, over)
	default:
		s.paragraph(fmt.Sprintf("Paragraph %d.", s.number(b.Start)), b, over)
	}
}

// item is the label of a list's item: its number as written, else as counted.
func (s *speech) item(b article.Block) string {
	depth := max(1, b.Level)
	s.items = append(s.items, make([]int, depth)...)[:depth]
	s.items[depth-1]++
	number := strings.Trim(b.Marker, ".)")
	if _, err := strconv.Atoi(number); err != nil {
		number = strconv.Itoa(s.items[depth-1])
	}
	if depth > 1 {
		return fmt.Sprintf("Item %s, level %d.", number, depth)
	}
	return "Item " + number + "."
}

func (s *speech) code(b article.Block, body string) {
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	s.say(strings.Join(nonempty("Code", b.Label, text.Count(len(lines), "line")), ", ") + ".")
	for _, line := range lines {
		s.lines = append(s.lines, text.Clean(line))
	}
	s.say("End of code.")
}

// table says every cell with the head of its column.
func (s *speech) table(b article.Block) {
	in := s.doc.Article.Text
	s.say("Table,", text.Count(max(0, len(b.Rows)-1), "row")+".")
	for i, row := range b.Rows {
		cells := make([]string, len(row))
		for j, cell := range row {
			cells[j] = cell.Of(in)
			if i > 0 && j < len(b.Rows[0]) {
				cells[j] = strings.Join(nonempty(b.Rows[0][j].Of(in), cells[j]), ": ")
			}
		}
		name := "Columns."
		if i > 0 {
			name = fmt.Sprintf("Row %d.", i)
		}
		s.say(name, strings.Join(nonempty(cells...), "; ")+".")
	}
	s.say("End of table.")
}

// paragraph says a block sentence by sentence, those of one speaker together,
// each stretch with whose words it holds.
func (s *speech) paragraph(name string, b article.Block, over []*quote.Quote) {
	for _, part := range s.stretches(b.Span, over) {
		s.say(name, s.voice(part.quotes), part.Of(s.doc.Article.Text))
		name = ""
	}
}

// stretch is part of a block: sentences that quote the same people, or nobody.
type stretch struct {
	text.Span
	quotes []*quote.Quote
}

func (s *speech) stretches(b text.Span, over []*quote.Quote) []stretch {
	if len(over) == 0 {
		return []stretch{{Span: b}}
	}
	var out []stretch
	for _, sentence := range sentences(s.doc.Article.Text, b) {
		part := stretch{Span: sentence}
		for _, q := range over {
			if q.Start < sentence.End && sentence.Start < q.End {
				part.quotes = append(part.quotes, q)
			}
		}
		if n := len(out); n > 0 && alike(out[n-1].quotes, part.quotes) {
			out[n-1].End, out[n-1].quotes = part.End, append(out[n-1].quotes, part.quotes...)
			continue
		}
		out = append(out, part)
	}
	return out
}

// quotesByBlock are the quotations of speech in each block.
func quotesByBlock(d *analysis.Document) map[int][]*quote.Quote {
	out := map[int][]*quote.Quote{}
	blocks := d.Article.Blocks
	for i := range d.Quotes {
		q := &d.Quotes[i]
		first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > q.Start })
		for j := first; q.Said && j < len(blocks) && blocks[j].Start < q.End; j++ {
			out[j] = append(out[j], q)
		}
	}
	return out
}

// sentences part a block; together they cover it.
func sentences(in string, b text.Span) []text.Span {
	doc, err := nlp.Parse(context.Background(), in, []text.Span{b})
	if err != nil || len(doc.Sentences) == 0 {
		return []text.Span{b}
	}
	out := make([]text.Span, len(doc.Sentences))
	for i, sentence := range doc.Sentences {
		out[i] = text.Span{Start: sentence.Start, End: b.End}
		if i > 0 {
			out[i-1].End = sentence.Start
		}
	}
	out[0].Start = b.Start
	return out
}

// alike reports whether two lists of quotations have the same people's words,
// in the same way.
func alike(a, b []*quote.Quote) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	for _, p := range a {
		for _, q := range b {
			if who(p) != who(q) || (p.Kind == quote.Indirect) != (q.Kind == quote.Indirect) {
				return false
			}
		}
	}
	return true
}

// who names the speaker of q, "" for nobody.
func who(q *quote.Quote) string {
	if q.Speaker == nil {
		return ""
	}
	return q.Speaker.Name
}

// voice is the label of words somebody says: "Quote. Jane Doe, the mayor:".
func (s *speech) voice(quotes []*quote.Quote) string {
	if len(quotes) == 0 {
		return ""
	}
	kind := "Reported."
	var said, names []string
	for _, q := range quotes {
		if q.Kind != quote.Indirect {
			kind = "Quote."
		}
		if !slices.Contains(said, who(q)) {
			said, names = append(said, who(q)), append(names, s.name(q))
		}
	}
	return kind + " " + strings.Join(names, " and ") + ":"
}

// maxIntro is how long an introduction may be to be said in a label, in code
// points.
const maxIntro = 80

// name is who says q: with the introduction of the text the first time.
func (s *speech) name(q *quote.Quote) string {
	name := speaker(*q)
	if q.Speaker == nil || q.Speaker.Entity < 0 || q.Speaker.Entity >= len(s.doc.Entities) || s.introduced[q.Speaker.Entity] {
		return name
	}
	s.introduced[q.Speaker.Entity] = true
	intro := text.OneLine(s.doc.Entities[q.Speaker.Entity].Intro.Of(s.doc.Article.Text))
	first, _ := utf8.DecodeRuneInString(intro)
	if !strings.Contains(intro, q.Speaker.Name) || !unicode.IsUpper(first) || utf8.RuneCountInString(intro) > maxIntro {
		return name // no introduction, or the tail of one
	}
	return strings.Replace(name, q.Speaker.Name, intro, 1)
}

// SpokenQuotes are the quotations of d as lines to be heard.
func SpokenQuotes(d *analysis.Document) []string {
	s := speech{doc: d, introduced: map[int]bool{}}
	number := d.Article.Paragraphs()
	for i := range d.Quotes {
		if q := &d.Quotes[i]; q.Said {
			s.say(s.voice([]*quote.Quote{q}), label(q.Of(d.Article.Text)), fmt.Sprintf("Paragraph %d.", number(q.Start)))
		}
	}
	if len(s.lines) == 0 {
		s.say("Nobody is quoted.")
	}
	return s.lines
}

// SpokenNames are the entities of d as lines to be heard, by kind, in the order
// of the text.
func SpokenNames(d *analysis.Document) []string {
	s := speech{doc: d}
	for _, kind := range entity.Kinds {
		first := true
		for _, e := range d.Entities {
			if e.Kind != kind {
				continue
			}
			if first {
				s.say(strings.ToUpper(kind.Plural()[:1]) + kind.Plural()[1:] + ".")
				first = false
			}
			s.say(e.Name+",", text.Count(len(e.Mentions), "mention")+".")
		}
	}
	if len(s.lines) == 0 {
		s.say("Nobody and nothing is named.")
	}
	return s.lines
}
