package search

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/text"
)

func parsed(t *testing.T, query string) *Query {
	t.Helper()
	q, err := Parse(query)
	if err != nil {
		t.Fatal(query, err)
	}
	return q
}

func score(t *testing.T, query string, s *Subject, weights ...float64) float64 {
	t.Helper()
	a, ok := parsed(t, query).Answer(s, Marked{}, weights)
	if !ok {
		t.Fatalf("%s: no answer", query)
	}
	return a.Score
}

// TestScore: what counts, and what does not.
func TestScore(t *testing.T) {
	s := subject("Harbour pact")
	sum := func(parts ...string) (all float64) {
		for _, part := range parts {
			all += score(t, part, s)
		}
		return all
	}
	for _, c := range []struct {
		query   string
		weights []float64
		want    float64
	}{
		{"sanctions monday", nil, sum("sanctions", "monday")},
		{"sanctions monday", []float64{1, 3}, score(t, "sanctions", s) + 3*score(t, "monday", s)},
		{"sanctions monday", []float64{3}, 3*score(t, "sanctions", s) + score(t, "monday", s)},
		{"sanctions -sport monday", []float64{1, 9, 3}, score(t, "sanctions", s) + 3*score(t, "monday", s)},
		{"monday OR sport", nil, score(t, "monday", s)},
		{"monday -(sport sanctions)", nil, score(t, "monday", s)}, // what must not all be there is worth nothing, there or not
		{"-(sport sanctions)", nil, 0},
		{"-(-monday)", nil, score(t, "monday", s)},
		{"title:harbour", nil, titleBoost},
		{"lang:en", nil, 0},
	} {
		if got := score(t, c.query, s, c.weights...); got != c.want {
			t.Errorf("%s %v: %v, want %v", c.query, c.weights, got, c.want)
		}
	}
}

// TestSaturate: the more places the better, each less than the one before, and
// the same number says more in a shorter text; the parameters are those of BM25.
func TestSaturate(t *testing.T) {
	for _, c := range []struct {
		n, length int
		want      float64
	}{{0, bm25Usual, 0}, {1, bm25Usual, 1}, {2, bm25Usual, 4.4 / 3.2}, {1, 0, 2.2 / 1.3}, {1, 2 * bm25Usual, 2.2 / 3.1}} {
		if got := saturate(c.n, c.length); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%d places in %d bytes: %v, want %v", c.n, c.length, got, c.want)
		}
	}
}

// TestBoosts: a word in the headline outweighs any number of places in a text, one
// in the summary is worth less than one place.
func TestBoosts(t *testing.T) {
	if titleBoost <= saturate(1<<20, 0) || summaryBoost >= saturate(1, bm25Usual) || summaryBoost <= 0 {
		t.Errorf("headline %v, summary %v", titleBoost, summaryBoost)
	}
}

