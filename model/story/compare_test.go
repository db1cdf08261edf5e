package story

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
)

func document(t *testing.T, title string, paragraphs ...string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Meta().Title = title
	for _, p := range paragraphs {
		b.Block(article.Block{}, p)
	}
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// version is a version of an article and what is said of its paragraphs.
type version struct {
	name       string
	base, text []string
	want       []string // a verdict a paragraph
	removed    []string
}

func versions(t *testing.T, file string) (out []version) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bases := map[string][]string{}
	for part := range strings.SplitSeq(string(data), "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		head := strings.Fields(lines[0])
		switch head[0] {
		case "base":
			bases[head[1]] = lines[1:]
		case "version":
			out = append(out, readVersion(t, head[1], bases[head[2]], lines[1:]))
		}
	}
	return out
}

func readVersion(t *testing.T, name string, base, lines []string) version {
	t.Helper()
	v := version{name: name, base: base}
	for _, line := range lines {
		verdict, rest, _ := strings.Cut(line, " ")
		if verdict == "added" {
			v.text, v.want = append(v.text, rest), append(v.want, "added")
			continue
		}
		number, words, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > len(base) {
			t.Fatalf("%s: %s", name, line)
		}
		if words == "" {
			words = base[n-1]
		}
		if verdict == "removed" {
			v.removed = append(v.removed, words)
			continue
		}
		v.text, v.want = append(v.text, words), append(v.want, verdict+" "+number)
	}
	return v
}

// verdict is p as the versions are annotated.
func verdict(p Paragraph, base []string, old string) string {
	out := p.Change.String()
	switch {
	case p.Change == Added:
		return out
	case p.Moved && p.Change == Same:
		out = "moved"
	case p.Moved:
		out = "moved-" + out
	}
	for n, s := range base {
		if s == p.Old.Of(old) {
			return fmt.Sprint(out, " ", n+1)
		}
	}
	return out
}

// TestVersions scores what is said of paragraphs against annotated versions. Limits
// were chosen on the first file; the second was written after that.
func TestVersions(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/versions.txt", "testdata/versions-test.txt"} {
		scoreVersions(t, file)
	}
}

func scoreVersions(t *testing.T, file string) {
	t.Helper()
	all, right, pairs := 0, 0, versions(t, file)
	for _, v := range pairs {
		a, b := document(t, "", v.base...), document(t, "", v.text...)
		var got, gone []string
		for _, p := range Compare(a, b).Paragraphs {
			if p.Change == Removed {
				gone = append(gone, p.Old.Of(a.Article.Text))
				continue
			}
			got = append(got, verdict(p, v.base, a.Article.Text))
		}
		for i, want := range v.want {
			if strings.HasPrefix(want, "same ") && got[i] == want {
				continue
			}
			all++
			if got[i] == want {
				right++
			} else {
				t.Logf("%s: %s, want %s", v.name, got[i], want)
			}
		}
		if strings.Join(gone, "\n") != strings.Join(v.removed, "\n") {
			t.Errorf("%s: removed %q, want %q", v.name, gone, v.removed)
		}
	}
	t.Logf("%s: %d of %d paragraphs that differ are told right, in %d versions", file, right, all, len(pairs))
	if len(pairs) < 20 || float64(right) < 0.95*float64(all) {
		t.Errorf("%s: %d of %d", file, right, all)
	}
}

