// Package pos tags words with their part of speech, by an averaged perceptron
// over hashed features (Collins 2002; Honnibal 2013), from left to right. The
// training program and the running one share every line that makes a feature.
package pos

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/linear"
)

// Tags are the classes of the model, in order: the Penn Treebank's, with curly
// quotation marks for its opening and closing ones.
var Tags = [...]string{
	"CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS",
	"PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT",
	"WP", "WP$", "WRB", ",", ".", ":", "(", ")", "$", "#", "“", "”",
}

// Tagger tags sentences. It is immutable and safe for concurrent use.
type Tagger struct {
	model    *linear.Model
	sure     *linear.Dict // words that have one tag: 1 + its index
	clusters *linear.Dict // words' clusters, as package nlp has them
	scratch  *sync.Pool   // of *Scratch
}

// Open returns the tagger of a model, a dictionary of sure words and one of
// clusters.
func Open(model, sure string, clusters *linear.Dict) (*Tagger, error) {
	m, err := linear.Open(model)
	if err != nil {
		return nil, err
	}
	d, err := linear.OpenDict(sure)
	if err != nil {
		return nil, err
	}
	return &Tagger{m, d, clusters, &sync.Pool{New: func() any { return new(Scratch) }}}, nil
}

// Borrow returns memory for a run of calls to Tag, which may know words of
// earlier runs. Return gives it back.
func (t *Tagger) Borrow() *Scratch { return t.scratch.Get().(*Scratch) }

// Return takes back what Borrow gave.
func (t *Tagger) Return(s *Scratch) { t.scratch.Put(s) }

// Scratch is memory that a run of calls to Tag reuses. The zero value is ready.
type Scratch struct {
	words    []*Word
	features []linear.Feature
	scores   [len(Tags)]int32
	known    map[string]*Word
}

// Tag gives set the index in Tags of each of n words.
func (t *Tagger) Tag(s *Scratch, n int, word func(i int) string, set func(i, tag int)) {
	s.words = s.words[:0]
	if s.known == nil || len(s.known) > 1<<14 {
		s.known = map[string]*Word{}
	}
	for i := range n {
		text := word(i)
		w, ok := s.known[text]
		if !ok {
			w = t.look(text)
			s.known[strings.Clone(text)] = w // the text may be let go before its words
		}
		s.words = append(s.words, w)
	}
	before, last := len(Tags), len(Tags)
	for i := range s.words {
		tag := int(s.words[i].sure) - 1
		if tag < 0 {
			tag = t.best(s, i, before, last)
		}
		set(i, tag)
		before, last = last, tag
	}
}

func (t *Tagger) best(s *Scratch, i, before, last int) int {
	w := s.words[i]
	if w.scores == nil {
		w.scores = new([len(Tags)]int32)
		s.features = wordFeatures(s.features[:0], w)
		t.model.AddAll(w.scores[:], s.features)
	}
	s.scores = *w.scores
	s.features = contextFeatures(s.features[:0], s.words, i, before, last)
	t.model.AddAll(s.scores[:], s.features)
	best := 0
	for k, v := range s.scores {
		if v > s.scores[best] {
			best = k
		}
	}
	return best
}

func (t *Tagger) look(text string) *Word {
	w := Look(text, t.clusters)
	if w.sure == 0 {
		w.sure = uint8(t.sure.Get(w.exact))
	}
	return w
}

// Word is what the features need of a word.
type Word struct {
	exact, lower, suffix2, suffix3, suffix4, prefix, shape linear.Feature
	cluster                                                linear.Feature    // 1<<16 and its bits, 0 where it has none
	sure                                                   uint8             // 1 + the index of its tag, 0 where it may have several
	scores                                                 *[len(Tags)]int32 // sums of its own features, once they were needed
}

// Look examines a word.
func Look(text string, clusters *linear.Dict) *Word {
	lower := strings.ReplaceAll(strings.ToLower(text), "’", "'")
	return &Word{
		cluster: linear.Feature(clusters.Get(linear.Hash(lower))),
		exact:   linear.Hash(strings.ReplaceAll(text, "’", "'")), lower: linear.Hash(lower),
		suffix2: linear.Hash(tail(lower, 2)), suffix3: linear.Hash(tail(lower, 3)), suffix4: linear.Hash(tail(lower, 4)),
		prefix: linear.Hash(lower[:min(len(lower), 3)]), shape: shape(text), sure: mark(text),
	}
}

