package plain

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/text"
	"lede/model/when"
)

// class is what a line of a page is.
type class uint8

const (
	other    class = iota
	prose          // a sentence or more
	dateline       // prose that begins with a place and an agency
	dated          // a date and little else
	byline         // "By …"
	keyed          // "Title: …"
	address        // a URL
	share          // buttons and advertisements
	caption        // a caption or a picture's credit
	minutes        // "5 min read"
	number         // a lone number
	label          // a section's name
	cue            // the head of what follows a story: "Related"
)

//go:embed phrases.tsv
var phraseTable string

// phrases returns the embedded list: kind → phrases in order.
var phrases = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(phraseTable) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && kind[0] != '#' {
			out[kind] = strings.Split(list, " | ")
		}
	}
	return out
})

// known returns the kinds of the phrases of which a line consists.
var known = sync.OnceValue(func() map[string]class {
	out := map[string]class{}
	for _, k := range []struct {
		kind string
		class
	}{{"section", label}, {"share", share}, {"cue", cue}} {
		for _, p := range phrases()[k.kind] {
			out[p] = k.class
		}
	}
	return out
})

var (
	readTime  = text.Pattern(`(?i)^(?:reading time:?\s*|read time:?\s*)?\d{1,3}\s*-?\s*min(?:ute)?s?\.?(?:\s+(?:read|reading time|to read|lesezeit|de lecture))?$`)
	numeral   = text.Pattern(`^\d[\d,.]{0,8}$`)
	counted   = text.Pattern(`(?i)^(\d[\d,.]{0,8})\s*(?:comments?|kommentare?|commentaires?|comentarios?|replies|responses|комментари\p{L}*)$|^comments?\s*[:(]?\s*(\d[\d,.]{0,8})\)?$`)
	url       = text.Pattern(`^(?:https?://|www\.)\S+$`)
	byWords   = text.Pattern(`^(?:(?i:written by|story by|text by|words by|reported by|reporting by|interview by|posted by):?\s|(?:By|BY|Von|Par|Por|Di|Door|Av)\s+\p{Lu}|By\p{Lu}\p{Ll}|(?i:interview|author|text|автор|كتبت|كتب)\s?[:：]\s*\S|\S{0,20}\s?文[・:：]\S|(?:By|BY)$|News by )`)
	keyValue  = text.Pattern(`^([\p{L}][\p{L} _-]{1,24}):(?:\s+(.*))?$`)
	placeHead = text.Pattern(`^(?:\p{Lu}[\p{Lu}\p{M}.'’ -]+(?:,[^()—–-]{1,40}?)?(?: \([^()]{2,40}\))?(?:\s*[—–]\s*|\s+--?\s+)|\p{Lu}[\p{L}\p{M}.'’ -]{2,30}(?:,[^()—–-]{1,40}?)? \([\p{L} ./-]{2,40}\)\s*(?:[—–:]|--?)\s*)\S`)
	notepad   = text.Pattern(`(?i)^\s*#{0,3}\s*(?:(?:\w{2,4}-)?(?:notizblock(?:\W|$)|(?:notepad|redaktionelle hinweise|notes? to editors?)\W*(?:\(.*)?$)|\w{2,4}-kontakte?\W*$)`)
	contacts  = text.Pattern(`(?i)^\s*#{0,3}\s*kontakte?\W*$`)
	bracketed = text.Pattern(`^\(.{3,200}\)$`)
	dateWords = text.Pattern(`(?i)^(?:[\s|•·,:;/()–—-]|published|updated|posted|first|last|modified|created|added|article|story|on|at|date|time|by|local time|\d{1,2}:\s?\d\d(?::\d\d)?|publié|mis à jour|veröffentlicht|aktualisiert|stand|опубликовано|обновлено|[ecmp][sd]?t|gmt|utc|bst|cest|cet)*$`)
	ago       = text.Pattern(`(?i)^(?:(?:last )?(?:published|posted|updated|modified):?\s+)?(?:an?|\d{1,3}) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago$`)
)

