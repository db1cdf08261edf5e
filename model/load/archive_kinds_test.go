package load

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/pierrec/lz4/v4"
)

func framed(s string) string {
	var out bytes.Buffer
	w := lz4.NewWriter(&out)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

func brotlied(s string) string {
	var out bytes.Buffer
	w := brotli.NewWriter(&out)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

func TestPacked(t *testing.T) {
	t.Parallel()
	long := strings.Repeat(story, 3)
	for name, c := range map[string]struct {
		content string
		want    string // the files of the articles
	}{
		"a.txt.lz4":  {framed(story), "a.txt.lz4"},
		"a.txt.br":   {brotlied(long), "a.txt.br"},
		"a.html.br":  {brotlied("<html><title>x</title><p>" + long), "a.html.br"},
		"a.jsonl.br": {brotlied("{\"title\":\"A\",\"text\":\"x\"}\n{\"title\":\"B\",\"text\":\"y\"}\n"), "a.jsonl.br a.jsonl.br"},
	} {
		articles, errs := read(t, name, c.content, Options{})
		var got []string
		for _, a := range articles {
			got = append(got, a.Origin.File[strings.LastIndex(a.Origin.File, name):])
		}
		if strings.Join(got, " ") != c.want || errs != nil {
			t.Errorf("%s: %q, want %q, errors %v", name, got, c.want, errs)
		}
	}
}

// locks marks the members of a zip archive of these names as encrypted.
func locks(archive string, names ...string) string {
	raw := []byte(archive)
	for _, name := range names {
		for _, h := range []struct {
			magic       string
			flag, begin int
		}{{"PK\x03\x04", 6, 30}, {"PK\x01\x02", 8, 46}} {
			for i := 0; i+h.begin+len(name) <= len(raw); i++ {
				if string(raw[i:i+4]) == h.magic && string(raw[i+h.begin:i+h.begin+len(name)]) == name {
					raw[i+h.flag] |= encrypted
				}
			}
		}
	}
	return string(raw)
}

// TestPassword: that members need a password is said once, and the others are read.
func TestPassword(t *testing.T) {
	t.Parallel()
	whole := zipped(t, entry{"one.txt", story}, entry{"two.txt", story}, entry{"three.txt", story})
	for want, names := range map[string][]string{
		"needs a password for 1 member":  {"one.txt"},
		"needs a password for 2 members": {"one.txt", "three.txt"},
		"needs a password for 3 members": {"one.txt", "two.txt", "three.txt"},
	} {
		got, errs := read(t, "a.zip", locks(whole, names...), Options{})
		if len(got) != 3-len(names) || len(errs) != 1 || !errors.Is(errs[0], errPassword) || !strings.Contains(errs[0].Error(), want) {
			t.Errorf("%v: %d articles, %v", names, len(got), errs)
		}
	}
	if got, errs := read(t, "a.zip", whole, Options{}); len(got) != 3 || errs != nil {
		t.Error(got, errs)
	}
}

// TestPackedBombs: what unpacks to far more than it is ends with a reason.
func TestPackedBombs(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("The ferry left. ", 24<<20/16)
	for name, content := range map[string]string{"a.txt.lz4": framed(zeros + zeros + zeros + zeros), "a.txt.br": brotlied(zeros + zeros + zeros + zeros)} {
		articles, errs := read(t, name, content, Options{})
		said := fmt.Sprint(errs)
		for _, a := range articles {
			said += fmt.Sprint(a.Notices)
		}
		if !strings.Contains(said, ErrTooLarge.Error()) {
			t.Errorf("%s: %d articles, %.200s", name, len(articles), said)
		}
	}
}

// TestPackedRows: rows that are packed in next to nothing end their spreadsheet, those of
// one in an archive the archive.
func TestPackedRows(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("unpacks a bomb")
	}
	row := func(a, b string) string {
		return `<row><c t="inlineStr"><is><t>` + a + `</t></is></c><c t="inlineStr"><is><t>` + b + `</t></is></c></row>`
	}
	const rows = 60_000
	sheet := zipped(t, entry{"xl/worksheets/sheet1.xml", "<worksheet>" + row("title", "text") + strings.Repeat(row("Light", "It went out."), rows) + "</worksheet>"})
	for name, content := range map[string]string{"a.xlsx": sheet, "a.zip": zipped(t, entry{"a.xlsx", sheet}, entry{"b.xlsx", sheet})} {
		got, errs := read(t, name, content, Options{})
		if n := len(got); n < freeWork/(64+articleWork+blockWork) || n >= rows || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
			t.Errorf("%s: %d articles, %v", name, n, errs)
		}
	}
}
