package nlp

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// tokenizer cuts a zone into tokens after the manner of the Penn Treebank:
// marks and clitics ("'s", "n't") apart, hyphenated words, abbreviations,
// addresses and numbers whole.
type tokenizer struct {
	text   string
	tokens []Token
	known  *abbreviations
}

// zone appends the tokens of one zone.
func (t *tokenizer) zone(ctx context.Context, z text.Span) error {
	checked := z.Start
	for i := z.Start; i < z.End; {
		if i-checked > 1<<16 {
			checked = i
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		r, n := t.rune(i)
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		j := i + n
		for j < z.End {
			r, n := t.rune(j)
			if unicode.IsSpace(r) {
				break
			}
			j += n
		}
		t.chunk(i, j, z.End)
		i = j
	}
	return nil
}

func (t *tokenizer) rune(i int) (rune, int) {
	if c := t.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(t.text[i:])
}

func (t *tokenizer) add(i, j int) {
	if i < j {
		t.tokens = append(t.tokens, Token{Span: text.Span{Start: i, End: j}})
	}
}

// chunk cuts [i, j), which holds no white space and ends at white space or at
// the end of the zone.
func (t *tokenizer) chunk(i, j, end int) {
	if plain(t.text[i:j]) {
		t.add(i, j)
		return
	}
	i = t.leading(i, j)
	tail := t.trailing(i, j, end)
	if isAddress(t.text[i:tail]) {
		t.add(i, tail)
	} else {
		t.inner(i, tail)
	}
	for k, marks := tail, 0; k < j; marks++ {
		n := t.markLen(k, j)
		if marks == maxMarks-1 {
			n = j - k
		}
		t.add(k, k+n)
		k += n
	}
}

// maxMarks is how many marks before a word, and behind it, are tokens of their own; what
// more there are is one: a row of them says nothing, and each would cost as much as a word.
const maxMarks = 1000

// plain reports whether s is ASCII letters only.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// leading adds the marks at the start of [i, j) and returns where they end.
func (t *tokenizer) leading(i, j int) int {
	begin, marks := i, 0 // of the last token
	for i < j {
		r, n := t.rune(i)
		switch {
		case r == '\'' || r == '’':
			if clitic(t.text[i+n : j]) {
				return i
			}
		case strings.ContainsRune("([{\"“‘„‚«‹`¿¡<*•■●▪|~", r):
		case r == '-' || r == '.' || r == '—' || r == '–' || r == '…' || r == '_':
			n = t.markLen(i, j)
			if next, _ := t.runeBefore(i+n, j); n == 1 && r != '—' && r != '–' && unicode.IsDigit(next) {
				return i
			}
		case unicode.Is(unicode.Sc, r):
		default:
			return i
		}
		if marks++; marks > maxMarks {
			t.tokens = t.tokens[:len(t.tokens)-1]
		} else {
			begin = i
		}
		t.add(begin, i+n)
		i += n
	}
	return i
}

func (t *tokenizer) runeBefore(i, j int) (rune, int) {
	if i >= j {
		return 0, 0
	}
	return t.rune(i)
}

// clitic reports whether rest, which follows an apostrophe, is a word that
// begins with one: '90s, 'em, 'twas.
func clitic(rest string) bool {
	if len(rest) >= 2 && rest[0] >= '0' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9' {
		return true
	}
	word := rest[:min(len(rest), longestClitic+1)]
	if end := strings.IndexAny(word, stops); end >= 0 {
		word = word[:end]
	}
	switch strings.ToLower(word) {
	case "em", "twas", "tis", "til", "cause", "n", "n'", "n’", "bout", "round", "s", "re", "ve", "ll", "d", "m":
		return strings.TrimLeft(rest[len(word):], stops) == ""
	}
	return false
}

// stops may stand behind a clitic, and longestClitic is the length of the longest in bytes.
const (
	stops         = ".,!?;:"
	longestClitic = len("cause")
)

// trailing returns where the marks at the end of [i, j) begin.
func (t *tokenizer) trailing(i, j, end int) int {
	for j > i {
		r, n := utf8.DecodeLastRuneInString(t.text[i:j])
		switch {
		case strings.ContainsRune(")]}\"”»›,;:!?…%’'`>—–*|。、，．！？；：）】」』”؟،؛।", r):
		case r == '“' || r == '‘' || r == '-' || r == '_':
		case r == '.':
			if t.keepsStop(i, j, end) {
				return j
			}
		default:
			return j
		}
		j -= n
	}
	return j
}

// keepsStop reports whether the full stop that ends [i, j) belongs to its word.
func (t *tokenizer) keepsStop(i, j, end int) bool {
	w := t.text[i:j]
	if len(w) > 1 && w[len(w)-2] == '.' {
		return false
	}
	if k := strings.LastIndexAny(w, "([\"/"); k >= 0 {
		w = w[k+1:]
	}
	if k := strings.LastIndexAny(w, "“‘’—–"); k >= 0 {
		_, n := utf8.DecodeRuneInString(w[k:])
		w = w[k+n:]
	}
	if len(w) < 2 {
		return false
	}
	switch t.known.of(w) {
	case titleStop, endStop:
		return true
	case numberStop:
		for k := j; k < end; {
			r, n := t.rune(k)
			if !unicode.IsSpace(r) {
				return unicode.IsDigit(r)
			}
			k += n
		}
	}
	return false
}

