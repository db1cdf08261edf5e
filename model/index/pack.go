package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"sync"

	"github.com/klauspost/compress/zstd"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/search"
)

// coder compresses and restores. It is made once: its tables are large.
type coder struct {
	in  *zstd.Encoder
	out *zstd.Decoder
}

// window is how far back in a text a repetition is looked for, in bytes.
const window = 1 << 20

// maxUnpacked bounds what a stored entry may grow to.
const maxUnpacked = 1 << 30

var newCoder = sync.OnceValue(func() coder {
	in, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(window), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // options that cannot be: a mistake in this file
	}
	out, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		panic(err)
	}
	return coder{in, out}
})

func compress(b []byte) []byte { return newCoder().in.EncodeAll(b, nil) }

func restore(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, errWire
	}
	raw, err := newCoder().out.DecodeAll(b, nil)
	if err != nil {
		return nil, errWire
	}
	return raw, nil
}

// hashOf is what tells the content of a from any other: all but where it came from.
func hashOf(a *article.Article) ([]byte, error) {
	h := sha256.New()
	whole := *a
	whole.Origin, whole.Notices = article.Origin{}, nil
	if err := gob.NewEncoder(h).Encode(&whole); err != nil {
		return nil, err
	}
	return h.Sum(nil)[:16], nil
}

// packText packs what search reads of an article.
func packText(a *article.Article) []byte {
	var p packer
	m := &a.Meta
	for _, s := range []string{m.Title, m.Summary, m.Outlet, m.Section, m.Language, m.URL} {
		p.string(s)
	}
	p.strings(m.Authors)
	p.date(m.Published)
	p.string(a.Text)
	return compress(p)
}

// unpackText is the inverse of packText.
func unpackText(b []byte) (*search.Subject, error) {
	raw, err := restore(b)
	if err != nil {
		return nil, err
	}
	u := unpacker{b: raw}
	s := &search.Subject{}
	m := &s.Meta
	for _, field := range []*string{&m.Title, &m.Summary, &m.Outlet, &m.Section, &m.Language, &m.URL} {
		*field = u.string()
	}
	m.Authors, m.Published, s.Text = u.strings(), u.date(), u.string()
	if m.Title == "" {
		m.Opening = article.Opening(s.Text)
	}
	return s, u.done()
}

// form is what the analysis needs of an article beside what search reads.
type form struct {
	Blocks  []article.Block
	Inlines []article.Inline
}

func packForm(a *article.Article) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(form{a.Blocks, a.Inlines}); err != nil {
		return nil, err
	}
	return compress(b.Bytes()), nil
}

// unpackArticle is the article that was packed, without its origin.
func unpackArticle(words, shape []byte) (*article.Article, error) {
	s, err := unpackText(words)
	if err != nil {
		return nil, err
	}
	raw, err := restore(shape)
	if err != nil {
		return nil, err
	}
	var f form
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&f); err != nil {
		return nil, errWire
	}
	return &article.Article{Meta: s.Meta, Text: s.Text, Blocks: f.Blocks, Inlines: f.Inlines}, nil
}

// packFound packs the names and quotations of s.
func packFound(s *search.Subject) []byte {
	var p packer
	p.int(len(s.Names))
	for _, n := range s.Names {
		p.int(int(n.Kind))
		p.strings(n.Forms)
		p.int(len(n.Mentions))
		for _, m := range n.Mentions {
			p.span(m)
		}
	}
	p.int(len(s.Quotes))
	for _, q := range s.Quotes {
		p.span(q.Span)
		p.span(q.Content)
		p.strings(q.Speaker)
	}
	return compress(p)
}

// unpackFound adds to s what packFound packed.
func unpackFound(s *search.Subject, b []byte) error {
	if len(b) == 0 {
		return nil // not analysed
	}
	raw, err := restore(b)
	if err != nil {
		return err
	}
	u, size := unpacker{b: raw}, len(s.Text)
	for range u.count() {
		n := search.NameOf{Kind: entity.Kind(u.int()), Forms: u.strings()}
		for range u.count() {
			n.Mentions = append(n.Mentions, u.span(size))
		}
		s.Names = append(s.Names, n)
	}
	for range u.count() {
		s.Quotes = append(s.Quotes, search.QuoteOf{Span: u.span(size), Content: u.span(size), Speaker: u.strings()})
	}
	return u.done()
}
