package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/entity"
	"lede/model/entity/tagger"
	"lede/model/text"
)

const sampleCorpus = `-DOCSTART-	O	O	_

The	O	O	DT
Ostrava	B-ORG	B-ORG	NNP
Times	I-ORG	I-ORG	NNPS
's	O	O	POS
Jana	B-PER	B-PERSON	NNP
Malá	I-PER	I-PERSON	NNP
left	O	O	VBD
Brno	B-LOC	B-GPE	NNP
.	O	O	.

Malá	B-PER	B-PERSON	NNP
is	O	O	VBZ
Czech	B-MISC	B-NORP	JJ
.	O	O	.
`

func readSample(t *testing.T) labelled {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sample.tsv"), []byte(sampleCorpus), 0o644); err != nil {
		t.Fatal(err)
	}
	docs, err := readCorpus(dir, &corpus{file: "sample.tsv", documents: true})
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	return docs[0]
}

func TestReadCorpus(t *testing.T) {
	g := readSample(t)
	if want := "The Ostrava Times's Jana Malá left Brno.\nMalá is Czech.\n"; g.text != want {
		t.Errorf("got %q", g.text)
	}
	var names []string
	for _, n := range g.names {
		names = append(names, n.Of(g.text))
	}
	if got := strings.Join(names, "|"); got != "Ostrava Times|Jana Malá|Brno|Malá|Czech" {
		t.Errorf("got %s", got)
	}
	if g.names[4].allowed[0] != tagger.Group || g.names[4].orNone {
		t.Error("a nationality is a group")
	}
}

// TestAugment: whatever stands for a name, spans and sentences stay on it.
func TestAugment(t *testing.T) {
	g := readSample(t)
	s := &substitutes{
		regions: []region{{orders: []string{"G F"}, given: []string{"Ngũgĩ"}, family: []string{"wa Thiong'o"}}},
		first:   []string{"Zoë"}, last: []string{"O'Neill"}, cities: []string{"N'Djamena"}, countries: []string{"Chad"},
		admin: []string{"Logone"}, bodies: []string{"Lake Chad Basin Commission"}, single: []string{"OPEC"},
	}
	for seed := range uint64(50) {
		out := s.augment(&g, rand.New(rand.NewPCG(seed, 0)))
		if len(out.names) != len(g.names) || len(out.sentences) != len(g.sentences) {
			t.Fatal("names or sentences are lost")
		}
		for i, n := range out.names {
			if n.Of(out.text) == "" || i > 0 && n.Start < out.names[i-1].End {
				t.Fatalf("name %d is %q in %q", i, n.Of(out.text), out.text)
			}
		}
		if !strings.EqualFold(out.names[4].Of(out.text), "Czech") {
			t.Errorf("a group became %q", out.names[4].Of(out.text))
		}
		for _, x := range out.sentences {
			if !strings.HasSuffix(x.Of(out.text), ".") {
				t.Errorf("a sentence is %q", x.Of(out.text))
			}
		}
	}
}

// TestPerceptron: what can be learned is learned, and the same way twice.
func TestPerceptron(t *testing.T) {
	only, out := tagger.LabelOf(tagger.Place, tagger.Only), tagger.Outside
	s := &sample{gold: &labelled{corpus: &corpus{copies: 1}}, allowed: []labelSet{1 << only, 1 << out, anyLabel}}
	s.examples = []example{{features: [][]int32{{0, 1}, {0, 2}, {0}}}}
	train := func() *perceptron {
		p := newPerceptron(3)
		p.train([]*sample{s}, 20, 1, func(int, float64) {})
		p.average()
		return p
	}
	p := train()
	p.emit(&s.examples[0])
	got := p.viterbi.decode(p.emissions, p.pairs, nil, nil)
	if got[0] != only || got[1] != out {
		t.Errorf("got %v", got)
	}
	for i, w := range train().weights {
		if w != p.weights[i] {
			t.Fatal("training twice gives two results")
		}
	}
}

// The head of the words that name a speaker.
func TestHeadOf(t *testing.T) {
	for by, want := range map[string]string{
		"Ann Lee": "Lee", "a neighbor from Wapato": "neighbor",
		"A senior official in Saxony’s ministry": "official", "Dale Kessler’s lawyer": "lawyer", "she": "she", "the 34-year-old": "old",
	} {
		if got := headOf(by, text.Span{End: len(by)}).Of(by); got != want {
			t.Errorf("%s: %q, want %q", by, got, want)
		}
	}
}

func TestReadMark(t *testing.T) {
	t.Parallel()
	n, err := readMark("12+5l", 3)
	if err != nil || n.Start != 15 || n.End != 20 || n.allowed[0] != tagger.Place {
		t.Errorf("got %v, %v", n, err)
	}
	for _, s := range []string{"", "12", "12+5", "12+5x", "12+0l", "-1+5l", "l+5l"} {
		if _, err := readMark(s, 0); err == nil {
			t.Errorf("%q is a name", s)
		}
	}
}

