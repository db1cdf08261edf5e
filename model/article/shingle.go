package article

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Limits on the hashes that are held while a sketch is made. Up to maxHashes the
// shingles are counted; of a longer text they are estimated by the keptHashes
// smallest, with a standard error of 1.6 % (Bar-Yossef et al. 2002).
const (
	maxHashes  = 1 << 16
	keptHashes = 1 << 12
)

// sketch is the smallest hashes of the shingles of s, ascending, and how many
// different shingles there are, about. Memory does not grow with s.
func sketch(s string) (smallest []uint64, shingles int) {
	var hashes []uint64
	bar := uint64(math.MaxUint64) // hashes above it are not among the smallest
	eachShingle(s, func(h uint64) {
		if h > bar {
			return
		}
		if hashes = append(hashes, h); len(hashes) >= maxHashes {
			hashes = distinct(hashes)
			hashes = hashes[:min(len(hashes), keptHashes)]
			bar = hashes[len(hashes)-1]
			if len(hashes) < keptHashes {
				bar = math.MaxUint64
			}
		}
	})
	hashes = distinct(hashes)
	shingles = len(hashes)
	if bar < math.MaxUint64 {
		last := hashes[keptHashes-1]
		shingles = int(float64(keptHashes-1) / (float64(last) / math.MaxUint64))
	}
	return slices.Clone(hashes[:min(len(hashes), sketchSize)]), shingles
}

func distinct(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// eachShingle calls yield with the hash of every run of shingle words of s.
func eachShingle(s string, yield func(uint64)) {
	var ring [shingle][]byte // the last words, that at n%shingle the oldest
	n := 0
	eachToken(s, func(word []byte) {
		ring[n%shingle] = append(ring[n%shingle][:0], word...)
		if n++; n < shingle {
			return
		}
		h := uint64(fnvOffset)
		for i := range shingle {
			h = addWord(h, ring[(n+i)%shingle])
		}
		yield(mix(addWord(h, "")))
	})
}

// eachToken calls yield with each word of s in lower case; in scripts without
// spaces, with each letter. The bytes are valid until yield returns.
func eachToken(s string, yield func(word []byte)) {
	word := make([]byte, 0, 64)
	flush := func() {
		if len(word) > 0 {
			yield(word)
		}
		word = word[:0]
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				word = append(word, c)
			case 'A' <= c && c <= 'Z':
				word = append(word, c+'a'-'A')
			default:
				flush()
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case unspaced(r):
			flush()
			yield(append(word, string(r)...))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			word = utf8.AppendRune(word, unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
}

// firstUnspaced is the first letter of the scripts without spaces, Thai's.
const firstUnspaced = 0xe00

// unspaced reports whether r is of a script that writes no spaces between words.
func unspaced(r rune) bool {
	return r >= firstUnspaced && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
