package json

import (
	"strings"
	"testing"

	"lede/model/load/decode"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "", "[", "{", "x]y:", "}{],", `{"title":"x","text":"y"`, `[{'title': 'It\'s', "text": None},]`, `{"a":[[[[`, `{"title":"\ud83d\ude00\ud800","body":["a",{"text":"b"}]}`)
}

func FuzzLines(f *testing.F) {
	loadtest.Fuzz(f, Lines, "", "{}\n{}", "{\"title\":\"x\",\"text\":\"y\"}\n\nno\n{\"title\":\"z\"")
}

func TestLines(t *testing.T) {
	got := loadtest.Read(t, Lines, "{\"title\":\"One\",\"text\":\"First.\"}\n\nnot JSON\n{\"title\":\"Two\",\"text\":\"Second.\"}{\"title\":\"Three\",\"text\":\"Third.\"}\n{\"id\":3}\n")
	for _, want := range []string{"One", "Two", "Three", "error: 2 lines without an article, the first is line 3"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestParseMends(t *testing.T) {
	for _, c := range []struct {
		in                string
		title             string
		mended, cut, deep bool
	}{
		{`{"title": "plain"}`, "plain", false, false, false},
		{`{"title": "a\u00e9\ud83d\ude00\n"}`, "aé😀\n", false, false, false},
		{`{"title": "lone \ud800 x"}`, "lone \ufffd x", false, false, false},
		{`{"title": "x", "score": NaN}`, "x", true, false, false},
		{`{"title": "x",}`, "x", true, false, false},
		{`{'title': 'It\'s', 'at': datetime.datetime(2025, 4, 28, 0, 1)}`, "It's", true, false, false},
		{`{title: "x"}`, "x", true, false, false},
		{`{"title": "cut he`, "cut he", false, true, false},
		{`{"title": "x", "a": ` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `}`, "x", false, false, true},
		{`{"title": "last", "title": ""}`, "last", false, false, false},
	} {
		p := &parser{s: c.in}
		o, ok := p.parse(0).(*object)
		if !ok || o.values["title"] != c.title || p.mended != c.mended || p.cut != c.cut || p.deep != c.deep {
			t.Errorf("%.60s: %+v, mended %v cut %v deep %v", c.in, o, p.mended, p.cut, p.deep)
		}
	}
}

// TestStreams holds that an array is read an element at a time.
func TestStreams(t *testing.T) {
	const one = `{"title":"Harbour","text":"Open again."},`
	r := &endless{item: one, left: 200_000}
	count := 0
	for a, err := range Decode(t.Context(), decode.Input{Reader: r, File: "x"}) {
		if err != nil {
			t.Fatal(err)
		}
		if count++; count == 3 {
			if r.read > 1<<20 {
				t.Errorf("%d bytes read for three articles", r.read)
			}
			loadtest.Check(t, a)
			break
		}
	}
}

// endless is the beginning of an array and then one item again and again.
type endless struct {
	item string
	left int
	read int
	buf  string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.read == 0 {
		e.buf = "["
	}
	for len(e.buf) < len(p) && e.left > 0 {
		e.buf += e.item
		e.left--
	}
	n := copy(p, e.buf)
	e.buf = e.buf[n:]
	e.read += n
	return n, nil
}

func BenchmarkDecode(b *testing.B) {
	one := `{"title":"Harbour opens","author":"A. Ferrer","published":"2025-04-28","text":"` + strings.Repeat(`The harbour opened on \"Monday\" after nine weeks.\n\n`, 60) + `"},`
	in := "[" + strings.Repeat(one, 100) + "]"
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for range Decode(b.Context(), decode.Input{Reader: strings.NewReader(in), File: "x"}) {
		}
	}
}

// TestFeedIsNoArticle: what holds a list of articles is none, whatever it says of itself.
func TestFeedIsNoArticle(t *testing.T) {
	t.Parallel()
	in := `{"title": "The Herald", "description": "All news", "home_page_url": "https://a.example", "items": [{"title": "Light out", "content_text": "The lamp is out.", "note": "x"}]}`
	want := "title: Light out\noutlet: The Herald\n  paragraph: The lamp is out.\n"
	if got := loadtest.Read(t, Decode, in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRowsAsTheyCome: of a table that is written column by column no row is made before
// it is asked for.
func TestRowsAsTheyCome(t *testing.T) {
	const n = 100_000
	column := make([]any, n)
	for i := range column {
		column[i] = "The ferry is back"
	}
	o := &object{values: map[string]any{}}
	o.put("title", column)
	o.put("text", column)
	made := loadtest.Allocated(func() {
		for row := range rowsOf(o) {
			if len(row.keys) != 2 {
				t.Error(row.keys)
			}
			break
		}
	})
	if made > n {
		t.Errorf("%.0f bytes for the first of %d rows", made, n)
	}
}
