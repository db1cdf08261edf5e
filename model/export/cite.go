package export

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/quote"
	"lede/model/text"
)

// Citation is a quotation with where it stands: what a reader needs to find and
// to cite it. Unknown parts are empty.
type Citation struct {
	Words    string // without the marks; of a quotation in pieces, this piece
	Verbatim bool   // the words stand in marks in the article; else they are reported
	Speaker  string
	Guess    bool // the speaker is a guess
	Meta     article.Meta
	File     string
	Offset   int // of the words in the article's text, in code points
}

// Cite returns the citation of quotation i of d.
func Cite(d *analysis.Document, i int) Citation {
	q := d.Quotes[i]
	c := Citation{
		Words: text.CleanLine(q.Content.Of(d.Article.Text)), Verbatim: q.Kind != quote.Indirect,
		Guess: unsure(q), Meta: d.Article.Meta, File: d.Article.Origin.File,
		Offset: text.NewRuneOffsets(d.Article.Text).At(q.Content.Start),
	}
	if q.Speaker != nil {
		c.Speaker = text.CleanLine(q.Speaker.Name)
	}
	return c
}

// Text is c in one line of plain text.
func (c Citation) Text() string {
	return c.line(func(s string) string { return s }, c.Meta.Title, c.Meta.URL)
}

// Markdown is c in one line of CommonMark, the title linked where there is an
// address.
func (c Citation) Markdown() string {
	title := ""
	if c.Meta.Title != "" {
		title = "*" + escape(c.Meta.Title) + "*"
	}
	if web(c.Meta.URL) {
		return c.line(escape, link(first(title, escape(c.Meta.URL)), c.Meta.URL), "")
	}
	return c.line(escape, title, "")
}

// line joins the words, the speaker and the source, which are put through safe;
// title and address are used as they are.
func (c Citation) line(safe func(string) string, title, address string) string {
	words := safe(c.Words)
	if c.Verbatim {
		words = "“" + words + "”"
	}
	if speaker := safe(c.Speaker); speaker != "" {
		if c.Guess {
			speaker += "?"
		}
		words += " — " + speaker
	}
	where := c.File
	if where != "" {
		where += ", "
	}
	where += "offset " + strconv.Itoa(c.Offset)
	source := nonempty(safe(strings.Join(c.Meta.Authors, ", ")), title, safe(c.Meta.Outlet), safe(c.Meta.Published.String()), address, safe(where))
	return words + " (" + strings.Join(source, ", ") + ")"
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// cslItem is an item of the Citation Style Language's JSON schema, version 1.0.2.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Section   string    `json:"section,omitempty"`
	Language  string    `json:"language,omitempty"`
	Locator   string    `json:"locator"`
	Note      string    `json:"note"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL is c as a list of one item of CSL-JSON, which reference managers read:
// the article, with the words and their speaker in the note.
func (c Citation) CSL() ([]byte, error) {
	words := c.Words
	if c.Verbatim {
		words = "“" + words + "”"
	}
	if c.Speaker != "" {
		words += " — " + c.Speaker
	}
	item := cslItem{
		ID: first(c.Meta.URL, c.File) + "#" + strconv.Itoa(c.Offset), Type: "article-newspaper",
		Title: c.Meta.Title, Container: c.Meta.Outlet, URL: c.Meta.URL, Section: c.Meta.Section,
		Language: c.Meta.Language, Issued: cslDateOf(c.Meta.Published),
		Locator: fmt.Sprintf("%s:%d", c.File, c.Offset), Note: words,
	}
	for _, a := range c.Meta.Authors {
		item.Author = append(item.Author, cslName{a})
	}
	return json.MarshalIndent([]cslItem{item}, "", "  ")
}

func cslDateOf(d article.Date) *cslDate {
	parts := []int{d.Time.Year(), int(d.Time.Month()), d.Time.Day()}
	switch d.Precision {
	case article.Unknown:
		return nil
	case article.Year:
		parts = parts[:1]
	case article.Month:
		parts = parts[:2]
	}
	return &cslDate{[][]int{parts}}
}
