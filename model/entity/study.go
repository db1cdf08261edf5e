package entity

import (
	"context"
	_ "embed" // for the weights
	"fmt"
	"strconv"
	"strings"
	"sync"

	"lede/model/nlp"
	"lede/model/text"
)

// antecedents has a line for each fact: its weight for persons and for things. It
// is written by cmd/train.
//
//go:embed weights/antecedents.txt
var antecedents string

var learned = sync.OnceValue(func() *chances {
	c, err := readChances(antecedents)
	if err != nil {
		panic(err) // a test reads them
	}
	return c
})

// readChances reads the weights of all facts, in order.
func readChances(file string) (*chances, error) {
	c := &chances{}
	fields := strings.Fields(file)
	if len(fields) != 2*factCount {
		return nil, fmt.Errorf("%d weights of antecedents, want %d", len(fields), 2*factCount)
	}
	for k, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil, fmt.Errorf("antecedents: %w", err)
		}
		c[k%2][k/2] = v
	}
	return c, nil
}

// Choice is one that a pronoun in a text can mean, as it is seen in learning.
type Choice struct {
	Names []text.Span // its names
	Facts []float64
}

// Study reads doc as Find does, by these weights, and hands over whom each of its
// pronouns can mean. Names that hide returns false for are not seen, the others are
// of the kind that it returns.
func Study(
	ctx context.Context, doc *nlp.Doc, weights string, hide func(name string, k Kind) (Kind, bool),
	see func(pronoun text.Span, kind Kind, all []Choice),
) error {
	c, err := readChances(weights)
	if err != nil {
		return err
	}
	r := newReading(doc, Context{})
	if err := r.names(ctx); err != nil {
		return err
	}
	kept := r.found[:0]
	for _, f := range r.found {
		ok := true
		if f.kind <= Place {
			f.kind, ok = hide(r.lower[f.last-1], f.kind)
		}
		if ok {
			kept = append(kept, f)
		}
	}
	r.found = kept
	l := newLinker(r)
	l.linkNames()
	l.reference(c, func(token int, kind Kind, all []Choice) { see(doc.Tokens[token].Span, kind, all) })
	return nil
}

// choices are the candidates of p for learning.
func (s *coreference) choices(p *anaphor) []Choice {
	out := make([]Choice, 0, len(p.all))
	for k := range p.all {
		c := Choice{Facts: append([]float64(nil), p.all[k].facts[:]...)}
		for _, f := range s.clusters[p.all[k].cluster].names {
			c.Names = append(c.Names, s.cover(f))
		}
		out = append(out, c)
	}
	return out
}

// FactCount is how many facts a Choice has.
const FactCount = factCount
