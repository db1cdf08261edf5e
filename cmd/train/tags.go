package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/nlp/pos"
)

// taggedFiles are the corpora whose fourth column is the part of speech.
var taggedFiles = []string{
	"gum-open.tsv", "gum-open.tsv", "gmb-sample-train.tsv", "gmb-sample-dev.tsv", "gmb-sample-test.tsv", "sec-filings.tsv",
}

// tagNames maps what the corpora write to the tags of package pos.
var tagNames = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "LRB": "(", "RRB": ")", "``": "“", "''": "”", "HYPH": ":", ";": ":", "NFP": "SYM", "ADD": "NN", "GW": "NN", "AFX": "JJ",
}

// tagged is a sentence with the index of each word's tag, -1 where unknown.
type tagged struct {
	words []*pos.Word
	tags  []int
}

func readTagged(path string, clusters *linear.Dict) ([]tagged, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []tagged
	var s tagged
	for lines := bufio.NewScanner(f); lines.Scan(); {
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) < 4 || columns[0] == "-DOCSTART-" {
			if len(s.words) > 0 {
				out = append(out, s)
			}
			s = tagged{}
			continue
		}
		tag := columns[3]
		if t, ok := tagNames[tag]; ok {
			tag = t
		}
		s.words = append(s.words, pos.Look(columns[0], clusters))
		s.tags = append(s.tags, slices.Index(pos.Tags[:], tag))
	}
	return append(out, s), nil
}

// sureWords are words that had one tag at least this often, all but one time in
// two hundred.
const sureCount = 12

// trainTags learns the tagger of parts of speech.
func trainTags(dir string, log io.Writer) (model, sure []byte, err error) {
	clusters, err := nlp.Clusters()
	if err != nil {
		return nil, nil, err
	}
	var sentences []tagged
	for _, file := range taggedFiles {
		s, err := readTagged(filepath.Join(dir, file), clusters)
		if err != nil {
			return nil, nil, err
		}
		fmt.Fprintf(log, "%-24s %6d sentences\n", file, len(s))
		sentences = append(sentences, s...)
	}
	entries := sureWords(sentences)
	p := posPerceptron{rows: map[linear.Feature]*posRow{}, sure: entries}
	random := rand.New(rand.NewPCG(seed, 1))
	for epoch := range 8 {
		random.Shuffle(len(sentences), func(a, b int) { sentences[a], sentences[b] = sentences[b], sentences[a] })
		wrong, words := 0, 0
		for i := range sentences {
			wrong += p.learn(&sentences[i])
			words += len(sentences[i].words)
		}
		fmt.Fprintf(log, "tags, epoch %d: %.2f%% wrong\n", epoch+1, 100*float64(wrong)/float64(words))
	}
	return linear.Encode(p.average(), 0.6), linear.EncodeDict(entries), nil
}

func sureWords(sentences []tagged) map[linear.Feature]uint32 {
	count := map[linear.Feature]*[len(pos.Tags)]int{}
	for _, s := range sentences {
		for i, w := range s.words {
			if s.tags[i] < 0 || w.Sure() != 0 {
				continue
			}
			if count[w.Exact()] == nil {
				count[w.Exact()] = new([len(pos.Tags)]int)
			}
			count[w.Exact()][s.tags[i]]++
		}
	}
	entries := map[linear.Feature]uint32{}
	for f, c := range count {
		total, best := 0, 0
		for t, n := range c {
			total += n
			if n > c[best] {
				best = t
			}
		}
		if total >= sureCount && (total-c[best])*200 <= total {
			entries[f] = uint32(best + 1)
		}
	}
	return entries
}

type posRow struct{ weights, sums [len(pos.Tags)]float64 }

// posPerceptron is an averaged perceptron that decodes greedily.
type posPerceptron struct {
	rows map[linear.Feature]*posRow
	sure map[linear.Feature]uint32
	step float64
}

// learn makes one pass over a sentence and returns how many tags were wrong.
func (p *posPerceptron) learn(s *tagged) (wrong int) {
	var features []linear.Feature
	before, last := len(pos.Tags), len(pos.Tags)
	for i, w := range s.words {
		p.step++
		tag := int(w.Sure()) - 1
		if tag < 0 {
			tag = int(p.sure[w.Exact()]) - 1
		}
		if tag < 0 {
			features = pos.Features(features[:0], s.words, i, before, last)
			tag = p.best(features)
			if want := s.tags[i]; want >= 0 && want != tag {
				wrong++
				p.update(features, want, tag)
			}
		}
		before, last = last, tag
	}
	return wrong
}

func (p *posPerceptron) best(features []linear.Feature) int {
	var scores [len(pos.Tags)]float64
	for _, f := range features {
		if row := p.rows[f]; row != nil {
			for t, v := range row.weights {
				scores[t] += v
			}
		}
	}
	best := 0
	for t, v := range scores {
		if v > scores[best] {
			best = t
		}
	}
	return best
}

func (p *posPerceptron) update(features []linear.Feature, want, got int) {
	for _, f := range features {
		row := p.rows[f]
		if row == nil {
			row = new(posRow)
			p.rows[f] = row
		}
		row.weights[want]++
		row.weights[got]--
		row.sums[want] += p.step
		row.sums[got] -= p.step
	}
}

func (p *posPerceptron) average() linear.Weights {
	w := linear.Weights{Classes: len(pos.Tags), Rows: map[linear.Feature][]float64{}}
	for f, row := range p.rows {
		out := make([]float64, len(pos.Tags))
		for t := range out {
			out[t] = row.weights[t] - row.sums[t]/(p.step+1)
		}
		w.Rows[f] = out
	}
	return w
}

func (t *trainer) tags() error {
	var log bytes.Buffer
	model, sure, err := trainTags(t.corpora, &log)
	if err != nil {
		return err
	}
	if err := t.write("nlp/weights/tags.bin", model); err != nil {
		return err
	}
	if err := t.write("nlp/weights/sure.bin", sure); err != nil {
		return err
	}
	return t.write("nlp/weights/tags.log", log.Bytes())
}
