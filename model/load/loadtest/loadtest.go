// Package loadtest is what the tests of the decoders share: how an article is
// written down, and what holds for every one of them.
package loadtest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/text"
)

var update = flag.Bool("update", false, "write the goldens")

// Golden decodes testdata/*.txtar: the first file of each, by its name, and
// compares what it gives with the file "want". With -update it writes that.
func Golden(t *testing.T, decoder decode.Decoder) {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no goldens in testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			golden, err := txtar.ParseFile(file)
			if err != nil || len(golden.Files) == 0 {
				t.Fatalf("%s: %v", file, err)
			}
			got := readAs(t, decoder, golden.Files[0].Name, string(golden.Files[0].Data))
			if *update {
				golden.Files = append(golden.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(golden), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(golden.Files) < 2 || got != string(golden.Files[1].Data) {
				t.Errorf("got\n%s\nwant\n%s", got, golden.Files[len(golden.Files)-1].Data)
			}
		})
	}
}

// Read decodes input, checks every article, and writes them down.
func Read(t testing.TB, decoder decode.Decoder, input string) string {
	t.Helper()
	return readAs(t, decoder, "file", input)
}

// readAs is Read of a file of that name.
func readAs(t testing.TB, decoder decode.Decoder, name, input string) string {
	t.Helper()
	var out strings.Builder
	n := 0
	for a, err := range decoder(context.Background(), Input(name, input)) {
		if n++; n > 1 {
			out.WriteString("\n")
		}
		if err != nil {
			fmt.Fprintf(&out, "error: %s\n", text.CleanLine(err.Error()))
			continue
		}
		Check(t, a)
		out.WriteString(Dump(a))
	}
	return out.String()
}

// Input is a file of that name with that content.
func Input(name, content string) decode.Input {
	return decode.Input{Reader: strings.NewReader(content), File: name}
}

// Dump writes an article down: its metadata, notices, and a line a block with
// its inline spans below it.
func Dump(a *article.Article) string {
	var out strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s\n", name, value)
		}
	}
	m := a.Meta
	field("title", m.Title)
	field("summary", m.Summary)
	field("outlet", m.Outlet)
	field("authors", strings.Join(m.Authors, "; "))
	field("published", m.Published.ISO())
	field("url", m.URL)
	field("section", m.Section)
	field("language", m.Language)
	if m.Comments != nil {
		field("comments", fmt.Sprint(*m.Comments))
	}
	for _, n := range a.Notices {
		field("!", n.Text)
	}
	for _, b := range a.Blocks {
		dumpBlock(&out, a, b)
	}
	return out.String()
}

func dumpBlock(out *strings.Builder, a *article.Article, b article.Block) {
	out.WriteString("  " + b.Kind.String())
	if b.Aside {
		out.WriteString(" aside")
	}
	if b.Level > 0 {
		fmt.Fprintf(out, " %d", b.Level)
	}
	for _, s := range []string{b.Marker, b.Label, b.URL} {
		if s != "" {
			out.WriteString(" " + s)
		}
	}
	fmt.Fprintf(out, ": %s\n", strings.NewReplacer("\n", "⏎", "\t", "│").Replace(b.Of(a.Text)))
	for _, in := range a.Inlines {
		if b.Start <= in.Start && in.End <= b.End {
			fmt.Fprintf(out, "    %s %q %s\n", inlineName(in.Kind), in.Of(a.Text), in.URL)
		}
	}
}

func inlineName(k article.InlineKind) string {
	return [...]string{"emphasis", "strong", "mono", "strike", "link"}[k]
}

// Check fails t where an article breaks what holds for all of them: clean text
// everywhere, blocks in order, inline spans inside them that nest.
func Check(t testing.TB, a *article.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || text.Clean(a.Text) != a.Text {
		t.Errorf("text is not clean: %q", a.Text)
	}
	lines := []string{a.Meta.Title, a.Meta.Summary, a.Meta.Outlet, a.Meta.URL, a.Meta.Section, a.Meta.Language, a.Meta.Published.Raw, a.Origin.File}
	for _, s := range append(lines, a.Meta.Authors...) {
		if text.CleanLine(s) != s {
			t.Errorf("metadata is not a clean line: %q", s)
		}
	}
	end := 0
	for _, b := range a.Blocks {
		if b.Start < end || b.End < b.Start || b.End > len(a.Text) || text.CleanLine(b.URL) != b.URL {
			t.Fatalf("block %v after %d of %d, address %q", b.Span, end, len(a.Text), b.URL)
		}
		if strings.TrimSpace(a.Text[end:b.Start]) != "" {
			t.Errorf("text between blocks: %q", a.Text[end:b.Start])
		}
		end = b.End
	}
	checkInlines(t, a)
}

func checkInlines(t testing.TB, a *article.Article) {
	t.Helper()
	var open []text.Span
	for _, in := range a.Inlines {
		if in.Start < 0 || in.End > len(a.Text) || in.Start >= in.End {
			t.Fatalf("inline %v of %d", in.Span, len(a.Text))
		}
		for len(open) > 0 && open[len(open)-1].End <= in.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && in.End > open[len(open)-1].End {
			t.Fatalf("inlines cross: %v %v", open[len(open)-1], in.Span)
		}
		open = append(open, in.Span)
	}
}

// Fuzz feeds decoder with f's inputs and checks every article it gives.
func Fuzz(f *testing.F, decoder decode.Decoder, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if golden, err := txtar.ParseFile(file); err == nil && len(golden.Files) > 0 {
			f.Add(string(golden.Files[0].Data))
		}
	}
	f.Fuzz(func(t *testing.T, input string) { Read(t, decoder, input) })
}

// Allocated is how many bytes work asks for.
func Allocated(work func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
