package gold

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// TestCorpus reads the project's own annotated articles and holds what their
// guide asks for and a program can see.
func TestCorpus(t *testing.T) {
	docs, err := ReadDir("../../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	splits := map[Split]int{}
	for _, doc := range docs {
		splits[doc.Split]++
		t.Run(filepath.Base(doc.Article.Origin.File), func(t *testing.T) {
			check(t, doc)
			checkNamesEverywhere(t, doc)
			checkMarks(t, doc)
			checkWeekdays(t, doc)
		})
	}
	if splits[Train] == 0 || splits[Test] == 0 {
		t.Errorf("%d train, %d test", splits[Train], splits[Test])
	}
}

// checkNamesEverywhere reports a name that is marked in one place and not in another.
func checkNamesEverywhere(t *testing.T, doc *Doc) {
	t.Helper()
	in := doc.Article.Text
	var marked []text.Span
	names := map[string]bool{}
	for _, e := range doc.Entities {
		for _, m := range e.Mentions {
			if m.Form != entity.Name {
				continue
			}
			marked = append(marked, m.Span)
			if e.Kind != entity.Date && e.Kind != entity.Figure {
				names[m.Of(in)] = true
			}
		}
	}
	for name := range names {
		for at := 0; ; {
			i := strings.Index(in[at:], name)
			if i < 0 {
				break
			}
			s := text.Span{Start: at + i, End: at + i + len(name)}
			at = s.End
			if wholeWords(in, s) && !covered(marked, s) {
				t.Errorf("%q is a name, but not in %q", name, around(in, s))
			}
		}
	}
}

// checkMarks reports a quotation mark outside every quotation.
func checkMarks(t *testing.T, doc *Doc) {
	t.Helper()
	in := doc.Article.Text
	var quoted []text.Span
	for _, q := range doc.Quotes {
		quoted = append(quoted, q.Span)
	}
	for i, r := range in {
		s := text.Span{Start: i, End: i + len(string(r))}
		if strings.ContainsRune("“”„«»\"", r) && !covered(quoted, s) {
			t.Errorf("no quotation around %q", around(in, s))
		}
	}
}

// checkWeekdays reports a date that falls on another weekday than it is called by.
func checkWeekdays(t *testing.T, doc *Doc) {
	t.Helper()
	for _, e := range doc.Entities {
		d := e.Value.Date
		if e.Kind != entity.Date || d.Precision < article.Day {
			continue
		}
		for _, m := range e.Mentions {
			word := m.Of(doc.Article.Text)
			for day := time.Sunday; day <= time.Saturday; day++ {
				if strings.EqualFold(word, day.String()) && day != d.Time.Weekday() {
					t.Errorf("%s is a %s, not a %s", d.ISO(), d.Time.Weekday(), word)
				}
			}
		}
	}
}

func covered(spans []text.Span, s text.Span) bool {
	for _, o := range spans {
		if o.Covers(s) {
			return true
		}
	}
	return false
}

// around shows s with some of its text.
func around(in string, s text.Span) string {
	return strings.ToValidUTF8(in[max(0, s.Start-30):min(len(in), s.End+30)], "")
}
