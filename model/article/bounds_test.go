package article

import (
	"strings"
	"testing"
)

// TestAddresses: one long address may be that of each word; short ones are all kept.
func TestAddresses(t *testing.T) {
	const long = maxAddresses / 4
	for name, c := range map[string]struct {
		length, times int
		kept          int
		notices       int
	}{
		"up to the bound": {long, 4, 4, 0},
		"beyond it":       {long, 9, 4, 1},
		"short":           {shortAddress, maxAddresses/shortAddress + 9, maxAddresses/shortAddress + 9, 0},
		"not short":       {shortAddress + 1, maxAddresses/shortAddress + 9, maxAddresses / (shortAddress + 1), 1},
	} {
		var links, pictures Builder
		url := strings.Repeat("x", c.length)
		for range c.times {
			links.Begin(Link, url)
			links.Write("word ")
			links.End()
			pictures.Block(Block{Kind: Caption, URL: url}, "word")
		}
		a := links.Build(Origin{})
		if check(t, a); len(a.Inlines) != c.kept || len(a.Notices) != c.notices {
			t.Errorf("%s: %d links, %d notices", name, len(a.Inlines), len(a.Notices))
		}
		shown := 0
		for _, block := range pictures.Build(Origin{}).Blocks {
			if block.URL != "" {
				shown++
			}
		}
		if shown != c.kept {
			t.Errorf("%s: %d pictures with an address", name, shown)
		}
	}
}

// TestNames: what a feed says once of all its articles is not long in any.
func TestNames(t *testing.T) {
	name := strings.Repeat("a", maxName)
	for more, want := range map[string]Meta{
		"":  {Outlet: name, Section: name, Language: name, URL: strings.Repeat("u", maxAddress)},
		"a": {Outlet: name[1:] + "…", Section: name[1:] + "…", Language: name[1:] + "…"},
	} {
		var b Builder
		m := b.Meta()
		m.Outlet, m.Section, m.Language, m.URL = name+more, name+more, name+more, strings.Repeat("u", maxAddress)+more
		if m.Authors = []string{"b"}; more != "" {
			m.Authors = []string{strings.Repeat("c", maxAuthors-1), "d", "e"}
		}
		got := b.Build(Origin{}).Meta
		if got.Outlet != want.Outlet || got.Section != want.Section || got.Language != want.Language || got.URL != want.URL {
			t.Errorf("%q: %d, %d, %d, %d bytes", more, len(got.Outlet), len(got.Section), len(got.Language), len(got.URL))
		}
		if last := got.Authors[len(got.Authors)-1]; more != "" && last != "d" || more == "" && last != "b" {
			t.Errorf("%q: the last author is %q", more, last)
		}
	}
}
