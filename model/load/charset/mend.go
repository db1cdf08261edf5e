package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lede/model/text"
)

// wrongly matches UTF-8 sequences that were read as Windows-1252: a lead byte
// and its continuations, each as the character it became, in ISO 8859-1 a control. certain are those
// that no text has by intent: the head of every curly mark and dash, and
// accented letters.
var (
	wrongly = text.Pattern(`[Â-ß]` + continuation + `|[à-ï]` + continuation + `{2}|ð` + continuation + `{3}`)
	certain = text.Pattern(`â[€` + "\u0080][\u0080-\u009d" + `™œ˜“”¦¢\x{9d}]|Ã[` + "\u0080-\u009f" + `¡-©¬-º¼-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ’•–—˜™š›œžŸ]|Â[ £§°·»«©®]`)
)

const continuation = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"

// maxRounds is how often a text may have been decoded wrongly before it came here.
const maxRounds = 3

// Mend restores text that is UTF-8 decoded as Windows-1252 ("donâ€™t"), and
// reports whether it was sure enough to do so: at least two sequences that are
// nothing else, and more of them than of the same letters used rightly.
func Mend(s string) (string, bool) {
	mended := false
	for range maxRounds {
		if !strings.Contains(s, "Ã") && !strings.Contains(s, "Â") && !strings.Contains(s, "â€") && !strings.Contains(s, "â\u0080") || len(certain().FindAllStringIndex(s, 2)) < 2 {
			break
		}
		next := wrongly().ReplaceAllStringFunc(s, restore)
		if next == s {
			break
		}
		s, mended = next, true
	}
	return s, mended
}

// Restored is what to tell of a text that Mend changed.
const Restored = "text that had been decoded with the wrong encoding was restored (as it came: --as-is, or :as-is in the reader)"

// restore gives back the character whose bytes seq spells, or seq.
func restore(seq string) string {
	var raw strings.Builder
	for _, r := range seq {
		if r < 0x100 {
			raw.WriteByte(byte(r))
		} else if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			raw.WriteByte(b)
		} else {
			return seq
		}
	}
	if utf8.ValidString(raw.String()) {
		return raw.String()
	}
	return seq
}
