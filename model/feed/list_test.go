package feed

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"lede/model/text"
)

// TestParse: a line of the list, or of newsboat's urls file, and what it says.
func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line string
		want *Subscription
		why  string
	}{
		{"", nil, ""},
		{"  # https://a.example/", nil, ""},
		{"https://a.example/feed", &Subscription{URL: "https://a.example/feed"}, ""},
		{"https://a.example/feed # mine", &Subscription{URL: "https://a.example/feed"}, ""},
		{"https://a.example/feed#part", &Subscription{URL: "https://a.example/feed#part"}, ""},
		{`https://a.example/feed news "two words" "~The \"Post\"" "!"`, &Subscription{URL: "https://a.example/feed", Name: `The "Post"`, Tags: []string{"news", "two words"}}, ""},
		{`"https://a.example/a feed" news news`, &Subscription{URL: "https://a.example/a%20feed", Tags: []string{"news"}}, ""},
		{`https://a.example/ "folder=Daily News" "a\\b"`, &Subscription{URL: "https://a.example/", Folder: "Daily News", Tags: []string{`a\b`}}, ""},
		{`https://a.example/ "never closed`, &Subscription{URL: "https://a.example/", Tags: []string{"never closed"}}, ""},
		{"a.example/feed", &Subscription{URL: "https://a.example/feed"}, ""},
		{"feed://a.example/feed", &Subscription{URL: "https://a.example/feed"}, ""},
		{"feed:http://a.example/feed", &Subscription{URL: "http://a.example/feed"}, ""},
		{`"query:Unread:unread = \"yes\""`, nil, "a search of newsboat's"},
		{`"exec:~/bin/feed.py" tag`, nil, "a command of newsboat's, which is not run"},
		{`filter:cat:https://a.example/`, nil, "a command of newsboat's, which is not run"},
		{`file:///etc/passwd`, nil, "a file, which needs no subscription"},
		{"ftp://a.example/feed", nil, "not an address of the web"},
		{"words alone", nil, "not an address of the web"},
		{"https:///feed", nil, "not an address of the web"},
	} {
		l := Parse(c.line + "\n")
		all := l.All()
		if c.want == nil && len(all) != 0 || c.want != nil && (len(all) != 1 || !reflect.DeepEqual(all[0], *c.want)) {
			t.Errorf("%s: %+v", c.line, all)
		}
		if p := l.Problems(); c.why == "" && len(p) > 0 || c.why != "" && (len(p) != 1 || !strings.HasPrefix(p[0].Error(), "line 1: "+c.why+": ")) {
			t.Errorf("%s: %v", c.line, p)
		}
		if l.String() != c.line+"\n" {
			t.Errorf("%q became %q", c.line, l)
		}
	}
}

