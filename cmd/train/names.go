package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"lede/model/entity/tagger"
	"lede/model/linear"
)

// corpora are what the tagger of names learns from.
var corpora = []corpus{
	{file: "gum-open.tsv", documents: true, copies: 1},
	{file: "wikigold.tsv", documents: true, copies: 1},
	{file: "uner-ewt-dev.tsv", documents: true, latent: true, copies: 1},
	{file: "uner-ewt-test.tsv", documents: true, latent: true, copies: 1},
	{file: "gmb-sample-train.tsv", documents: true, copies: 1},
	{file: "gmb-sample-dev.tsv", documents: true, copies: 1},
	{file: "gmb-sample-test.tsv", documents: true, copies: 1},
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
	{file: "crossner-politics-train.tsv", copies: 1},
	{file: "crossner-politics-dev.tsv", copies: 1},
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
	folds  = 4
	seed   = 1
	drop   = 0.02 // weights below it are left out, as a share of the largest step
)

// trainNames learns both passes of the tagger. The second sees on the training
// documents what a first that has not learned from them says.
func trainNames(dir string, lists *tagger.Lists, log io.Writer) (first, second []byte, err error) {
	var samples []*sample
	for i := range corpora {
		docs, err := readCorpus(dir, &corpora[i])
		if err != nil {
			return nil, nil, err
		}
		tokens := 0
		for k := range docs {
			s, err := newSample(&docs[k])
			if err != nil {
				return nil, nil, err
			}
			tokens += len(s.doc.Tokens)
			samples = append(samples, s)
		}
		fmt.Fprintf(log, "%-32s %6d documents %7d tokens\n", corpora[i].file, len(docs), tokens)
	}
	names := number(samples, lists, nil)
	labels := make([][]tagger.Label, len(samples))
	for fold := range folds {
		p := newPerceptron(len(names))
		p.train(pick(samples, func(i int) bool { return i%folds != fold }), epochs, seed, progress(log, fmt.Sprintf("fold %d", fold+1)))
		p.average()
		for i, s := range samples {
			if i%folds == fold {
				labels[i] = slices.Clone(p.label(s))
			}
		}
	}
	first = pass(samples, names, "first pass", log)
	names = number(samples, lists, labels)
	return first, pass(samples, names, "second pass", log), nil
}

func pass(samples []*sample, names []linear.Feature, title string, log io.Writer) []byte {
	p := newPerceptron(len(names))
	p.train(samples, epochs, seed, progress(log, title))
	p.average()
	data := linear.Encode(p.model(names), drop)
	fmt.Fprintf(log, "%s: %d features, %d bytes\n", title, len(names), len(data))
	return data
}

func progress(log io.Writer, title string) func(int, float64) {
	return func(epoch int, wrong float64) {
		fmt.Fprintf(log, "%s, epoch %d: %.2f%% of stretches wrong\n", title, epoch, 100*wrong)
		if log != io.Discard {
			println(time.Now().Format("15:04:05"), title, epoch)
		}
	}
}

func pick(samples []*sample, in func(i int) bool) []*sample {
	var out []*sample
	for i, s := range samples {
		if in(i) {
			out = append(out, s)
		}
	}
	return out
}
