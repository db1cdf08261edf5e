package ris

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "TY  - NEWS\nT1  - a\nAB  - b\n c\nER  - \n", "\uFEFFTY  - NEWS\r\nAU  - a, b\r\nTI - c\r\nER  -")
}

func TestDecode(t *testing.T) {
	t.Parallel()
	const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday."
	for name, c := range map[string]struct{ in, want string }{
		"a record": {
			"TY  - NEWS\nT1  - Light out\nA1  - Brolin, Hana\nAU  - Ek, Jo\nAU  - Marrow Office\nJF  - The Herald\nY1  - 2024/05/06/\nSP  - 3\nLA  - en\nAB  - " + lamp + "\nN2  - The keeper\nUR  - https://herald.example/1\nER  - \n",
			"title: Light out\noutlet: The Herald\nauthors: Hana Brolin; Jo Ek; Marrow Office\npublished: 2024-05-06\nurl: https://herald.example/1\nlanguage: en\n  paragraph: " + lamp + "\n",
		},
		"two, and none":    {"TY  - NEWS\nTI  - One\nER  - \n\nTY  - NEWS\nER  - \nTY  - NEWS\nTI  - Two\nER  - \n", "title: One\n\ntitle: Two\n\nerror: 1 records without a title or a text\n"},
		"no end":           {"TY  - NEWS\nTI  - One\nTY  - NEWS\nTI  - Two\n", "title: One\n\ntitle: Two\n"},
		"over lines":       {"TY  - NEWS\nTI  - One\nAB  - The keeper\nslept.\nER  - \n", "title: One\n  paragraph: The keeper\n  paragraph: slept.\n"},
		"two titles":       {"TY  - NEWS\nT1  - Less\nTI  - More\nER  - \n", "title: More\n"},
		"before the first": {"Export\nTI  - Gone\nTY  - NEWS\nTI  - One\nER  - \n", "title: One\n"},
		"nothing":          {"TY  - NEWS\nER  - \n", "error: 1 records without a title or a text\n"},
		"empty":            {"", "error: 0 records without a title or a text\n"},
	} {
		if got := loadtest.Read(t, Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestStops(t *testing.T) {
	t.Parallel()
	n := 0
	for range Decode(t.Context(), loadtest.Input("x", strings.Repeat("TY  - NEWS\nTI  - One\nER  - \n", 10))) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d records", n)
	}
}
