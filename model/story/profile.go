package story

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// Profile is what an article is told apart by. It takes some KB, and holds
// neither its text nor its names.
type Profile struct {
	Words     []Word         // by weight in the article alone, the heaviest first
	Facets    [Facets][]Word // ascending by hash
	Print     article.Fingerprint
	Published article.Date
	Length    int // words
}

// Word is the hash of a word and its weight.
type Word struct {
	Hash   uint32
	Weight float32
}

// Shape of a profile.
const (
	lead      = 60  // words that count twice: they say what happened
	mostWords = 256 // different words that are kept
)

// heavy is how much more than another word one of a name of each kind counts.
var heavy = map[entity.Kind]float64{entity.Person: 2, entity.Organization: 1.5, entity.Place: 1.5}

// term is the hash of a word.
type term = uint32

// weighted is a word and its weight.
type weighted struct {
	term   term
	weight float64
}

// vector is words, the heaviest first. One that was weighed among others has
// length 1.
type vector []weighted

func (v vector) dot(sum map[term]float64) float64 {
	out := 0.0
	for _, w := range v {
		out += w.weight * sum[w.term]
	}
	return out
}

func (v vector) sort() {
	slices.SortFunc(v, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
}

// Of is the profile of d.
func Of(d *analysis.Document) *Profile {
	a := d.Article
	names := names(d)
	count := map[string]float64{}
	n := 0
	add := func(word string) {
		if n++; n <= lead {
			count[word]++
		}
		count[word]++
	}
	eachWord(a.Meta.Title, add)
	eachWord(a.Text, add)
	var words vector
	for word, n := range count {
		weight := 1 + math.Log(n)
		if kind, ok := names[word]; ok {
			weight *= heavy[kind]
		}
		words = append(words, weighted{hash(word), weight})
	}
	words.sort()
	p := &Profile{Print: a.Fingerprint(), Published: a.Meta.Published, Length: n}
	for _, w := range words[:min(len(words), mostWords)] {
		p.Words = append(p.Words, Word{w.term, float32(w.weight)})
	}
	p.Facets = facets(d)
	return p
}

// names are the words that stand in names of d, with the kind of the name.
func names(d *analysis.Document) map[string]entity.Kind {
	out := map[string]entity.Kind{}
	for _, e := range d.Entities {
		if heavy[e.Kind] == 0 {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == entity.Name {
				eachWord(m.Of(d.Article.Text), func(w string) { out[w] = e.Kind })
			}
		}
	}
	return out
}

// eachWord calls yield with the words of s in lower case, without common
// endings. Single letters are none.
func eachWord(s string, yield func(string)) {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !text.IsWord(r) && !unicode.Is(unicode.M, r) }) {
		if len(word) > 1 || word[0] >= '0' && word[0] <= '9' {
			yield(nlp.Stem(strings.ToLower(word)))
		}
	}
}

func hash(word string) term {
	h := fnv.New32a()
	h.Write([]byte(word))
	return h.Sum32()
}

// weigh is some words by how rare they are, with length 1.
func (c *words) weigh(all []Word) vector {
	v := make(vector, 0, len(all))
	square := 0.0
	for _, w := range all {
		weight := float64(w.Weight) * math.Log(float64(c.articles+1)/float64(max(1, c.in[w.Hash])))
		v = append(v, weighted{w.Hash, weight})
		square += weight * weight
	}
	if square > 0 {
		for i := range v {
			v[i].weight /= math.Sqrt(square)
		}
	}
	v.sort()
	return v
}
