package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"lede/model/text"
)

// separator stands between two blocks of Article.Text.
const separator = "\n\n"

// maxOpening is how many runes of a text stand for its title.
const maxOpening = 80

// Opening is how a text begins: its first line, cut.
func Opening(body string) string {
	line, _, _ := strings.Cut(strings.TrimLeftFunc(body, text.IsSpace), "\n")
	return own(text.ShortenWords(line, maxOpening))
}

// maxTitle is the longest title kept, in runes; a longer one is cut with "…".
const maxTitle = 300

// A file may say an address, or the name of its outlet, once and mean it for each of a
// million words or articles: of addresses a text has maxAddresses bytes, and more only
// where each is no longer than shortAddress; names and an article's own address are no
// longer than maxName and maxAddress, all its authors than maxAuthors.
const (
	maxAddresses, shortAddress = 4 << 20, 256
	maxName, maxAddress        = 1000, 8 << 10
	maxAuthors                 = 16 << 10
)

// Builder makes an Article from untrusted pieces. Blocks are opened, written
// and closed in reading order; every piece of text is cleaned before it is
// counted, so the offsets are final. The zero Builder is ready.
type Builder struct {
	meta    Meta
	notices []Notice

	body    []byte
	blocks  []Block
	inlines []Inline
	pending []Inline // begun, not yet ended: Start is set
	address int      // bytes of addresses in the text

	pictures func(address string) []byte // nil keeps none
	pictured int                         // bytes of those kept

	open  bool
	space bool // a space is owed before the next word
}

// maxPictures is how many bytes of pictures an article has.
const maxPictures = 32 << 20

// Pictures has captions keep their pictures, as far as find has them for an address as the
// source writes it, or what was given here before has.
func (b *Builder) Pictures(find func(address string) []byte) {
	before := b.pictures
	b.pictures = func(address string) []byte {
		if raw := find(address); raw != nil || before == nil {
			return raw
		}
		return before(address)
	}
}

// Picture is the picture of an address; nil where there is none, or none is kept.
func (b *Builder) Picture(address string) []byte {
	if b.pictures == nil || b.pictured >= maxPictures {
		return nil
	}
	raw := b.pictures(address)
	b.pictured += len(raw)
	return raw
}

// Meta gives access to the metadata under construction; Build cleans it.
func (b *Builder) Meta() *Meta { return &b.meta }

// Notice records something the reader should know. A repeated notice counts once.
func (b *Builder) Notice(kind NoticeKind, text string) {
	n := Notice{kind, text}
	if !slices.Contains(b.notices, n) {
		b.notices = append(b.notices, n)
	}
}

// Len is the number of bytes of text so far.
func (b *Builder) Len() int { return len(b.body) }

// Block adds a whole block: Open, Write, Close.
func (b *Builder) Block(block Block, content string) {
	b.Open(block)
	b.Write(content)
	b.Close()
}

// Open starts a block; the Span in it is ignored. An open block is closed first.
func (b *Builder) Open(block Block) {
	b.Close()
	if len(b.body) > 0 {
		b.body = append(b.body, separator...)
	}
	block.Span = text.Span{Start: len(b.body), End: len(b.body)}
	block.URL, block.Label, block.Marker = own(b.bounded(block.URL)), own(block.Label), own(block.Marker)
	b.blocks = append(b.blocks, block)
	b.open, b.space = true, false
}

// Write adds text to the open block; where none is open it opens a paragraph.
// In code every character is kept. Elsewhere runs of white space become one
// space, and a line ends only by Break.
func (b *Builder) Write(s string) {
	if s == "" {
		return
	}
	b.ensure()
	s = text.Clean(s)
	if b.current().Kind == Code {
		b.body = append(b.body, s...)
		return
	}
	for len(s) > 0 {
		if n := spaces(s); n > 0 {
			b.space = true
			s = s[n:]
			continue
		}
		n := line(s)
		b.settle()
		b.body = append(b.body, s[:n]...)
		s = s[n:]
	}
}

// spaces is the length of the white space that s begins with.
func spaces(s string) int {
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if !text.IsSpace(r) {
			return i
		}
		i += n
	}
	return len(s)
}