// What is marked lies in its text, and a text of another length is refused.
func TestReadMarked(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("Ann Lee left \n\nOslo.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := readMarked(path, []string{"21", "0+7p", "8+4l"})
	if err != nil || len(g.names) != 2 || g.names[1].Of(g.text) != "Oslo" || len(g.sentences) != 2 || g.sentences[0].Of(g.text) != "Ann Lee left" {
		t.Errorf("got %v, %v", g, err)
	}
	for _, fields := range [][]string{{"22"}, {"21", "0+30p"}, {"21", "x"}} {
		if _, err := readMarked(path, fields); err == nil {
			t.Errorf("%v is no mistake", fields)
		}
	}
}

func TestParseGUM(t *testing.T) {
	t.Parallel()
	const file = "# newdoc id = GUM_x\n# newpar\n# newpar_block = p\n" +
		"1\tAnn\t_\t_\t_\t_\t_\t_\t_\tEntity=(3-person-x\n" +
		"2\tLee\t_\t_\t_\t_\t_\t_\t_\tEntity=(4-thing-x)3)|SpaceAfter=No\n" +
		"3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"# newpar\n1\tShe\t_\t_\t_\t_\t_\t_\t_\tEntity=(3-person-x)\n" +
		"2-3\tisn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tis\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
	d, err := parseGUM(file)
	if err != nil || d.text != "Ann Lee.\n\nShe is" || len(d.blocks) != 2 || d.blocks[1].Of(d.text) != "She is" {
		t.Fatalf("%q, %v, %v", d.text, d.blocks, err)
	}
	if !d.means(text.Span{Start: 10, End: 13}, []text.Span{{Start: 0, End: 7}}) {
		t.Errorf("She is not Ann Lee: %v", d.mentions)
	}
	if d.means(text.Span{Start: 14, End: 16}, []text.Span{{Start: 0, End: 7}}) || d.meant(text.Span{Start: 7, End: 8}) != -1 {
		t.Errorf("words of no mention mean one: %v", d.mentions)
	}
	for _, bad := range []string{"3)", "(x-person"} {
		if _, err := parseGUM("1\tAnn\t_\t_\t_\t_\t_\t_\t_\tEntity=" + bad + "\n"); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

func TestReadGUM(t *testing.T) {
	t.Parallel()
	if _, err := readGUM(t.TempDir()); err == nil || strings.Contains(err.Error(), "%!") || !strings.Contains(err.Error(), genres[0]) {
		t.Errorf("of an empty folder: %v", err)
	}
	if _, err := readGUM("["); err == nil {
		t.Error("no error of a folder that is no pattern")
	}
}

// A model of one fact that decides learns to follow it.
func TestFit(t *testing.T) {
	t.Parallel()
	facts := func(v float64) []float64 {
		f := make([]float64, entity.FactCount)
		f[0], f[1] = 1, v
		return f
	}
	var seen []pronoun
	for range 50 {
		seen = append(seen, pronoun{entity.Person, facts(1), true, 1}, pronoun{entity.Person, facts(0), false, 1})
	}
	w := fit(seen, entity.Person)
	if a, b := chance(w, facts(1)), chance(w, facts(0)); a < 0.8 || b > 0.2 {
		t.Errorf("chances %.2f and %.2f", a, b)
	}
}

func TestReadWritten(t *testing.T) {
	docs, err := readWritten("# what it is\n#\n[p Ann Lee] left [l Oslo].\nSo did [o Orrin].\n#\nNobody left.\n")
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	d := docs[0]
	if want := "Ann Lee left Oslo.\nSo did Orrin.\n"; d.text != want || len(d.sentences) != 2 {
		t.Errorf("%q, %d sentences", d.text, len(d.sentences))
	}
	want := []string{"Ann Lee", "Oslo", "Orrin"}
	kinds := []tagger.Type{tagger.Person, tagger.Place, tagger.Organization}
	for i, n := range d.names {
		if n.Of(d.text) != want[i] || n.allowed[0] != kinds[i] {
			t.Errorf("name %d is %q, %v", i, n.Of(d.text), n.allowed)
		}
	}
	for _, broken := range []string{"\n#\n[x Ann] left", "\n#\n[p Ann", "\n#\n[p ] left", "\n#\n[ Ann] left"} {
		if _, err := readWritten("# what it is" + broken); err == nil {
			t.Errorf("no error in %q", broken)
		}
	}
	if _, err := readWritten(writtenFile); err != nil {
		t.Error(err)
	}
}