// markLen is the length of the mark at i: a run of stops or of hyphens is one.
func (t *tokenizer) markLen(i, j int) int {
	r, n := t.rune(i)
	if r == '.' || r == '-' || r == '*' || r == '_' {
		k := i + n
		for k < j && t.text[k] == byte(r) {
			k++
		}
		if k-i != 2 || r != '.' {
			return k - i
		}
	}
	if (r == '\'' || r == '`') && i+1 < j && t.text[i+1] == byte(r) {
		return 2
	}
	return n
}

// isAddress reports whether s is an address of the net or of mail, or a handle.
func isAddress(s string) bool {
	if len(s) < 2 {
		return false
	}
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || s[0] == '@' || s[0] == '#' ||
		strings.IndexByte(s, '@') > 0 && strings.Contains(s, ".")
}

// inner cuts a word at the marks inside it.
func (t *tokenizer) inner(i, j int) {
	from := i
	for k := i; k < j; {
		r, n := t.rune(k)
		cut := false
		switch {
		case r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'):
		case strings.ContainsRune("()[]{}\"“”„«»;!?—–―…‘<>|。、，！？；：（）【】「」『』؟،।", r):
			cut = true
		case r == ',' || r == ':':
			cut = !(digitAt(t.text, k-1, i, j) && digitAt(t.text, k+n, i, j))
		case r == '-':
			n = t.markLen(k, j)
			cut = n > 1 || k == from && !digitAt(t.text, k+n, i, j) // (AP)-Ann Lee
		case r == '/':
			cut = parted(t.text[from:k], t.text[k+n:j])
		case r == '.':
			n = t.markLen(k, j)
			cut = n > 2 || n == 1 && t.missingSpace(i, k, j)
		case unicode.Is(unicode.Sc, r):
			cut = true
			if k > from && letters(t.text[from:k]) && k-from <= 3 { // US$5, US$ 5
				t.add(from, k+n)
				from, cut = k+n, false
			}
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			run := t.sameScript(k, j)
			t.word(from, k)
			t.add(k, k+run)
			k += run
			from = k
			continue
		}
		if cut {
			t.word(from, k)
			t.add(k, k+n)
			from = k + n
		}
		k += n
	}
	t.word(from, j)
}

// parted reports whether the stroke between two pieces of a word stands between names:
// "Lee/Getty", "Lee/AP", not "AC/DC", "Gene/L".
func parted(before, behind string) bool {
	first, _ := utf8.DecodeRuneInString(before)
	next, n := utf8.DecodeRuneInString(behind)
	return unicode.IsUpper(first) && unicode.IsUpper(next) && len(behind) > n && strings.ContainsFunc(before, unicode.IsLower) && !strings.ContainsFunc(before, unicode.IsDigit)
}

// longestRun bounds a token of a script that does not write spaces, in bytes.
const longestRun = 60

// sameScript is the length of the run of one such script at i.
func (t *tokenizer) sameScript(i, j int) int {
	first, n := t.rune(i)
	k := i + n
	for k < j && k-i < longestRun {
		r, n := t.rune(k)
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Han, r) != unicode.Is(unicode.Han, first) {
			break
		}
		k += n
	}
	return k - i
}

func letters(s string) bool { return plain(s) && s != "" }

func digitAt(s string, k, i, j int) bool { return k >= i && k < j && s[k] >= '0' && s[k] <= '9' }

// missingSpace reports whether the stop at k is the end of a sentence with no
// space after it: two lower-case letters before it, a capital and a lower-case
// letter after.
func (t *tokenizer) missingSpace(i, k, j int) bool {
	return k-i >= 2 && k+2 < j && lowerASCII(t.text[k-1]) && lowerASCII(t.text[k-2]) &&
		t.text[k+1] >= 'A' && t.text[k+1] <= 'Z' && lowerASCII(t.text[k+2])
}

func lowerASCII(c byte) bool { return c >= 'a' && c <= 'z' }

// word adds a word, its clitic apart.
func (t *tokenizer) word(i, j int) {
	if i >= j {
		return
	}
	w := t.text[i:j]
	if k := strings.LastIndexAny(w, "'’"); k > 0 {
		_, n := utf8.DecodeRuneInString(w[k:])
		switch strings.ToLower(w[k+n:]) {
		case "s", "re", "ve", "ll", "d", "m":
			t.add(i, i+k)
			t.add(i+k, j)
			return
		case "t":
			if k > 1 && w[k-1]|0x20 == 'n' {
				t.add(i, i+k-1)
				t.add(i+k-1, j)
				return
			}
		}
	}
	t.add(i, j)
}
