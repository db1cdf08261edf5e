package main

import (
	"fmt"
	"path/filepath"
	"strings"

	tokens "lede/cmd/internal/corpus"
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
	"album": {tagger.Work}, "song": {tagger.Work}, "creative-work": {tagger.Work}, "product": {tagger.Work}, "award": {tagger.Work},
	"magazine": {tagger.Organization}, "academicjournal": {tagger.Organization},
	"OBJECT": {tagger.Other}, "ABSTRACT": {tagger.Other},
	"MISC": {tagger.Group, tagger.Event, tagger.Work, tagger.Other},
}

// readCorpus reads a file of TOKEN, tag, finer tag and part of speech a line.
func readCorpus(dir string, c *corpus) ([]labelled, error) {
	length := tokens.Sentences
	if c.documents {
		length = tokens.Documents
	}
	pages, err := tokens.Read(filepath.Join(dir, c.file), length)
	if err != nil {
		return nil, err
	}
	docs := make([]labelled, 0, len(pages))
	for _, p := range pages {
		d := labelled{corpus: c, text: p.Text, sentences: p.Lines}
		for _, m := range p.Marked {
			if len(m.Finer) == 0 {
				return nil, fmt.Errorf("%s: %s is marked without a finer tag", c.file, m.Of(p.Text))
			}
			d.names = append(d.names, nameOf(m))
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// nameOf is the name that m marks.
func nameOf(m tokens.Marked) goldName {
	_, fine, _ := strings.Cut(m.Finer[0], "-")
	allowed, known := types[fine]
	if m.Tag != "MISC" || !known {
		allowed, known = types[m.Tag], m.Tag != "MISC"
	}
	return goldName{m.Span, allowed, !known}
}
