package load

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// counted counts what is read of a file of n records and gives number last of it.
func recordFile(t *testing.T, name, prefix string, record func(i int) string, n int) Source {
	t.Helper()
	var b strings.Builder
	b.WriteString(prefix)
	for i := range n {
		b.WriteString(record(i))
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return slices.Collect(func(yield func(Source) bool) {
		for _, s := range Sources(t.Context(), []string{path}) {
			yield(s)
		}
	})[0]
}

func jsonRecord(i int) string {
	return fmt.Sprintf("{\"title\": \"Ferry %d – sails\", \"text\": \"The ferry left the pier on day %d with forty passengers.\"}\n\n", i, i)
}

// mailRecord writes mails with that line end; every third quotes a separator.
func mailRecord(end string) func(int) string {
	return func(i int) string {
		body := fmt.Sprintf("The ferry left the pier on day %d.", i)
		if i%3 == 0 {
			body += "\n\n>From a@b.example Mon Apr 28 07:30:00 2025\nFrom the pier it went on."
		}
		mail := fmt.Sprintf("From a@b.example Mon Apr 28 07:30:00 2025\nSubject: Ferry %d – sails\nContent-Type: text/plain; charset=utf-8\n\n%s\n\n", i, body)
		return strings.ReplaceAll(mail, "\n", end)
	}
}

func TestOpenAt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, prefix string
		record       func(int) string
	}{
		{"a.jsonl", "", jsonRecord},
		{"mark.jsonl", "\xef\xbb\xbf", jsonRecord},
		{"latin.jsonl", "{\"title\":\"Caf\xe9\", \"text\":\"bytes that are no UTF-8 after the head say what they can\"}\n", jsonRecord},
		{"unix.mbox", "", mailRecord("\n")},
		{"dos.mbox", "", mailRecord("\r\n")},
		{"latin.mbox", "From - Mon Apr 28 07:30:00 2025\nSubject: Caf\xe9\n\nBytes \xe9 \xff.\n \t\r\n", mailRecord("\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := recordFile(t, c.name, c.prefix, c.record, 2000)
			all, errs := drain(t, s, Options{})
			if errs != nil || len(all) < 2000 {
				t.Fatalf("%d articles, %v", len(all), errs)
			}
			for _, i := range []int{0, 1, 1234, len(all) - 1} {
				if i > 0 && c.name != "latin.jsonl" && openRecord(t.Context(), s, all[i].Origin, Options{}) == nil {
					t.Errorf("%d: all before it was read too", i)
				}
				got, err := OpenAt(t.Context(), s, all[i].Origin, Options{})
				if err != nil || !reflect.DeepEqual(got, all[i]) {
					t.Errorf("%d: %+v, %v; want %+v", i, got, err, all[i])
				}
			}
		})
	}
}

// TestOpenAtAfterAChange: where the file is another now, no wrong record is given.
func TestOpenAtAfterAChange(t *testing.T) {
	t.Parallel()
	s := recordFile(t, "a.jsonl", "", jsonRecord, 50)
	all, _ := drain(t, s, Options{})
	if all[49].Origin.Offset == 0 {
		t.Fatal("no offset")
	}
	if err := os.WriteFile(s.Path, []byte(jsonRecord(100)+jsonRecord(101)), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := OpenAt(t.Context(), s, all[1].Origin, Options{}); err != nil || got.Meta.Title != "Ferry 101 – sails" {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := OpenAt(t.Context(), s, all[49].Origin, Options{}); !errors.Is(err, ErrNotThere) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestHeads(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("The ferry left the pier on Monday with forty passengers. ", 5) + "\n\n"
	for _, c := range []struct {
		name, content string
		cut           bool
	}{
		{"short.txt", "Ferry sails\n\n" + line, false},
		{"long.txt", "Ferry sails\n\n" + strings.Repeat(line, 3000), true},
		{"line.txt", "Ferry sails\n\n" + strings.ReplaceAll(strings.Repeat(line, 3000), "\n", ""), true},
		{"wide.txt", "Fähre fährt\n\n" + strings.Repeat("Ä", 200_001), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole, _ := read(t, c.name, c.content, Options{})
			heads, errs := read(t, c.name, c.content, Options{Heads: true})
			if len(heads) != 1 || errs != nil {
				t.Fatalf("%d articles, %v", len(heads), errs)
			}
			h := heads[0]
			if (h.Head != nil) != c.cut || h.Meta.Title != whole[0].Meta.Title || !strings.HasPrefix(whole[0].Text, h.Text) {
				t.Fatalf("head %+v, title %q, %d bytes of text", h.Head, h.Meta.Title, len(h.Text))
			}
			if !c.cut {
				return
			}
			if want, got := whole[0].Words(), h.Head.Scale(h.Words()); want > 100 && (got < want*9/10 || got > want*11/10) {
				t.Errorf("about %d words, there are %d", got, want)
			}
			if len(h.Text) > headSize || h.Head.Size != int64(len(c.content)) || h.Head.Read > headSize {
				t.Errorf("%+v, %d bytes of text", h.Head, len(h.Text))
			}
		})
	}
}