// TestCompare: what a journalist looks at first.
func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		old, new []string // the first is the headline
		want     string
	}{
		{"nothing", []string{"Flood", "Two people died in Halden."}, []string{"FLOOD!", "Two people died in Halden."}, ""},
		{"headline", []string{"Flood", "Two people died in Halden."}, []string{"Floods", "Two people died in Halden."}, "headline "},
		{"figure", []string{"", "Twelve people died in the flood."}, []string{"", "Fourteen people died in the flood."}, "changed Twelve Fourteen "},
		{"written otherwise", []string{"", "Officials said 12 people died in the flood."}, []string{"", "Officials said twelve people died in the flood."}, ""},
		{"date and time in figures", []string{"", "Posted by the harbour office at 06/07/10, 10:30."}, []string{"", "Posted by the harbour office at 02/08/11, 10:45."}, "changed 06/07/10 02/08/11 changed 10:30 10:45 "},
		{"score", []string{"", "The Sharks beat the Bulls 13-12 on Sunday."}, []string{"", "The Sharks beat the Bulls 13-11 on Sunday."}, "changed 12 11 "},
		{"date", []string{"", "The bridge in Halden opens on 3 June 2026."}, []string{"", "The bridge in Halden opens on 4 June 2026."}, "changed 3 June 2026 4 June 2026 "},
		{"fuller name", []string{"", "The points were Ravuvu's. Maria Ravuvu was tired."}, []string{"", "The points were Ravuvu's. Maria Lita Ravuvu was tired."}, "added Maria Lita Ravuvu "},
		{"name", []string{"", "The court sentenced Paul Marchand to prison on Monday."}, []string{"", "The court sentenced Paul Marchand to prison on Monday. Judge Anne Colin spoke for the court."}, "added Anne Colin "},
		{"speaker unknown", []string{"", "“We will never sell the harbour,” said Ada Obi."}, []string{"", "“We will never sell the harbour.” That was it for Ada Obi."}, ""},
		{"equal words before like ones", []string{"", "“We will build the bridge here,” said Ada Obi."}, []string{"", "“We will build the bridge here or there as they wish,” said Ada Obi.", "“We will build the bridge here,” said Ada Obi."}, "added “We will build the bridge here or there as they wish,” "},
		{"like words before less like ones", []string{"", "“We will build the bridge here,” said Ada Obi."}, []string{"", "“We will build the bridge here or there as they wish,” said Ada Obi.", "“We will build a bridge here,” said Ada Obi."}, "added “We will build the bridge here or there as they wish,” changed “We will build the bridge here,” “We will build a bridge here,” "},
		{"equal words of two", []string{"", "“We will never sell the harbour,” said Ada Obi.", "“We will never sell the harbour,” said Ben Mwangi."}, []string{"", "“We will never sell the harbour,” said Ben Mwangi.", "“We will never sell the harbour,” said Ada Obi."}, ""},
		{"figure in a paragraph of its own", []string{"", "The flood came at night in Halden and took the bridge with it. It killed 12 people who slept."}, []string{"", "The flood came at night in Halden and took the bridge with it.", "It killed 12 people who slept."}, ""},
		{"speaker", []string{"", "“We will never sell the harbour,” said Ada Obi. Ben Mwangi listened."}, []string{"", "“We will never sell the harbour,” said Ben Mwangi. Ada Obi listened."}, "reattributed “We will never sell the harbour,” “We will never sell the harbour,” "},
		{"altered", []string{"", "“We will never sell the harbour,” said Ada Obi."}, []string{"", "“We will never sell our harbour,” said Ada Obi."}, "changed “We will never sell the harbour,” “We will never sell our harbour,” "},
		{"altered in every third word, short", []string{"", "“Every child in this valley knows that man,” said Ada Obi."}, []string{"", "“Every child of this valley fears that man,” said Ada Obi."}, "changed “Every child in this valley knows that man,” “Every child of this valley fears that man,” "},
		{"altered in every third word, too long for that", []string{"", "“Every child in this valley knows that man well,” said Ada Obi."}, []string{"", "“Every child of this valley fears that man too,” said Ada Obi."}, "added  “Every child of this valley fears that man too,” removed “Every child in this valley knows that man well,”  "},
		{"altered by order alone", []string{"", "“The bridge is safe and the water is clean,” said Ada Obi."}, []string{"", "“The water is clean and the bridge is safe,” said Ada Obi."}, "changed “The bridge is safe and the water is clean,” “The water is clean and the bridge is safe,” "},
		{"cut", []string{"", "“We will never sell the harbour, whatever they offer us and however long they wait,” said Ada Obi."}, []string{"", "“We will never sell,” said Ada Obi."}, "changed “We will never sell the harbour, whatever they offer us and however long they wait,” “We will never sell,” "},
		{"cut too short to tell", []string{"", "“We will never sell the harbour, whatever they offer us and however long they wait,” said Ada Obi."}, []string{"", "“We will never,” said Ada Obi."}, "added  “We will never,” removed “We will never sell the harbour, whatever they offer us and however long they wait,”  "},
	} {
		a, b := document(t, c.old[0], c.old[1:]...), document(t, c.new[0], c.new[1:]...)
		d := Compare(a, b)
		got := ""
		if d.Headline {
			got += "headline "
		}
		var pairs []Pair
		for _, q := range d.Quotes {
			pairs = append(pairs, q.Pair)
		}
		for _, p := range slices.Concat(pairs, d.Figures, d.Names) {
			got += fmt.Sprintf("%s %s %s ", p.Change, p.Old.Of(a.Article.Text), p.New.Of(b.Article.Text))
		}
		if spaced(got) != spaced(c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
