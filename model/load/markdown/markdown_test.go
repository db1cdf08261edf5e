package markdown

import (
	"strings"
	"testing"
	"time"

	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "", "---\n---\n", "---\ntitle: x\n", "+++\na = 1\n+++\n", "{\"title\":\"x\"}\n\nb", "# T\n\nBy A B | 1 May 2025\n\n> [!note] x\n> y\n\n- [ ] [[a|b]]\n\n<script>x</script>[^1]\n\n[^1]: n", "|a|b|\n|-|-|\n|1|2|", "term\n: d")
}

func TestNamed(t *testing.T) {
	const front = "---\ntags: x\n---\nBody."
	for _, c := range []struct{ file, body, title, day string }{
		{"clips/How a port moved.md", front, "How a port moved", ""},
		{"2020-12-16-survey-results.md", front, "survey results", "2020-12-16"},
		{"A_port_moved.md", front, "A port moved", ""},
		{"index.md", front, "", ""},
		{"notes.md", "Body only.", "", ""},
	} {
		for a := range Decode(t.Context(), loadtest.Input(c.file, c.body)) {
			if a.Meta.Title != c.title || a.Meta.Published.ISO() != c.day {
				t.Errorf("%s: %q %s", c.file, a.Meta.Title, a.Meta.Published.ISO())
			}
		}
	}
}

// TestHostile holds that nesting and bombs cost no more than their length.
func TestHostile(t *testing.T) {
	const n = 20_000
	bomb := "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 8) + "*" + string(c-1) + "]\n"
	}
	for name, in := range map[string]string{
		"quotations": strings.Repeat(">", n), "lists": strings.Repeat("- ", n), "brackets": strings.Repeat("[", n),
		"links": strings.Repeat("[a](", n), "emphasis": strings.Repeat("*a **b ", n), "ticks": strings.Repeat("`a", n), "mixed": strings.Repeat("a**b_c", n), "fenced": "```\n```\n" + strings.Repeat("a**b_c", n),
		"tags": strings.Repeat("<b>", n), "images": strings.Repeat("![", n), "references": strings.Repeat("[a]: b\n", n),
		"indents": strings.Repeat(" ", n) + "x", "aliases": bomb + "title: t\n---\nbody",
		"table": "|" + strings.Repeat("a|", n) + "\n|" + strings.Repeat("-|", n) + "\n", "footnotes": strings.Repeat("[^a]", n) + "\n\n[^a]: x",
		"entities": strings.Repeat("&amp;", n), "nested lists": nested(500),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan string, 1)
			go func() { done <- loadtest.Read(t, Decode, in) }()
			select {
			case <-done:
			case <-time.After(20 * time.Second):
				t.Fatal("no end")
			}
		})
	}
}

func nested(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat(" ", 2*i) + "- x\n")
	}
	return out.String()
}

func BenchmarkDecode(b *testing.B) {
	in := "---\ntitle: Harbour\n---\n" + strings.Repeat("The *harbour* opened on [Monday](https://a.example) after **nine** weeks.\n\n> “It was time,” she said.\n\n- one\n- two\n\n", 200)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for range Decode(b.Context(), loadtest.Input("x.md", in)) {
		}
	}
}

// TestListMarks: of list marks in a row as many as anyone means are kept.
func TestListMarks(t *testing.T) {
	t.Parallel()
	for _, mark := range []string{"- ", "* ", "1. ", "2) "} {
		for n, want := range map[int]int{20: 20, 21: 20, 100_000: 20} {
			if got, flattened := marksLeft(mark, n); got != want || flattened != (n > want) {
				t.Errorf("%q %d times: %d are left, want %d; told %v", mark, n, got, want, flattened)
			}
		}
	}
}

func marksLeft(mark string, n int) (int, bool) {
	out, flattened := prepare(strings.Repeat(mark, n) + "x")
	return strings.Count(out, mark), flattened
}

