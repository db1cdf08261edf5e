package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

// corpus is one annotated file and how it is read.
type corpus struct {
	file string
	// documents: sentences belong together even where none is marked
	documents bool
	// latent: names other than of people, organizations and places are not
	// marked; what is outside may be one of them
	latent  bool
	copies  int // times it is seen in an epoch
	renamed int // further copies, with other names in it
}

// labelled is an annotated document with the names in it.
type labelled struct {
	corpus    *corpus
	text      string
	sentences []text.Span
	names     []goldName
}

type goldName struct {
	text.Span
	allowed []tagger.Type // what it may be; more than one where the annotation does not say
	orNone  bool          // it may be no name at all
}

// types maps the annotations of the corpora, the finer one first, to types.
var types = map[string][]tagger.Type{
	"PER": {tagger.Person}, "ORG": {tagger.Organization}, "LOC": {tagger.Place},
	"NORP": {tagger.Group}, "EVENT": {tagger.Event}, "event": {tagger.Event}, "election": {tagger.Event},
	"conference": {tagger.Event}, "WORK_OF_ART": {tagger.Work}, "book": {tagger.Work}, "poem": {tagger.Work},
	"album": {tagger.Work}, "song": {tagger.Work}, "creative-work": {tagger.Work}, "product": {tagger.Other},
	"OBJECT": {tagger.Other}, "ABSTRACT": {tagger.Other},
	"MISC": {tagger.Group, tagger.Event, tagger.Work, tagger.Other},
}

// readCorpus reads a file of TOKEN, tag, finer tag and part of speech a line.
func readCorpus(dir string, c *corpus) ([]labelled, error) {
	f, err := os.Open(filepath.Join(dir, c.file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := corpusReader{corpus: c, doc: labelled{corpus: c}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), "\r")
		switch columns := strings.Split(line, "\t"); {
		case strings.HasPrefix(line, "-DOCSTART-"):
			r.marked = true
			r.endDocument()
		case strings.TrimSpace(line) == "":
			r.endSentence()
		case len(columns) < 3:
			return nil, fmt.Errorf("%s: a line of %d columns", c.file, len(columns))
		case columns[0] != "":
			r.add(columns)
		}
	}
	r.endDocument()
	return r.docs, lines.Err()
}

// unmarked is how many sentences make a document where none are marked.
const unmarked = 25

type corpusReader struct {
	corpus  *corpus
	docs    []labelled
	doc     labelled
	b       strings.Builder
	start   int // of the sentence
	n       int // sentences of the document
	prev    string
	quoting bool
	open    bool // the last name may go on
	openTag string
	marked  bool
}

func (r *corpusReader) add(columns []string) {
	word := columns[0]
	if r.b.Len() > r.start && !r.glued(word) {
		r.b.WriteByte(' ')
	}
	from := r.b.Len()
	r.b.WriteString(word)
	r.prev = word
	tag, fine := columns[1], columns[2]
	if tag == "O" {
		r.open = false
		return
	}
	if r.open && tag[0] == 'I' && tag[2:] == r.openTag {
		r.doc.names[len(r.doc.names)-1].End = r.b.Len()
		return
	}
	r.open, r.openTag = true, tag[2:]
	_, fine, _ = strings.Cut(fine, "-")
	allowed, known := types[fine]
	if tag[2:] != "MISC" || !known {
		allowed, known = types[tag[2:]], tag[2:] != "MISC"
	}
	r.doc.names = append(r.doc.names, goldName{text.Span{Start: from, End: r.b.Len()}, allowed, !known})
}

const (
	noSpaceBefore = ".,;:!?%)]}'’”…"
	noSpaceAfter  = "([{$#“‘"
)

// glued reports whether no space stands before word.
func (r *corpusReader) glued(word string) bool {
	glue := strings.Contains(noSpaceAfter, r.prev) || r.prev == "``"
	switch word {
	case "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''", "’re", "’ve", "’ll", "...":
		glue = true
	case `"`:
		glue = glue || r.quoting
		r.quoting = !r.quoting
		return glue
	}
	return glue || strings.Contains(noSpaceBefore, word) || r.prev == `"` && r.quoting
}

func (r *corpusReader) endSentence() {
	if r.b.Len() == r.start {
		return
	}
	r.doc.sentences = append(r.doc.sentences, text.Span{Start: r.start, End: r.b.Len()})
	r.b.WriteByte('\n')
	r.start, r.prev, r.quoting, r.open = r.b.Len(), "", false, false
	r.n++
	if !r.corpus.documents || !r.marked && r.n >= unmarked {
		r.endDocument()
	}
}

func (r *corpusReader) endDocument() {
	if r.b.Len() > r.start {
		r.endSentence()
	}
	if len(r.doc.sentences) > 0 {
		r.doc.text = r.b.String()
		r.docs = append(r.docs, r.doc)
	}
	r.b.Reset()
	r.doc, r.start, r.n, r.prev, r.open = labelled{corpus: r.corpus}, 0, 0, "", false
}
