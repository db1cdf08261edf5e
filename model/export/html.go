package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

// page writes documents as one HTML file that needs nothing else and runs
// nothing: entities are lit by kind, speakers stand beside their quotations.
// Everything of an article passes the escaping of html/template.
type page struct {
	out      io.Writer
	template *template.Template
	count    int
}

func newHTML(w io.Writer) Writer {
	join := func(names []string) string { return strings.Join(names, ", ") }
	funcs := template.FuncMap{"class": class, "hint": hint, "level": level, "join": join}
	return &page{out: w, template: template.Must(template.New("page").Funcs(funcs).Parse(pageSource))}
}

func (p *page) Write(d *analysis.Document) error {
	if err := p.begin(d.Article.Meta.Title); err != nil {
		return err
	}
	var b strings.Builder
	if err := p.template.ExecuteTemplate(&b, "article", newView(d, p.count)); err != nil {
		return err
	}
	_, err := io.WriteString(p.out, text.Clean(b.String()))
	return err
}

// begin writes the head of the page before its first article.
func (p *page) begin(title string) error {
	if p.count++; p.count > 1 {
		return nil
	}
	return p.template.ExecuteTemplate(p.out, "head", map[string]any{
		"Title": text.CleanLine(title), "Kinds": entity.Kinds, "Style": template.CSS(pageStyle),
	})
}

func (p *page) Close() error {
	if p.count == 0 {
		if err := p.begin(""); err != nil {
			return err
		}
	}
	return p.template.ExecuteTemplate(p.out, "foot", nil)
}

// view is a document as the template wants it.
type view struct {
	*analysis.Document
	Number int
	Web    string // the article's address where it may be opened
	Blocks []viewBlock
	Tail   template.HTML // what is still open after the last block
	Voices []viewVoice
	Named  []viewKind
}

type viewBlock struct {
	article.Block
	ID       string
	Web      string        // Caption: the picture's address where it may be opened
	Lead     template.HTML // ends and begins lists and asides before the block
	Segments []segment
	Cells    [][][]segment // Table: rows of cells
	Said     bool          // somebody's words are in it
	Reported bool          // and none of them in marks
	Asked    bool          // a quotation's link leads here
	Voices   []viewName
}

// viewName is a speaker beside a block.
type viewName struct {
	Name  string
	Guess bool
}

// viewVoice is all somebody said.
type viewVoice struct {
	Name  string
	Words []viewWords
}

type viewWords struct {
	Text, Block string
	Paragraph   int
	Guess       bool
}

type viewKind struct {
	Kind     entity.Kind
	Entities []entity.Entity
}

func newView(d *analysis.Document, number int) view {
	v := view{Document: d, Number: number}
	if web(d.Article.Meta.URL) {
		v.Web = d.Article.Meta.URL
	}
	over, said := layers(d), quotesByBlock(d)
	var lists outline
	for i, b := range d.Article.Blocks {
		block := newViewBlock(d.Article, b, over[i])
		block.ID, block.Lead = fmt.Sprintf("a%d-b%d", number, i), lists.before(b)
		block.putSpeakers(said[i])
		v.Blocks = append(v.Blocks, block)
	}
	v.Tail = lists.end()
	v.voices(said)
	for _, kind := range entity.Kinds {
		var found []entity.Entity
		for _, e := range d.Entities {
			if e.Kind == kind {
				found = append(found, e)
			}
		}
		if found != nil {
			v.Named = append(v.Named, viewKind{kind, found})
		}
	}
	return v
}

// voices gathers what is said by speaker, in the order of the text, what nobody
// is named for last.
func (v *view) voices(said map[int][]*quote.Quote) {
	index, number := map[string]int{}, v.Article.Paragraphs()
	nobody := viewVoice{Name: "nobody named"}
	for i, b := range v.Blocks {
		for _, q := range said[i] {
			if q.Start < b.Start {
				continue // it began in an earlier block
			}
			words := viewWords{text.OneLine(q.Of(v.Article.Text)), b.ID, number(q.Start), unsure(*q)}
			v.Blocks[i].Asked = true
			if who(q) == "" {
				nobody.Words = append(nobody.Words, words)
				continue
			}
			at, ok := index[who(q)]
			if !ok {
				at = len(v.Voices)
				index[who(q)] = at
				v.Voices = append(v.Voices, viewVoice{Name: who(q)})
			}
			v.Voices[at].Words = append(v.Voices[at].Words, words)
		}
	}
	if nobody.Words != nil {
		v.Voices = append(v.Voices, nobody)
	}
}

func newViewBlock(a *article.Article, b article.Block, over []layer) viewBlock {
	v := viewBlock{Block: b}
	if web(b.URL) {
		v.Web = b.URL
	}
	if b.Kind != article.Table {
		v.Segments = segments(a.Text, b.Span, over)
		return v
	}
	for _, row := range b.Rows {
		var cells [][]segment
		for _, cell := range row {
			cells = append(cells, segments(a.Text, cell, over))
		}
		v.Cells = append(v.Cells, cells)
	}
	return v
}

// putSpeakers puts the speakers of quotes beside the block.
func (b *viewBlock) putSpeakers(quotes []*quote.Quote) {
	if b.Kind == article.Table || b.Kind == article.Heading || b.Kind == article.Caption {
		return
	}
	b.Said, b.Reported = len(quotes) > 0, true
	for _, q := range quotes {
		b.Reported = b.Reported && q.Kind == quote.Indirect
		name := viewName{who(q), unsure(*q)}
		at := -1
		for i := range b.Voices {
			if b.Voices[i].Name == name.Name {
				at = i
			}
		}
		switch {
		case name.Name == "":
		case at < 0:
			b.Voices = append(b.Voices, name)
		default:
			b.Voices[at].Guess = b.Voices[at].Guess && name.Guess
		}
	}
	for i, v := range b.Voices {
		if v.Guess {
			b.Voices[i].Name += " ?"
		}
	}
}

// class names the marks of s for the style sheet.
func class(s segment) string {
	var names []string
	if s.Entity != nil {
		names = append(names, s.Entity.Kind.String())
		if s.Mention.Confidence < entity.Sure {
			names = append(names, "guess")
		}
	}
	if s.Quote != nil {
		names = append(names, "quote", s.Quote.Kind.String())
	}
	for kind, name := range [...]string{article.Emphasis: "em", article.Strong: "strong", article.Mono: "mono", article.Strike: "strike"} {
		if s.Inline[kind] {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// hint is what a pointer over s is told.
func hint(s segment) string {
	if s.Entity == nil {
		return ""
	}
	return s.Entity.Kind.String() + ": " + s.Entity.Name
}

// level is the heading under the article's own title.
func level(b article.Block) int { return min(6, max(1, b.Level)+1) }
