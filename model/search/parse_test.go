package search

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// show writes a query as a tree: what was understood.
func show(n Node) string {
	list := func(op string, parts []Node) string {
		var out []string
		for _, p := range parts {
			out = append(out, show(p))
		}
		return "(" + strings.Join(out, op) + ")"
	}
	switch n := n.(type) {
	case nil:
		return "everything"
	case All:
		return list(" & ", n)
	case Any:
		return list(" | ", n)
	case Not:
		return "!" + show(n.Node)
	case *Words:
		s := strings.Join(n.Tokens, " ")
		if n.Field != Anywhere {
			s = n.Field.String() + ":" + s
		}
		if n.Prefix {
			s += "*"
		}
		return "[" + s + "]"
	case *Utterance:
		var parts []Node
		for _, w := range append(n.Said[:len(n.Said):len(n.Said)], n.Quoted...) {
			parts = append(parts, w)
		}
		return "one" + list(" ", parts)
	case *Dates:
		return "[" + n.From.Format("2006-01-02") + ".." + n.To.Format("2006-01-02") + "]"
	case *Literal:
		if n.Words != nil {
			return "[" + n.Field.String() + "=" + strings.Join(n.Words.Tokens, " ") + "]"
		}
		return "[" + n.Field.String() + "=" + n.Value + "]"
	}
	return fmt.Sprintf("%T", n)
}

func TestParse(t *testing.T) {
	tests := []struct{ query, want string }{
		{"", "everything"},
		{"  ", "everything"},
		{"flood", "[flood]"},
		{"Flood DAM", "([flood] & [dam])"},
		{"flood AND dam", "([flood] & [dam])"},
		{"flood OR dam", "([flood] | [dam])"},
		{"a b OR c", "(([a] & [b]) | [c])"},
		{"a (b OR c)", "([a] & ([b] | [c]))"},
		{"((a))", "[a]"},
		{"-sport", "![sport]"},
		{"flood -sport", "([flood] & ![sport])"},
		{"flood NOT sport", "([flood] & ![sport])"},
		{"-(a b)", "!([a] & [b])"},
		{"--a", "[a]"},
		{"order", "[order]"},
		{"OR-gate a", "([or gate] & [a])"},
		{`"red line"`, "[red line]"},
		{"“red line”", "[red line]"},
		{"«red line»", "[red line]"},
		{`"red li"*`, "[red li*]"},
		{"sanction*", "[sanction*]"},
		{"Jong-un", "[jong un]"},
		{"U.S.", "[u s]"},
		{"Président", "[president]"},
		{"北京", "[北 京]"},
		{`person:"Kim Jong-un"`, "[person:kim jong un]"},
		{"person:kim*", "[person:kim*]"},
		{"PERSON:kim", "[person:kim]"},
		{"-outlet:bbc", "![outlet:bbc]"},
		{"said:putin", "[said:putin]"},
		{`said:putin quote:"red line" war`, "([war] & one([said:putin] [quote:red line]))"},
		{"said:putin OR quote:line", "([said:putin] | [quote:line])"},
		{"after:2025-01", "[2025-01-01..0001-01-01]"},
		{"before:2025", "[0001-01-01..2025-01-01]"},
		{"on:2025-01", "[2025-01-01..2025-02-01]"},
		{"on:2025/12/31", "[2025-12-31..2026-01-01]"},
		{"on:2025", "[2025-01-01..2026-01-01]"},
		{"file:News/2025", "[file=news/2025]"},
		{"lang:de", "[lang=de]"},
		{"is:unread", "[is=unread]"},
		{`feed:"Long Reads" -tag:world`, "([feed=long reads] & ![tag=world])"},
		{`"http://example.org"`, "[http example org]"},
		{"12:30", "[12 30]"},
	}
	for _, tt := range tests {
		q, err := Parse(tt.query)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
		} else if got := show(q.Root); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.query, got, tt.want)
		}
	}
}

