package export

import (
	_ "embed"
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

// page writes documents as one HTML file that needs nothing else and runs
// nothing: entities are lit by kind, speakers stand beside their quotations.
// Everything of an article passes the escaping of html/template.
type page struct {
	out      io.Writer
	template *template.Template
	begun    bool
}

func newHTML(w io.Writer) Writer {
	funcs := template.FuncMap{"class": class, "hint": hint, "about": about, "speaker": speaker, "unsure": unsure, "level": level}
	return &page{out: w, template: template.Must(template.New("page").Funcs(funcs).Parse(pageSource))}
}

func (p *page) Write(d *analysis.Document) error {
	if err := p.begin(d.Article.Meta.Title); err != nil {
		return err
	}
	var b strings.Builder
	if err := p.template.ExecuteTemplate(&b, "article", newView(d)); err != nil {
		return err
	}
	_, err := io.WriteString(p.out, text.Clean(b.String()))
	return err
}

func (p *page) begin(title string) error {
	if p.begun {
		return nil
	}
	p.begun = true
	return p.template.ExecuteTemplate(p.out, "head", map[string]any{"Title": text.CleanLine(title), "Kinds": entity.Kinds})
}

func (p *page) Close() error {
	if err := p.begin(""); err != nil {
		return err
	}
	return p.template.ExecuteTemplate(p.out, "foot", nil)
}

// view is a document as the template wants it.
type view struct {
	*analysis.Document
	Web    string // the article's address where it may be opened
	Blocks []viewBlock
	Said   []quote.Quote
	Named  []viewKind
}

type viewBlock struct {
	article.Block
	Segments []segment
	Cells    [][][]segment // Table: rows of cells
}

type viewKind struct {
	Kind     entity.Kind
	Entities []entity.Entity
}

func newView(d *analysis.Document) view {
	v := view{Document: d}
	if web(d.Article.Meta.URL) {
		v.Web = d.Article.Meta.URL
	}
	over := layers(d)
	for i, b := range d.Article.Blocks {
		v.Blocks = append(v.Blocks, newViewBlock(d.Article, b, over[i]))
	}
	for _, q := range d.Quotes {
		if q.Said {
			v.Said = append(v.Said, q)
		}
	}
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

func newViewBlock(a *article.Article, b article.Block, over []layer) viewBlock {
	v := viewBlock{Block: b}
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
