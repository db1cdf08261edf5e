package json

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func TestYAML(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"a list":     {"- title: Light out\n  date: 2024-05-06\n  text: |\n    One.\n\n    Two.\n- title: Buoy next\n  text: A buoy.\n", "title: Light out\npublished: 2024-05-06\n  paragraph: One.\n  paragraph: Two.\n\ntitle: Buoy next\n  paragraph: A buoy.\n"},
		"under keys": {"week:\n  articles:\n    - headline: Light out\n      byline: By Hana Brolin\n      body: [One., Two.]\n", "title: Light out\nauthors: Hana Brolin\n  paragraph: One.\n  paragraph: Two.\n"},
		"documents":  {"---\ntitle: Light out\nbody: One.\n---\ntitle: Buoy next\nbody: Two.\n", "title: Light out\n  paragraph: One.\n\ntitle: Buoy next\n  paragraph: Two.\n"},
		"aliases":    {"a: &a [x, x]\nb: &b [*a, *a]\ntitle: Light out\nbody: [One., *b]\n", "title: Light out\n  paragraph: One.\n"},
		"short ones": {"a: &a Light out\nb: &b [" + strings.Repeat("x", maxAlias) + ", &c " + strings.Repeat("y", maxAlias+1) + "]\ntitle: *a\nauthor: *b\nbody: *c\ntext: Out.\n", "title: Light out\n  paragraph: Out.\n"},
		"versions":   {"%YAML 1.2\n---\ntitle: Light out\nbody: One.\n", "title: Light out\n  paragraph: One.\n"},
		"Latin 1":    {"title: Caf\xe9\nbody: Un caf\xe9.\n", "title: Café\n  paragraph: Un café.\n"},
		"settings":   {"name: x\nport: 8\n", "error: JSON without an article, its keys are name, port\n"},
		"faulty":     {"a: [b\n", "error: faulty YAML: yaml: line 1: did not find expected ',' or ']'\n"},
	} {
		if got := loadtest.Read(t, YAML, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestYAMLDeep: nesting beyond what is read costs no more than its length.
func TestYAMLDeep(t *testing.T) {
	t.Parallel()
	for _, in := range []string{strings.Repeat("[", 9_000), strings.Repeat("- ", 9_000), strings.Repeat("{a: ", 9_000)} {
		loadtest.Read(t, YAML, in)
	}
}

// TestYAMLAliases: short texts that stand in many places give no more than they may in
// all.
func TestYAMLAliases(t *testing.T) {
	t.Parallel()
	in := "a: &a " + strings.Repeat("x", maxAlias) + "\ntitle: Light out\nbody:\n" + strings.Repeat("- *a\n", 5*maxAliased/maxAlias) + "- End.\n"
	if got := strings.Count(loadtest.Read(t, YAML, in), "x"); got != maxAliased {
		t.Errorf("%d bytes of aliases, want %d", got, maxAliased)
	}
}

func FuzzYAML(f *testing.F) {
	loadtest.Fuzz(f, YAML, "- title: a\n  text: b\n", "---\na: &b [c]\n---\n? d\n: *b\n")
}

// TestYAMLParts: a long list is read in parts of whole items, anything else whole.
func TestYAMLParts(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	item := "- title: Light\n  text: |\n    - It went out.\n\n"
	list := strings.Repeat(item, 2*yamlPart/len(item)+1)
	for name, c := range map[string]struct {
		in    string
		parts int
	}{
		"a list":           {list, 3},
		"begun":            {"---\n" + list, 3},
		"short":            {list[:yamlPart], 1},
		"an alias":         {list + "- *a\n", 1},
		"an anchor":        {"- &a b\n" + list, 1},
		"documents":        {list + "\n---\n" + list, 1},
		"an end":           {list + "...\n", 1},
		"a directive":      {"%YAML 1.1\n---\n" + list, 1},
		"under a key":      {"a:\n" + list, 1},
		"a long item":      {"- " + strings.Repeat("a ", yamlPart) + "\n- b\n", 2},
		"a long last item": {"- b\n- " + strings.Repeat("a ", yamlPart) + "\n", 2},
		"one item":         {"- " + strings.Repeat("a ", yamlPart), 1},
	} {
		var all strings.Builder
		parts := 0
		for part := range yamlParts([]byte(c.in)) {
			if parts++; parts > 1 && !strings.HasPrefix(string(part), "- ") {
				t.Errorf("%s: part %d begins with %.20q", name, parts, part)
			}
			all.Write(part)
		}
		if parts != c.parts || all.String() != c.in {
			t.Errorf("%s: %d parts, want %d; whole: %v", name, parts, c.parts, all.String() == c.in)
		}
	}
	if n := strings.Count(loadtest.Read(t, YAML, list), "It went out."); n != strings.Count(list, "title") {
		t.Errorf("%d articles of %d", n, strings.Count(list, "title"))
	}
}
