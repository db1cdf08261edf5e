package plain

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
)

// build adds the text s to b: its header zone to the metadata, the rest as
// blocks. No text is lost: what belongs to the page and not to the story
// becomes an aside. It is given up with the error of tell, if there is
// one.
func build(b *article.Builder, s string, tell teller) error {
	s = CutLines(b, text.Clean(unescape(b, s)))
	paras, wrapped := paragraphs(s)
	b.Grow(len(s)+len(paras), len(paras)) // a blank line between two, where there was a line's end
	note(b, wrapped)
	paras = skipChrome(b, paras)
	if len(paras) > 1 { // a line alone is text, not a headline without a story
		paras = readHeader(b, paras)
	}
	return body(b, paras, tell)
}

// How many lines of a text are read: any text may have fewLines, a longer one a
// line in lineBytes, which verse and lists keep. What has more would cost a
// hundred times its length in paragraphs.
const (
	fewLines  = 100_000
	lineBytes = 24
)

// CutLines cuts s after more lines than a text of its length has, and says so.
func CutLines(b *article.Builder, s string) string {
	most := max(fewLines, len(s)/lineBytes)
	if strings.Count(s, "\n") <= most {
		return s
	}
	end := 0
	for range most {
		end += strings.IndexByte(s[end:], '\n') + 1
	}
	b.Notice(article.Cut, fmt.Sprintf("cut after %d lines", most))
	return s[:end]
}

// references matches what only HTML writes: "&rsquo;", "&#8220;".
var references = text.Pattern(`&(?:[lr][sd]quo|nbsp|[mn]dash|hellip|amp|quot|apos|lt|gt|#\d{2,6}|#x[0-9a-fA-F]{2,6});`)

// unescape resolves character references in a text that has two or more.
func unescape(b *article.Builder, s string) string {
	if !strings.Contains(s, "&") || len(references().FindAllStringIndex(s, 2)) < 2 {
		return s
	}
	b.Notice(article.Repaired, "character references were resolved")
	return references().ReplaceAllStringFunc(s, html.UnescapeString)
}

// Body adds the text s to b as blocks, without looking for a header.
func Body(b *article.Builder, s string) {
	s = CutLines(b, text.Clean(s))
	paras, wrapped := paragraphs(s)
	b.Grow(len(s)+len(paras), len(paras))
	note(b, wrapped)
	_ = body(b, paras, func(int) error { return nil })
}

func note(b *article.Builder, wrapped bool) {
	if wrapped {
		b.Notice(article.Repaired, "lines that were wrapped at a width were joined")
	}
}

// teller hears how many bytes are done, and says why to stop.
type teller = func(done int) error

// told is after how many paragraphs a long text says how far it is.
const told = 256

func body(b *article.Builder, paras []para, tell teller) error {
	classes, seen := make([]class, len(paras)), 0
	for i, p := range paras {
		if seen += len(p.text); i%told == 0 {
			if err := tell(seen / 2); err != nil {
				return err
			}
		}
		classes[i] = classify(p.text)
	}
	tail := tailStart(paras, classes)
	box := 0 // the end of the teaser we are in
	for i, p := range paras {
		if i%told == 0 {
			if err := tell((seen + b.Len()) / 2); err != nil {
				return err
			}
		}
		box = max(box, teaser(classes, i))
		switch {
		case i >= tail || i < box:
			emit(b, p, classes[i], true)
		case pulled(paras, i):
			quotation(b, paras, i)
		case i > 0 && pulled(paras, i-1):
		case isList(paras, i):
			item(b, p.text, false)
		case isHeading(paras, classes, i):
			b.Block(article.Block{Kind: article.Heading, Level: 2}, p.text)
		default:
			emit(b, p, classes[i], false)
		}
	}
	return nil
}

// teaser returns the end of a box for another story that begins at i: a
// section's name, a headline, perhaps a summary, a date. 0 where there is none.
func teaser(classes []class, i int) int {
	if classes[i] != label {
		return 0
	}
	for j := i + 1; j < len(classes) && j <= i+3; j++ {
		if classes[j] == dated {
			return j + 1
		}
	}
	return 0
}

// dashed matches the line that says whose a quotation set apart is.
var dashed = text.Pattern(`^[—–]\s?\p{Lu}.{2,80}$`)

// pulled reports whether paragraph i is a quotation set apart, with its speaker
// on the next line.
func pulled(paras []para, i int) bool {
	return i+1 < len(paras) && beginsWith(paras[i].text, "\"'“‘«„»「") &&
		dashed().MatchString(paras[i+1].text) && !isSentence(paras[i+1].text)
}

// nearby is how far from a quotation set apart its words are looked for.
const nearby = 40

// quotation adds paragraphs i and i+1 as one quotation; an aside where the story
// has the words a second time.
func quotation(b *article.Builder, paras []para, i int) {
	const marks = "\"'“”‘’«»„「」 .,"
	inner := strings.Trim(paras[i].text, marks)
	again := false
	for j := max(0, i-nearby); j < min(len(paras), i+nearby); j++ {
		again = again || j != i && strings.Contains(paras[j].text, inner)
	}
	b.Open(article.Block{Kind: article.Quotation, Level: 1, Aside: again})
	b.Write(paras[i].text)
	b.Break()
	b.Write(paras[i+1].text)
	b.Close()
}

