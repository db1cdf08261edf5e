package entity

import (
	"context"
	_ "embed" // for the weights
	"fmt"
	"strconv"
	"strings"
	"sync"

	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/text"
)

// antecedentsFile has a line for each fact, its weight for persons and for things, and one for
// two facts at once, their numbers and weights, packed. It is written by cmd/train.
//
//go:embed weights/antecedents.txt.gz
var antecedentsFile string

var learned = sync.OnceValue(func() *chances {
	table, err := linear.Unpack(antecedentsFile)
	if err != nil {
		panic(err) // the weights are part of the program
	}
	c, err := readChances(table)
	if err != nil {
		panic(err) // a test reads them
	}
	return c
})

// readChances reads the weights of all facts, in order, and behind them those of two at
// once, after their numbers.
func readChances(file string) (*chances, error) {
	c := &chances{}
	fields := strings.Fields(file)
	if len(fields) < 2*factCount || len(fields)%4 != 2*factCount%4 {
		return nil, fmt.Errorf("%d numbers of antecedents", len(fields))
	}
	values := make([]float64, len(fields))
	for k, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil, fmt.Errorf("antecedents: %w", err)
		}
		values[k] = v
	}
	for k := range factCount {
		c[0].single[k], c[1].single[k] = values[2*k], values[2*k+1]
	}
	for k := 2 * factCount; k < len(values); k += 4 {
		a, b := int(values[k]), int(values[k+1])
		if a < 0 || a >= b || b >= factCount {
			return nil, fmt.Errorf("antecedents: no facts %d and %d", a, b)
		}
		c[0].pair[a][b], c[1].pair[a][b] = values[k+2], values[k+3]
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