// TestFlattened: marks that are left out are told of, once.
func TestFlattened(t *testing.T) {
	t.Parallel()
	const notice = "!: marks that nest deeper than anyone means were left out\n"
	for in, want := range map[string]int{
		strings.Repeat("> ", 20) + "x": 0, strings.Repeat("> ", 21) + "x": 1,
		strings.Repeat("- ", 20) + "x": 0, strings.Repeat("- ", 21) + "x": 1,
		strings.Repeat("[", 99) + "x": 0, strings.Repeat("[", 100) + "x": 1,
		"> [!note] A box\n> of text": 0,
	} {
		if got := loadtest.Read(t, Decode, in); strings.Count(got, notice) != want {
			t.Errorf("%.30q: %s", in, got)
		}
	}
}

// TestManyHighlights: highlights crowd a paragraph as other marks do.
func TestManyHighlights(t *testing.T) {
	t.Parallel()
	for n, kept := range map[int]bool{maxDelims / 2: true, maxDelims/2 + 1: false} {
		if out, _ := prepare(strings.Repeat("==a== ", n)); strings.HasPrefix(out, "*a* *a*") != kept || strings.HasPrefix(out, `\=\=a`) == kept {
			t.Errorf("%d: %.40q", n, out)
		}
	}
}

// TestCrowded: marks of a crowded paragraph are letters, those too that were before it;
// so are the tags of a text that has too many, but for code.
func TestCrowded(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`a \* \[b\] \\ *c* [d](e) \_ \~ \= ` + "\\`" + strings.Repeat(" *", maxDelims): `a \* \[b\] \\ \*c\* \[d](e) \_ \~ \= ` + "\\`" + strings.Repeat(` \*`, maxDelims),
		"```\n<i>\n```\n" + strings.Repeat("<b>a</b> ", maxTags/2) + `\<` + "\n":       "```\n<i>\n```\n" + strings.Repeat(`\<b>a\</b> `, maxTags/2) + `\<` + "\n",
	} {
		if got := uncrowd(in); got != want {
			t.Errorf("%.80q, want %.80q", got, want)
		}
	}
	if in := strings.Repeat("<b>a</b> ", maxTags/2) + "b"; uncrowd(in) != in {
		t.Error("as many tags as may be are not left")
	}
}

// TestTemplates: the tags of site generators are no text, captions are, and code
// stays as it is.
func TestTemplates(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"{{< figure src=\"b.jpg\" caption=\"The pier.\" >}}": "![The pier.](<b.jpg>)",
		"{{% notice tip %}}x{{% /notice %}}":                 "x",
		"{% include lead.html %}x {{ site.title | up }}.":    "x .",
		"{: .note}": "",
		"{{ 'x' }} and {a} and {{a b}} and 5 {% of} it {: no": "{{ 'x' }} and {a} and {{a b}} and 5 {% of} it {: no",
		"```\n{{ x }}\n```\n{{ x }}y":                         "```\n{{ x }}\n```\ny",
	} {
		if got, _ := prepare(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestProperties: keys and values below a headline that say whose page it is are its head;
// others are text.
func TestProperties(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"# Light out\n\nAuthor: Hana Brolin\nDate: May 6, 2024\nStatus: Draft\n\nThe lamp is out.\n": "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: The lamp is out.\n",
		"# Light out\nTags: sea\nURL: https://a.example/1\n\nThe lamp is out.\n":                     "title: Light out\nurl: https://a.example/1\n  paragraph: The lamp is out.\n",
		"# Light out\n\nTide: high\nWind: north\n\nThe lamp is out.\n":                               "title: Light out\n  paragraph: Tide: high Wind: north\n  paragraph: The lamp is out.\n",
		"# Light out\n\nURL: https://a.example/1\nThe lamp is out.\n":                                "title: Light out\n  paragraph: URL: https://a.example/1 The lamp is out.\n    link \"https://a.example/1\" https://a.example/1\n",
	} {
		if got := loadtest.Read(t, Decode, in); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", in, got, want)
		}
	}
}
