package page

import "golang.org/x/text/unicode/bidi"

// enoughLetters is how many letters tell the direction of a paragraph.
const enoughLetters = 256

// enoughBytes is where they are no longer looked for: a paragraph of marks alone is asked
// once for each of its pieces.
const enoughBytes = 16 << 10

// RightToLeft reports whether a paragraph runs from right to left: most of its letters
// do. The first one, which is what terminals go by (UAX #9, P2), is often that of a
// foreign name.
func RightToLeft(s string) bool {
	left, right := 0, 0
	for _, r := range s[:min(len(s), enoughBytes)] {
		if r < 0x41 || r > 0x7a && r < 0xaa {
			continue
		}
		props, _ := bidi.LookupRune(r)
		switch props.Class() {
		case bidi.L:
			left++
		case bidi.R, bidi.AL:
			right++
		}
		if left+right >= enoughLetters {
			break
		}
	}
	return right > left
}