// classify says what a line is by itself.
func classify(line string) class {
	switch {
	case line == "":
		return other
	case len(line) > maxByline:
		return sentence(line)
	case url().MatchString(line):
		return address
	}
	if c := short(line); c != other {
		return c
	}
	return sentence(line)
}

// short says what a line is that can be a byline by its length.
func short(line string) class {
	bare := strings.ToLower(strings.Trim(line, " \t.:;*•·|[]>»-–—"))
	if c, ok := known()[bare]; ok && (c != label || marker(line) == "") {
		return c
	}
	if strings.ContainsFunc(line, unicode.IsDigit) {
		switch {
		case numeral().MatchString(line), counted().MatchString(line):
			return number
		case readTime().MatchString(line):
			return minutes
		case isDated(line):
			return dated
		}
	}
	switch {
	case ago().MatchString(line):
		return dated
	case IsNotepad(bare):
		return cue
	case shareWords(bare) || isNavigation(bare):
		return share
	case isByline(line):
		return byline
	}
	return other
}

// sentence tells prose from captions and the rest.
func sentence(line string) class {
	switch {
	case isDateline(line):
		return dateline
	case isCaption(line):
		return caption
	case isProse(line):
		return prose
	case isKeyed(line):
		return keyed
	case isCue(line):
		return cue
	}
	return other
}

// maxPlace is how far into a line its dateline reaches, in bytes.
const maxPlace = 160

// isDateline reports whether prose begins with a place, and an agency or a dash.
func isDateline(line string) bool {
	head := line[:min(len(line), maxPlace)]
	marked := strings.IndexByte(head, '-') >= 0 || strings.IndexByte(head, '(') >= 0 || strings.Contains(head, "—") || strings.Contains(head, "–")
	return marked && placeHead().MatchString(head) && words(line) >= 8
}

// shareWords reports whether a line is made of buttons: "Facebook Twitter Email".
func shareWords(bare string) bool {
	if len(bare) > 80 {
		return false
	}
	fields := strings.Fields(bare)
	for _, w := range fields {
		if c := known()[w]; c != share && c != cue {
			return false
		}
	}
	return len(fields) > 1
}

// undated is a line without its dates, and the first of them.
func undated(line string) (rest string, first article.Date) {
	var b strings.Builder
	end := 0
	for span, d := range when.All(line) {
		if !first.Known() {
			first = d
		}
		b.WriteString(line[end:span.Start] + " ")
		end = span.End
	}
	return b.String() + line[end:], first
}

// isDated reports whether a line is a date with at most a short name beside it.
func isDated(line string) bool {
	rest, d := undated(line)
	if d.ISO() == "" {
		return false
	}
	if dateWords().MatchString(rest) {
		return true
	}
	return words(rest) <= 6 && len(rest) <= 60 && !ends(line)
}

const maxByline = 120

// minNavigation is how many names of sections and buttons in a row are a menu.
const minNavigation = 3

