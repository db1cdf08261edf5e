package corpus

import (
	"bufio"
	"fmt"
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
	Marked []Marked
}

// Marked is a span that carries a tag of any sort, as the corpus writes it.
type Marked struct {
	text.Span
	Tag   string   // without the B- and I- in front
	Finer []string // the columns behind the tag, of its first token
}

// Length is where a document ends.
type Length int

// Documents end where they are marked, or with 25 sentences where none is;
// Sentences are one each.
const (
	Documents Length = iota
	Sentences
)

// unmarked is how many sentences make a document where none is marked.
const unmarked = 25

// Read reads a file of lines of TOKEN, IOB2 tag and further columns; an empty
// line ends a sentence, "-DOCSTART-" a document.
func Read(path string, length Length) ([]Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := pageReader{length: length}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		switch columns := strings.Split(line, "\t"); {
		case strings.HasPrefix(line, "-DOCSTART-"):
			r.marked = true
			r.endPage()
		case strings.TrimSpace(line) == "":
			r.endLine()
		case len(columns) < 2:
			return nil, fmt.Errorf("%s: a line without a tag: %q", path, line)
		case columns[0] != "":
			r.add(columns[0], columns[1], columns[2:])
		}
	}
	r.endPage()
	return r.pages, lines.Err()
}

type pageReader struct {
	length        Length
	pages         []Page
	page          Page
	b             strings.Builder
	start         int
	prev, open    string // the word before, the tag that may go on
	quote, marked bool
}

func (r *pageReader) add(word, tag string, finer []string) {
	if r.b.Len() > r.start && !r.glued(word) {
		r.b.WriteByte(' ')
	}
	span := text.Span{Start: r.b.Len(), End: r.b.Len() + len(word)}
	r.b.WriteString(word)
	r.page.Tokens = append(r.page.Tokens, span)
	r.prev = word
	side, tag, _ := strings.Cut(tag, "-")
	switch {
	case side == "I" && r.open == tag:
		r.page.Marked[len(r.page.Marked)-1].End = span.End
	case side != "O":
		r.page.Marked = append(r.page.Marked, Marked{span, tag, finer})
	}
	r.open = tag
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
	r.start, r.prev, r.quote, r.open = r.b.Len(), "", false, ""
	if r.length == Sentences || !r.marked && len(r.page.Lines) >= unmarked {
		r.endPage()
	}
}

func (r *pageReader) endPage() {
	if r.b.Len() > r.start {
		r.endLine()
	}
	if len(r.page.Lines) > 0 {
		r.page.Text = r.b.String()
		for _, m := range r.page.Marked {
			if kind, ok := kinds[m.Tag]; ok {
				r.page.Names = append(r.page.Names, Name{m.Span, kind})
			}
		}
		r.pages = append(r.pages, r.page)
	}
	r.b.Reset()
	r.page, r.start, r.open = Page{}, 0, ""
}
