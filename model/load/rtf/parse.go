package rtf

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"lede/model/load/office"
)

// maxDepth is how deep groups may nest.
const maxDepth = 200

// group is what holds between two braces.
type group struct {
	hidden bool   // nothing of it is shown
	note   bool   // it is a footnote
	inItem bool   // it is the mark of an item in a list
	inner  bool   // it is hidden, but for what a group in it says is text
	field  bool   // it says what a field is
	boxes  int    // text boxes that it lies in
	link   string // where its words lead
	units  int    // how many characters stand behind \u for old readers
	page   int    // the code page of its bytes
}

// parser reads RTF from front to end, and never fails.
type parser struct {
	src   []byte
	at    int
	stack []group
	group
	byLine bool // the ends of lines part paragraphs
	over   int  // groups open beyond maxDepth
	deep   bool // there were some

	fonts   map[int]int // code pages by the numbers of fonts
	font    int         // that the table of fonts is at
	inFonts bool
	ansi    int // the code page of the document

	out    io.StringWriter // gets the text as it is met, but for footnotes
	notes  strings.Builder
	doc    document
	inst   strings.Builder // what the last field is
	mark   []byte          // of the item
	bytes  []byte          // of one code page, not yet decoded
	high   rune            // the first half of a pair
	passed int             // characters still to be passed over behind \u
}

func newParser(src []byte, out io.StringWriter) *parser {
	return &parser{src: src, out: out, group: group{units: 1, page: ansiPage}, ansi: ansiPage, fonts: map[int]int{}, doc: document{paragraph: new(paragraph)}, byLine: isByLine(src)}
}

// isByLine reports whether a text parts its paragraphs by the ends of lines: it has more
// than linesOf of them for each end of a paragraph.
func isByLine(src []byte) bool {
	const linesOf = 4
	lines, paragraphs := 0, 0
	for at := bytes.IndexByte(src, '\\'); at >= 0; at = bytes.IndexByte(src, '\\') {
		src = src[at+1:]
		end := 0
		for end < len(src) && (isLetter(src[end]) || isDigit(src[end])) {
			end++
		}
		switch string(src[:end]) {
		case "line":
			lines++
		case "par":
			paragraphs++
		}
	}
	return lines > linesOf*paragraphs
}

const ansiPage = 1252

// read reads the document: the text is written a paragraph a line with an empty one
// behind it, and its footnotes last.
func (p *parser) read() {
	for p.at < len(p.src) {
		p.step()
	}
	p.flush()
	p.doc.end(p.notes.String())
	_, _ = p.out.WriteString(p.notes.String())
}

func (p *parser) step() {
	c := p.src[p.at]
	p.at++
	switch c {
	case '{':
		p.open()
	case '}':
		p.close()
	case '\\':
		p.control()
	case '\r', '\n', 0:
	default:
		p.char(c)
	}
}

func (p *parser) open() {
	p.flush()
	if p.passed = 0; len(p.stack) >= maxDepth {
		p.over++
		p.deep = true
		return
	}
	p.stack = append(p.stack, p.group)
}

func (p *parser) close() {
	p.flush()
	switch {
	case p.over > 0:
		p.over--
	case len(p.stack) > 0:
		last := p.stack[len(p.stack)-1]
		if p.note && !last.note {
			p.write("\n\n")
		}
		if p.inItem && !last.inItem {
			p.doc.item, p.doc.number = max(1, p.doc.item), ordinal(p.mark)
		}
		if p.boxes > last.boxes {
			p.doc.boxEnd()
		}
		p.group = last
		p.stack = p.stack[:len(p.stack)-1]
		p.inFonts = p.inFonts && p.hidden
	}
}

// control reads a control word with its number, or a control symbol.
func (p *parser) control() {
	if p.at >= len(p.src) {
		return
	}
	c := p.src[p.at]
	if !isLetter(c) {
		p.at++
		p.symbol(c)
		return
	}
	start := p.at
	for p.at < len(p.src) && isLetter(p.src[p.at]) {
		p.at++
	}
	word := string(p.src[start:p.at])
	n, has := p.number()
	if p.at < len(p.src) && p.src[p.at] == ' ' {
		p.at++
	}
	p.word(word, n, has)
}

// maxNumber bounds what stands behind a control word.
const maxNumber = 1 << 30

func (p *parser) number() (n int, has bool) {
	sign := 1
	if p.at+1 < len(p.src) && p.src[p.at] == '-' && isDigit(p.src[p.at+1]) {
		sign = -1
		p.at++
	}
	for ; p.at < len(p.src) && isDigit(p.src[p.at]); p.at++ {
		n, has = min(n*10+int(p.src[p.at]-'0'), maxNumber), true
	}
	return sign * n, has
}

func (p *parser) symbol(c byte) {
	switch c {
	case '\'':
		if p.at+2 <= len(p.src) {
			hi, lo := hex(p.src[p.at]), hex(p.src[p.at+1])
			p.at += 2
			if hi >= 0 && lo >= 0 {
				p.char(byte(hi<<4 | lo))
			}
		}
	case '*':
		p.hidden = true
	case '~':
		p.put(' ')
	case '_':
		p.put('-')
	case '\\', '{', '}':
		p.char(c)
	case '\r', '\n':
		p.paragraph()
	}
}

