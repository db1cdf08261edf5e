package tagger

import (
	"lede/model/linear"
	"lede/model/nlp"
)

// Lists are phrases, each on some of up to 24 named lists, and the words of
// words' clusters. Both are read where they lie.
type Lists struct {
	phrases  *linear.Dict
	clusters *linear.Dict
}

// ListNames are the lists in the order of their bits.
var ListNames = [...]string{
	"admin1", "armed", "cities", "companies", "countries", "demonyms", "first", "last", "media",
	"parties", "people", "teams", "titles", "waters", "organizations", "orghead", "placehead", "regions",
}

// placeLists are the lists of places.
const placeLists = 1<<0 | 1<<2 | 1<<4 | 1<<17

// firstLists is the list of first names.
const firstLists = 1 << 6

// IsFirstName reports whether a word in lower case is listed as a first name.
func (l *Lists) IsFirstName(word string) bool { return l.on(firstLists, word) }

// familyLists is the list of family names.
const familyLists = 1 << 7

// IsFamilyName reports whether a word in lower case is listed as a family name.
func (l *Lists) IsFamilyName(word string) bool { return l.on(familyLists, word) }

// organizationList is the list of organizations.
const organizationList = 1 << 14

// IsOrganization reports whether a word in lower case is listed as an
// organization.
func (l *Lists) IsOrganization(word string) bool { return l.on(organizationList, word) }

// IsPlace reports whether a phrase, its tokens in lower case, is listed as a
// place.
func (l *Lists) IsPlace(tokens ...string) bool { return l.on(placeLists, tokens...) }

// IsCountry reports whether a phrase, its tokens in lower case, is listed as a
// country.
func (l *Lists) IsCountry(tokens ...string) bool { return l.on(1<<4, tokens...) }

func (l *Lists) on(lists uint32, tokens ...string) bool {
	f := linear.Feature(0)
	for _, t := range tokens {
		f = f.With(linear.Hash(t))
	}
	return l.phrases.Get(f)&lists != 0
}

const (
	longer    = 1 << 31 // the phrase is the start of a longer one
	maxPhrase = 8       // tokens
	listCount = 24
	listsMask = 1<<listCount - 1
)

// OpenLists returns the lists encoded by EncodePhrases, with the clusters of
// package nlp.
func OpenLists(phrases string, clusters *linear.Dict) (*Lists, error) {
	p, err := linear.OpenDict(phrases)
	return &Lists{p, clusters}, err
}

// EncodePhrases takes phrases as their lower-case tokens and the lists they
// stand on, as bits below 24.
func EncodePhrases(each func(yield func(tokens []string, lists uint32))) []byte {
	entries := map[linear.Feature]uint32{}
	each(func(tokens []string, lists uint32) {
		if len(tokens) == 0 || len(tokens) > maxPhrase {
			return
		}
		f := linear.Feature(0)
		for i, t := range tokens {
			f = f.With(linear.Hash(t))
			if i < len(tokens)-1 {
				entries[f] |= longer
			}
		}
		entries[f] |= lists & listsMask
	})
	return linear.EncodeDict(entries)
}

// match writes into each token's lists, 4 bits a list by Position, where the
// phrases of the lists stand in words: the longest from each start, by list.
// words are the hashes of the lower-case tokens.
func (l *Lists) match(words []linear.Feature, marks []listMarks) {
	for start := range words {
		var longest [listCount]uint8
		f := linear.Feature(0)
		for n := 1; n <= maxPhrase && start+n <= len(words); n++ {
			f = f.With(words[start+n-1])
			value := l.phrases.Get(f)
			if value == 0 {
				break
			}
			for k := 0; k < listCount && value&listsMask>>k != 0; k++ {
				if value>>k&1 != 0 {
					longest[k] = uint8(n)
				}
			}
			if value&longer == 0 {
				break
			}
		}
		for k, n := range longest {
			mark(marks[start:start+int(n)], k)
		}
	}
}

// listMarks has, for each position, the lists a token stands at that position in.
type listMarks [4]uint32

func (m *listMarks) any() uint32 { return m[First] | m[Inner] | m[Last] | m[Only] }

func mark(tokens []listMarks, list int) {
	bit := uint32(1) << list
	switch n := len(tokens); n {
	case 0:
	case 1:
		tokens[0][Only] |= bit
	default:
		tokens[0][First] |= bit
		for i := 1; i < n-1; i++ {
			tokens[i][Inner] |= bit
		}
		tokens[n-1][Last] |= bit
	}
}

// cluster returns the cluster of a lower-case word; ok is false where it has none.
func (l *Lists) cluster(word linear.Feature) (bits uint16, ok bool) {
	v := l.clusters.Get(word)
	return uint16(v), v != 0
}

// Listed returns the capitalised phrases of doc that stand on a list of
// countries, regions, organizations or people: what can be told in a language
// the tagger does not know.
func (t *Tagger) Listed(doc *nlp.Doc) []Span {
	return newPage(doc, t.lists, new(cache)).listed()
}

func (p *page) listed() []Span {
	var out []Span
	for i := 0; i < len(p.words); i++ {
		m := &p.lists[i]
		if !p.words[i].capital || m[First]|m[Only] == 0 {
			continue
		}
		last, lists := i+1, m[Only]
		if whole := m[First] & safeLists; whole != 0 {
			for last < len(p.words) && p.lists[last][Inner]&whole != 0 {
				last++
			}
			if last < len(p.words) && p.lists[last][Last]&whole != 0 {
				last, lists = last+1, whole
			} else {
				last = i + 1
			}
		}
		if t, ok := safeType(lists); ok && len(p.words[i].text) > 1 {
			out = append(out, Span{First: i, Last: last, Type: t})
			i = last - 1
		}
	}
	return out
}

// safeLists are the lists whose entries name one thing in any language:
// countries, people, organizations, regions.
const safeLists = 1<<4 | 1<<10 | 1<<14 | 1<<17

func safeType(lists uint32) (t Type, ok bool) {
	switch {
	case lists&(1<<4|1<<17) != 0:
		return Place, true
	case lists&(1<<10) != 0:
		return Person, true
	case lists&(1<<14) != 0:
		return Organization, true
	}
	return 0, false
}