func TestTitleHits(t *testing.T) {
	const title = "Harbour pact, harbour talks"
	for query, want := range map[string]string{
		"harbour": "Harbour|harbour", "title:pact": "pact", "person:pact": "", "pact -talks": "pact", "pact OR talks": "pact|talks", "-pact": "",
		`"pact harbour"`: "pact, harbour",
	} {
		var got []string
		for _, h := range parsed(t, query).TitleHits(title) {
			got = append(got, h.Of(title))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// TestPlacesDoNotOverlap: words in a row that begin again within themselves.
func TestPlacesDoNotOverlap(t *testing.T) {
	for query, want := range map[string][]text.Span{
		`"a a"`: {{Start: 0, End: 3}, {Start: 4, End: 7}}, "a": {{Start: 0, End: 1}, {Start: 2, End: 3}, {Start: 4, End: 5}, {Start: 6, End: 7}, {Start: 8, End: 9}},
	} {
		a, _ := parsed(t, query).Answer(&Subject{Text: "a a a a a"}, Marked{}, nil)
		if !slices.Equal(a.Hits, want) || a.Score != saturate(len(want), 9) {
			t.Errorf("%s: %v, %v", query, a.Hits, a.Score)
		}
	}
}

// TestOrder: by rank the newer of two equals is first; what has no date is last,
// by the clock of each place.
func TestOrder(t *testing.T) {
	at := func(hour, zone int) article.Date {
		return article.Date{Time: time.Date(2025, 4, 28, hour, 0, 0, 0, time.FixedZone("", zone*3600)), Precision: article.Minute}
	}
	all := []Result{
		{Path: "undated", Score: 2}, {Path: "noon", Score: 1, Meta: article.Meta{Published: at(12, 0)}},
		{Path: "one o'clock in the west", Score: 1, Meta: article.Meta{Published: at(13, -8)}},
		{Path: "two o'clock in the east", Score: 1, Meta: article.Meta{Published: at(14, 9)}}, {Path: "undated too", Score: 1},
	}
	for sort, want := range map[Sort]string{
		ByRank: "undated|two o'clock in the east|one o'clock in the west|noon|undated too",
		ByDate: "two o'clock in the east|one o'clock in the west|noon|undated|undated too",
	} {
		list := slices.Clone(all)
		sort.Order(list)
		var got []string
		for _, r := range list {
			got = append(got, r.Path)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%d: %q", sort, got)
		}
	}
}

// TestSnippetBounds: where pieces begin and end.
func TestSnippetBounds(t *testing.T) {
	at := func(start, end int) text.Span { return text.Span{Start: start, End: end} }
	words := strings.Repeat("a ", 50) // spaces at odd places
	gap := func(n int) string {       // no space before n, nor after it up to a word at 100
		return strings.Repeat("x", n) + " " + strings.Repeat("x", 98-n) + " hit " + strings.Repeat("y", 100)
	}
	for _, c := range []struct {
		name    string
		s       string
		hits    []text.Span
		size, n int
		want    []text.Span
	}{
		{"a hit where a piece ends", "甲乙丙丁戊己", []text.Span{at(0, 3), at(9, 12)}, 9, 5, []text.Span{at(0, 9), at(6, 15)}},
		{"no more than asked for", "one\ntwo\nthree", []text.Span{at(0, 3), at(4, 7), at(8, 13)}, 9, 2, []text.Span{at(0, 3), at(4, 7)}},
		{"a line of the size", "one two\nthree", []text.Span{at(4, 7)}, 7, 2, []text.Span{at(0, 7)}},
		{"a third before the hit", words, []text.Span{at(50, 51)}, 30, 1, []text.Span{at(42, 71)}},
		{"near the end of the line", words, []text.Span{at(86, 87)}, 30, 1, []text.Span{at(72, 100)}},
		{"no space before the hit", "aaaa-hit bbb cc", []text.Span{at(5, 8)}, 9, 1, []text.Span{at(5, 12)}},
		{"a hit longer than the piece", strings.Repeat("z", 40), []text.Span{at(0, 20)}, 10, 1, []text.Span{at(0, 10)}},
		{"a space within reach", gap(93), []text.Span{at(100, 103)}, 90, 1, []text.Span{at(94, 184)}},
		{"a space beyond reach", gap(94), []text.Span{at(100, 103)}, 90, 1, []text.Span{at(70, 160)}},
		{"the last space within reach", "hit " + strings.Repeat("x", 12) + " " + strings.Repeat("y", 90), []text.Span{at(0, 3)}, 39, 1, []text.Span{at(0, 16)}},
		{"the last space beyond reach", "hit " + strings.Repeat("x", 11) + " " + strings.Repeat("y", 90), []text.Span{at(0, 3)}, 39, 1, []text.Span{at(0, 39)}},
	} {
		var got []text.Span
		for _, p := range Snippets(c.s, c.hits, c.size, c.n) {
			got = append(got, p.Span)
			for _, h := range p.Hits {
				if !p.Covers(h) || h.Empty() {
					t.Errorf("%s: hit %v outside %v", c.name, h, p.Span)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	long := strings.Repeat("a", maxToken)
	for in, want := range map[string]string{
		long: long, long + "bc": long + "|bc", "京a市": "京|a|市", "กข": "ก|ข", "\u0301 a": "a", "e\u0301 É": "e|e", "Jong-un": "jong|un",
	} {
		tokens := Tokenize(in)
		var got []string
		for i := range tokens.Len() {
			got = append(got, string(tokens.Word(i)))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%.40q: %.60q, want %.60q", in, got, want)
		}
	}
}

// TestQueryBounds: how long, wide and deep a query may be, and what is a field or
// a negation.
func TestQueryBounds(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("(", n) + "a" + strings.Repeat(")", n) }
	for _, c := range []struct {
		query string
		fault string // "" for none
	}{
		{strings.Repeat("a", maxQuery), ""}, {strings.Repeat("a", maxQuery+1), "longer than any query"},
		{strings.Repeat("a ", maxLeaves), ""}, {strings.Repeat("a ", maxLeaves+1), "more than 64 words"},
		{deep(32), ""}, {deep(33), "too many parentheses"}, {":a", ""}, {"a --b", ""}, {"-", "no letter or digit"}, {"ä )", "column 3: "},
	} {
		_, err := Parse(c.query)
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%.40q: %v, want %q", c.query, err, c.fault)
		}
	}
	s := subject("Harbour pact")
	for query, want := range map[string]bool{"--monday": true, "-monday": false, "monday --sport": false, "monday -sport": true} {
		if q := parsed(t, query); q.Match(s, Marked{}) != want {
			t.Errorf("%s: %v", query, !want)
		}
	}
	for query, fails := range map[string]bool{"on:20": false, "on:20 a": true, "is:st": false, "is:st a": true, "is:x": true, "on:2025 a": false} {
		if _, err := ParseTyped(query); (err != nil) != fails {
			t.Errorf("typed %s: %v", query, err)
		}
	}
}

// TestVoices: whose words a passage shows that was found among quotations.
func TestVoices(t *testing.T) {
	const s = "Ann Roe said “the pier is old”.\nTwo men waited. “Old, but a pier,” he said.\nThe pier is long."
	quote := func(words string, speaker ...string) QuoteOf {
		at := text.Span{Start: strings.Index(s, words), End: strings.Index(s, words) + len(words)}
		return QuoteOf{at, at, speaker}
	}
	subject := &Subject{Text: s, Quotes: []QuoteOf{quote("the pier is old", "Ann Roe", "Roe"), quote("Old, but a pier", "Bo Lind"), quote("long")}}
	for _, c := range []struct{ query, want string }{
		{"quote:pier", "Ann Roe/ Bo Lind/Bo Lind"},
		{"said:lind", "Bo Lind/Bo Lind"},
		{"said:roe quote:pier", "Ann Roe/"},
		{"quote:long", "/"},
		{"pier", "/ / /"},
		{"-quote:river pier", "/ / /"},
	} {
		a, ok := parsed(t, c.query).Answer(subject, Marked{}, nil)
		r := Result{Hits: a.Hits, Voices: a.Voices}
		r.Cut(s)
		var got []string
		for _, p := range r.Pieces {
			got = append(got, strings.Join(p.Voices, "+")+"/"+p.By())
		}
		if strings.Join(got, " ") != c.want || !ok || r.Voices != nil {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
}
