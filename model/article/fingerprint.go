package article

import (
	"cmp"
	"math"
	"net/url"
	"strings"
)

// Fingerprint is what tells the same article in two files: a bottom-k sketch of
// its word shingles (Broder 1997), its address and its headline. It takes 0.2 KB
// whatever the article's length: libraries keep one an article.
type Fingerprint struct {
	url      uint64   // hash of the address; 0 where it is unknown
	headline uint64   // hash of title and day; 0 where one is unknown
	shingles uint32   // how many different ones there are, about
	sketch   []uint32 // the smallest hashes of shingles, their upper halves, ascending
}

// Shape of the sketch.
const (
	shingle    = 5  // words
	sketchSize = 48 // hashes kept
	keyCount   = 10 // of them, those by which candidates are found
	minShared  = 12 // fewer shingles than this prove nothing
)

// Limits of likeness.
const (
	samePart  = 0.6 // of all shingles are shared: versions of one text
	wholePart = 0.8 // of the shorter's shingles are in the longer: an excerpt
)

// Fingerprint computes the fingerprint of a.
func (a *Article) Fingerprint() Fingerprint {
	var f Fingerprint
	if address := canonical(a.Meta.URL); address != "" {
		f.url = hashWords(nil, address)
	}
	if a.Meta.Title != "" && a.Meta.Published.Precision >= Day {
		f.headline = hashWords(tokens(a.Meta.Title), a.Meta.Published.Time.Format("2006-01-02"))
	}
	hashes, shingles := sketch(a.Text)
	f.sketch, f.shingles = make([]uint32, len(hashes)), uint32(min(shingles, math.MaxUint32))
	for i, h := range hashes {
		f.sketch[i] = uint32(h >> 32)
	}
	return f
}

// Keys are numbers of which articles that are the same almost always share one:
// the way to find candidates among many without comparing each to each.
func (f *Fingerprint) Keys() []uint64 {
	keys := make([]uint64, 0, keyCount+2)
	for _, h := range f.sketch[:min(len(f.sketch), keyCount)] {
		keys = append(keys, uint64(h))
	}
	if f.url != 0 {
		keys = append(keys, f.url)
	}
	if f.headline != 0 {
		keys = append(keys, f.headline)
	}
	return keys
}

// Same reports whether f and g are of one article: they have one address, or one
// headline on one day, or are versions or an excerpt of one text.
func (f *Fingerprint) Same(g *Fingerprint) bool {
	if f.url != 0 && f.url == g.url || f.headline != 0 && f.headline == g.headline {
		return true
	}
	fewer := min(f.shingles, g.shingles)
	if fewer < minShared {
		return false
	}
	like := f.likeness(g)
	shared := like / (1 + like) * float64(f.shingles+g.shingles)
	return like >= samePart || shared >= wholePart*float64(fewer)
}

// likeness estimates the Jaccard coefficient of the shingles: the part of the
// smallest hashes of both together that is in each.
func (f *Fingerprint) likeness(g *Fingerprint) float64 {
	x, y := f.sketch, g.sketch
	i, j, both, seen := 0, 0, 0, 0
	for i < len(x) && j < len(y) && seen < sketchSize {
		switch c := cmp.Compare(x[i], y[j]); {
		case c == 0:
			both++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
		seen++
	}
	if seen < sketchSize { // one sketch is whole: the rest of the other is in neither's share
		seen += min(sketchSize-seen, len(x)-i+len(y)-j)
	}
	if seen == 0 {
		return 0
	}
	return float64(both) / float64(seen)
}

// canonical is an address without what differs between copies: scheme, "www.",
// tracking parameters, fragment, final slash.
func canonical(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || strings.HasPrefix(key, "at_") || key == "fbclid" || key == "gclid" || key == "ref" || key == "intcmp" || key == "iref" {
			q.Del(key)
		}
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.EscapedPath(), "/") + "?" + q.Encode()
}

// tokens are the words of s in lower case; in scripts without spaces, letters.
func tokens(s string) []string {
	var out []string
	eachToken(s, func(word []byte) { out = append(out, string(word)) })
	return out
}

const fnvOffset = 14695981039346656037

// hashWords is the hash of words and more.
func hashWords(words []string, more string) uint64 {
	h := uint64(fnvOffset)
	for _, w := range words {
		h = addWord(h, w)
	}
	return mix(addWord(h, more))
}

// addWord adds a word and a space by FNV-1a.
func addWord[T string | []byte](h uint64, word T) uint64 {
	const prime = 1099511628211
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * prime
	}
	return (h ^ ' ') * prime
}

// mix makes the order of hashes random: Stafford's variant 13 of the SplitMix64
// finalizer.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
