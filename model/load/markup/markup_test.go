package markup_test

import (
	"context"
	"io"
	"iter"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/loadtest"
	"lede/model/load/markup"
)

// fragment makes a fragment an article.
func fragment(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		source, err := io.ReadAll(in)
		var b article.Builder
		markup.Fragment(&b, string(source))
		yield(b.Build(article.Origin{File: in.File}), err)
	}
}

func build(source string) *article.Article {
	var b article.Builder
	markup.Fragment(&b, source)
	return b.Build(article.Origin{})
}

// TestGolden reads testdata/*.txtar: an HTML fragment and the blocks it makes.
func TestGolden(t *testing.T) { loadtest.Golden(t, fragment) }

func FuzzFragment(f *testing.F) {
	loadtest.Fuzz(f, fragment,
		"<p>a <b>b</b>", "<ul><li>a<ol start=3><li>b</ol></ul>", "a\n\nb", "<pre><code class=language-go>x\n</code></pre>",
		"<table><tr><td>a<td>b<tr><td>1<td>2</table>", "<figure><img src=/a.png alt='a b'><figcaption>c</figure>",
		"<a href=x><p>one</p><p>two</p></a>", "&#27;[31m", "<br><br>a<br>b")
}

func TestDeep(t *testing.T) {
	for _, tag := range []string{"div", "b", "blockquote", "ul><li", "table><tr><td", "font"} {
		a := build(strings.Repeat("<"+tag+">", 20000) + "the end" + strings.Repeat("</x>", 20000))
		loadtest.Check(t, a)
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
