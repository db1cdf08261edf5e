// Package charset turns bytes of an unknown or doubtful encoding into text, and
// says how it decided, so that a reader can be told where it was a guess.
package charset

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"lede/model/text"
)

// Evidence is why an encoding was chosen, strongest first.
type Evidence uint8

// Kinds of evidence, in the order they are asked.
const (
	Mark     Evidence = iota // a byte order mark
	Pattern                  // NULs at every other place, or the escapes of ISO-2022-JP
	Valid                    // the whole is valid UTF-8
	Declared                 // the file or its transport names it
	Guessed                  // by the statistics of its bytes
	Fallback                 // nothing else held: Windows-1252
)

// Result is decoded text and how it was decoded.
type Result struct {
	Text     string   // valid UTF-8 without a byte order mark
	Name     string   // the encoding's WHATWG name: "utf-8", "windows-1251"
	Evidence Evidence // why
	Broken   bool     // some bytes fit the encoding nowhere and became U+FFFD
}

// Notice is what the reader should be told, "" where the bytes said it themselves.
func (r Result) Notice() string {
	switch {
	case r.Evidence == Guessed || r.Evidence == Fallback:
		return "encoding not declared, read as " + r.Name
	case r.Broken:
		return "bytes that are not " + r.Name + " were replaced"
	}
	return ""
}

// Decode decides by the byte order mark (UTF-32 before UTF-16), by NULs at
// every other byte, by validity of the whole as UTF-8, by the declared name
// (which may be empty or nonsense), by statistics, and else Windows-1252. The
// whole is asked, not its first kilobyte: many pages are ASCII that far.
func Decode(raw []byte, declared string) Result {
	for bytes.HasPrefix(raw, []byte(mark+mark)) {
		raw = raw[len(mark):] // files are put together from parts
	}
	if r, ok := marked(raw); ok {
		return r
	}
	if name := pattern(raw); name != "" {
		return decodeAs(raw, name, Pattern)
	}
	if utf8.Valid(raw) {
		return Result{Text: string(raw), Name: "utf-8", Evidence: Valid}
	}
	if name := canonical(declared); name != "" && name != "utf-8" {
		if r := decodeAs(raw, name, Declared); !r.Broken {
			return r
		}
	}
	if nearlyUTF8(raw) {
		return broken(raw)
	}
	if thai(raw) {
		return decodeAs(raw, "windows-874", Guessed)
	}
	switch name := guess(raw); name {
	case "":
		return western(raw, Fallback)
	case "windows-1252":
		return western(raw, Guessed)
	default:
		return decodeAs(raw, name, Guessed)
	}
}

// mark is the byte order mark in UTF-8.
const mark = "\xef\xbb\xbf"

// DecodeText is Decode without a declaration for bytes that lie in a string. A
// text that is UTF-8 by every sign is not copied.
func DecodeText(raw string) Result {
	if utf8.ValidString(raw) && !strings.HasPrefix(raw, "\uFEFF") && strings.IndexByte(raw, 0) < 0 && strings.IndexByte(raw, shift) < 0 {
		return Result{Text: raw, Name: "utf-8", Evidence: Valid}
	}
	return Decode([]byte(raw), "")
}