// word does what a control word says, where that changes the text.
func (p *parser) word(word string, n int, has bool) {
	if r, ok := marks[word]; ok {
		p.put(r)
		return
	}
	if hiddenGroups[word] {
		p.flush()
		n := len(p.stack)
		p.inner = (word == "shpinst" || word == "object") && (n == 0 || !p.stack[n-1].hidden)
		p.hidden, p.inFonts = true, word == "fonttbl"
		return
	}
	if !p.layout(word, n) && !p.part(word, n, has) {
		p.coding(word, n)
	}
}

// layout does what a word says of paragraphs, lists and tables; false for others.
func (p *parser) layout(word string, n int) bool {
	switch word {
	case "par", "sect", "page", "row", "nestrow":
		p.paragraph()
		if p.hidden || p.note {
			break
		}
		if word == "row" || word == "nestrow" {
			p.doc.row()
		} else {
			p.doc.paragraphEnd()
		}
	case "line":
		p.line()
	case "tab":
		p.put(' ')
	case "cell", "nestcell":
		if p.put(' '); !p.hidden && !p.note {
			p.doc.cell()
		}
	case "pard", "intbl", "ilvl", "outlinelevel":
		if p.flush(); !p.hidden && !p.note {
			p.doc.is(word, n)
		}
	default:
		return false
	}
	return true
}

// part does what a word says of the group it stands in: that it is an item's mark,
// a field, a footnote, or hidden; false for others.
func (p *parser) part(word string, n int, has bool) bool {
	switch word {
	case "listtext", "pntext":
		p.flush()
		p.hidden, p.inItem, p.mark = true, true, nil
	case "fldinst":
		p.flush()
		p.inst.Reset()
		p.hidden, p.field = true, true
	case "fldrslt":
		p.flush()
		address, shown := office.Field(p.inst.String())
		p.link, p.hidden = address, p.hidden || !shown
	case "shptxt", "result":
		p.flush()
		p.hidden = p.hidden && !p.inner
		if word == "shptxt" && !p.hidden && !p.note && p.doc.box() {
			p.boxes++
		}
	case "footnote":
		p.flush()
		p.note = true
	case "v", "deleted":
		p.flush()
		p.hidden = !has || n != 0
	default:
		return false
	}
	return true
}

// char takes a byte of text.
func (p *parser) char(c byte) {
	if p.passed > 0 {
		p.passed--
		return
	}
	if p.inItem && len(p.mark) < maxMark {
		p.mark = append(p.mark, c)
	}
	if (!p.hidden || p.field) && p.over == 0 {
		p.bytes = append(p.bytes, c)
	}
}

// maxMark is how many bytes of an item's mark are looked at.
const maxMark = 8

// ordinal is the number that an item's mark says, the last of several, 0 where it says
// none: "3.", "4)", "2.1", "2.1.".
func ordinal(mark []byte) int {
	last, n, marked := 0, 0, false
	for i := 0; i < len(mark) && strings.IndexByte("0123456789.)", mark[i]) >= 0; i++ {
		if isDigit(mark[i]) {
			n = 10*n + int(mark[i]-'0')
		} else {
			last, n, marked = n, 0, i > 0
		}
	}
	if marked && n > 0 {
		return n
	}
	return last
}

// put writes a character.
func (p *parser) put(r rune) {
	if p.passed > 0 {
		p.passed--
		return
	}
	if p.flush(); !p.hidden && p.over == 0 && utf8.ValidRune(r) {
		p.write(string(r))
	}
}

func (p *parser) paragraph() {
	if p.flush(); !p.hidden {
		p.write("\n\n")
	}
}

// line ends a line: some writers part paragraphs so, whose texts have few other ends.
func (p *parser) line() {
	p.put('\n')
	if p.byLine && !p.hidden && !p.note && p.doc.isPlain() {
		p.doc.paragraphEnd()
	}
}

func (p *parser) write(s string) {
	switch {
	case p.field:
		p.inst.WriteString(s)
	case p.note:
		p.notes.WriteString(s)
	default:
		_, _ = p.out.WriteString(s)
		p.doc.write(s, p.link)
	}
}

// flush decodes the bytes that wait.
func (p *parser) flush() {
	if len(p.bytes) == 0 {
		return
	}
	s := string(p.bytes)
	if slices.ContainsFunc(p.bytes, isForeign) {
		if e, err := htmlindex.Get(pages[p.page]); err == nil {
			if decoded, err := e.NewDecoder().String(s); err == nil {
				s = decoded
			}
		}
	}
	p.bytes = p.bytes[:0]
	p.write(s)
}

// isForeign reports whether a byte is no letter of ASCII, which all code pages have.
func isForeign(c byte) bool { return c >= utf8.RuneSelf }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func hex(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
