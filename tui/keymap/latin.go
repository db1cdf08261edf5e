package keymap

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// layouts are keyboards without Latin letters: what a key types there, and what it types
// on the keyboard of the United States, key for key.
var layouts = [...]struct{ typed, latin string }{
	{"йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."}, // Russian
	{"іїє", "s]'"}, // Ukrainian, where it differs
	{"ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"},               // Greek
	{"קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."},           // Hebrew
	{"ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./"}, // Arabic
}

// shifted are the keys that are no letters, without and with shift.
const (
	unshifted = "[];',./"
	withShift = "{}:\"<>?"
)

// Latin is the key that stands where key does on the keyboard of the United States; key
// itself where that types a Latin letter, or is not known.
func Latin(key string) string {
	at := strings.LastIndexByte(key, '+') + 1
	r, size := utf8.DecodeRuneInString(key[at:])
	if size == 0 || at+size != len(key) || r < utf8.RuneSelf {
		return key
	}
	small := unicode.ToLower(r)
	for _, l := range layouts {
		before, _, found := strings.Cut(l.typed, string(small))
		if !found {
			continue
		}
		latin := rune(l.latin[utf8.RuneCountInString(before)])
		if small != r {
			latin = Shifted(latin)
		}
		return key[:at] + string(latin)
	}
	return key
}

// Shifted is what a key of the keyboard of the United States types with shift; the key
// itself where that is not known.
func Shifted(key rune) rune {
	if i := strings.IndexRune(unshifted, key); i >= 0 {
		return rune(withShift[i])
	}
	return unicode.ToUpper(key)
}
