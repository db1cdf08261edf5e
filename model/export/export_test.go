package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// sample is a document with every kind of block, spans that cross each other
// and words that mean something to HTML, Markdown and a terminal.
func sample() *analysis.Document {
	var b article.Builder
	comments := 2
	*b.Meta() = article.Meta{
		Title: `Port <b>"Lerwen"</b> & *co*`, Outlet: "Tidewater Post", Authors: []string{"A. Ahn", "B. Bo"},
		Published: article.Date{Time: time.Date(2025, 4, 28, 0, 1, 0, 0, time.UTC), Precision: article.Minute},
		URL:       "https://example.org/a?b=1&c=2", Comments: &comments, Summary: "1. A summary",
	}
	b.Open(article.Block{Kind: article.Paragraph})
	b.Write("Mayor Inés Kaltura said “")
	b.Begin(article.Emphasis, "")
	b.Write("we <script>alert(1)</script> won”")
	b.End()
	b.Write(" 🙂, ")
	b.Begin(article.Link, "javascript:alert(1)")
	b.Write("bad link")
	b.End()
	b.Write(" and ")
	b.Begin(article.Link, "https://example.org/x>y")
	b.Write("good link")
	b.End()
	b.Close()
	b.Block(article.Block{Kind: article.Heading, Level: 2}, "# A heading")
	b.Block(article.Block{Kind: article.Item, Level: 1, Marker: "•"}, "- one")
	b.Block(article.Block{Kind: article.Item, Level: 2, Marker: "3."}, "two")
	b.Block(article.Block{Kind: article.Quotation, Level: 1}, "> quoted")
	b.Block(article.Block{Kind: article.Code, Label: "go"}, "a := `b`\n```\n")
	b.Table([][]string{{"Party", "Seats"}, {"Red|Green", "11"}})
	b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: "https://example.org/p.jpg"}, "The harbour")
	b.Block(article.Block{Kind: article.Rule}, "")
	a := b.Build(article.Origin{File: "s.txt", Format: "plain"})
	at := func(s string) text.Span {
		i := strings.Index(a.Text, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	q := at("“we <script>alert(1)</script> won”")
	return &analysis.Document{
		Article: a, Language: "en", Words: 20, Sentences: []text.Span{a.Blocks[0].Span, a.Blocks[1].Span},
		Entities: []entity.Entity{
			{ID: 0, Kind: entity.Person, Name: "Inés Kaltura", Mentions: []entity.Mention{
				{Span: at("Inés Kaltura"), Confidence: 1}, {Span: at("we"), Form: entity.Pronoun, Confidence: 0.5}}},
			{ID: 1, Kind: entity.Organization, Name: "=Green", Mentions: []entity.Mention{{Span: at("Green"), Confidence: 0.9}}},
			{ID: 2, Kind: entity.Figure, Name: "won” 🙂", Value: entity.Value{Number: 11, Unit: "seats", Confidence: 1}, Mentions: []entity.Mention{{Span: at("won” 🙂"), Confidence: 1}}},
		},
		Quotes: []quote.Quote{
			{Span: q, Said: true, Kind: quote.Direct, Cue: at("said"), Confidence: 0.6, Speaker: &quote.Speaker{Span: at("Inés Kaltura"), Name: "Inés Kaltura"}},
			{Span: at("> quoted"), Said: true, Kind: quote.Indirect, Group: 1},
			{Span: at("Red"), Said: true, Kind: quote.Direct, Group: 2, Confidence: 0.9, Speaker: &quote.Speaker{Entity: quote.Nobody, Name: "an official"}},
		},
	}
}

func write(t *testing.T, name string, docs ...*analysis.Document) string {
	t.Helper()
	format, ok := Find(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	w := format.New(&b)
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSONL(t *testing.T) {
	line := write(t, "jsonl", sample())
	if strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
		t.Errorf("not one line: %q", line)
	}
	for _, want := range []string{
		`"title":"Port <b>\"Lerwen\"</b> & *co*"`, `"published":"2025-04-28T00:01:00"`, `"comments":2`, `"authors":["A. Ahn","B. Bo"]`,
		`{"start":6,"end":18,"text":"Inés Kaltura"},{"start":25,"end":27,"text":"we","pronoun":true,"confidence":0.5}`,
		`"speaker":{"entity":0,"name":"Inés Kaltura","start":6,"end":18},"cue":{"start":19,"end":23},"confidence":0.6,"group":0`,
		`"name":"won” 🙂","value":{"number":11,"unit":"seats"},"mentions"`,
		`"kind":"indirect","speaker":null,"group":1`, `"speaker":{"name":"an official"},"confidence":0.9`,
	} {
		if !strings.Contains(line, want) {
			t.Errorf("%s\nis not in %s", want, line)
		}
	}
	for _, unknown := range []string{"section", "notices", "url\":\"\""} {
		if strings.Contains(line, `"`+unknown) {
			t.Errorf("%s is unknown and stands in %s", unknown, line)
		}
	}
}

// record is a document in JSON, in one piece.
type record struct {
	headRecord
	Text     string        `json:"text"`
	Blocks   []blockRecord `json:"blocks"`
	Entities []wholeEntity `json:"entities"`
	Quotes   []quoteRecord `json:"quotes"`
}

// wholeEntity is an entity in JSON, in one piece.
type wholeEntity struct {
	entityRecord
	Mentions  []mentionRecord `json:"mentions"`
	Confirmed bool            `json:"confirmed,omitempty"`
}

// TestLongJSONL: a record that is written in pieces is what it is in one.
func TestLongJSONL(t *testing.T) {
	t.Parallel()
	for name, n := range map[string]int{"a piece": pieceValues, "one more": pieceValues + 1, "two": 2 * pieceValues} {
		d := sample()
		d.Article.Text += strings.Repeat("é", pieceSize) + "."
		for i := range n {
			d.Article.Blocks = append(d.Article.Blocks, article.Block{Kind: article.Paragraph, Span: text.Span{Start: i, End: i}})
			d.Entities = append(d.Entities, entity.Entity{ID: i, Kind: entity.Place, Name: "Orla", Confirmed: i%2 == 1})
			d.Entities[0].Mentions = append(d.Entities[0].Mentions, entity.Mention{Span: text.Span{Start: i, End: i}, Confidence: 0.5})
		}
		d.Quotes = nil
		var whole bytes.Buffer
		r := newRecorder(d)
		var entities []wholeEntity
		for _, e := range d.Entities {
			entities = append(entities, wholeEntity{newEntity(e), r.mentions(e.Mentions), e.Confirmed})
		}
		err := WriteJSON(&whole, record{newHead(d), d.Article.Text, r.blocks(d.Article.Blocks), entities, r.quotes(d.Quotes)})
		if got := write(t, "jsonl", d); err != nil || got != whole.String() {
			t.Errorf("%s: %d bytes, %d in one, error %v", name, len(got), whole.Len(), err)
		}
	}
}

func FuzzJSONL(f *testing.F) {
	f.Add("“é” \x1b🙂\u202e\U000e0041 b", 0, 7)
	f.Add(strings.Repeat("日a", 400), 3, 900)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		a := article.Raw(s, article.Origin{File: "f"})
		runes := []rune(a.Text)
		if i < 0 || i >= j || j > len(runes) {
			t.Skip()
		}
		span := text.Span{Start: len(string(runes[:i])), End: len(string(runes[:j]))}
		line := write(t, "jsonl", &analysis.Document{Article: a, Quotes: []quote.Quote{{Span: span}}})
		for _, r := range strings.TrimSuffix(line, "\n") {
			if !unicode.IsGraphic(r) {
				t.Errorf("%U in %q", r, line)
			}
		}
		var got struct {
			Text   string
			Quotes []struct {
				Start, End int
				Text       string
			}
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if q := got.Quotes[0]; got.Text != a.Text || q.Start != i || q.End != j || q.Text != string(runes[i:j]) {
			t.Errorf("[%d, %d) of %q came back as %+v of %q", i, j, a.Text, q, got.Text)
		}
	})
}

func TestSegmentsAreTheText(t *testing.T) {
	d := sample()
	over := layers(d)
	for i, b := range d.Article.Blocks {
		var got strings.Builder
		for _, s := range segments(d.Article.Text, b.Span, over[i]) {
			got.WriteString(s.Text)
		}
		if got.String() != b.Of(d.Article.Text) {
			t.Errorf("%v: segments give %q, the text is %q", b.Kind, got.String(), b.Of(d.Article.Text))
		}
	}
}

// A segment stands under just the marks that lie over all of it.
func TestSegmentsEndWithTheirMarks(t *testing.T) {
	const words = "one two three"
	at := func(from, to int) text.Span { return text.Span{Start: from, End: to} }
	for _, c := range []struct {
		bold, code text.Span
		want       string
	}{
		{at(0, 3), at(4, 7), "[b one][ ][c two][  three]"},
		{at(0, 7), at(4, 13), "[b one ][bc two][c  three]"},
		{at(0, 13), at(4, 7), "[b one ][bc two][b  three]"},
		{at(0, 4), at(4, 13), "[b one ][c two three]"},
		{at(4, 7), at(4, 7), "[ one ][bc two][  three]"},
	} {
		over := []layer{{c.bold, markInline(article.Inline{Kind: article.Strong})}, {c.code, markInline(article.Inline{Kind: article.Emphasis})}}
		var got strings.Builder
		for _, s := range segments(words, at(0, len(words)), over) {
			got.WriteByte('[')
			if s.Inline[article.Strong] {
				got.WriteByte('b')
			}
			if s.Inline[article.Emphasis] {
				got.WriteByte('c')
			}
			got.WriteString(" " + s.Text + "]")
		}
		if want := strings.ReplaceAll(c.want, "[ ]", "[  ]"); got.String() != want {
			t.Errorf("%v %v: %s, want %s", c.bold, c.code, got.String(), want)
		}
	}
}

func TestCSV(t *testing.T) {
	for name, want := range map[string][]string{
		"csv-mentions": {"s.txt", "0", `Port <b>"Lerwen"</b> & *co*`, "2025-04-28T00:01:00", "0", "person", "Inés Kaltura", "6", "18", "Inés Kaltura", "name", "1"},
		"csv-quotes": {"s.txt", "0", `Port <b>"Lerwen"</b> & *co*`, "2025-04-28T00:01:00", "0", "direct", "24", "58", "“we <script>alert(1)</script> won”", "Inés Kaltura", "0", "said", "0.6",
			"Tidewater Post", "https://example.org/a?b=1&c=2", "A. Ahn; B. Bo", "Mayor Inés Kaltura said “we <script>alert(1)</script> won” 🙂, bad link and good link"},
	} {
		rows, err := csv.NewReader(strings.NewReader(write(t, name, sample(), sample()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[1], ";"); got != strings.Join(want, ";") {
			t.Errorf("%s:\n got %s\nwant %s", name, got, strings.Join(want, ";"))
		}
		if rows[0][0] != "file" || rows[len(rows)/2+1][0] != "s.txt" {
			t.Errorf("%s: the head stands once: %v", name, rows)
		}
		if empty := write(t, name); strings.Count(empty, "\n") != 1 {
			t.Errorf("%s without articles: %q", name, empty)
		}
	}
}

func TestText(t *testing.T) {
	got := write(t, "text", sample(), sample())
	for _, want := range []string{
		"Port <b>\"Lerwen\"</b> & *co*\n\nTidewater Post · 28 Apr 2025, 00:01 · A. Ahn, B. Bo · 20 words · 2 comments\n\nhttps://example.org/a?b=1&c=2\n\n1. A summary\n\nMayor",
		"# A heading\n\n• - one\n  3. two\n\n> > quoted\n\n    a := `b`", "Red|Green\t11\n\n[Photo: The harbour] https://example.org/p.jpg\n\n* * *\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q\nis not in\n%s", want, got)
		}
	}
}

// TestAround: a quotation stands in its sentences with all of each.
func TestAround(t *testing.T) {
	t.Parallel()
	var b article.Builder
	b.Block(article.Block{}, "One  here. Two here. Three.")
	d := &analysis.Document{Article: b.Build(article.Origin{}), Sentences: []text.Span{{Start: 0, End: 9}, {Start: 10, End: 19}}}
	for _, c := range []struct {
		span text.Span
		want string
	}{
		{text.Span{Start: 0, End: 3}, "One here."},
		{text.Span{Start: 5, End: 9}, "One here."},
		{text.Span{Start: 10, End: 13}, "Two here."},
		{text.Span{Start: 8, End: 12}, "One here. Two here."},
		{text.Span{Start: 20, End: 25}, "Three"},
	} {
		if got := around(d, c.span); got != c.want {
			t.Errorf("%v: %q, want %q", c.span, got, c.want)
		}
	}
}