// Sure is 1 + the index of the tag of a word that has only one, else 0.
func (w *Word) Sure() uint8 { return w.sure }

// Exact is the word as written, as a feature.
func (w *Word) Exact() linear.Feature { return w.exact }

func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// shape is how a word begins and what it holds.
func shape(text string) linear.Feature {
	var upper, lower, digit, hyphen, other, first int
	for i, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper = min(upper+1, 2)
			if i == 0 {
				first = 1
			}
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsDigit(r):
			digit = 1
		case r == '-':
			hyphen = 1
		default:
			other = 1
		}
	}
	return linear.Feature(1 + upper + lower<<2 + digit<<3 + hyphen<<4 + other<<5 + first<<6)
}

// mark is 1 + the index of the tag of a mark or a plain number, 0 for words.
func mark(text string) uint8 {
	tag := ""
	switch text {
	case ",", "，", "、", "،":
		tag = ","
	case ".", "?", "!", "。", "！", "？", "؟", "।", "．":
		tag = "."
	case ":", ";", "…", "...", "....", "—", "–", "-", "--", "---", "：", "；", "؛":
		tag = ":"
	case "(", "[", "{", "（", "【":
		tag = "("
	case ")", "]", "}", "）", "】":
		tag = ")"
	case "“", "‘", "„", "‚", "«", "‹", "``", "`", "「", "『":
		tag = "“"
	case "”", "»", "›", "''", "」", "』":
		tag = "”"
	case "#":
		tag = "#"
	}
	if r, n := utf8.DecodeRuneInString(text); tag == "" && n == len(text) && unicode.Is(unicode.Sc, r) {
		tag = "$"
	}
	if tag == "" && text != "" && strings.Trim(text, "0123456789.,:-–/") == "" && strings.ContainsAny(text, "0123456789") {
		tag = "CD"
	}
	for i, t := range Tags {
		if tag == t {
			return uint8(i + 1)
		}
	}
	return 0
}

// Features appends what is true of words[i] after the tags before and last,
// indices into Tags or len(Tags) where there is none.
func Features(to []linear.Feature, words []*Word, i, before, last int) []linear.Feature {
	return contextFeatures(wordFeatures(to, words[i]), words, i, before, last)
}

// name is the nth feature, of a part.
func name(n, part linear.Feature) linear.Feature { return n.With(part) }

// wordFeatures appends what is true of w wherever it stands.
func wordFeatures(to []linear.Feature, w *Word) []linear.Feature {
	return append(to,
		name(1, 0), name(2, w.lower), name(3, w.exact), name(4, w.suffix2), name(5, w.suffix3), name(6, w.suffix4),
		name(7, w.prefix), name(8, w.shape), name(22, w.cluster>>8), name(23, w.cluster>>4), name(28, w.cluster>>2),
	)
}

// contextFeatures appends what is true of words[i] because of where it stands.
func contextFeatures(to []linear.Feature, words []*Word, i, before, last int) []linear.Feature {
	w := words[i]
	w1, w2, w3 := at(words, i-1), at(words, i+1), at(words, i+2)
	b, l := linear.Feature(before), linear.Feature(last)
	return append(to,
		name(9, l), name(10, l.With(b)), name(11, l.With(w.lower)), name(12, w1.lower), name(13, w1.suffix3),
		name(14, w2.lower), name(15, w2.suffix3), name(16, w2.shape), name(17, w3.lower), name(18, l.With(w.suffix3)),
		name(19, l.With(w.shape)), name(20, w1.shape.With(w.shape)), name(21, l.With(w2.suffix2)),
		name(24, w1.cluster>>6), name(25, w2.cluster>>6), name(26, l.With(w.cluster>>6)), name(27, (w.cluster>>8).With(w2.cluster>>8)),
	)
}

var edge = Word{} // stands beyond both ends; never changed

func at(words []*Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return words[i]
}
