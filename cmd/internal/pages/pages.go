// Package pages learns which lines of a saved page are its text, from pages whose
// true text is known: it marks the lines that the text is made of, counts what
// names and words say of them, and grows two forests, the second on the scores
// of a first that was learned from other pages.
package pages

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"lede/cmd/internal/boost"
	"lede/model/load/charset"
	"lede/model/load/html"
)

// Page is a page of the benchmark with its lines, and which of them its text is.
type Page struct {
	name   string
	site   uint64
	gold   []string
	lines  *html.Candidates
	label  []float32
	weight []float32

	evidence map[string]tally // what stands on its text, what on the rest
}

// benchmarked is the form of a ground-truth file.
type benchmarked struct {
	URL      string `json:"url"`
	Internal struct {
		PageType struct {
			Primary string `json:"primary"`
		} `json:"page_type"`
	} `json:"_internal"`
	Truth struct {
		Main string `json:"main_content"`
	} `json:"ground_truth"`
}

// Read reads the articles of one part of the benchmark: a folder with
// ground-truth/*.json and html/*.html or *.html.gz.
func Read(dir string) ([]*Page, error) {
	files, err := filepath.Glob(filepath.Join(dir, "ground-truth", "*.json"))
	if err != nil {
		return nil, err
	}
	pages := make([]*Page, len(files))
	errs := make([]error, len(files))
	boost.Split(len(files), func(i int) { pages[i], errs[i] = readPage(dir, files[i]) })
	var out []*Page
	for i, p := range pages {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if p != nil {
			out = append(out, p)
		}
	}
	return out, nil
}

func readPage(dir, file string) (*Page, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var g benchmarked
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if g.Internal.PageType.Primary != "article" {
		return nil, nil
	}
	name := strings.TrimSuffix(filepath.Base(file), ".json")
	raw, err := readMaybePacked(filepath.Join(dir, "html", name+".html"))
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(g.URL)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	h := fnv.New64a()
	h.Write([]byte(strings.TrimPrefix(u.Hostname(), "www.")))
	p := &Page{name: name, site: h.Sum64(), gold: tokens(g.Truth.Main)}
	p.lines = html.ReadCandidates(charset.Decode(raw, html.Declared(raw)).Text)
	p.mark()
	return p, nil
}

func readMaybePacked(path string) ([]byte, error) {
	if data, err := os.ReadFile(path); err == nil {
		return data, nil
	}
	packed, err := os.ReadFile(path + ".gz")
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// mark finds which lines the true text is made of: those most of whose words
// stand in it, in order.
func (p *Page) mark() {
	var words []string
	var line []int
	counts := make([]int, p.lines.Len())
	for i := range counts {
		for _, w := range tokens(p.lines.Text(i)) {
			words, line = append(words, w), append(line, i)
			counts[i]++
		}
	}
	hits := make([]int, len(counts))
	for at, in := range inOrder(words, p.gold) {
		if in {
			hits[line[at]]++
		}
	}
	p.label, p.weight = make([]float32, len(counts)), make([]float32, len(counts))
	for i, n := range counts {
		if n > 0 && hits[i]*2 > n {
			p.label[i] = 1
		}
		p.weight[i] = float32((math.Pow(float64(n), .9) + .5) / math.Sqrt(float64(len(p.gold)+50)))
	}
}

// fold is the part of n that a page's site falls in.
func (p *Page) fold(n, salt int) int { return int((p.site>>(8*salt) ^ p.site) % uint64(n)) }

// Learning of one stage.
var stage = boost.Settings{Trees: 60, Leaves: 31, Rate: .15, Shrink: 2, Least: 1, Columns: .25, Rows: .8}

// Learn learns in two stages; the second sees first scores of pages that
// the first was not learned from.
func Learn(pages []*Page) *html.Chooser {
	const inner = 3
	l := &html.Chooser{Odds: count(pages)}
	firsts, scores := make([][][]float32, len(pages)), make([][]float32, len(pages))
	for k := range inner {
		var rest, held []*Page
		var at []int
		for i, p := range pages {
			if p.fold(inner, 3) == k {
				held, at = append(held, p), append(at, i)
			} else {
				rest = append(rest, p)
			}
		}
		odds := count(rest)
		f := stage.Learn(sampleOf(rest, rowsOf(rest, oddsBut(rest))), uint64(k))
		for i, rows := range rowsOf(held, func(*Page) html.Odds { return odds }) {
			firsts[at[i]], scores[at[i]] = rows, f.Chances(rows)
		}
	}
	l.First = stage.Learn(sampleOf(pages, rowsOf(pages, oddsBut(pages))), 9)
	second := make([][][]float32, len(pages))
	boost.Split(len(pages), func(i int) { second[i] = pages[i].lines.Second(firsts[i], scores[i]) })
	l.Second = stage.Learn(sampleOf(pages, second), 10)
	return l
}

func rowsOf(pages []*Page, odds func(*Page) html.Odds) [][][]float32 {
	out := make([][][]float32, len(pages))
	for i, p := range pages {
		out[i] = p.lines.First(odds(p))
	}
	return out
}

// dull reports whether the j-th line teaches little: all but one in four of those
// that neither rules nor truth keep, far from any that one of them does.
func (p *Page) dull(j int) bool {
	if j%4 == 0 {
		return false
	}
	for k := max(0, j-8); k < min(len(p.label), j+9); k++ {
		if p.label[k] > .5 || p.lines.Ruled(k) {
			return false
		}
	}
	return true
}

func sampleOf(pages []*Page, rows [][][]float32) *boost.Sample {
	s := &boost.Sample{}
	for i, p := range pages {
		for j, row := range rows[i] {
			if p.dull(j) {
				continue
			}
			s.Features = append(s.Features, row)
			s.Label = append(s.Label, p.label[j])
			s.Weight = append(s.Weight, p.weight[j])
			s.Group = append(s.Group, i)
		}
	}
	return s
}
