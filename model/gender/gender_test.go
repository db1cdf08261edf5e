package gender

import "testing"

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
