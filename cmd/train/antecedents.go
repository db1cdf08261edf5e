package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"lede/cmd/internal/gold"
	"lede/model/entity"
	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/text"
)

// Settings of the learning of antecedents. Names are hidden and given a wrong kind
// as often as the tagger errs on texts that it has not learned from; it has learned
// from these.
const (
	missed    = 6 // of 100 names
	misread   = 3
	hidings   = 3   // readings of a text with other names hidden
	turns     = 4   // the weights decide what a reading goes on with, so they are learned again
	ownWeight = 2.0 // of a pronoun in the project's own articles
)

// pronoun is one candidate of a pronoun, and whether it is meant.
type pronoun struct {
	kind   entity.Kind
	facts  []float64
	meant  bool
	weight float64
}

// antecedents learns the weights of whom a pronoun means.
func (t *trainer) antecedents() error {
	docs, err := readGUM(t.gum)
	if err != nil {
		return err
	}
	own, err := readReferred(t.gold)
	if err != nil {
		return err
	}
	docs = append(docs, own...)
	weights := [2][]float64{make([]float64, widths), make([]float64, widths)}
	var seen []pronoun
	for turn := range turns {
		if turn == 1 {
			seen = nil // of no weights at all
		}
		for k := range docs {
			if seen, err = docs[k].pronouns(k, format(weights), seen); err != nil {
				return err
			}
		}
		for _, kind := range []entity.Kind{entity.Person, entity.Organization} {
			weights[kind] = fit(seen, kind)
		}
	}
	packed, err := linear.Pack([]byte(format(weights)))
	if err != nil {
		return err
	}
	return t.write("entity/weights/antecedents.txt.gz", packed)
}

// readReferred reads the project's own articles that may be learned from.
func readReferred(dir string) ([]referred, error) {
	docs, err := gold.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []referred
	for _, d := range docs {
		if d.Split != gold.Train {
			continue
		}
		r := referred{text: d.Article.Text, weight: ownWeight}
		for _, b := range d.Article.Blocks {
			r.blocks = append(r.blocks, b.Span)
		}
		for i, e := range d.Entities {
			for _, m := range e.Mentions {
				r.mentions = append(r.mentions, reference{m.Span, i})
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// pronouns appends the candidates of all pronouns in r, which is document k.
func (r *referred) pronouns(k int, weights string, to []pronoun) ([]pronoun, error) {
	doc, err := nlp.Parse(context.Background(), r.text, r.blocks)
	if err != nil {
		return nil, err
	}
	for hiding := range hidings {
		hide := func(name string, kind entity.Kind) (entity.Kind, bool) { return misreading(name, kind, k, hiding) }
		err := entity.Study(context.Background(), doc, weights, hide, func(at text.Span, kind entity.Kind, all []entity.Choice) {
			for _, c := range all {
				to = append(to, pronoun{kind, c.Facts, r.means(at, c.Names), r.weight})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return to, nil
}

// means reports whether the pronoun at a span refers to what one of names does.
func (r *referred) means(at text.Span, names []text.Span) bool {
	of := r.meant(at)
	return of >= 0 && slices.ContainsFunc(names, func(n text.Span) bool { return r.meant(n) == of })
}

// misreading is what becomes of a name in a reading of a document: the same for
// the same name.
func misreading(name string, kind entity.Kind, document, hiding int) (entity.Kind, bool) {
	h := fnv.New64a()
	fmt.Fprint(h, document, name, hiding)
	switch v := h.Sum64() >> 7 % 100; {
	case v < missed:
		return kind, false
	case v < missed+misread && kind == entity.Person:
		return entity.Organization, true
	case v < missed+misread:
		return entity.Person, true
	}
	return kind, true
}
