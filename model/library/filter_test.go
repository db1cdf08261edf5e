package library

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lede/model/text"
)

func TestTerms(t *testing.T) {
	var l Library
	a, b, c := made("Café closes", "BBC News", 1), made("Rain at sea", "Reuters", 20), made("Budget", "Reuters", 0)
	a.Meta.Authors, a.Starred, a.Words = []string{"Ann Lee", "Bo Ek"}, true, 900
	b.Read, b.Words, b.Minutes, b.Meta.Section = true, 100, 1, "Weather"
	c.Origin.File, c.Words, c.Minutes, c.Origin.Format = "2025/budget.jsonl", 1500, 6, "jsonl"
	broken := made("", "", 0)
	broken.Err, broken.Origin.File = errors.New("empty"), "x/empty.txt"
	l.Add(a, b, c, broken)
	for typed, want := range map[string]string{
		"outlet:reuters":            "Rain at sea, Budget",
		"outlet:reuters read":       "Rain at sea",
		"outlet:reuters -read":      "Budget",
		`outlet:"bbc news"`:         "Café closes",
		"unread":                    "Café closes, Budget",
		"starred unread":            "Café closes",
		"failed":                    "empty.txt",
		"is:failed":                 "empty.txt",
		"-is:read -is:failed":       "Café closes, Budget",
		"is:fail":                   "Rain at sea, Café closes, Budget, empty.txt", // not a mark yet
		"is:":                       "Rain at sea, Café closes, Budget, empty.txt",
		"author:lee":                "Café closes",
		"author:ek cafe":            "Café closes",
		"after:2025-01-02":          "Rain at sea",
		"before:2025-01-20":         "Café closes",
		"on:2025-01":                "Rain at sea, Café closes",
		"after:20":                  "Rain at sea, Café closes, Budget, empty.txt", // not a date yet
		"after:":                    "Rain at sea, Café closes, Budget, empty.txt",
		"-":                         "",
		"longer:800":                "Café closes, Budget",
		"longer:5min":               "Budget",
		"shorter:500":               "Rain at sea",
		"format:jsonl":              "Budget",
		"file:2025/ title:bud":      "Budget",
		"section:weather":           "Rain at sea",
		`"read"`:                    "", // the word itself
		"nothing:known":             "",
		"-rain -budget -file:x/":    "Café closes",
		"after:2025-01-01 -starred": "Rain at sea",
		`"at sea"`:                  "Rain at sea",
		"outlet:reuters on:2024-13": "Rain at sea, Budget",
	} {
		l.Filter(typed)
		if got := strings.Join(titles(&l), ", "); got != want {
			t.Errorf("%s shows %q, want %q", typed, got, want)
		}
	}
	l.Filter("unread")
	l.Mark(0, true, true)
	if l.Row(0) < 0 {
		t.Error("what is read now left the list of the unread")
	}
}

// "New" and "changed" are words of many titles, and marks only where "is:" says so.
func TestNewsIsAWord(t *testing.T) {
	var l Library
	a, b, c := made("A new day in New York", "x", 1), made("The law changed", "x", 2), made("Rain", "x", 3)
	b.New, c.Changed = true, true
	l.Add(a, b, c)
	for typed, want := range map[string]string{
		"new york": "A new day in New York", "-new": "Rain, The law changed", "changed": "The law changed", "is:new": "The law changed",
		"is:changed": "Rain", "-is:new new": "A new day in New York", `"new"`: "A new day in New York",
	} {
		l.Filter(typed)
		if got := strings.Join(titles(&l), ", "); got != want {
			t.Errorf("%s shows %q, want %q", typed, got, want)
		}
	}
}

