package page

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/page/grammar"
	"lede/tui/theme"
)

// roles writes code with the roles of its parts: "keyword:func name:main".
func roles(code string, tints []tint) string {
	var out []string
	from := 0
	for _, t := range tints {
		if s := strings.TrimSpace(code[from:t.end]); s != "" && t.role != theme.Code {
			out = append(out, strings.TrimPrefix(t.role.String(), "code-")+":"+s)
		}
		from = t.end
	}
	return strings.Join(out, " ")
}

// What a reader sees of code in a language.
func TestHighlight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, code, want string }{
		{"go", "// Greets.\nfunc main() { print(\"héllo\", 12) }", `comment:// Greets. keyword:func name:main name:print string:"héllo" number:12`},
		{"python", "def f(x):\n\treturn 'é' # 日本", "keyword:def name:f keyword:return string:'é' comment:# 日本"},
		{"diff", "-old\n+new\n same", "deleted:-old inserted:+new"},
		{"html", "<p class=\"a\">x</p>", `name:p name:class string:"a" name:p`},
		{"PYTHON", "def f(): 1", "keyword:def name:f number:1"},
		{"text", "func main() {}", ""},
		{"", "func main() {}", ""},
		{"no such language", "func main() {}", ""},
		{"x/" + strings.Repeat("y", longestName-5) + ".go", "if", "keyword:if"}, // the name of a file
		{"x/" + strings.Repeat("y", longestName-4) + ".go", "if", ""},
		{"go", "  \n\t", ""},
		{"go", "", ""},
	} {
		tints := highlight(c.code, c.language)
		if got := roles(c.code, tints); got != c.want {
			t.Errorf("%s, %q:\n got %s\nwant %s", c.language, c.code, got, c.want)
		}
		if end := tints[len(tints)-1].end; end != len(c.code) {
			t.Errorf("%s, %q: the roles end at %d of %d", c.language, c.code, end, len(c.code))
		}
	}
}

// The walk goes along text that differs in white space, and along no other.
func TestZip(t *testing.T) {
	k := "\x1b[38;2;0;0;11m"
	for _, c := range []struct {
		src, rendered string
		want          string
		ok            bool
	}{
		{"if x", k + "if\x1b[0m x", "keyword:if", true},
		{"if x", k + "if x", "keyword:if x", true},
		{"a\tif", "a " + k + "if", "keyword:if", true},
		{"a\n\n  if", "a" + k + "if\n", "keyword:if", true},
		{" \u0301if", " \u0301" + k + "if", "keyword:if", true},
		{"if", k + "if\x1b[0m\n", "keyword:if", true},
		{"if ", k + "if", "keyword:if", true},
		{"if", k + "iff", "", false},
		{"if", k + "i", "", false},
		{"if", k + "of", "", false},
		{"i f", k + "i-f", "", false},
	} {
		tints, ok := zip(c.src, c.rendered)
		if ok != c.ok {
			t.Errorf("%q as %q: %v", c.src, c.rendered, ok)
		} else if got := roles(c.src, tints); ok && got != c.want {
			t.Errorf("%q as %q: %s, expected %s", c.src, c.rendered, got, c.want)
		}
	}
}

// Code that is laid out in pieces has one colour, and so has code of a language
// nobody knows; a change of theme or width renders nothing anew.
func TestCodeRuns(t *testing.T) {
	t.Parallel()
	line := "return 1 // one\n"
	for _, c := range []struct {
		lines  int
		label  string
		styles int
	}{
		{2, "go", 4}, {piece * 3 / 2 / len(line), "go", 4}, {piece*3/2/len(line) + 1, "go", 1}, {2, "", 1}, {2, "nosuch", 1},
	} {
		var b article.Builder
		b.Block(article.Block{Kind: article.Code, Label: c.label}, strings.Repeat(line, c.lines))
		p := New(b.Build(article.Origin{}), Options{Width: 80, Theme: dark(t)})
		seen := map[theme.Style]bool{}
		for _, r := range p.Rows(p.First(), 1<<20) {
			for _, s := range r.Segs {
				if s.Source() && strings.TrimSpace(s.Text) != "" {
					seen[s.Style] = true
				}
			}
		}
		if c.styles == 4 {
			seen[p.opt.Theme.Style(theme.Code)] = true
		}
		if len(seen) != c.styles {
			t.Errorf("%d lines of %q: %d styles, expected %d", c.lines, c.label, len(seen), c.styles)
		}
		if q := p.With(Options{Width: 60, Theme: dark(t)}); c.styles == 4 && len(q.tints.young) == 0 {
			t.Errorf("%d lines of %q are rendered again at another width", c.lines, c.label)
		}
	}
}

// In every theme code is the theme's: its parts differ where the theme has them
// differ, and in no colour by weight and slant.
func TestCodeInThemes(t *testing.T) {
	t.Parallel()
	const code = "// c\nreturn \"s\" + f(1)"
	for _, name := range theme.Names() {
		th, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		a := &article.Article{Text: code, Blocks: []article.Block{{Kind: article.Code, Label: "go", Span: text.Span{End: len(code)}}}}
		p := New(a, Options{Width: 80, Theme: th})
		want := map[string]theme.Role{"// c": theme.CodeComment, "return": theme.CodeKeyword, `"s"`: theme.CodeString, "f": theme.CodeName, "1": theme.CodeNumber}
		for _, r := range p.Rows(p.First(), 10) {
			for _, s := range r.Segs {
				if role, ok := want[s.Text]; ok {
					if s.Style != th.Style(role).Over(th.Style(theme.Code)) {
						t.Errorf("%s: %q is %+v", name, s.Text, s.Style)
					}
					delete(want, s.Text)
				}
			}
		}
		if len(want) > 0 {
			t.Errorf("%s: not found: %v", name, want)
		}
		if th.Style(theme.CodeComment) == th.Style(theme.CodeKeyword) {
			t.Errorf("%s: comments look like keywords", name)
		}
	}
}

// Glamour's text must be the code, or colours would be put in the wrong place:
// whatever the code, the roles cover it, and the walk along it does not fail.
func FuzzCode(f *testing.F) {
	for i, s := range []string{
		"plain words", "a \\*b* `c` &amp; [d](e) <f>", "  two  spaces ", "日本語 नमस्ते 👩‍🚀 e\u0301",
		"tab\there\nnext", "\x1b[31mred\u009b0m", "# no heading", "/* open", "\"open", "<<EOF\n", "\ufeffx", "\r\n", "\u0301x", "{{{",
	} {
		f.Add(s, uint8(i))
	}
	languages := []string{"go", "python", "sh", "diff", "html", "json", "yaml", "c", "rust", "markdown", "sql", "js", "php", "perl"}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		s = text.Clean(s)
		if strings.TrimSpace(s) == "" || len(s) > 2000 {
			return
		}
		language := languages[int(n)%len(languages)]
		if !grammar.Known(language) {
			t.Fatalf("Glamour does not know %s", language)
		}
		if _, ok := zip(s, render(s, language)); !ok {
			t.Fatalf("%s: Glamour changed %q into %q", language, s, render(s, language))
		}
	})
}
