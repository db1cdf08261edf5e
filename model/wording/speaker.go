package wording

import "lede/model/text"

// Speaker is how somebody is called who is quoted; the zero Speaker is unknown.
type Speaker struct {
	Words string
	Named bool // by a name, not as in "a nurse"
}

// Identity is whether two speakers are one.
type Identity uint8

// Identities.
const (
	One  Identity = iota // a name in full and its last word are one too
	Open                 // nothing contradicts it
	Other
)

// Identify says whether a and b are one speaker, as far as is known.
func Identify(a, b Speaker) Identity {
	switch {
	case a == b:
		return One
	case a.Words == "" || b.Words == "" || a.Named != b.Named:
		return Open
	case a.Named && SameName(a.Words, b.Words), !a.Named && text.Fold(a.Words) == text.Fold(b.Words):
		return One
	}
	return Other
}

// SameName reports whether two names end in the same word.
func SameName(a, b string) bool {
	x, y := Of(a), Of(b)
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}
