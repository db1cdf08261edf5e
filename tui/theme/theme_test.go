package theme_test

import (
	"github.com/charmbracelet/colorprofile"

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

// grounds are backgrounds that are common where a theme paints none.
var grounds = map[bool][]string{
	false: {"#000000", "#1e1e1e", "#282c34", "#002b36"},
	true:  {"#ffffff", "#fdf6e3", "#f4f4f4"},
}

// Text is read at a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3), graphics at 3 to 1
// (1.4.11); the thin rules carry no meaning.
func TestContrast(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		behind := grounds[th.Light]
		if th.Ground != 0 {
			behind = []string{th.Ground.String()}
		}
		for role := theme.Text; role < theme.Guess; role++ {
			least := 4.5
			if role == theme.Bar || role == theme.Bullet {
				least = 3
			}
			if role == theme.Rule {
				continue
			}
			checkContrast(t, th, role, behind, least)
		}
	})
}

func checkContrast(t *testing.T, th *theme.Theme, role theme.Role, behind []string, least float64) {
	t.Helper()
	style := th.Style(role).Over(th.Style(theme.Text))
	if _, _, _, ok := style.Fg.RGB(); !ok {
		return // the terminal's own
	}
	if style.Bg != 0 {
		behind = []string{style.Bg.String()}
	}
	for _, b := range behind {
		if c := contrast(style.Fg, parse(t, b)); c < least {
			t.Errorf("%s: %s on %s has a contrast of %.2f", role, style.Fg, b, c)
		}
	}
}

func parse(t *testing.T, s string) theme.Color {
	t.Helper()
	c, err := theme.ParseColor(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The colours of a safe theme differ for protanopes and deuteranopes too, and
// from the text between them.
func TestSafeColours(t *testing.T) {
	found := 0
	each(t, func(t *testing.T, th *theme.Theme) {
		if !th.Safe {
			t.Skip("makes no claim")
		}
		found++
		roles := []theme.Role{theme.Text}
		for _, k := range entity.Kinds {
			roles = append(roles, theme.Of(k))
		}
		for name, eye := range eyes {
			for i, a := range roles {
				for _, b := range roles[:i] {
					if d := distance(eye, th.Style(a).Fg, th.Style(b).Fg); d < 0.09 {
						t.Errorf("%s: %s and %s are %.3f apart", name, a, b, d)
					}
				}
			}
		}
	})
	if found < 2 {
		t.Errorf("%d safe themes, expected one dark and one light", found)
	}
}

func TestParseRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"unknown key":     "like = \"dark\"\ncolor = 1",
		"unknown role":    "like = \"dark\"\n[roles]\nheader = \"bold\"",
		"missing role":    "[roles]\ntext = \"\"",
		"no such colour":  "like = \"dark\"\n[roles]\ntext = \"blurple\"",
		"no such theme":   "like = \"nowhere\"",
		"broken palette":  "like = \"dark\"\n[palette]\nink = \"#12\"",
		"reserved name":   "like = \"dark\"\n[palette]\nfaint = \"#777777\"",
		"not TOML at all": "]",
	} {
		if _, err := theme.Parse("mine", data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := theme.Named("nowhere"); err == nil {
		t.Error("unknown name: no error")
	}
}

// A user's file may change one colour and leave the rest to a theme.
func TestParseOverrides(t *testing.T) {
	th, err := theme.Parse("mine", "like = \"dusk\"\n[palette]\nperson = \"#ffffff\"")
	if err != nil {
		t.Fatal(err)
	}
	if got := th.Style(theme.Person).Fg; got != parse(t, "#ffffff") {
		t.Errorf("person is %s", got)
	}
}

func TestOver(t *testing.T) {
	red, blue := theme.RGB(255, 0, 0), theme.RGB(0, 0, 255)
	for _, c := range []struct{ over, base, want theme.Style }{
		{theme.Style{}, theme.Style{Fg: red, Under: theme.Single}, theme.Style{Fg: red, Under: theme.Single}},
		{theme.Style{Fg: blue}, theme.Style{Fg: red, Attrs: theme.Bold}, theme.Style{Fg: blue, Attrs: theme.Bold}},
		{theme.Style{Under: theme.Dotted, Off: theme.Bold}, theme.Style{Under: theme.Single, Line: red, Attrs: theme.Bold | theme.Italic}, theme.Style{Under: theme.Dotted, Attrs: theme.Italic}},
		{theme.Style{Fg: blue, Opaque: true}, theme.Style{Bg: red, Attrs: theme.Bold}, theme.Style{Fg: blue, Opaque: true}},
	} {
		if got := c.over.Over(c.base); got != c.want {
			t.Errorf("%+v over %+v = %+v, expected %+v", c.over, c.base, got, c.want)
		}
	}
}

func TestSGR(t *testing.T) {
	for want, s := range map[string]theme.Style{
		"\x1b[m":                            {},
		"\x1b[0;1;3;34m":                    {Fg: theme.Index(4), Attrs: theme.Bold | theme.Italic},
		"\x1b[0;4;92;100m":                  {Fg: theme.Index(10), Bg: theme.Index(8), Under: theme.Single},
		"\x1b[0;4:4;38;5;200;58;5;3m":       {Fg: theme.Index(200), Line: theme.Index(3), Under: theme.Dotted},
		"\x1b[0;4:3;38;2;1;2;3;58;2;4;5;6m": {Fg: theme.RGB(1, 2, 3), Line: theme.RGB(4, 5, 6), Under: theme.Curly},
		"\x1b[0;7;9;48;2;255;255;255m":      {Bg: theme.RGB(255, 255, 255), Attrs: theme.Reverse | theme.Strike},
	} {
		if got := string(s.AppendSGR(nil)); got != want {
			t.Errorf("%+v is %q, expected %q", s, got, want)
		}
	}
}

// Greys of the themes that are chosen unasked stay greys in 256 colours.
func TestGreysIn256Colours(t *testing.T) {
	for _, light := range []bool{false, true} {
		th, err := theme.Named(theme.Default(theme.Screen{Colors: 256, Light: light}))
		if err != nil {
			t.Fatal(err)
		}
		for _, role := range []theme.Role{theme.Text, theme.Headline, theme.Muted, theme.Quotation, theme.Rule} {
			c := colorprofile.ANSI256.Convert(th.Style(role).Fg.Color())
			r, g, b, _ := c.RGBA()
			if r != g || g != b {
				t.Errorf("%s: %s becomes %v", th.Name, role, c)
			}
		}
	}
}
