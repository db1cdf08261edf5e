package plain

import (
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/text"
	"lede/model/when"
)

// maxZone is how many paragraphs may belong to the header.
const maxZone = 24

// Limits of a headline: 97 to 99.9 % of real ones keep them.
const (
	maxTitleRunes = 150
	maxTitleWords = 25
)

// isTitle reports whether line has the shape of a headline. What ends in a dash is a
// dateline whose story begins below.
func isTitle(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return titled(line) && (!strings.ContainsRune(".;,:。，；：—–-", last) || abbreviated().MatchString(line))
}

func titled(line string) bool {
	return line != "" && utf8.RuneCountInString(line) <= maxTitleRunes && words(line) <= maxTitleWords
}

// stopped reports whether paragraph i is a headline with a final stop: one
// sentence, with a date, a byline or a dateline right below it.
func (h *header) stopped(i int) bool {
	line := h.paras[i].text
	if i+1 >= len(h.class) || !strings.HasSuffix(line, ".") || strings.Contains(line, ". ") || !titled(line) {
		return false
	}
	switch h.class[i+1] {
	case dated, byline, dateline:
		return true
	}
	return false
}

// abbreviated matches a final stop that belongs to the word: "in L.A."
var abbreviated = text.Pattern(`(?:\b\p{Lu}\.){2,}$|\b(?:Jr|Sr|Inc|Co|Ltd|Corp|St)\.$`)

// header reads the top of a text into the metadata. What it finds there and
// does not understand is kept as asides.
type header struct {
	b     *article.Builder
	paras []para
	class []class
	used  []bool // read into the metadata
	first int    // the paragraph after the title
	end   int    // the paragraph after the zone
}

// readHeader reads the header zone of paras and returns the rest.
func readHeader(b *article.Builder, paras []para) []para {
	if n := keyBlock(b, paras); n > 0 {
		paras = paras[n:]
		if len(paras) > 0 && paras[0].text == text.CleanLine(b.Meta().Title) {
			paras = paras[1:]
		}
		return paras
	}
	h := &header{b: b, paras: paras[:min(len(paras), maxZone+2)]}
	h.used = make([]bool, len(h.paras))
	for _, p := range h.paras {
		h.class = append(h.class, classify(p.text))
	}
	h.title()
	h.bareName()
	h.zone()
	h.fields()
	h.summary()
	h.rest()
	return h.standfirst(paras)
}

// title takes the first line that is the story's, not the page's, where it has
// the shape of a headline.
func (h *header) title() {
	for i, c := range h.class {
		line := h.paras[i].text
		if c == dated || c == byline || ofThePage(c) {
			continue
		}
		if h.paras[i].lines == nil && (isTitle(line) || h.stopped(i)) && c != dateline && !isList(h.paras, i) {
			h.b.Meta().Title = line
			h.used[i] = true
			h.first = i + 1
			return
		}
		h.first = i
		return
	}
}

// bareName takes a name alone below the headline, right above the date, for a byline.
func (h *header) bareName() {
	i := h.first
	if h.b.Meta().Title != "" && i > 0 && i+1 < len(h.class) && h.class[i] == other && h.class[i+1] == dated && isName(h.paras[i].text) {
		h.class[i] = byline
	}
}

var (
	fullName  = text.Pattern(`^\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*(?:\s(?:\p{Lu}\.|\p{Lu}\p{Ll}[\p{L}\p{M}'’-]*|de|del|della|di|da|van|von|der|den|bin|al|el|ten|ter|la|le)){0,3}\s\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}$`)
	placeName = text.Pattern(`^(?:New|San|Santa|Los|Las|Hong|Rio|Saint|St|Buenos|Cape|Mexico|Abu|Kuala|Tel|Great|North|South|East|West|Northern|Southern|Eastern|Western|United|Staff|Our|The|News|Breaking|Latest|Guest|Special|Press)\s|\s(?:City|Island|Islands|News|Staff|Desk|Report|Reports|County|Province|Republic|Kingdom|Correspondent|Reporter|Writer|Edition|Analysis|Opinion|Review|Update|Updates|Live)$`)
)

