package press

import (
	"slices"
	"strings"
	"unicode"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/load/plain"
	"lede/model/text"
	"lede/model/when"
)

var (
	length    = text.Pattern(`(?i)^\s*\d[\d.,]*\s+(?:words|wörter|mots|palabras|parole|palavras|woorden)\s*$`)
	copyright = text.Pattern(`(?i)^\s*(?:\(c\)|©|copyright\b)|^\s*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\.?\s*$`)
	bodyLine  = text.Pattern(`(?i)^\s*(?:body|full text|volltext|text|corps|texte intégral|cuerpo|texto completo)\s*:?\s*$`)
	numbered  = text.Pattern(`^\s*(?:news|web|mag)[·.•][\w·.•-]*\d{8}[·.•]`)                                                                 // Europresse's number of a story
	below     = text.Pattern(`(?i)^\s*(?:(graphics?|grafik(?:en)?|graphiques?|gráficos?)|classification|klassifizierung|clasificación)\s*$`) // headings of Nexis Uni below a story
	linked    = text.Pattern(`(?i)^\s*link to (?:image|pdf|article|video)\s*$`)
	clock     = text.Pattern(`^\s*\d{1,2}:\d{2}(?:\s*(?:GMT|UTC|CET|EST|AM|PM))?\s*$`)
	edition   = text.Pattern(`(?i)^\s*(?:[\p{L}'-]+\s+){0,3}(?:edition|ausgabe|édition|edición|edizione|editie)(?:\s+\d+)?\s*$`)
	short     = text.Pattern(`^\s*(?:[A-Z][A-Z0-9]{1,9}|[A-Z]{0,2}\d{1,4}[A-Z]?)\s*$`)
)

// story is a part of an export on its way to an article.
type story struct {
	b     *article.Builder
	lines []string
	free  []string // lines of the head that say nothing of themselves
	other []string // those that are none of what has a name
	dated int      // how many of those stand before the date; -1 without one
	sized int      // how many before the number of words; -1 without one
}

// read makes a part an article. What is no archive's is read as plain text is.
func read(b *article.Builder, lines []string, archive bool) {
	if fields := coded(lines); archive && fields != nil {
		readCodes(b, fields)
		return
	}
	if !archive && (!plausible(lines) || plain.HasHead(top(lines))) {
		plain.Story(b, strings.Join(lines, "\n"))
		return
	}
	lines = slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return linked().MatchString(l) })
	s := &story{b: b, lines: lines, dated: -1, sized: -1}
	end := s.tail()
	begin := s.head(end)
	s.name()
	s.body(begin, end)
	s.rest(end)
}

func readCodes(b *article.Builder, fields []coding) {
	for _, f := range fields {
		switch k := codeNames[f.name]; k {
		case noKey:
		case body:
			plain.Body(b, strings.Join(f.lines, "\n"))
		case caption:
			b.Block(article.Block{Kind: article.Caption, Label: "Photo"}, strings.Join(f.lines, " "))
		default:
			k.set(b.Meta(), strings.Join(f.lines, " "))
		}
	}
}

// maxRest is the longest paragraph below a story that is no story's, in words.
const maxRest = 12

// tail finds the line at which the fields below a story begin: the highest named
// one with nothing but short lines, and what the names say, below it.
func (s *story) tail() int {
	end := len(s.lines)
	for last := len(s.lines); last > 0; {
		first := last - 1
		for first > 0 && strings.TrimSpace(s.lines[first-1]) != "" && strings.TrimSpace(s.lines[first]) != "" {
			first--
		}
		block := s.lines[first:last]
		k, _ := cut(strings.TrimSpace(block[0]))
		switch {
		case k == body || k == noKey && countWords(block) > maxRest && !claimed(block):
			return end
		case k != noKey || copyright().MatchString(block[0]) || below().MatchString(block[0]) || claimed(block):
			end = first
		}
		last = first
	}
	return len(s.lines) // fields alone
}

// claimed reports whether a block says whose the text is in its last line, and little
// above that.
func claimed(block []string) bool {
	last := len(block) - 1
	return copyright().MatchString(block[last]) && countWords(block[:last]) <= maxRest
}

