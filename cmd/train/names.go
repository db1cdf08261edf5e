package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"lede/model/entity/tagger"
	"lede/model/linear"
)

// corpora are what the tagger of names learns from.
var corpora = []corpus{
	{file: "gum-open.tsv", documents: true, copies: 1, renamed: 1},
	{file: "wikigold.tsv", documents: true, copies: 1, renamed: 1},
	{file: "uner-ewt-dev.tsv", documents: true, latent: true, copies: 1, renamed: 1},
	{file: "uner-ewt-test.tsv", documents: true, latent: true, copies: 1, renamed: 1},
	{file: "gmb-sample-train.tsv", documents: true, copies: 1, renamed: 1},
	{file: "gmb-sample-dev.tsv", documents: true, copies: 1, renamed: 1},
	{file: "gmb-sample-test.tsv", documents: true, copies: 1, renamed: 1},
	{file: "sec-filings.tsv", documents: true, latent: true, copies: 1},
	{file: "crossner-ai-train.tsv", copies: 1},
	{file: "crossner-ai-dev.tsv", copies: 1},
	{file: "crossner-ai-test.tsv", copies: 1},
	{file: "crossner-literature-train.tsv", copies: 1},
	{file: "crossner-literature-dev.tsv", copies: 1},
	{file: "crossner-literature-test.tsv", copies: 1},
	{file: "crossner-music-train.tsv", copies: 1},
	{file: "crossner-music-dev.tsv", copies: 1},
	{file: "crossner-music-test.tsv", copies: 1},
	{file: "crossner-politics-train.tsv", copies: 1, renamed: 1},
	{file: "crossner-politics-dev.tsv", copies: 1, renamed: 1},
	{file: "crossner-science-train.tsv", copies: 1},
	{file: "crossner-science-dev.tsv", copies: 1},
	{file: "crossner-science-test.tsv", copies: 1},
	{file: "wnut17-train.tsv", copies: 1},
	{file: "wnut17-dev.tsv", copies: 1},
	{file: "wnut17-test.tsv", copies: 1},
	{file: "btc-train.tsv", latent: true, copies: 1},
	{file: "btc-dev.tsv", latent: true, copies: 1},
	{file: "btc-test.tsv", latent: true, copies: 1},
}

// Settings of the training; the weights depend on nothing else but the input.
const (
	epochs = 6
	trials = 4 // epochs of the models that only label for the second pass
	folds  = 3
	seed   = 1
	hidden = 40 // of 256 features, in each step
	rounds = 2
	kept   = 163_000 // features of each model, what fits a table of 2^18
	drop   = 2.5     // weights below it are left out: they cost space and speed and score no better
)

// trainNames learns both passes of the tagger. The second sees on the training
// documents what a first that has not learned from them says.
func (t *trainer) trainNames(lists *tagger.Lists, log io.Writer) (first, second []byte, err error) {
	others, err := readSubstitutes(t.lists)
	if err != nil {
		return nil, nil, err
	}
	random := rand.New(rand.NewPCG(seed, 2))
	var samples []*sample
	for i := range corpora {
		docs, err := readCorpus(t.corpora, &corpora[i])
		if err != nil {
			return nil, nil, err
		}
		if samples, err = addSamples(samples, docs, others, random, log); err != nil {
			return nil, nil, err
		}
	}
	own, err := readArticles()
	if err != nil {
		return nil, nil, err
	}
	if samples, err = addSamples(samples, own, others, random, log); err != nil {
		return nil, nil, err
	}
	more, err := readWritten(writtenFile)
	if err != nil {
		return nil, nil, err
	}
	if samples, err = addSamples(samples, more, others, random, log); err != nil {
		return nil, nil, err
	}
	marked, err := readNews(t.news)
	if err != nil {
		return nil, nil, err
	}
	if samples, err = addSamples(samples, marked, others, random, log); err != nil {
		return nil, nil, err
	}
	names := number(samples, lists, nil)
	labels := make([][]tagger.Label, len(samples))
	for fold := range folds {
		p := newPerceptron(len(names))
		p.train(pick(samples, func(s *sample) bool { return s.fold != fold }), trials, seed, progress(log, fmt.Sprintf("fold %d", fold+1)))
		p.average()
		for i, s := range samples {
			if s.fold == fold {
				labels[i] = slices.Clone(p.label(s))
			}
		}
	}
	first = pass(samples, names, "first pass", log)
	names = number(samples, lists, labels)
	return first, pass(samples, names, "second pass", log), nil
}

// addSamples adds documents of one corpus and their copies with other names.
func addSamples(samples []*sample, docs []labelled, others *substitutes, random *rand.Rand, log io.Writer) ([]*sample, error) {
	tokens := 0
	for k := range docs {
		variants := []labelled{docs[k]}
		for range docs[k].corpus.renamed {
			variants = append(variants, others.augment(&docs[k], random))
		}
		for v := range variants {
			s, err := newSample(&variants[v])
			if err != nil {
				return nil, err
			}
			s.fold = k % folds
			tokens += len(s.doc.Tokens)
			samples = append(samples, s)
		}
	}
	fmt.Fprintf(log, "%-32s %6d documents %7d tokens\n", docs[0].corpus.file, len(docs), tokens)
	return samples, nil
}

// pass learns one model: the mean of several perceptrons that saw the samples in
// different orders with different features hidden, its strongest features only.
func pass(samples []*sample, names []linear.Feature, title string, log io.Writer) []byte {
	var sum *perceptron
	for k := range rounds {
		p := newPerceptron(len(names))
		p.train(samples, epochs, seed+uint64(k), progress(log, fmt.Sprintf("%s, round %d", title, k+1)))
		p.average()
		if sum == nil {
			sum = p
			continue
		}
		for i, w := range p.weights {
			sum.weights[i] += w
		}
		for i, w := range p.pairs {
			sum.pairs[i] += w
		}
	}
	w := sum.model(names)
	strongest(w.Rows, kept)
	data := linear.Encode(w, drop)
	fmt.Fprintf(log, "%s: %d features, %d kept, %d bytes\n", title, len(names), len(w.Rows), len(data))
	return data
}

// strongest deletes all but the n features with the largest weights.
func strongest(rows map[linear.Feature][]float64, n int) {
	strength := func(f linear.Feature) float64 {
		return max(slices.Max(rows[f]), -slices.Min(rows[f]))
	}
	features := slices.Collect(maps.Keys(rows))
	slices.SortFunc(features, func(a, b linear.Feature) int {
		return cmp.Or(cmp.Compare(strength(b), strength(a)), cmp.Compare(a, b))
	})
	for _, f := range features[min(n, len(features)):] {
		delete(rows, f)
	}
}

func progress(log io.Writer, title string) func(int, float64) {
	return func(epoch int, wrong float64) {
		fmt.Fprintf(log, "%s, epoch %d: %.2f%% of stretches wrong\n", title, epoch, 100*wrong)
		if log != io.Discard {
			println(time.Now().Format("15:04:05"), title, epoch)
		}
	}
}

func pick(samples []*sample, in func(s *sample) bool) []*sample {
	var out []*sample
	for _, s := range samples {
		if in(s) {
			out = append(out, s)
		}
	}
	return out
}
