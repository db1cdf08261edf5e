package nlp

import (
	"context"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/linear"
	"lede/model/nlp/pos"
	"lede/model/nlp/weights"
	"lede/model/text"
)

var clusters = sync.OnceValues(func() (*linear.Dict, error) { return linear.OpenDict(weights.Clusters) })

// Clusters maps linear.Hash of lower-case words to 1<<16 and 16 bits: words that
// are used alike share the leading ones.
func Clusters() (*linear.Dict, error) { return clusters() }

var tagger = sync.OnceValues(func() (*pos.Tagger, error) {
	c, err := clusters()
	if err != nil {
		return nil, err
	}
	return pos.Open(weights.Tags, weights.Sure, c)
})

// Parse splits each zone of s into sentences and tagged tokens. Zones are
// ascending and disjoint; what lies between them is not analysed. It fails only
// when ctx is done.
func Parse(ctx context.Context, s string, zones []text.Span) (*Doc, error) {
	tags, err := tagger()
	if err != nil {
		return nil, err
	}
	d := &Doc{Text: s, Zones: zones, Language: language(s, zones)}
	length := 0
	for _, zone := range zones {
		length += zone.Len()
	}
	t := tokenizer{text: s, known: known(), tokens: make([]Token, 0, length/5+8)}
	for i, zone := range zones {
		if i%32 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		first := len(t.tokens)
		if err := t.zone(ctx, zone); err != nil {
			return nil, err
		}
		d.Tokens = t.tokens
		d.sentences(first, t.known)
	}
	return d, d.tag(ctx, tags)
}

// tag tags every sentence.
func (d *Doc) tag(ctx context.Context, tagger *pos.Tagger) error {
	scratch := tagger.Borrow()
	defer tagger.Return(scratch)
	for k, s := range d.Sentences {
		if k%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		tagger.Tag(scratch, s.Last-s.First,
			func(i int) string { return d.Word(s.First + i) },
			func(i, tag int) { d.Tokens[s.First+i].Tag = pos.Tags[tag] })
		d.tagMarks(s)
	}
	return nil
}

// tagMarks tags the marks whose form does not tell whether they open or close,
// by the spaces around them.
func (d *Doc) tagMarks(s Sentence) {
	single := false // a single quotation is open
	for i := s.First; i < s.Last; i++ {
		tag := &d.Tokens[i].Tag
		switch w := d.Word(i); w {
		case "\"":
			*tag = d.side(i)
		case "‘":
			single = true
		case "'", "’":
			side := d.side(i)
			if w == "’" {
				side = "”"
			}
			if side == "”" && !single && d.adjacent(i) && i > s.First && strings.HasSuffix(d.Word(i-1), "s") {
				side = "POS"
			}
			single = side == "“" || single && side == "POS"
			*tag = side
		}
	}
}

// side tells an opening mark from a closing one.
func (d *Doc) side(i int) string {
	before, _ := utf8.DecodeLastRuneInString(d.Text[:d.Tokens[i].Start])
	after, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[i].End:])
	if i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{“‘—–-", before) {
		if !unicode.IsSpace(after) && after != utf8.RuneError {
			return "“"
		}
	}
	return "”"
}

// Words counts the tokens with a letter or a digit in them.
func (d *Doc) Words() int {
	n := 0
	for i := range d.Tokens {
		for w := d.Word(i); w != ""; {
			r, size := utf8.DecodeRuneInString(w)
			if letterOrDigit(r) {
				n++
				break
			}
			w = w[size:]
		}
	}
	return n
}