// TestEdit: a change touches its own line alone.
func TestEdit(t *testing.T) {
	t.Parallel()
	const before = "# mine\nhttps://a.example/   news  # keep\n\nquery:x:y\nhttps://b.example/\nhttps://a.example/ again\n"
	l := Parse(before)
	if l.Add(Subscription{URL: "https://b.example/"}) || !l.Add(Subscription{URL: "https://c.example/", Name: "C", Tags: []string{"x y"}, Folder: "c"}) {
		t.Error("one address is subscribed once")
	}
	if l.Set("https://none.example/", Subscription{}) || l.Set("https://b.example/", Subscription{URL: "https://a.example/"}) || !l.Set("https://b.example/", Subscription{URL: "https://d.example/", Tags: []string{"d"}}) {
		t.Error("another address takes the place of one that is there, and of no other's")
	}
	if l.Remove("https://b.example/") || !l.Remove("https://c.example/") || l.Remove("https://c.example/") {
		t.Error("removed what is not there")
	}
	want := strings.Replace(before, "https://b.example/", `https://d.example/ "d"`, 1)
	if l.String() != want {
		t.Errorf("%s\nwant\n%s", l, want)
	}
	if len(l.Problems()) != 2 {
		t.Errorf("%v", l.Problems())
	}
	file := filepath.Join(t.TempDir(), "conf", "subscriptions")
	if err := l.Save(file); err != nil {
		t.Fatal(err)
	}
	again, err := ReadList(file)
	if err != nil || again.String() != want {
		t.Errorf("%v, %s", err, again)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := l.Save(file); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if none, err := ReadList(filepath.Join(t.TempDir(), "none")); err != nil || len(none.All()) != 0 {
		t.Errorf("%v, %v", none, err)
	}
}

func TestSelect(t *testing.T) {
	t.Parallel()
	l := Parse("https://www.a.example/x News \"~The Post\"\nhttps://b.example/x/ news\nhttps://c.example/\n")
	for words, want := range map[string]int{"": 3, "NEWS": 2, "the post": 1, "b.example/x": 1, "https://c.example/": 1, "news,c.example": 3, "none": 0, "news,none": 2} {
		var list []string
		if words != "" {
			list = strings.Split(words, ",")
		}
		got, err := l.Select(list)
		if len(got) != want || (err != nil) != strings.Contains(words, "none") {
			t.Errorf("%s: %d, %v", words, len(got), err)
		}
	}
}

// FuzzList: what is not understood stays as it is, and what is written is read
// as it was meant.
func FuzzList(f *testing.F) {
	f.Add("https://a.example/ \"a b\" \"~N\" # c\nquery:x\n")
	f.Add("\"\\")
	f.Add("a.b \x1b[31m\u202e\xff")
	f.Fuzz(func(t *testing.T, source string) {
		l := Parse(source)
		l.Problems()
		for _, s := range l.All() {
			if got := Parse(s.write()).All(); len(got) != 1 || !reflect.DeepEqual(got[0], s) {
				t.Fatalf("%+v written as %q is %+v", s, s.write(), got)
			}
			if s.Name != text.CleanLine(s.Name) || strings.ContainsAny(s.URL, " \n\x1b") {
				t.Fatalf("%+v", s)
			}
			old := s
			if s.Tags = append(s.Tags, "new"); !l.Set(old.URL, s) {
				t.Fatal("not found")
			}
		}
		if again := Parse(l.String()); !reflect.DeepEqual(again.All(), l.All()) {
			t.Fatalf("%+v\nread again\n%+v", l.All(), again.All())
		}
	})
}

const others = `<?xml version="1.0"?><opml version="1.0"><body>
<outline text="News"><outline text="World"><outline type="rss" text="a" title="A &amp; B" xmlUrl="https://a.example/" category="/x,y"/></outline>
<outline text="B" xmlURL="feed://b.example/"/></outline>
<outline text="bad" xmlUrl="ftp://c.example/"/></body></opml>`

func TestOPML(t *testing.T) {
	t.Parallel()
	l, err := ReadOPML([]byte(others))
	if err != nil {
		t.Fatal(err)
	}
	want := []Subscription{
		{URL: "https://a.example/", Name: "A & B", Tags: []string{"News", "World", "x", "y"}},
		{URL: "https://b.example/", Name: "B", Tags: []string{"News"}},
	}
	if got := l.All(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if p := l.Problems(); len(p) != 1 {
		t.Errorf("%v", p)
	}
	want = append(want, Subscription{URL: "https://d.example/?a=1&b=2", Name: `<"D">`})
	again, err := ReadOPML([]byte(WriteOPML(want)))
	if err != nil || !reflect.DeepEqual(again.All(), want) {
		t.Errorf("%+v, %v\n%s", again.All(), err, WriteOPML(want))
	}
	if _, err := ReadOPML([]byte("<opml/>")); err == nil {
		t.Error("an empty list is none")
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(others))
	f.Add([]byte("<outline xmlurl=a.b><outline text='\x00' xmlurl='http://x.y'"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := ReadOPML(raw)
		if err != nil {
			return
		}
		for _, s := range l.All() {
			if Address(s.URL) != s.URL || s.Name != text.CleanLine(s.Name) {
				t.Fatalf("%+v", s)
			}
		}
		if got := Parse(l.String()).All(); !reflect.DeepEqual(got, l.All()) {
			t.Fatalf("%+v\nread again\n%+v", l.All(), got)
		}
	})
}

func TestName(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"":                          "",
		"Harbour council’s VOTE":    "harbour-councils-vote",
		"../../etc/passwd":          "etc-passwd",
		"  a \x1b[31mb\x00 / \\ c ": "a-b-c",
		"Éclair: Österreich":        "éclair-österreich",
		"港の堤防":                      "港の堤防",
		"...":                       "",
		"\u0301a":                   "a",
		"con":                       "con",
	} {
		if got := slug(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"CON": "con-news", "com1": "com1-news", "common": "common", "": "news", "Lpt9": "lpt9-news", "The Post": "the-post"} {
		if got := folderName(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	if got := fileName(day, "Vote!"); got != "2026-11-29-vote" {
		t.Error(got)
	}
	if got := fileName(day, "?"); got != "2026-11-29" {
		t.Error(got)
	}
}

// FuzzName: whatever a feed calls an item, its name is one of a file on every
// system, and the same on those that tell no case.
func FuzzName(f *testing.F) {
	for _, s := range []string{"a/b", `a\b:c*?"<>|`, ".", "..", "CON", strings.Repeat("ß", 300), "İstanbul", "e\u0301", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{fileName(day, s) + ".xml", folderName(s)} {
			if len(name) > 200 || name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, `/\:*?"<>|`) || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' }) {
				t.Fatalf("%q", name)
			}
			if name[0] == '.' || strings.HasSuffix(name, ".") || text.CleanLine(name) != name {
				t.Fatalf("%q", name)
			}
		}
	})
}
