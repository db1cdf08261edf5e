package gender

import (
	"strings"
	"testing"

	"lede/model/text"
)

func TestOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Gender{
		"maria": Female, "pedro": Male, "juan": Male, "thomas": Male, "": Unknown, "xyzzy": Unknown, "Maria": Female,
		"andrea": Unknown, "kim": Unknown, // in Italy and Germany; a family name
		"josé": Male, "jose": Male, "sébastien": Male, "sebastien": Male, "zoë": Female, "zoe": Female,
		"rené": Male, "rene": Male, "maria-xyzzy": Female, "xyzzy-maria": Unknown, "-maria": Unknown,
	} {
		if got := Of(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestOfRole(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]Gender{
		"mr": Male, "mrs.": Female, "wife": Female, "fiancé": Male, "duke": Male, "assemblywoman": Female,
		"": Unknown, "mayor": Unknown, "Mr": Unknown, "mr.s": Unknown,
	} {
		if got := OfRole(word); got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
}

// The lists are searched as they lie: they ascend, and each first name is there
// without its accents too.
func TestLists(t *testing.T) {
	t.Parallel()
	for _, list := range []*names{firstNames(), roles()} {
		for i, want := range genders {
			last, since := "", 0
			for line := range strings.Lines(list.parts[i]) {
				name := strings.TrimSuffix(line, "\n")
				if list == firstNames() {
					if since++; name[0] == '0' {
						since = 0
					}
					name = last[:name[0]-'0'] + name[1:]
				}
				if since > 7 {
					t.Errorf("%q is too far from a whole name", name)
				}
				if name <= last {
					t.Errorf("%q stands behind %q", name, last)
				}
				last = name
				if got, ok := list.of(name); !ok || got != want {
					t.Errorf("%q: %v, %v, want %v", name, got, ok, want)
				}
				if _, ok := list.of(text.Fold(name)); !ok && list == firstNames() {
					t.Errorf("%q is not listed without its accents", name)
				}
				for _, beside := range []string{name + "!", name[:len(name)-1] + "\x00"} {
					if got, ok := list.of(beside); ok {
						t.Errorf("%q: %v, though not listed", beside, got)
					}
				}
			}
		}
		for _, name := range []string{"", " ", "\n", "aadhya\naaliyah", "\xff", "zzzz"} {
			if got, ok := list.of(name); ok {
				t.Errorf("%q: %v, though not listed", name, got)
			}
		}
	}
}

func BenchmarkOf(b *testing.B) {
	for _, name := range []string{"maria", "xyzzy", "sébastien"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(name)
			}
		})
	}
}