var (
	reported = text.Pattern(`^\((?:Reporting|Additional reporting|Writing|Editing|Compiled) by\b|^(?:Reporting|Editing) by\b`)
)

// emit adds a paragraph as what its class says.
func emit(b *article.Builder, p para, c class, aside bool) {
	switch {
	case isRule(p.text):
		b.Block(article.Block{Kind: article.Rule, Aside: aside}, "")
		return
	case c == caption:
		b.Block(article.Block{Kind: article.Caption, Label: "Photo", Aside: aside}, p.text)
		return
	case strings.HasPrefix(p.text, "> "):
		b.Block(article.Block{Kind: article.Quotation, Level: 1, Aside: aside}, strings.TrimLeft(p.text, "> "))
		return
	case c == share || c == cue || c == minutes || beginsWith(p.text, "(RE") && reported().MatchString(p.text):
		aside = true
	}
	b.Open(article.Block{Kind: article.Paragraph, Aside: aside})
	for i, line := range p.lines {
		if i > 0 {
			b.Break()
		}
		b.Write(line)
	}
	if p.lines == nil {
		b.Write(p.text)
	}
	b.Close()
}

// minTail is how many short lines after the last prose are no part of the story.
const minTail = 5

// tailStart finds where the story ends: at a cue ("Related") after which no
// long prose comes, or before five short lines or more that are no sentences.
func tailStart(paras []para, classes []class) int {
	last := -1
	for i, p := range paras {
		if (classes[i] == prose || classes[i] == dateline) && words(p.text) >= 12 || isList(paras, i) {
			last = i
		}
	}
	if last < 0 {
		return len(paras)
	}
	for i := last + 1; i < len(paras); i++ {
		if classes[i] == cue {
			return i
		}
	}
	after := last + 1
	for after < len(paras) && (classes[after] == prose || ends(paras[after].text)) {
		after++
	}
	if len(paras)-after < minTail {
		return len(paras)
	}
	for _, p := range paras[after:] {
		if words(p.text) > maxTitleWords || speaker().MatchString(p.text) {
			return len(paras)
		}
	}
	return after
}

var (
	bullet  = text.Pattern(`^([•●▪‣·*◦■–+-]|\d{1,3}[.)])[ \t\x{a0}]+\S`)
	ruled   = text.Pattern(`^(?:[*•·=_~#+-]\s*){3,}$`)
	clock   = text.Pattern(`^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$`)
	literal = "•●▪‣◦■"
)

func isRule(line string) bool {
	return beginsWith(line, "*•·=_~#+-") && ruled().MatchString(line)
}

// beginsWith reports whether the first rune of s is one of marks.
func beginsWith(s, marks string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && strings.ContainsRune(marks, r)
}

// marker returns the mark of a list item, "" where line begins with none.
func marker(line string) string {
	if m := bullet().FindStringSubmatch(line); m != nil && !isRule(line) {
		return m[1]
	}
	return ""
}

// isList reports whether paragraph i is a list item: it has a mark that is
// nothing else, or a neighbour with the same kind of mark. A lone hyphen may
// begin a speech.
func isList(paras []para, i int) bool {
	m := marker(paras[i].text)
	if m == "" {
		return false
	}
	if strings.Contains(literal, m) {
		return true
	}
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(paras) && sameKind(m, marker(paras[j].text)) {
			return true
		}
	}
	return false
}

func sameKind(a, b string) bool {
	numbered := func(s string) bool { return len(s) > 1 }
	if numbered(a) && numbered(b) {
		return a != b && a[len(a)-1] == b[len(b)-1]
	}
	return a == b
}

func item(b *article.Builder, line string, aside bool) {
	m := marker(line)
	rest := strings.TrimSpace(strings.TrimPrefix(line, m))
	if len(m) == 1 || strings.Contains(literal, m) || m == "–" || m == "·" {
		m = "•"
	}
	b.Block(article.Block{Kind: article.Item, Level: 1, Marker: m, Aside: aside}, rest)
}

// maxHeading is the length of a heading inside a story, in words.
const maxHeading = 9

// isHeading reports whether paragraph i is a heading: short, without a stop,
// between prose. A time of day heads an entry of a live report.
func isHeading(paras []para, classes []class, i int) bool {
	line := paras[i].text
	if i+1 >= len(paras) || paras[i].lines != nil || speaker().MatchString(line) {
		return false
	}
	long := isProse(paras[i+1].text)
	if clock().MatchString(line) {
		return long
	}
	n := words(line)
	if classes[i] != other || n > maxHeading || n < 2 || !long || strings.ContainsAny(line[len(line)-1:], ".!;,:)]\"'”’»") {
		return false
	}
	before := i - 1
	for before > 0 && ofThePage(classes[before]) {
		before--
	}
	return before >= 0 && (isProse(paras[before].text) || isList(paras, before) || before > 0 && pulled(paras, before-1)) && upper(line)
}

// upper reports whether line begins with a capital or a figure.
func upper(line string) bool {
	for _, r := range line {
		return strings.ToLower(string(r)) != string(r) || '0' <= r && r <= '9'
	}
	return false
}
