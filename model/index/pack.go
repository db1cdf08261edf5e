package index

import (
	"crypto/sha256"
	"sync"

	"github.com/klauspost/compress/zstd"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/search"
	"lede/model/text"
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

// hashOf is what tells the content of a from any other: all but where it came from and
// what was noticed on the way.
func hashOf(a *article.Article) []byte {
	var p packer
	p.text(a)
	p.string(a.Meta.Opening)
	p.string(a.Meta.Published.Raw)
	if p.bool(a.Meta.Comments != nil); a.Meta.Comments != nil {
		p.int(*a.Meta.Comments)
	}
	p.form(a)
	if p.bool(a.Head != nil); a.Head != nil {
		p.int(int(a.Head.Read))
		p.int(int(a.Head.Size))
	}
	h := sha256.Sum256(p)
	return h[:16]
}

// packText packs what search reads of an article.
func packText(a *article.Article) []byte {
	var p packer
	p.text(a)
	return compress(p)
}

func (p *packer) text(a *article.Article) {
	m := &a.Meta
	for _, s := range []string{m.Title, m.Summary, m.Outlet, m.Section, m.Language, m.URL} {
		p.string(s)
	}
	p.strings(m.Authors)
	p.date(m.Published)
	p.string(a.Text)
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

// packForm packs what the analysis needs of an article beside what search reads.
func packForm(a *article.Article) []byte {
	var p packer
	p.form(a)
	return compress(p)
}

func (p *packer) form(a *article.Article) {
	p.int(len(a.Blocks))
	for i := range a.Blocks {
		b := &a.Blocks[i]
		p.int(int(b.Kind))
		p.span(b.Span)
		p.int(b.Level)
		p.strings([]string{b.Marker, b.Label, b.URL, string(b.Image)})
		p.int(len(b.Rows))
		for _, row := range b.Rows {
			p.int(len(row))
			for _, cell := range row {
				p.span(cell)
			}
		}
		p.bool(b.Aside)
	}
	p.int(len(a.Inlines))
	for _, in := range a.Inlines {
		p.int(int(in.Kind))
		p.span(in.Span)
		p.string(in.URL)
	}
	p.bool(a.Dense)
}

// form reads what packForm packed of a, whose text is known.
func (u *unpacker) form(a *article.Article) {
	size := len(a.Text)
	for range u.count() {
		b := article.Block{Kind: article.Kind(u.int()), Span: u.span(size), Level: u.int()}
		if words := u.strings(); len(words) == 4 {
			b.Marker, b.Label, b.URL = words[0], words[1], words[2]
			if words[3] != "" {
				b.Image = []byte(words[3])
			}
		} else {
			u.bad = true
		}
		for range u.count() {
			row := make([]text.Span, u.count())
			for i := range row {
				row[i] = u.span(size)
			}
			b.Rows = append(b.Rows, row)
		}
		b.Aside = u.bool()
		a.Blocks = append(a.Blocks, b)
	}
	for range u.count() {
		a.Inlines = append(a.Inlines, article.Inline{Kind: article.InlineKind(u.int()), Span: u.span(size), URL: u.string()})
	}
	a.Dense = u.bool()
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
	u := unpacker{b: raw}
	a := &article.Article{Meta: s.Meta, Text: s.Text}
	u.form(a)
	return a, u.done()
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
