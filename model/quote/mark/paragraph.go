package mark

import (
	"strings"
	"unicode/utf8"

	"lede/model/text"
)

// Paragraphs splits the zones of s at line ends, but not where a line is
// merely wrapped: long, and not ended by a full stop, colon or mark.
func Paragraphs(s string, zones []text.Span) []text.Span {
	var out []text.Span
	for _, zone := range zones {
		start := zone.Start
		for start < zone.End {
			end := lineEnd(s, start, zone.End)
			if p := text.Trim(s, text.Span{Start: start, End: end}); !p.Empty() {
				out = append(out, p)
			}
			start = end + 1
		}
	}
	return out
}

// wrapped is the length in bytes from which a line without final punctuation is
// taken for a wrapped one.
const wrapped = 45

func lineEnd(s string, start, limit int) int {
	line := start
	for {
		i := strings.IndexByte(s[line:limit], '\n')
		if i < 0 {
			return limit
		}
		end := line + i
		cut := strings.TrimRight(s[line:end], " \t\r")
		last, _ := utf8.DecodeLastRuneInString(cut)
		next, _ := utf8.DecodeRuneInString(s[end+1 : limit])
		if i < wrapped || in(last, ".!?…:;\"”’»'") || !text.IsWord(next) {
			return end
		}
		line = end + 1
	}
}
