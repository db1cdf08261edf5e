package nlp

import (
	"context"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"lede/model/text"
)

// Parse splits each zone of s into sentences and tagged tokens. Zones are
// ascending and disjoint; what lies between them is not analysed. It fails only
// when ctx is done.
func Parse(ctx context.Context, s string, zones []text.Span) (*Doc, error) {
	segmenter, err := segment.New()
	if err != nil {
		return nil, err
	}
	tagger, err := tag.New()
	if err != nil {
		return nil, err
	}
	tokenizer := tokenize.New()
	d := &Doc{Text: s, Zones: zones}
	for _, zone := range zones {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, sentence := range segmenter.Segment(zone.Of(s)) {
			tokens := tokenizer.Tokenize(sentence.Text)
			tagger.TagTokens(tokens)
			first := len(d.Tokens)
			for _, t := range tokens {
				start := zone.Start + sentence.Start + t.Start
				d.Tokens = append(d.Tokens, Token{text.Span{Start: start, End: start + len(t.Text)}, t.Tag})
			}
			if len(d.Tokens) > first {
				d.Sentences = append(d.Sentences, Sentence{
					text.Span{Start: d.Tokens[first].Start, End: d.Tokens[len(d.Tokens)-1].End}, first, len(d.Tokens),
				})
			}
		}
	}
	return d, nil
}

// Words counts the tokens with a letter or a digit in them.
func (d *Doc) Words() int {
	n := 0
	for i := range d.Tokens {
		for w := d.Word(i); w != ""; {
			r, size := utf8.DecodeRuneInString(w)
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
				break
			}
			w = w[size:]
		}
	}
	return n
}