// head reads the lines above the story, and returns where that begins.
func (s *story) head(end int) int {
	open := noKey // the field whose value goes on
	var value []string
	flush := func() {
		if open != noKey && open != skip {
			open.set(s.b.Meta(), strings.Join(value, " "))
		}
		open, value = noKey, nil
	}
	defer flush()
	for i := range end {
		line := strings.TrimSpace(s.lines[i])
		k, v := cut(line)
		switch {
		case line == "":
			flush()
		case bodyLine().MatchString(line):
			return i + 1
		case k == body:
			s.lines[i] = v
			return i
		case k != noKey:
			flush()
			open, value = k, []string{v}
		case open != noKey && len(value) < longestField:
			value = append(value, line)
		case s.prose(i, end):
			return i
		default:
			s.line(line, i > 0 && len(s.lines[i-1]) >= wide)
		}
	}
	return end
}

// longestField is how many lines a field has, and longestLine how many bytes a
// line that goes on: what follows is the story's.
const (
	longestField = 100
	longestLine  = 1 << 14
)

// wide is the length from which a line may go on in the next, in bytes.
const wide = 60

// prose reports whether the paragraph that begins at line i is the story's: a
// sentence, in as many lines as it has, and no headline of a head that goes on.
func (s *story) prose(i, end int) bool {
	if i > 0 && strings.TrimSpace(s.lines[i-1]) != "" {
		return plain.IsProse(s.lines[i]) && !copyright().MatchString(s.lines[i])
	}
	stop := i
	for stop < end && strings.TrimSpace(s.lines[stop]) != "" {
		if length().MatchString(s.lines[stop]) || copyright().MatchString(s.lines[stop]) {
			return false
		}
		stop++
	}
	paragraph := strings.Join(s.lines[i:stop], " ")
	return plain.IsProse(paragraph) && !(plain.IsTitle(strings.TrimRight(paragraph, ".!?")) && s.headAhead(stop, end))
}

// ahead is how many lines below a headline its head goes on, at most.
const ahead = 15

// headAhead reports whether a field comes below line i before the next paragraph
// of several lines or sentences.
func (s *story) headAhead(i, end int) bool {
	for ; i < min(end, i+ahead); i++ {
		line := strings.TrimSpace(s.lines[i])
		if k, _ := cut(line); k != noKey || length().MatchString(line) || bodyLine().MatchString(line) {
			return true
		}
		if plain.IsProse(line) || len(strings.Fields(line)) > maxRest && s.lines[i-1] != "" {
			return false
		}
	}
	return false
}

// line reads a line of the head that has no name; goesOn says that the one before
// was as long as lines get.
func (s *story) line(line string, goesOn bool) {
	switch {
	case counter().MatchString(line), row().MatchString(line), line == "\f", copyright().MatchString(line):
	case length().MatchString(line):
		s.sized = len(s.free)
	case s.sized >= 0 && (clock().MatchString(line) || short().MatchString(line)):
	case s.sized >= 0 && language(line) != line:
		field.Set(s.b.Meta(), field.Language, language(line))
	case s.dated < 0 && isDate(line):
		key("published").set(s.b.Meta(), line)
		if s.b.Meta().Published.Known() {
			s.dated = len(s.free)
			return
		}
		s.free = append(s.free, line)
	case edition().MatchString(line):
		s.other = append(s.other, line)
	case goesOn && len(s.free) > max(0, s.dated) && len(s.free[len(s.free)-1]) < longestLine:
		s.free[len(s.free)-1] += " " + line
	default:
		s.free = append(s.free, line)
	}
}

// isDate reports whether a line is a date, with a day of the week or an edition.
func isDate(line string) bool {
	span, d, ok := when.Find(line)
	return ok && d.ISO() != "" && len(line)-(span.End-span.Start) <= 30
}

// name takes the headline, the outlet and the authors from the lines of the head
// that say nothing of themselves, by their places; others are asides.
func (s *story) name() {
	m := s.b.Meta()
	rest := s.other
	switch before := s.free[:max(0, s.dated)]; {
	case s.sized >= 0:
		rest = append(rest, s.display()...)
	case len(s.free) == 0:
	case s.dated < 0 || len(before) == 0:
		field.Set(m, field.Title, s.free[0])
		rest = append(rest, s.free[1:]...)
	case len(before) == 1 && len(s.free) > 1:
		field.Set(m, field.Outlet, before[0])
		field.Set(m, field.Title, s.free[1])
		rest = append(rest, s.signed(s.free[2:])...)
	case len(before) == 1:
		field.Set(m, field.Title, before[0])
	default:
		last := len(before) - 1
		field.Set(m, field.Title, before[0])
		field.Set(m, field.Outlet, before[last])
		rest = append(append(rest, before[1:last]...), s.free[s.dated:]...)
	}
	for _, line := range rest {
		s.b.Block(article.Block{Kind: article.Paragraph, Aside: true}, line)
	}
}

