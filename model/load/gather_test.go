package load

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
)

// TestGathered: a row of tiny articles is one from a thousand on, in any format and
// wherever it stands; it has all their words and says so. Fewer are articles.
func TestGathered(t *testing.T) {
	t.Parallel()
	const story = "A ferry left,The ferry left the pier on Monday with forty passengers.\n"
	rows := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d,b%d\n", i, i)
		}
		return b.String()
	}
	lines := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d\tb%d\n", i, i)
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
	for name, c := range map[string]struct {
		name, content string
		want          int // articles
		all           int // the one of all, -1 where none is
		lines         string
	}{
		"few":             {"a.csv", "title,text\n" + rows(999), 999, -1, ""},
		"many":            {"a.csv", "title,text\n" + rows(1000), 1, 0, lines(1000)},
		"behind others":   {"a.csv", "title,text\n" + story + story + rows(2500), 3, 2, lines(2500)},
		"before others":   {"a.csv", "title,text\n" + rows(1001) + story + rows(3), 5, 0, lines(1001)},
		"parted":          {"a.csv", "title,text\n" + rows(999) + story + rows(999), 1999, -1, ""},
		"of JSON Lines":   {"a.jsonl", strings.Repeat("{\"title\": \"a\", \"text\": \"b\\nc\", \"author\": \"Una\", \"date\": \"2025-04-28\", \"url\": \"https://a.example/b\"}\n", 1200), 1, 0, strings.TrimSuffix(strings.Repeat("2025-04-28\ta\tb c\tUna\thttps://a.example/b\n", 1200), "\n")},
		"of YAML":         {"a.yaml", strings.Repeat("- title: a\n  text: b\n", 1000), 1, 0, strings.TrimSuffix(strings.Repeat("a\tb\n", 1000), "\n")},
		"short, but said": {"a.csv", "title,text\n" + strings.Repeat("Rain again,Stay in.!!!\n", 1000), 1000, -1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			articles, errs := read(t, c.name, c.content, Options{})
			if len(articles) != c.want || errs != nil {
				t.Fatalf("%d articles, want %d; %v", len(articles), c.want, errs)
			}
			for i, a := range articles {
				told := len(a.Notices) > 0
				if told != (i == c.all) || a.Origin.Index != i {
					t.Fatalf("article %d is number %d, its notices: %v", i, a.Origin.Index, a.Notices)
				}
				if !told {
					continue
				}
				if got := strings.ReplaceAll(a.Text, "\n\n", "\n"); got != c.lines || a.Blocks[0].Kind != article.Code {
					t.Errorf("%.200q, a %v, want %.200q", got, a.Blocks[0].Kind, c.lines)
				}
			}
		})
	}
}

// TestGatheredAt: an article behind others that stand as one is found at its place.
func TestGatheredAt(t *testing.T) {
	t.Parallel()
	tiny := strings.Repeat("{\"title\": \"a\", \"text\": \"b\"}\n", 1500)
	s := recordFile(t, "a.jsonl", jsonRecord(0)+tiny, jsonRecord, 40)
	all, errs := drain(t, s, Options{})
	if errs != nil || len(all) != 42 {
		t.Fatalf("%d articles, %v", len(all), errs)
	}
	for _, i := range []int{0, 1, 2, 41} {
		a, err := OpenAt(t.Context(), s, all[i].Origin, Options{})
		if err != nil || a.Text != all[i].Text {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// TestGatheredNotices: what was said of the articles is said of the one.
func TestGatheredNotices(t *testing.T) {
	t.Parallel()
	articles, _ := read(t, "a.csv", "title,text\n"+strings.Repeat("a,b,c\n", 1000), Options{})
	if len(articles) != 1 || len(articles[0].Notices) != 2 || articles[0].Notices[0].Kind != article.Cut {
		t.Errorf("%d articles, %v", len(articles), articles[0].Notices)
	}
}
