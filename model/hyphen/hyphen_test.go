package hyphen

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// hyphenate shows the places of a word as hyphens.
func hyphenate(d *Dictionary, word string) string {
	for _, at := range slices.Backward(d.Points(nil, word)) {
		word = word[:at] + "-" + word[at:]
	}
	return word
}

// The words of Liang's title and of the languages' own rules.
func TestPoints(t *testing.T) {
	for _, c := range []struct{ tag, word, want string }{
		{"en", "hyphenation", "hy-phen-ation"}, {"en", "computer", "com-puter"}, {"en-US", "government", "gov-ern-ment"},
		{"en", "associate", "as-so-ciate"}, {"en", "Associate", "Associate"}, {"de", "GmbHgesetz", "GmbHgesetz"}, {"en", "table", "ta-ble"}, {"en", "present", "present"}, {"en", "THE", "THE"}, {"en", "house", "house"},
		{"en", "a", "a"}, {"en", "", ""}, {"en", "it’s", "it’s"}, {"en", "1990s", "1990s"}, {"en", "naïveté", "naïveté"},
		{"en-GB", "university", "uni-ver-sity"}, {"en-GB", "photographer", "pho-to-grapher"},
		{"de", "Trennmuster", "Trenn-mus-ter"}, {"de-AT", "Überprüfung", "Über-prü-fung"}, {"de", "Zucker", "Zu-cker"},
		{"fr", "gouvernement", "gou-ver-ne-ment"}, {"fr", "déjà", "dé-jà"}, {"es", "constitución", "cons-ti-tu-ción"},
		{"it", "repubblica", "re-pub-bli-ca"}, {"pt-BR", "constituição", "cons-ti-tui-ção"},
		{"en", "İstanbul", "İstanbul"}, // shorter in lower case
	} {
		if got := hyphenate(For(c.tag), c.word); got != c.want {
			t.Errorf("%s: %s, want %s", c.tag, got, c.want)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	for _, tag := range []string{"", "ja", "xx-en", "eng"} {
		if For(tag) != nil {
			t.Errorf("%q has a dictionary", tag)
		}
	}
}

// Each file carries its licence and is understood line by line.
func TestFiles(t *testing.T) {
	entries, err := files.ReadDir("patterns")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name, _, _ := strings.Cut(e.Name(), ".")
		data, err := patterns(name)
		if err != nil {
			t.Fatal(err)
		}
		head := string(data[:600])
		if !strings.Contains(head, "copyright") || !strings.Contains(string(data), "% licence:") {
			t.Errorf("%s: no copyright or licence", e.Name())
		}
		d := read(string(data), 2, 2)
		if len(d.levels) < 300 {
			t.Errorf("%s: %d patterns", e.Name(), len(d.levels))
		}
		for letters, levels := range d.levels {
			if !utf8.ValidString(letters) || len(levels) != len(letters)+1 {
				t.Errorf("%s: pattern %q with levels %q", e.Name(), letters, levels)
			}
		}
	}
}

// Whatever the word, its parts are whole letters, long enough and in order.
func FuzzPoints(f *testing.F) {
	for _, s := range []string{"hyphenation", "Überprüfung", "naïve", "ﬁnance", "e\u0301tude", "\xff", "ΑΒΓΔ", "ǅungla"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, tag := range []string{"en", "fr"} {
			d := For(tag)
			last := 0
			for _, at := range d.Points(nil, word) {
				if at <= last || !utf8.RuneStart(word[at]) {
					t.Fatalf("%q is parted at %d after %d", word, at, last)
				}
				if utf8.RuneCountInString(word[:at]) < d.left || utf8.RuneCountInString(word[at:]) < d.right {
					t.Fatalf("%q is parted at %d", word, at)
				}
				last = at
			}
		}
	})
}

func BenchmarkPoints(b *testing.B) {
	d := For("en")
	var points []int
	for b.Loop() {
		points = d.Points(points[:0], "representatives")
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"en-us", "de-1996"} {
		data, err := patterns(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				read(string(data), 2, 2)
			}
		})
	}
}
