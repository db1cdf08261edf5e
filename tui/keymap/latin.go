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
		latin := l.latin[utf8.RuneCountInString(before)]
		switch i := strings.IndexByte(unshifted, latin); {
		case small == r:
		case i >= 0:
			latin = withShift[i]
		default:
			latin -= 'a' - 'A'
		}
		return key[:at] + string(rune(latin))
	}
	return key
}
