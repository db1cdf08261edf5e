package markup_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/text"
)

var update = flag.Bool("update", false, "write the goldens")

// TestGolden reads testdata/*.txtar: an HTML fragment and the blocks it makes.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no goldens")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			golden, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := dump(build(string(golden.Files[0].Data)))
			if *update {
				golden.Files = append(golden.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(golden), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(golden.Files[1].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func build(source string) *article.Article {
	var b article.Builder
	markup.Fragment(&b, source)
	return b.Build(article.Origin{})
}

// dump writes an article's blocks a line each, its inline spans below them.
func dump(a *article.Article) string {
	var out strings.Builder
	for _, n := range a.Notices {
		fmt.Fprintf(&out, "! %s\n", n.Text)
	}
	for _, b := range a.Blocks {
		fmt.Fprintf(&out, "%s", b.Kind)
		if b.Aside {
			out.WriteString(" aside")
		}
		if b.Level > 0 {
			fmt.Fprintf(&out, " %d", b.Level)
		}
		for _, s := range []string{b.Marker, b.Label, b.URL} {
			if s != "" {
				fmt.Fprintf(&out, " %s", s)
			}
		}
		fmt.Fprintf(&out, ": %s\n", strings.ReplaceAll(strings.ReplaceAll(b.Of(a.Text), "\n", "⏎"), "\t", "│"))
		for _, in := range a.Inlines {
			if b.Start <= in.Start && in.End <= b.End {
				fmt.Fprintf(&out, "    %d %q %s\n", in.Kind, in.Of(a.Text), in.URL)
			}
		}
	}
	return out.String()
}

// check holds what is true of every article.
func check(t *testing.T, a *article.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || text.Clean(a.Text) != a.Text {
		t.Errorf("text is not clean: %q", a.Text)
	}
	end := 0
	for _, b := range a.Blocks {
		if b.Start < end || b.End < b.Start || b.End > len(a.Text) {
			t.Fatalf("block %v after %d of %d", b.Span, end, len(a.Text))
		}
		end = b.End
	}
	for i, in := range a.Inlines {
		if in.Start < 0 || in.End > len(a.Text) || in.Start >= in.End {
			t.Fatalf("inline %v of %d", in.Span, len(a.Text))
		}
		for _, other := range a.Inlines[:i] {
			if other.Start < in.Start && in.Start < other.End && other.End < in.End {
				t.Fatalf("inlines cross: %v %v", other.Span, in.Span)
			}
		}
	}
}

func FuzzFragment(f *testing.F) {
	for _, s := range []string{
		"<p>a <b>b</b>", "<ul><li>a<ol start=3><li>b</ol></ul>", "a\n\nb", "<pre><code class=language-go>x\n</code></pre>",
		"<table><tr><td>a<td>b<tr><td>1<td>2</table>", "<figure><img src=/a.png alt='a b'><figcaption>c</figure>",
		"<a href=x><p>one</p><p>two</p></a>", "&#27;[31m", "<br><br>a<br>b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, build(s)) })
}

func TestDeep(t *testing.T) {
	for _, tag := range []string{"div", "b", "blockquote", "ul><li", "table><tr><td", "font"} {
		a := build(strings.Repeat("<"+tag+">", 20000) + "the end" + strings.Repeat("</x>", 20000))
		check(t, a)
		if !strings.Contains(a.Text, "the end") || len(a.Notices) != 1 {
			t.Errorf("%s: text %q, notices %v", tag, a.Text, a.Notices)
		}
	}
	flatList := build("<ul>" + strings.Repeat("<li>x<p>y", 2000))
	if len(flatList.Notices) != 0 || len(flatList.Blocks) != 4000 {
		t.Errorf("unclosed items: %v, %d blocks", flatList.Notices, len(flatList.Blocks))
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"a &amp; b":                            "a & b",
		"if a < b and c > d":                   "if a < b and c > d",
		"<b>Harbour</b> reopens<br>today":      "Harbour reopens today",
		"one<p>two</p><script>x()</script>":    "one two",
		"AT&T":                                 "AT&T",
		"Ferry &lt;b&gt;late&lt;/b&gt;":        "Ferry <b>late</b>",
		" two  words ":                         "two words",
		"&#8220;No,&#8221; she said":           "“No,” she said",
		"<a href='x'>Mills &#038; Tide</a> 12": "Mills & Tide 12",
	} {
		if got := markup.Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}