func TestParseTyped(t *testing.T) {
	tests := []struct{ query, want string }{
		{"flo", "[flo*]"},
		{"flood ", "[flood]"},
		{"flood d", "([flood] & [d*])"},
		{`"red li`, "[red li*]"},
		{`"red line"`, "[red line]"},
		{"person:", "everything"},
		{"flood person:", "[flood]"},
		{`person:"Kim J`, "[person:kim j*]"},
		{"flood -", "[flood]"},
		{"flood (", "[flood]"},
		{"flood (a", "([flood] & [a*])"},
		{"flood OR", "([flood] & [or*])"},
		{"flood OR ", "[flood]"},
		{"after:20", "everything"},
		{"is:un", "everything"},
		{"!!", "everything"},
	}
	for _, tt := range tests {
		q, err := ParseTyped(tt.query)
		if err != nil {
			t.Errorf("%s: %v", tt.query, err)
		} else if got := show(q.Root); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.query, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ query, want string }{
		{"flood persn:kim", `column 7: no field is called "persn"; did you mean "person"?`},
		{"été persn:kim", `column 5: no field is called "persn"`},
		{"http://example.org", `column 1: no field is called "http"`},
		{`"red line`, "column 1: this phrase is not closed"},
		{"(flood", "column 1: this parenthesis is not closed"},
		{"flood)", "column 6: nothing is opened"},
		{"()", "column 1: nothing stands between the parentheses"},
		{"flood OR", "one side of OR"},
		{"OR flood", "one side of OR"},
		{"flood -", "no letter or digit"},
		{"NOT", "column 1: nothing stands after what should not be there"},
		{"person:", "column 1: what should be in person?"},
		{"after:soon", `column 7: "soon" is no date: write 2025`},
		{"on:2025-13", "is no date"},
		{"is:unred", `nothing is "unred"; did you mean "unread"?`},
		{"—", "no letter or digit to look for"},
		{strings.Repeat("(", 100) + "a", "too many parentheses"},
		{strings.Repeat("-", 5000), "longer than any query"},
		{strings.Repeat("a ", 70), "more than 64 words"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.query)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.40s: %v, want %s", tt.query, err, tt.want)
			continue
		}
		if e.At.Start < 0 || e.At.End > len(tt.query) || e.At.Start > e.At.End {
			t.Errorf("%.40s: the error is at %v", tt.query, e.At)
		}
	}
}

// TestFields: the table and the enumeration are one.
func TestFields(t *testing.T) {
	if n := len(Fields()); n != int(numFields)-1 {
		t.Fatalf("%d fields in the table, %d are known", n, numFields-1)
	}
	for f, want := range map[Field]string{Title: "title", Person: "person", Name: "name", Said: "said", Quote: "quote", File: "file", On: "on", Is: "is"} {
		if f.String() != want {
			t.Errorf("field %d is %q, want %q", f, f, want)
		}
	}
	for _, f := range Fields() {
		if _, err := Parse(f.Example); err != nil {
			t.Errorf("the example of %s: %v", f.Name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a b", `person:"x y" -z`, "(a OR b)*", "on:2025-01-01", "«ü", "said:a quote:b", "-(-(a))", "\x00\xff:*"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, parse := range []func(string) (*Query, error){Parse, ParseTyped} {
			q, err := parse(s)
			var e *Error
			switch {
			case err == nil:
				checkQuery(t, q)
			case !errors.As(err, &e) || e.At.Start < 0 || e.At.Start > e.At.End || e.At.End > len(s):
				t.Fatalf("%q: %v", s, err)
			}
		}
	})
}

// checkQuery holds what later stages rest on: leaves have words, words are
// folded tokens, and a query answers for any subject.
func checkQuery(t *testing.T, q *Query) {
	t.Helper()
	Walk(q.Root, func(leaf Node, _ bool) {
		w, ok := leaf.(*Words)
		if !ok {
			return
		}
		if len(w.Tokens) == 0 {
			t.Fatalf("%q: a leaf without words", q.Source)
		}
		for _, token := range w.Tokens {
			if again := Tokenize(token); again.Len() != 1 || string(again.Word(0)) != token || !utf8.ValidString(token) {
				t.Fatalf("%q: %q is not one word", q.Source, token)
			}
		}
	})
	s := subject("A title of " + strings.ToValidUTF8(q.Source, "?"))
	q.Match(s, Marked{})
	for _, hit := range q.Hits(s) {
		if hit.Empty() || hit.Start < 0 || hit.End > len(s.Text) {
			t.Fatalf("%q: hit %v", q.Source, hit)
		}
	}
}

// TestNeeded: what every answer has in it, and nothing that one may do without.
func TestNeeded(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{
		"flood dam": "flood dam", `"Red Line" -green`: "red line", "flood OR dam": "", "title:flood": "flood", "outlet:bbc flood": "flood",
		"said:putin": "", "covid19 café 2025": "cafe", "begin*": "begin", "-flood": "", "": "",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(q.Needed(), " "); got != want {
			t.Errorf("%s needs %q", query, got)
		}
	}
}

// Days are told from the moment they are asked for, in the reader's zone.
func TestRelativePeriods(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 0, 30, 0, 0, time.FixedZone("", 5*3600))
	for value, want := range map[string]string{
		"today": "2026-03-01 2026-03-02", "yesterday": "2026-02-28 2026-03-01", "1d": "2026-02-28 2026-03-02", "7d": "2026-02-22 2026-03-02",
		"0d": "", "-1d": "", "07d": "", "99999d": "", "d": "", "7days": "", "2026-03": "2026-03-01 2026-04-01",
	} {
		from, to, ok := period(value, now)
		got := ""
		if ok {
			got = from.Format(time.DateOnly) + " " + to.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
	for _, typed := range []string{"since:yesterday", "after:yesterday", "since:2025-01", "is:new", "is:changed"} {
		if _, err := Parse(typed); err != nil {
			t.Errorf("%s: %v", typed, err)
		}
	}
}