// isNavigation reports whether a line is a menu: the names of sections and buttons,
// with or without marks between them, and nothing else.
func isNavigation(bare string) bool {
	words := strings.FieldsFunc(bare, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|•·/›»,", r) })
	named := 0
	for i := 0; i < len(words); named++ {
		n := phraseAt(words[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return named >= minNavigation
}

// phraseAt is how many words at the beginning of words are the name of a section or
// of a button, 0 where none is.
func phraseAt(words []string) int {
	const most = 3
	for n := min(most, len(words)); n > 0; n-- {
		if c := known()[strings.Join(words[:n], " ")]; c == label || c == share {
			return n
		}
	}
	return 0
}

// isByline reports whether a line names authors: "By", then names.
func isByline(line string) bool {
	return len(line) <= maxByline && !isSentence(line) && byWords().MatchString(line)
}

// isSentence reports whether a line ends like a sentence, rather than with an
// initial or "Jr.".
func isSentence(line string) bool {
	last := line[strings.LastIndexByte(line, ' ')+1:]
	return ends(line) && utf8.RuneCountInString(last) > 3
}

func isKeyed(line string) bool {
	if !strings.Contains(line[:min(len(line), 60)], ":") {
		return false
	}
	m := keyValue().FindStringSubmatch(line)
	return m != nil && isMetaKey(m[1])
}

// isMetaKey reports whether key names a field of the metadata.
func isMetaKey(key string) bool {
	f := field.Of(key).Field
	return f != field.None && f < field.Body
}

func isBodyKey(key string) bool {
	f := field.Of(key).Field
	return f == field.Body || f == field.HTML
}

// isCue reports whether a line begins with a cue and a colon: "Read More: …".
func isCue(line string) bool {
	head, _, ok := strings.Cut(line, ":")
	return ok && (known()[strings.ToLower(strings.TrimSpace(head))] == cue || IsNotepad(head) || IsContacts(head)) && words(line) <= 25
}

// IsNotepad reports whether a line is the head of what an agency writes to its clients
// below a story: contacts, places, what is still to come.
func IsNotepad(line string) bool { return notepad().MatchString(line) }

// IsContacts reports whether a line says only that contacts follow, which a part of a
// story may be about where nothing else says that an agency writes.
func IsContacts(line string) bool { return contacts().MatchString(line) }

const maxCaption = 400

// maxCredit is the length in bytes that the longest phrase of a credit keeps within.
const maxCredit = 64

// isCaption reports whether a line is a picture's credit or ends in one.
func isCaption(line string) bool {
	if len(line) > maxCaption {
		return false
	}
	begin := strings.ToLower(line[:min(len(line), maxCredit)])
	for _, lead := range phrases()["creditlead"] {
		if strings.HasPrefix(begin, lead) && words(line) <= 40 {
			return true
		}
	}
	if bracketed().MatchString(line) && !ends(line[:len(line)-1]) && strings.ContainsAny(line, "/") && !isSources(line) {
		return true
	}
	tail := strings.TrimRight(strings.ToLower(line[max(0, len(line)-maxCredit):]), " .)]")
	for _, credit := range phrases()["credit"] {
		if rest, ok := strings.CutSuffix(tail, credit); ok && creditEdge(rest, tail) {
			return true
		}
	}
	if !strings.ContainsAny(line, "(/") {
		return false
	}
	lower := strings.ToLower(line)
	return strings.Contains(lower, "(ap photo/") || strings.Contains(lower, "(photo by ") || strings.Contains(lower, "/getty images)")
}

// isSources reports whether a line in brackets lists what a story was written from:
// "(Reuters, AFP, AP - 15/10/08)".
func isSources(line string) bool {
	return strings.Count(line, ",") > 1 && strings.ContainsAny(line, "0123456789")
}

// creditEdge reports whether what stands before a credit parts it from a sentence.
func creditEdge(rest, tail string) bool {
	rest = strings.TrimRight(rest, " ")
	return rest == "" && len(tail) > 6 || strings.HasSuffix(rest, "/") || strings.HasSuffix(rest, "(") ||
		strings.HasSuffix(rest, "|") || strings.HasSuffix(rest, "via") || strings.HasSuffix(rest, "©")
}

// firstWide is the first letter of a script without spaces, Thai's.
const firstWide = 0xe00

// words counts words; scripts without spaces count two letters as one.
func words(s string) int {
	n, wide, inWord := 0, 0, false
	for _, r := range s {
		space := r <= ' ' || r >= 0x80 && text.IsSpace(r)
		if !space && !inWord {
			n++
		}
		inWord = !space
		if r >= firstWide && !(0x2000 <= r && r < 0x2e80) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			wide++
		}
	}
	return n + wide/2
}

// closers may follow the stop that ends a sentence.
const closers = "\"'”’»›」』）)]】"

// ends reports whether s ends like a sentence.
func ends(s string) bool {
	s = strings.TrimRightFunc(s, text.IsSpace)
	stopped := strings.TrimRight(s, closers)
	r, _ := utf8.DecodeLastRuneInString(stopped)
	return strings.ContainsRune(".!?…。！？．।؟۔։", r)
}

// Shape of prose, in words.
const (
	fewWords  = 6
	manyWords = 30
)

func isProse(s string) bool {
	n := words(s)
	return n >= fewWords && ends(s) || n >= manyWords
}