// TestNoted: articles that were written on are found, and stay so when their
// files are read again.
func TestNoted(t *testing.T) {
	var l Library
	l.Add(made("A", "x", 1), made("B", "x", 2))
	l.SetNotes(1, 2)
	l.Update(Change{1, made("B again", "x", 2)})
	l.Filter("noted")
	if got := titles(&l); len(got) != 1 || got[0] != "B again" || l.Item(1).Notes != 2 {
		t.Errorf("%q, %d notes", got, l.Item(1).Notes)
	}
	l.SetNotes(1, 0)
	l.SetNotes(None, 1)
	l.Filter("")
	l.Filter("noted")
	if got := titles(&l); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestComplete(t *testing.T) {
	var l Library
	l.Add(made("A", "BBC News", 1), made("B", "Berliner", 2), made("C", "Reuters", 3), made("D", "Reuters", 3))
	for typed, want := range map[string]string{
		"rain out":     "outlet:",
		"unr":          "unread",
		"-star":        "starred",
		"ne":           "is:new",
		"new":          "is:new",
		"is:c":         "is:changed is:cut",
		"x -is:un":     "is:unread",
		"is:new":       "",
		"outlet:b":     `outlet:"BBC News" outlet:Berliner`,
		"x outlet:reu": "outlet:Reuters",
		"":             "",
		"zzz":          "",
	} {
		start, ways := l.Complete(typed)
		if got := strings.Join(ways, " "); got != want || start > len(typed) {
			t.Errorf("%q completes to %q from %d, want %q", typed, got, start, want)
		}
	}
}

func TestEveryTermIsAQuery(t *testing.T) {
	for _, x := range Terms() {
		q := parse(x.Example)
		if len(q.terms) != 1 || q.terms[0].word != "" {
			t.Errorf("%s is %+v", x.Example, q.terms)
		}
	}
}

// TestNarrowing: the way to a query, key by key, does not matter.
func TestNarrowing(t *testing.T) {
	for _, typed := range []string{"title 1 out", `outlet "title 2" -2`, "out unread after:2025-01-03 1", "-ti x"} {
		var l, whole Library
		for i := range 40 {
			it := made("title "+string(rune('0'+i%7)), "outlet "+string(rune('0'+i%4)), i%6)
			it.Read = i%3 == 0
			l.Add(it)
			whole.Add(it)
		}
		for i := range typed {
			l.Filter(typed[:i+1])
			whole.Filter("")
			whole.Filter(typed[:i+1])
			if !slices.Equal(titles(&l), titles(&whole)) {
				t.Fatalf("%q: %q, want %q", typed[:i+1], titles(&l), titles(&whole))
			}
		}
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("Café closes", "cafe", `a"b`)
	f.Fuzz(func(t *testing.T, title, word, typed string) {
		title = strings.ReplaceAll(title, "\n", " ") // as the articles' are
		w := text.Fold(word)
		var l Library
		l.Add(made(title, word, 1))
		for _, file := range []string{title, "é"} {
			l.rowOf(0).file = file
			it := l.Item(0)
			r := l.pack(it)
			for name, s := range map[string]string{"title": title, "file": file} {
				if got, want := named(name, false).test(w)(&l.View, &r), strings.Contains(text.Fold(s), w); got != want && !strings.Contains(w, "\n") {
					t.Errorf("%q in the %s of %q, %q: %v", w, name, title, file, got)
				}
			}
		}
		l.Filter(typed)
		l.Complete(typed)
	})
}

// TestNarrowedBy: rows that were left out are asked again unless they cannot hold.
func TestNarrowedBy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"", "a", false}, {"a", "ab", true}, {"a", "a", true}, {"ab", "a", false}, {"a", "a b", true}, {"a b", "a", false},
		{"a b", "a bc", true}, {"a b", "ac", false}, {"-a", "-ab", false}, {"a", "b", false}, {"a", "a -b", true},
	} {
		if got := parse(c.before).narrowedBy(parse(c.after)); got != c.want {
			t.Errorf("%q, then %q: %v", c.before, c.after, got)
		}
	}
}

// A filter asks texts for its words and for what a search knows, and for nothing
// else.
func TestQuestion(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"flood": "flood", "flood dam": "flood dam", `"red line" x`: `"red line" x`, "flood -sport": "flood -sport",
		`outlet:"BBC News" rain`: `outlet:"BBC News" rain`, "unread rain": "is:unread rain", "is:starred rain": "is:starred rain",
		"outlet:bbc": "", "-sport": "", "longer:5min rain": "", "noted rain": "", "": "", "…": "", "note:1 x": "note:1 x",
		"new york": "new york", "-changed york": "-changed york", "new": "new", "is:new york": "is:new york", "-is:new york": "-is:new york",
		"is:noted york": "", "unread": "", "is:unread": "", "-": "",
	} {
		got, ok := Question(typed)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q asks %q, %v; want %q", typed, got, ok, want)
		}
	}
}
