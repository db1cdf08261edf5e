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

// vector is words that ascend by their hashes. One that was weighed among others
// has length 1.
type vector []Word

// heavyFirst orders words by weight.
func heavyFirst(a, b Word) int {
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Hash, b.Hash))
}

// heaviest are the n heaviest words of v, the heaviest first.
func (v vector) heaviest(n int) []Word {
	out := slices.Clone(v)
	slices.SortFunc(out, heavyFirst)
	return out[:min(len(out), n)]
}

// dot is the product of two vectors.
func (v vector) dot(o vector) (sum float64) {
	for i, j := 0, 0; i < len(v) && j < len(o); {
		switch {
		case v[i].Hash == o[j].Hash:
			sum += float64(v[i].Weight) * float64(o[j].Weight)
			i, j = i+1, j+1
		case v[i].Hash < o[j].Hash:
			i++
		default:
			j++
		}
	}
	return sum
}

// plus is the sum of two vectors.
func (v vector) plus(o vector) vector {
	out := make(vector, 0, len(v)+len(o))
	for len(v) > 0 && len(o) > 0 {
		switch {
		case v[0].Hash == o[0].Hash:
			out = append(out, Word{v[0].Hash, v[0].Weight + o[0].Weight})
			v, o = v[1:], o[1:]
		case v[0].Hash < o[0].Hash:
			out, v = append(out, v[0]), v[1:]
		default:
			out, o = append(out, o[0]), o[1:]
		}
	}
	return append(append(out, v...), o...)
}

// bounded is v, or where it has too many words the heaviest of them: what has so
// many articles is not told by its rare ones.
func (v vector) bounded() vector {
	if len(v) <= mostSummed {
		return v
	}
	out := vector(v.heaviest(mostSummed / 2))
	out.ascend()
	return slices.Clone(out)
}

// ascend orders v by hash.
func (v vector) ascend() {
	slices.SortFunc(v, func(a, b Word) int { return cmp.Compare(a.Hash, b.Hash) })
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
	words := make([]Word, 0, len(count))
	for word, n := range count {
		weight := 1 + math.Log(n)
		if kind, ok := names[word]; ok {
			weight *= heavy[kind]
		}
		words = append(words, Word{hash(word), float32(weight)})
	}
	slices.SortFunc(words, heavyFirst)
	words = slices.Clone(words[:min(len(words), mostWords)])
	return &Profile{Words: words, Facets: facets(d), Print: a.Fingerprint(), Published: a.Meta.Published, Length: n}
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
	v := slices.Clone(vector(all))
	square := 0.0
	for i, w := range v {
		weight := float64(w.Weight) * math.Log(float64(c.articles+1)/float64(max(1, c.in[w.Hash])))
		v[i].Weight = float32(weight)
		square += weight * weight
	}
	v.scale(square)
	v.ascend()
	return v
}

// scale makes the length of v 1, given its square.
func (v vector) scale(square float64) {
	if square == 0 {
		return
	}
	by := float32(1 / math.Sqrt(square))
	for i := range v {
		v[i].Weight *= by
	}
}
