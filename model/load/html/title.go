package html

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"lede/model/load/markup"
	"lede/model/text"
)

// title is the headline as the page shows it, else as it declares it: the heading
// that is one, JSON-LD, og:title and <title> without the site's name.
func (p *page) title(site string) string {
	shared := p.bare(markup.Plain(p.head.of("title")), site)
	window := p.bare(markup.Plain(p.head.title), site)
	linked := p.bare(markup.Plain(p.head.ld.headline), site)
	if utf8.RuneCountInString(linked) >= cutHeadline && strings.HasPrefix(shared, linked) {
		linked = shared
	}
	if p.head.ld.torn && firstOf(shared, window) != "" {
		linked = ""
	}
	if t := p.heading(letters(site), []*title{newTitle(shared), newTitle(window), newTitle(linked)}); t != "" {
		return t
	}
	return firstOf(linked, shared, window)
}

// Limits of a headline.
const (
	maxHeadline = 250 // runes
	minHeadline = 2   // words, unless the page declares a shorter one
	minShared   = 12  // bytes of letters that two titles begin with alike
	cutHeadline = 100 // runes; search engines show no more of one in JSON-LD, and programs cut it there
)

// title is a title that others are compared with.
type title struct {
	text    string
	letters string
	in      map[string]bool // its long words
	words   int             // how many they are
}

func newTitle(s string) *title {
	t := &title{text: s, letters: letters(s), in: map[string]bool{}}
	for _, w := range longWords(s) {
		t.in[w] = true
		t.words++
	}
	return t
}

// overlap is the share of words that t has in common with s, whose letters are
// flat, of the shorter's. Words of up to three letters are in every title.
func (t *title) overlap(s, flat string) float64 {
	if len(flat) >= minShared && strings.HasPrefix(t.letters, flat) {
		return 1 // and for scripts without spaces
	}
	if t.words == 0 {
		return 0
	}
	all, same, long, sameLong := 0, 0, 0, 0
	var room [64]byte
	for w := range strings.FieldsSeq(s) {
		flat := appendLetters(room[:0], w)
		in := 0
		if t.in[string(flat)] {
			in = 1
		}
		all++
		same += in
		if isLong(flat) {
			long++
			sameLong += in
		}
	}
	if all >= minLong {
		all, same = long, sameLong
	}
	if all == 0 {
		return 0
	}
	return float64(same) / float64(max(2, min(all, t.words)))
}

// A title of this many words is compared by those of more letters than maxShort.
const (
	minLong  = 3
	maxShort = 3
)

func isLong(word []byte) bool { return utf8.RuneCount(word) > maxShort }

// longWords are the letters of each word of s, of a longer s without short ones.
func longWords(s string) (words []string) {
	fields := strings.Fields(s)
	for _, w := range fields {
		if flat := appendLetters(nil, w); len(fields) < minLong || isLong(flat) {
			words = append(words, string(flat))
		}
	}
	return words
}

func appendLetters(out []byte, s string) []byte {
	for _, r := range s {
		if r = letter(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// bare is a declared title without the name of the site: "Headline | Site".
func (p *page) bare(title, site string) string {
	for _, sep := range [...]string{" | ", " — ", " – ", " - ", " » ", " « ", " :: ", " · ", " • ", " › ", " < ", " ~ ", " / ", "|", "｜", "：", ": ", ":", "_"} {
		for {
			i := strings.LastIndex(title, sep)
			if i <= 0 || !p.names(title[i+len(sep):], title[:i], site, sep[0] == ' ') {
				break
			}
			title = strings.TrimSpace(title[:i])
		}
		if i := strings.Index(title, sep); i > 0 && site != "" && letters(title[:i]) == letters(site) {
			title = strings.TrimSpace(title[i+len(sep):])
		}
	}
	return title
}

// names reports whether tail, after a separator, is the site's name: it is
// what the page calls the site, part of its host, or, behind a loose separator,
// too short for a headline where what is before it is none.
func (p *page) names(tail, rest, site string, loose bool) bool {
	flat := letters(tail)
	if flat == "" {
		return true
	}
	s := letters(site)
	if s != "" && (strings.Contains(s, flat) && len(flat) >= 3 || strings.Contains(flat, s)) {
		return loose || flat == s || len(flat) >= 3 && strings.HasPrefix(s, flat) || strings.Contains(flat, s)
	}
	if p.base != nil && len(flat) >= 3 && strings.Contains(letters(host(p.base)), flat) {
		return true
	}
	return loose && (!hasWords(tail, 4) && hasWords(rest, 3) || hostName().MatchString(tail))
}

// hasWords reports whether s has n words or more.
func hasWords(s string, n int) bool {
	for range strings.FieldsSeq(s) {
		if n--; n <= 0 {
			return true
		}
	}
	return false
}

// hostName matches the name of a host, "Paper.com".
var hostName = text.Pattern(`^[\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,}$`)

func host(u *url.URL) string { return strings.TrimPrefix(u.Hostname(), "www.") }
