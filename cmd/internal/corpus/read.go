package corpus

import (
	"bufio"
	"os"
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// kinds are the tags of the kinds that token-level corpora agree on.
var kinds = map[string]entity.Kind{"PER": entity.Person, "ORG": entity.Organization, "LOC": entity.Place}

// Name is a span and what it names.
type Name struct {
	text.Span
	Kind entity.Kind
}

// Page is a document of a corpus, detokenised, with its tokens and names.
type Page struct {
	Text   string
	Lines  []text.Span
	Tokens []text.Span
	Names  []Name
}

// Read reads a file of lines of TOKEN and IOB2 tag; an empty line ends a sentence,
// "-DOCSTART-" or 25 sentences a document.
func Read(path string) ([]Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r pageReader
	for lines := bufio.NewScanner(f); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), "\t")
		tag, _, _ := strings.Cut(rest, "\t")
		switch {
		case word == "-DOCSTART-":
			r.marked = true
			r.endPage()
		case word == "":
			r.endLine()
		default:
			r.add(word, tag)
		}
	}
	r.endPage()
	return r.pages, nil
}

type pageReader struct {
	pages         []Page
	page          Page
	b             strings.Builder
	start         int
	prev, kind    string
	quote, marked bool
}

func (r *pageReader) add(word, tag string) {
	if r.b.Len() > r.start && !r.glued(word) {
		r.b.WriteByte(' ')
	}
	span := text.Span{Start: r.b.Len(), End: r.b.Len() + len(word)}
	r.b.WriteString(word)
	r.page.Tokens = append(r.page.Tokens, span)
	r.prev = word
	if tag == "O" {
		r.kind = ""
		return
	}
	if kind, ok := kinds[tag[2:]]; ok {
		if r.kind == tag[2:] && tag[0] == 'I' {
			r.page.Names[len(r.page.Names)-1].End = span.End
		} else {
			r.page.Names = append(r.page.Names, Name{span, kind})
		}
	}
	r.kind = tag[2:]
}

// glued reports whether no space stands before word.
func (r *pageReader) glued(word string) bool {
	glue := strings.Contains("([{$#“‘", r.prev) || r.prev == "``"
	switch word {
	case "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''", "’re", "’ve", "’ll", "...":
		return true
	case `"`:
		glue = glue || r.quote
		r.quote = !r.quote
		return glue
	}
	return glue || strings.Contains(".,;:!?%)]}'’”…", word) || r.prev == `"` && r.quote
}

func (r *pageReader) endLine() {
	if r.b.Len() == r.start {
		return
	}
	r.page.Lines = append(r.page.Lines, text.Span{Start: r.start, End: r.b.Len()})
	r.b.WriteByte('\n')
	r.start, r.prev, r.quote, r.kind = r.b.Len(), "", false, ""
	if !r.marked && len(r.page.Lines) >= 25 {
		r.endPage()
	}
}

func (r *pageReader) endPage() {
	if r.b.Len() > r.start {
		r.endLine()
	}
	if len(r.page.Lines) > 0 {
		r.page.Text = r.b.String()
		r.pages = append(r.pages, r.page)
	}
	r.b.Reset()
	r.page, r.start, r.kind = Page{}, 0, ""
}
