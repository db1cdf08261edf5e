package quote

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"

	"lede/model/entity"
	"lede/model/linear"
	"lede/model/text"
)

// asked is the share of the speakers drawn without doubt that must be right.
const asked = 0.97

// ownWeight is how often the cases of the project's own articles count: they are of
// all kinds, the others of politics only.
const ownWeight = 8

// learnSure fits the model that tells how sure a speaker of marked words is, on
// what models say that were fitted to other texts. Its scores are moved until
// asked of those that count as sure are right, among all lessons and among those
// from own on, which are the project's.
func learnSure(ctx context.Context, lessons []*lesson, own int, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var cut [folds]models
	for k := range folds {
		var err error
		if cut[k], err = m.without(lessons, k); err != nil {
			return nil, nil, err
		}
	}
	cases := make([][]choice, len(lessons))
	for i, l := range lessons {
		if cases[i] = l.sureChoices(ctx, &cut[i%folds]); i >= own {
			cases[i] = slices.Repeat(cases[i], ownWeight)
		}
	}
	line, err := sureLine(cases, own, log)
	if err != nil {
		return nil, nil, err
	}
	w := sureWeights(slices.Concat(cases...), log)
	w.Rows[always()][0] -= line - math.Log(entity.Sure/(1-entity.Sure))
	data := linear.Encode(w, 0.01)
	model, err := linear.Open(string(data))
	return model, data, err
}

// without is m with speakers and pronouns learned from the lessons outside fold k.
func (m *models) without(lessons []*lesson, k int) (models, error) {
	out := *m
	rest := outsideFold(lessons, k)
	var err error
	if out.speaker, _, err = learnSpeaker(rest, m, io.Discard); err != nil {
		return out, err
	}
	out.pronoun, _, err = learnPronouns(rest, io.Discard)
	return out, err
}

func outsideFold[T any](parts []T, k int) []T {
	var rest []T
	for i, x := range parts {
		if i%folds != k {
			rest = append(rest, x)
		}
	}
	return rest
}

func sureWeights(cases []choice, log io.Writer) linear.Weights {
	return choiceWeights("sure", cases, 12, 0.03, 1e-3, log)
}

// always is the feature that every case has.
func always() linear.Feature {
	var col collector
	col.reset()
	col.add()
	return col.out[0]
}

// scored is a case with the score of a model that was fitted to others.
type scored struct {
	score float64
	right bool
}

// sureLine is the score from which asked of the cases are right, by models that
// were fitted to other lessons.
func sureLine(cases [][]choice, own int, log io.Writer) (float64, error) {
	parts := make([][]scored, len(cases))
	for k := range folds {
		data := linear.Encode(sureWeights(slices.Concat(outsideFold(cases, k)...), io.Discard), 0.01)
		model, err := linear.Open(string(data))
		if err != nil {
			return 0, err
		}
		for i := k; i < len(cases); i += folds {
			for _, c := range cases[i] {
				parts[i] = append(parts[i], scored{model.Score(c.features[0]), c.right[0]})
			}
		}
	}
	return max(lineOf("all", slices.Concat(parts...), log), lineOf("own", slices.Concat(parts[own:]...), log)), nil
}

// lineOf is the least score from which asked of the cases are right.
func lineOf(name string, cases []scored, log io.Writer) float64 {
	slices.SortFunc(cases, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	line, sure, right := math.Inf(1), 0, 0
	for i, c := range cases {
		right += one(c.right)
		if float64(right) >= asked*float64(i+1) {
			line, sure = c.score, i+1
		}
	}
	fmt.Fprintf(log, "sure: %s: %d of %d cases right, %d from score %.2f on\n", name, right, len(cases), sure, line)
	return line
}

// sureChoices are the speakers that m finds for marked words, right or not.
func (l *lesson) sureChoices(ctx context.Context, m *models) []choice {
	a := newAttribution(ctx, m, l.layout)
	if _, err := a.all(ctx); err != nil {
		return nil
	}
	var out []choice
	var col collector
	for i, q := range a.quotes {
		lo, hi := l.layout.between(q.Span)
		act, most, words := l.overlap(lo, hi)
		if !a.weighed(i) || act == 0 || most*2 < words {
			continue
		}
		a.sureFeatures(i, m.cues, &col)
		fs := append([]linear.Feature(nil), col.out...)
		out = append(out, choice{[][]linear.Feature{fs}, []bool{l.isSpeaker(q.Speaker, &l.acts[act-1])}})
	}
	return out
}

// isSpeaker reports whether s is who speaks x: one of the names that the annotators
// marked, or the name they give.
func (l *lesson) isSpeaker(s *Speaker, x *Act) bool {
	for _, h := range x.Heads {
		if int(l.layout.tokens[l.layout.doc.TokenAt(h.Start)].mention)-1 == s.Entity && s.Entity != Nobody {
			return true
		}
	}
	if s.Entity == Nobody || x.Name == "" {
		return slices.ContainsFunc(x.Heads, func(h text.Span) bool { return l.takenUp(h).Overlaps(s.Span) })
	}
	return sameName(l.layout.entities[s.Entity].Name, x.Name)
}

// takenUp are the words that the relative pronoun h takes up, h where it is none.
func (l *lesson) takenUp(h text.Span) text.Span {
	t := l.layout.doc.TokenAt(h.Start)
	k := l.layout.antecedent(l.layout.phraseBefore(t + 1))
	if k < 0 || l.layout.phrases[k].last > t {
		return h
	}
	p := l.layout.phrases[k]
	return l.layout.span(p.first, p.last)
}
