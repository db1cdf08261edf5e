package gender

import "testing"

func TestOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Gender{"maria": Female, "pedro": Male, "": Unknown, "xyzzy": Unknown, "Maria": Unknown} {
		if got := Of(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