// marked decodes what begins with a byte order mark.
func marked(raw []byte) (Result, bool) {
	for _, m := range []struct{ mark, name string }{
		{"\xff\xfe\x00\x00", "utf-32le"}, {"\x00\x00\xfe\xff", "utf-32be"},
		{"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}, {"\xef\xbb\xbf", "utf-8"},
	} {
		rest, ok := bytes.CutPrefix(raw, []byte(m.mark))
		if !ok {
			continue
		}
		if m.name == "utf-8" && !utf8.Valid(rest) {
			return broken(rest), true
		}
		return decodeAs(rest, m.name, Mark), true
	}
	return Result{}, false
}

// broken is UTF-8 with some invalid bytes, each run of them one U+FFFD.
func broken(raw []byte) Result {
	return Result{Text: strings.ToValidUTF8(string(raw), "\uFFFD"), Name: "utf-8", Evidence: Valid, Broken: true}
}

// decodeAs decodes raw as the named encoding, which must be known.
func decodeAs(raw []byte, name string, why Evidence) Result {
	r := Result{Name: name, Evidence: why}
	if name == "utf-8" {
		r.Text = string(raw)
		return r
	}
	out, err := byName(name).NewDecoder().Bytes(raw)
	r.Text = strings.ToValidUTF8(string(out), "\uFFFD")
	r.Broken = err != nil || bytes.Contains(out, []byte("\uFFFD"))
	return r
}

// western decodes Windows-1252, in which Latin letters and marks of UTF-8 may
// stand: files are put together from parts, and no text has "Ã©".
func western(raw []byte, why Evidence) Result {
	r := Result{Name: "windows-1252", Evidence: why}
	var out strings.Builder
	out.Grow(len(raw) + len(raw)/8)
	for len(raw) > 0 {
		c, n := utf8.DecodeRune(raw)
		if n > 1 && !(c < 0x250 || 0x2010 <= c && c < 0x2123) || c == utf8.RuneError {
			n = 1
			c = charmap.Windows1252.DecodeByte(raw[0])
			r.Broken = r.Broken || c == utf8.RuneError
		}
		out.WriteRune(c)
		raw = raw[n:]
	}
	r.Text = out.String()
	return r
}

// byName returns the encoding of that canonical name, Windows-1252 for an unknown one.
func byName(name string) encoding.Encoding {
	switch name {
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charmap.Windows1252
	}
	return e
}

// codePage matches the other ways to name an encoding of Windows: "cp-1251", "win1251".
var codePage = text.Pattern(`^(?:cp|win|windows|ms|x-cp)[-_ ]?(125\d|874)$`)

// canonical returns the WHATWG name of a label, "" where it is none.
func canonical(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	switch label {
	case "":
		return ""
	case "utf-32", "utf-32le", "utf-32be", "utf-7", "replacement":
		return "" // without a mark these are never true
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		e, err = htmlindex.Get(codePage().ReplaceAllString(label, "windows-$1"))
	}
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		return ""
	}
	return name
}

// sample is how many bytes of evidence the statistics are given.
const sample = 64 << 10

// guess asks the statistics about the lines that are not ASCII, and takes the
// likeliest encoding that all bytes fit.
func guess(raw []byte) string {
	told := withoutTags(telling(raw))
	all, err := chardet.NewTextDetector().DetectAll(told)
	if err != nil {
		return ""
	}
	slices.SortStableFunc(all, func(a, b chardet.Result) int { // those that are equally sure come in no order
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
	})
	for _, candidate := range all {
		name := canonical(candidate.Charset)
		if name == "" || name == "utf-8" { // it is not: that was asked before
			continue
		}
		if whole(told, name) {
			return cyrillic(told, name)
		}
	}
	return ""
}

// whole reports whether raw decodes without loss; the last character of a
// sample may be cut.
func whole(raw []byte, name string) bool {
	text := decodeAs(raw, name, Guessed).Text
	return strings.Count(strings.TrimRight(text, "\uFFFD"), "\uFFFD") == 0
}

// cyrillic corrects a guess between the two common encodings of Cyrillic, in
// which small letters of one are capitals of the other: text is mostly small.
func cyrillic(raw []byte, name string) string {
	other, ok := map[string]string{"windows-1251": "koi8-r", "koi8-r": "windows-1251"}[name]
	if !ok || small(raw, other) <= small(raw, name) {
		return name
	}
	return other
}

// small counts small Cyrillic letters less capitals.
func small(raw []byte, name string) int {
	n := 0
	for _, r := range decodeAs(raw, name, Guessed).Text {
		switch {
		case 'а' <= r && r <= 'я':
			n++
		case 'А' <= r && r <= 'Я':
			n--
		}
	}
	return n
}

// telling returns the lines of raw with bytes beyond ASCII, up to a sample.
func telling(raw []byte) []byte {
	if len(raw) <= sample {
		return raw
	}
	out := make([]byte, 0, sample)
	for len(raw) > 0 && len(out) < sample {
		line := raw
		if i := bytes.IndexByte(raw, '\n'); i >= 0 {
			line = raw[:i+1]
		}
		raw = raw[len(line):]
		if high(line) {
			out = append(out, line[:min(len(line), sample-len(out))]...)
		}
	}
	return out
}

// withoutTags drops markup in ASCII, which says nothing of the text's language.
func withoutTags(raw []byte) []byte {
	var out []byte
	for {
		i := bytes.IndexByte(raw, '<')
		if i < 0 || i+1 >= len(raw) {
			return append(out, raw...)
		}
		out = append(out, raw[:i]...)
		end := bytes.IndexByte(raw[i:], '>')
		if next := raw[i+1]; end < 0 || next < utf8.RuneSelf && !isLetter(next) && next != '/' && next != '!' && next != '?' {
			out, raw = append(out, '<'), raw[i+1:]
			if end < 0 {
				return append(out, raw...)
			}
			continue
		}
		if tag := raw[i : i+end+1]; high(tag) { // attributes hold text too
			out = append(out, tag...)
		}
		raw = raw[i+end+1:]
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func high(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
