package theme_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

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
		th = th.Bare()
		for _, k := range entity.Kinds {
			sure, guess := bare(th.Lit(theme.Style{}, theme.Of(k), theme.StrengthOf(k, true, false))), bare(th.Lit(theme.Style{}, theme.Of(k), theme.StrengthOf(k, true, true)))
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

// People, organizations and places have their hue where they are named first, all
// else is calm, and a guess is unlike a fact.
func TestStrengths(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		if th.Name == theme.Default(theme.Screen{}) {
			t.Skip("no colours")
		}
		for _, k := range entity.Kinds {
			first, again, guess := th.Lit(theme.Style{}, theme.Of(k), theme.StrengthOf(k, false, false)), th.Lit(theme.Style{}, theme.Of(k), theme.StrengthOf(k, true, false)), th.Lit(theme.Style{}, theme.Of(k), theme.StrengthOf(k, false, true))
			switch loud := k <= entity.Place; {
			case loud && (first.Attrs != theme.Bold || first.Fg == again.Fg || again != theme.Style{Fg: th.Style(theme.Quiet).Fg} || guess == again):
				t.Errorf("%s: first %+v, again %+v, guessed %+v", k, first, again, guess)
			case !loud && (first != again || first.Attrs != 0):
				t.Errorf("%s is not calm: %+v, %+v", k, first, again)
			case guess != theme.Style{Fg: th.Style(theme.Guess).Fg}:
				t.Errorf("a guessed %s is not faint: %+v", k, guess)
			}
			if first.Under != theme.NoLine || again.Under != theme.NoLine || guess.Under != theme.NoLine {
				t.Errorf("%s is underlined", k)
			}
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

// All built-in themes are read without strain, and a theme that is not is told
// so.
func TestContrast(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		for _, finding := range theme.Check(th) {
			t.Error(finding)
		}
	})
	pale, err := theme.Catalog{}.Parse("pale.toml", "inherit = \"paper\"\n[palette]\nperson = \"#d0c0a0\"")
	if err != nil {
		t.Fatal(err)
	}
	found := theme.Check(pale)
	if len(found) == 0 || !strings.Contains(found[0], "person: #d0c0a0 on #f4ecd8 has a contrast of 1.") {
		t.Errorf("%q", found)
	}
}

// Each role that is read is held to its least contrast, and only thin rules to none.
func TestContrastOfEachRole(t *testing.T) {
	t.Parallel()
	for role := theme.Text; role <= theme.Guess; role++ {
		notation := role.String() + " = \"#101010 on #000000\""
		th, err := theme.Catalog{}.Parse("mine.toml", "inherit = \"dark\"\n[roles]\n"+notation)
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(theme.Check(th), func(s string) bool { return strings.HasPrefix(s, role.String()+": ") })
		if found == (role == theme.Rule) {
			t.Errorf("%s: told of: %v", role, found)
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

// What is wrong with a file is said with its line, its key and what was meant.
func TestParseRefuses(t *testing.T) {
	for data, want := range map[string]string{
		"# mine\ninherit = \"dark\"\ncolour = 1":             "mine.toml:3: colour: no such key; ",
		"lihgt = true":                                       `mine.toml:1: lihgt: no such key; did you mean "light"?`,
		"inherit = \"dark\"\n[roles]\nheadlin = \"bold\"":    `mine.toml:3: roles.headlin: no such role; did you mean "headline"?`,
		"[roles]\ntext = \"\"":                               "mine.toml: roles.headline: is missing; inherit a theme",
		"inherit = \"dark\"\n\n[roles]\ntext = \"blurple\"":  `mine.toml:4: roles.text: "blurple" is no attribute`,
		"inherit = \"drak\"":                                 `mine.toml:1: inherit: there is no theme "drak"; did you mean "dark"?`,
		"inherit = \"dark\"\n[palette]\nink = \"#12\"":       "mine.toml:3: palette.ink: colour \"#12\"",
		"inherit = \"dark\"\n[palette]\nfaint = \"#777777\"": "mine.toml:3: palette.faint: is a word of the notation",
		"inherit = \"dark\"\n[palette]\nperso = \"#777777\"": `mine.toml:3: palette.perso: no role has this colour; did you mean "person"?`,
		"inherit = \"dark\"\nlight = \"yes\"":                "mine.toml",
		"inherit = \"dark\"\n]":                              "mine.toml:2: ",
	} {
		_, err := theme.Catalog{}.Parse("mine.toml", data)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", data, err, want)
		}
	}
	if _, err := theme.Named("papre"); err == nil || !strings.Contains(err.Error(), `did you mean "paper"?`) {
		t.Error("unknown name:", err)
	}
}

// A reader's file may change one colour and leave the rest to a theme, its
// ground included.
func TestParseOverrides(t *testing.T) {
	th, err := theme.Catalog{}.Parse("mine.toml", "inherit = \"paper\"\n[palette]\nperson = \"#000000\"")
	if err != nil {
		t.Fatal(err)
	}
	paper, _ := theme.Named("paper")
	if got := th.Style(theme.Person).Fg; got != parse(t, "#000000") || th.Ground != paper.Ground || !th.Light || th.Name != "mine" {
		t.Errorf("%+v", th)
	}
}

// A file from before parts of code had roles still is a theme: they look like
// the rest of the code. No other role may be left out.
func TestCodeMayBeLeftOut(t *testing.T) {
	var lines []string
	for role := theme.Text; role <= theme.Guess; role++ {
		if (role < theme.CodeComment || theme.CodeDeleted < role) && role != theme.Quiet {
			lines = append(lines, role.String()+` = "bold"`)
		}
	}
	th, err := theme.Catalog{}.Parse("mine.toml", "[roles]\n"+strings.Join(lines, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := th.Style(theme.CodeComment).Over(th.Style(theme.Code)); got != th.Style(theme.Code) {
		t.Errorf("comments are %+v", got)
	}
	for i := range lines {
		_, err := theme.Catalog{}.Parse("mine.toml", "[roles]\n"+strings.Join(slices.Concat(lines[:i], lines[i+1:]), "\n"))
		if err == nil || !strings.Contains(err.Error(), "is missing") {
			t.Errorf("without %s: %v", lines[i], err)
		}
	}
}

// A folder's themes stand beside the built-in ones and before one of their
// name; they may inherit each other, and a broken one harms none.
func TestCatalog(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"mine.toml": "inherit = \"own\"\nfor = \"me\"", "own.toml": "inherit = \"paper\"\n[palette]\nperson = \"#101010\"",
		"dark.toml": "inherit = \"dark\"\n[palette]\nperson = \"#fefefe\"", "bad.toml": "inherit = \"dark\"\n[roles]\nx = \"\"",
		"self.toml": "inherit = \"self\"", "a.toml": "inherit = \"b\"", "b.toml": "inherit = \"a\"", "notes.txt": "no theme",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := theme.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(s.Broken(), " "); got != "a b bad self" {
		t.Errorf("broken: %s", got)
	}
	if names := s.Names(); !slices.Contains(names, "mine") || !slices.Contains(names, "paper") || slices.Contains(names, "bad") || !slices.IsSorted(names) {
		t.Error(names)
	}
	for name, want := range map[string]string{"mine": "#101010", "dark": "#fefefe"} {
		th, err := s.Named(name)
		if err != nil || th.Style(theme.Person).Fg != parse(t, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Named("bad"); err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "bad.toml")+":3: roles.x") {
		t.Error(err)
	}
	if s.Path("mine") != filepath.Join(dir, "mine.toml") || s.Path("paper") != "" {
		t.Error(s.Path("mine"), s.Path("paper"))
	}
	if none, err := theme.Open(filepath.Join(dir, "nosuch")); err != nil || len(none.Names()) != len(theme.Names()) {
		t.Error(err)
	}
}

// On a terminal with one underline every kind is marked all the same, no
// sequence is one it does not know, and a guess is unlike a fact.
func TestSimple(t *testing.T) {
	each(t, func(t *testing.T, th *theme.Theme) {
		s := th.Simple()
		for role := theme.Text; role <= theme.Guess; role++ {
			for _, strength := range []theme.Strength{theme.First, theme.Again, theme.Calm, theme.Guessed} {
				if sgr := string(s.Lit(theme.Style{}, role, strength).AppendSGR(nil)); strings.Contains(sgr, ":") {
					t.Errorf("%s: %q", role, sgr)
				}
			}
		}
		for _, k := range entity.Kinds {
			sure, guess := s.NameOf(k, false), s.NameOf(k, true)
			if sure == (theme.Style{}) || sure == guess {
				t.Errorf("%s: sure %+v, guessed %+v", k, sure, guess)
			}
		}
	})
	if !theme.Colourless("vt100") || theme.Colourless("linux") || theme.Colourless("xterm") {
		t.Error("the wrong terminals are colourless")
	}
}

// Forms and colours of underlines are for terminals that are known to draw them.
func TestUnderlinesOf(t *testing.T) {
	for env, want := range map[string]theme.Underlines{
		"": theme.One, "TERM=linux": theme.One, "TERM=vt220": theme.One, "TERM=putty-256color": theme.One, "TERM=rxvt-unicode": theme.One, "TERM=st-256color": theme.One,
		"TERM=screen": theme.One, "TERM=screen.xterm-256color STY=1.x VTE_VERSION=7600 TERM_PROGRAM=WezTerm": theme.One,
		"TERM=xterm-256color STY=1.x VTE_VERSION=7600": theme.One, "TERM=screen-256color STY=1.x TERM_PROGRAM=tmux": theme.One,
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal": theme.One,
		"TERM=xterm": theme.Unsure, "TERM=xterm-256color": theme.Unsure, "TERM=xterm-256color VTE_VERSION=5199": theme.Unsure, "TERM=xterm VTE_VERSION=520": theme.Unsure,
		"TERM=xterm VTE_VERSION=5200": theme.Many, "TERM=xterm VTE_VERSION=10000": theme.Many, "TERM=xterm-256color TERM_PROGRAM=iTerm.app": theme.Many,
		"TERM=xterm-256color WT_SESSION=a": theme.Many, "TERM=xterm-256color KONSOLE_VERSION=220401": theme.Many,
		"TERM=xterm-kitty": theme.Many, "TERM=alacritty": theme.Many, "TERM=tmux-256color": theme.Many, "TERM=screen-256color TERM_PROGRAM=tmux": theme.Many,
	} {
		vars := map[string]string{}
		for _, pair := range strings.Fields(env) {
			name, value, _ := strings.Cut(pair, "=")
			vars[name] = value
		}
		if got := theme.UnderlinesOf(func(name string) string { return vars[name] }); got != want {
			t.Errorf("%s: %d, expected %d", env, got, want)
		}
	}
	for version, want := range map[string]theme.Underlines{
		"kitty(0.35.2)": theme.Many, "VTE(7600)": theme.Many, "WezTerm 20240203": theme.Many, "tmux 3.5a": theme.Many, "xterm.js(5.5.0)": theme.Many,
		"XTerm(390)": theme.One, "": theme.One, "PuTTY": theme.One,
	} {
		if got := theme.Answered(version); got != want {
			t.Errorf("%q: %d, expected %d", version, got, want)
		}
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