// isName reports whether a line has the shape of a person's name, and not the words
// that places and papers have in theirs.
func isName(line string) bool { return fullName().MatchString(line) && !placeName().MatchString(line) }

// zone finds the end of the header: it reaches to the last line of the page's own
// before two lines of prose, or a dateline.
func (h *header) zone() {
	h.end = h.first
	run, seen := 0, false // lines of prose in a row, and any at all
	had := map[class]bool{}
	for i := h.first; i < len(h.class) && i < maxZone; i++ {
		c := h.class[i]
		switch {
		case c == dateline:
			return
		case c == prose:
			if run++; run == 2 {
				return
			}
			seen = true
		case (c == dated || c == byline) && !(seen && had[c]) || ofThePage(c) && !seen:
			run, had[c] = 0, true
			seen = seen && ofThePage(c)
			if c == byline && bareBy(h.paras[i].text) && i+1 < len(h.class) {
				h.class[i+1] = byline
			}
			h.end = i + 1
		case seen && !ofThePage(c) && !h.datedSoon(i):
			return
		default:
			run = 0
		}
	}
}

// ofThePage reports whether a line belongs to the page rather than the story.
func ofThePage(c class) bool {
	switch c {
	case share, address, caption, minutes, number, label:
		return true
	}
	return false
}

// datedSoon reports whether a date or a byline comes within three lines of i.
func (h *header) datedSoon(i int) bool {
	for j := i + 1; j < len(h.class) && j <= i+3; j++ {
		if h.class[j] == dated || h.class[j] == byline {
			return true
		}
	}
	return false
}

func bareBy(line string) bool { return strings.EqualFold(line, "by") }

// fields reads the lines of the zone that say what they are.
func (h *header) fields() {
	m := h.b.Meta()
	for i := range h.end {
		line := h.paras[i].text
		if h.used[i] {
			continue
		}
		switch h.class[i] {
		case dated:
			h.used[i] = readDated(m, line)
		case byline:
			if bareBy(line) {
				h.used[i] = true
			} else if _, _, ok := when.Find(line); ok {
				h.used[i] = readDated(m, line)
			} else {
				h.used[i] = field.Set(m, field.Authors, line)
			}
		case address:
			h.used[i] = field.Set(m, field.URL, line)
		case number:
			h.used[i] = h.counts(i) && field.Set(m, field.Comments, figures(line))
		case label:
			h.used[i] = field.Set(m, field.Section, line)
		case minutes:
			h.used[i] = true
		}
	}
}

// readDated reads a date and a byline beside it into m. It reports whether
// nothing else stood on the line.
func readDated(m *article.Meta, line string) bool {
	rest, d := undated(line)
	if !d.Known() {
		return false
	}
	if !m.Published.Known() {
		m.Published = d
	}
	rest = strings.Trim(rest, " ,|•·–—-:")
	if who, ok := strings.CutPrefix(rest, "by "); ok {
		rest = "By " + who
	}
	if isByline(rest) {
		return field.Set(m, field.Authors, rest)
	}
	return dateWords().MatchString(rest)
}

// counts reports whether the number at i is one of comments: it says so, or
// stands beside a date or a button for comments.
func (h *header) counts(i int) bool {
	if !numeral().MatchString(h.paras[i].text) {
		return true
	}
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(h.class) {
			continue
		}
		if h.class[j] == dated || h.class[j] == share && strings.Contains(strings.ToLower(h.paras[j].text), "comment") {
			return true
		}
	}
	return false
}

// figures returns the number in a line like "1,204 comments".
func figures(line string) string {
	if m := counted().FindStringSubmatch(line); m != nil {
		line = m[1] + m[2]
	}
	return strings.NewReplacer(",", "", ".", "").Replace(line)
}