// line is how far s goes on as it is to stand: words, and one space between two.
func line(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' && i+1 < len(s) && ' ' < s[i+1] && s[i+1] < utf8.RuneSelf:
			i += 2
		case c == ' ' || '\t' <= c && c <= '\r':
			return i
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if text.IsSpace(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

// settle writes the owed space, unless the line starts here or there is one.
func (b *Builder) settle() {
	if b.space && len(b.body) > b.current().Start {
		if last := b.body[len(b.body)-1]; last != '\n' && last != ' ' {
			b.body = append(b.body, ' ')
		}
	}
	b.space = false
}

// own is s as one clean line in memory of its own: a part of the file would hold
// all of it.
func own(s string) string { return strings.Clone(text.CleanLine(s)) }

func (b *Builder) ensure() {
	if !b.open {
		b.Open(Block{Kind: Paragraph})
	}
}

func (b *Builder) current() *Block { return &b.blocks[len(b.blocks)-1] }

// Break ends the line inside the open block: verse, an address, <br>.
func (b *Builder) Break() {
	if b.open && len(b.body) > b.current().Start {
		b.body = append(b.body, '\n')
		b.space = false
	}
}

// Begin opens an inline span at the current place; url is for links.
func (b *Builder) Begin(kind InlineKind, url string) {
	b.ensure()
	b.settle()
	b.pending = append(b.pending, Inline{Kind: kind, Span: text.Span{Start: len(b.body)}, URL: text.CleanLine(b.bounded(url))})
}

// End closes the innermost inline span. Spans left open end with their block;
// empty ones are dropped.
func (b *Builder) End() {
	if len(b.pending) == 0 {
		return
	}
	last := len(b.pending) - 1
	in := b.pending[last]
	b.pending = b.pending[:last]
	in.Span.End = len(b.body)
	if !in.Span.Empty() && (in.Kind != Link || in.URL != "") {
		b.inlines = append(b.inlines, in)
	}
}

// bounded is an address of the text, "" where the text has too many bytes of them.
func (b *Builder) bounded(url string) string {
	if len(url) > shortAddress && b.address+len(url) > maxAddresses {
		b.Notice(Cut, "links and pictures with long addresses were left out after the first 4 MiB of addresses")
		return ""
	}
	b.address += len(url)
	return url
}

// Table adds a table: a row a line, cells parted by tabs. The first row is the head.
func (b *Builder) Table(rows [][]string) {
	b.Open(Block{Kind: Table})
	spans := make([][]text.Span, len(rows))
	for i, row := range rows {
		if i > 0 {
			b.body = append(b.body, '\n')
		}
		for j, cell := range row {
			if j > 0 {
				b.body = append(b.body, '\t')
			}
			start := len(b.body)
			b.body = append(b.body, text.CleanLine(cell)...)
			spans[i] = append(spans[i], text.Span{Start: start, End: len(b.body)})
		}
	}
	b.current().Rows = spans
	b.Close()
}

// Close ends the open block, if any. One without visible text is dropped,
// unless it is a rule or a caption with an address.
func (b *Builder) Close() {
	if !b.open {
		return
	}
	for len(b.pending) > 0 {
		b.End()
	}
	block := b.current()
	b.open = false
	visible := len(bytes.TrimFunc(b.body[block.Start:], text.IsSpace)) > 0
	if !visible && block.Kind != Rule && !(block.Kind == Caption && block.URL != "") {
		b.drop(block)
		return
	}
	if block.Kind != Table {
		b.cut(block.Start + len(bytes.TrimRightFunc(b.body[block.Start:], text.IsSpace)))
	}
	block.End = len(b.body)
}

func (b *Builder) drop(block *Block) {
	b.cut(max(0, block.Start-len(separator)))
	b.blocks = b.blocks[:len(b.blocks)-1]
}

// cut shortens the text to n bytes and the inline spans with it.
func (b *Builder) cut(n int) {
	b.body = b.body[:n]
	for i := len(b.inlines) - 1; i >= 0 && b.inlines[i].End > n; i-- {
		b.inlines[i].Span.End = n
		if b.inlines[i].Empty() {
			b.inlines = slices.Delete(b.inlines, i, i+1)
		}
	}
}

// Grow makes room for so many bytes of text in so many blocks.
func (b *Builder) Grow(bytes, blocks int) {
	b.body, b.blocks = slices.Grow(b.body, bytes), slices.Grow(b.blocks, blocks)
}

// Build closes the open block and returns the article. The Builder must not be
// used afterwards: the article has its memory.
func (b *Builder) Build(origin Origin) *Article {
	b.Close()
	origin.File, origin.Format = text.CleanLine(origin.File), text.CleanLine(origin.Format)
	slices.SortStableFunc(b.inlines, func(x, y Inline) int { return text.Compare(x.Span, y.Span) })
	dense := isDense(b.body, b.blocks)
	if dense {
		b.Notice(Repaired, "its words and marks are shorter than those of any prose: no names and quotations are looked for")
	}
	for i := range b.notices {
		b.notices[i].Text = text.CleanLine(b.notices[i].Text)
	}
	b.meta.clean()
	body := unsafe.String(unsafe.SliceData(b.body), len(b.body))
	if b.meta.Opening = ""; b.meta.Title == "" {
		b.meta.Opening = Opening(body)
	}
	return &Article{
		Origin: origin, Meta: b.meta, Text: body,
		Blocks: b.blocks, Inlines: b.inlines, Notices: b.notices, Dense: dense,
	}
}

func (m *Meta) clean() {
	for _, s := range []*string{&m.Title, &m.Summary, &m.Outlet, &m.URL, &m.Section, &m.Language, &m.Published.Raw} {
		*s = own(*s)
	}
	m.Title = text.Shorten(m.Title, maxTitle)
	for _, s := range []*string{&m.Outlet, &m.Section, &m.Language} {
		*s = text.Shorten(*s, maxName)
	}
	if len(m.URL) > maxAddress {
		m.URL = ""
	}
	authors, size := m.Authors, 0
	m.Authors = nil
	for _, a := range authors {
		if a = own(a); a == "" {
			continue
		}
		if size += len(a); size > maxAuthors {
			break
		}
		m.Authors = append(m.Authors, a)
	}
}

// Raw makes an article whose text is s byte for byte: no cleaning, no header
// rules; every line with visible text is a paragraph. Invalid UTF-8 becomes
// U+FFFD. Its text is not safe for a terminal; it exists for measuring.
func Raw(s string, origin Origin) *Article {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	a := &Article{Origin: origin, Text: s}
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
			end = start + i
		}
		a.rawLine(text.Span{Start: start, End: end})
		start = end + 1
	}
	return a
}

func (a *Article) rawLine(line text.Span) {
	line = text.Trim(a.Text, line)
	if !line.Empty() {
		a.Blocks = append(a.Blocks, Block{Kind: Paragraph, Span: line})
	}
}
