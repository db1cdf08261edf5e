package theme_test

import (
	"testing"

	"lede/model/entity"
	"lede/tui/theme"
)

func each(t *testing.T, check func(*testing.T, *theme.Theme)) {
	for _, name := range theme.Names() {
		t.Run(name, func(t *testing.T) {
			th, err := theme.Named(name)
			if err != nil {
				t.Fatal(err)
			}
			check(t, th)
		})
	}
}

// Without any colour each kind still looks like no other, and a guess unlike a
// fact.
func TestKindsWithoutColour(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		seen := map[theme.Style]string{{}: "text"}
		for _, k := range entity.Kinds {
			sure, guess := bare(th.Mark(theme.Of(k), false)), bare(th.Mark(theme.Of(k), true))
			if other, ok := seen[sure]; ok {
				t.Errorf("%s looks like %s", k, other)
			}
			if sure == guess {
				t.Errorf("a guessed %s looks like a sure one", k)
			}
			seen[sure] = k.String()
		}
	})
}

// With colours each kind has its own hue.
func TestKindsByHue(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		if th.Name == theme.Default(theme.Screen{}) {
			t.Skip("no colours")
		}
		seen := map[theme.Color]entity.Kind{}
		for _, k := range entity.Kinds {
			c := th.Style(theme.Of(k)).Fg
			if other, ok := seen[c]; ok {
				t.Errorf("%s has the colour of %s", k, other)
			}
			seen[c] = k
		}
	})
}

// bare is what is left of a style without colours.
func bare(s theme.Style) theme.Style {
	return theme.Style{Under: s.Under, Attrs: s.Attrs}
}