// readFull matches what aggregators put after a summary.
var readFull = text.Pattern(`(?i:\s*\b(?:read|see|view)\s+(?:the\s+)?(?:full|whole|original|entire|complete|rest of the)\s*(?:article|story|post|text|report)?\s+(?:at|on|from|in)\s+)(\S+(?:\s+\p{Lu}\S*){0,3})\s*$`)

// maxSummary is the length of the longest summary, in words.
const maxSummary = 60

// summary takes the first line after the title that lies in the zone and says
// something, before or after the date.
func (h *header) summary() {
	for i := h.first; i < len(h.paras) && i < max(h.end, h.first+1); i++ {
		line := h.paras[i].text
		cut := readFull().FindStringSubmatchIndex(line)
		if cut == nil && i >= h.end || h.used[i] || marker(line) != "" || h.class[i] != other && h.class[i] != prose {
			continue
		}
		m := h.b.Meta()
		if cut != nil {
			field.Set(m, field.Outlet, strings.TrimRight(line[cut[2]:cut[3]], ".,;:»"))
			line = line[:cut[0]]
		}
		if n := words(line); n >= 4 && n <= maxSummary && field.Set(m, field.Summary, line) {
			h.used[i] = true
			h.end = max(h.end, i+1)
		}
		return
	}
}

// rest keeps what the header has and the metadata has not.
func (h *header) rest() {
	for i := range h.end {
		if h.used[i] {
			continue
		}
		if isList(h.paras, i) {
			item(h.b, h.paras[i].text, false)
		} else {
			emit(h.b, h.paras[i], h.class[i], h.class[i] != prose)
		}
	}
}

// Shape of a standfirst, in words.
const (
	minStandfirst = 6
	maxStandfirst = 45
)

// standfirst takes a line without a final stop between the header and the
// prose, and returns the body.
func (h *header) standfirst(all []para) []para {
	i := h.end
	if h.b.Meta().Title == "" || i == 0 || i+1 >= len(h.class) {
		return all[i:]
	}
	line, next := h.paras[i].text, h.class[i+1]
	n := words(line)
	if h.class[i] != other || n < minStandfirst || n > maxStandfirst || ends(line) || marker(line) != "" ||
		h.paras[i].lines != nil || next != prose && next != dateline {
		return all[i:]
	}
	h.b.Block(article.Block{Kind: article.Standfirst}, line)
	return all[i+1:]
}

// keyBlock reads a header of "Key: value" lines and returns how many there are:
// two known keys at least, up to a line that is none.
func keyBlock(b *article.Builder, paras []para) int {
	n, found := 0, 0
	for n < len(paras) && (n == 0 || !paras[n].gap) {
		m := keyValue().FindStringSubmatch(paras[n].text)
		if m == nil || isBodyKey(m[1]) {
			break
		}
		if isMetaKey(m[1]) {
			found++
		}
		n++
	}
	if found < 2 {
		return 0
	}
	for _, p := range paras[:n] {
		m := keyValue().FindStringSubmatch(p.text)
		value := strings.TrimSpace(m[2])
		if f := field.Of(m[1]).Field; value != "" && !field.Set(b.Meta(), f, value) {
			emit(b, p, other, true)
		}
	}
	return n
}

// IsHeaderLine reports whether a line is metadata by itself: a date, a byline, an address.
func IsHeaderLine(line string) bool {
	c := classify(line)
	return c == dated || c == byline && !bareBy(line) || c == address
}

// Furniture reports whether a line is part of a page rather than of a story: a
// button, the head of related links, a reading time.
func Furniture(line string) bool {
	c := classify(line)
	return c == share || c == cue || c == minutes
}

// HeaderLine reads such a line into m, and reports whether it says no more than that.
func HeaderLine(m *article.Meta, line string) bool {
	switch classify(line) {
	case dated, byline:
		if _, _, ok := when.Find(line); ok {
			return readDated(m, line)
		}
		return field.Set(m, field.Authors, line)
	case address:
		return field.Set(m, field.URL, line)
	}
	return false
}
