package text

import "testing"

// TestFold: what is compared is written as who has no key for a letter writes it.
func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Sigríður Þórðardóttir":  "sigridur thordardottir",
		"SØREN Łukasz ĐOKOVIĆ":   "soren lukasz dokovic",
		"Straße, STRAẞE, Kıymet": "strasse, strasse, kiymet",
		"Ærø, Œuvre, Ŋai, Ħal":   "aero, oeuvre, nai, hal",
		"Ёлка 東京 İki":            "елка 東京 iki",
		"Plain TEXT":             "plain text",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if got := FindAll(in, want); len(got) != 1 || got[0].Of(in) != in {
			t.Errorf("%q is not found by %q: %v", in, want, got)
		}
	}
}