// signed takes the authors from the first of lines below a headline, where it is of
// Europresse, which has them there, and returns the others.
func (s *story) signed(lines []string) []string {
	if len(lines) == 0 || !slices.ContainsFunc(s.lines, numbered().MatchString) || len(strings.Fields(lines[0])) > maxNames || strings.ContainsAny(lines[0], "0123456789?!.") {
		return lines
	}
	field.Set(s.b.Meta(), field.Authors, lines[0])
	return lines[1:]
}

// maxSection and maxNames are the most words of a section's name and of a line of
// authors.
const (
	maxSection = 3
	maxNames   = 8
)

// display reads the head of Factiva's pages: section, headline, authors, number of
// words, date, outlet, each on a line of its own. It returns what is left.
func (s *story) display() (rest []string) {
	m := s.b.Meta()
	before, after := s.free[:s.sized], s.free[s.sized:]
	if n := len(before); n > 1 && len(strings.Fields(before[n-1])) <= maxNames && !strings.ContainsAny(before[n-1], "0123456789?!") && !(n == 2 && s.sectioned(before)) {
		field.Set(m, field.Authors, before[n-1])
		before = before[:n-1]
	}
	if len(before) > 1 && len(strings.Fields(before[0])) <= maxSection {
		field.Set(m, field.Section, before[0])
		before = before[1:]
	}
	if len(before) > 0 {
		field.Set(m, field.Title, before[0])
		rest = append(rest, before[1:]...)
	}
	if len(after) > 0 {
		field.Set(m, field.Outlet, after[0])
		rest = append(rest, after[1:]...)
	}
	return rest
}

// sectioned reports whether two lines are a section and the headline, and not the
// headline and its authors: the first is a word or two, the second is no name.
func (s *story) sectioned(before []string) bool {
	if len(strings.Fields(before[0])) > maxSection-1 {
		return false
	}
	lower := 0
	for w := range strings.FieldsSeq(before[1]) {
		if r := []rune(w); unicode.IsLower(r[0]) && len(r) > 3 {
			lower++
		}
	}
	return lower > 0
}

// body adds the story; where there is none, its summary.
func (s *story) body(begin, end int) {
	if begin < end {
		plain.Body(s.b, unwrap(s.lines[begin:end]))
		return
	}
	if m := s.b.Meta(); m.Summary != "" {
		s.b.Block(article.Block{Kind: article.Paragraph}, m.Summary)
	}
}

// Widths at which archives break the lines of a text, in bytes.
const (
	minBreak = 50
	maxBreak = 110
)

// unwrap is the text of lines; a paragraph all of whose lines but the last are as
// long as an archive makes them is one line.
func unwrap(lines []string) string {
	var out []string
	for first := 0; first < len(lines); {
		stop := first + 1
		full := minBreak <= len(lines[first]) && len(lines[first]) <= maxBreak
		for full && stop < len(lines) && lines[stop] != "" {
			full = minBreak <= len(lines[stop]) && len(lines[stop]) <= maxBreak
			stop++
		}
		out = append(out, strings.Join(lines[first:stop], " "))
		first = stop
	}
	return strings.Join(out, "\n")
}

// rest reads the fields below the story. What is none is an aside; below a heading that
// says so, what is said of a picture.
func (s *story) rest(end int) {
	pictures := false
	for _, block := range blocks(s.lines[end:]) {
		k, value := cut(block[0])
		text := strings.Join(append([]string{value}, block[1:]...), " ")
		if m := below().FindStringSubmatch(block[0]); m != nil {
			pictures = m[1] != ""
			if block = block[1:]; len(block) == 0 {
				continue
			}
		}
		switch {
		case k == caption:
			s.b.Block(article.Block{Kind: article.Caption, Label: "Photo"}, text)
		case numbered().MatchString(block[0]):
		case k == noKey && pictures:
			s.b.Block(article.Block{Kind: article.Caption, Label: "Photo"}, strings.Join(block, " "))
		case k == noKey && !copyright().MatchString(block[0]) && !row().MatchString(block[0]) && block[0] != "\f":
			s.b.Block(article.Block{Kind: article.Paragraph, Aside: true}, strings.Join(block, " "))
		case k != noKey && k != skip:
			k.set(s.b.Meta(), text)
		}
	}
}

// blocks are the paragraphs of lines, each field one of its own.
func blocks(lines []string) (out [][]string) {
	gap := true
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			gap = true
			continue
		}
		if k, _ := cut(line); gap || k != noKey {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], line)
		gap = false
	}
	return out
}
