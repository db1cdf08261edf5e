package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"lede/model/text"
)

// render gives the words a Markdown renderer makes of source, and its HTML.
func render(t *testing.T, source string) (words, markup string) {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	markup = b.String()
	words = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(markup, ""))
	return strings.Join(strings.Fields(words), " "), markup
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"1986. A *great* year", "# no\n- no\n+ no\n> no\n12) no", "a_b_c [x](y) <b> &amp; `q` ~~s~~ | a\\b", "===\n---", "www.example.org http://a.b/*c*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = text.CleanLine(s)
		if got, markup := render(t, escape(s)); got != s && !strings.Contains(markup, "<a ") {
			t.Errorf("%q became %q: %s", s, got, markup)
		}
	})
}

func TestMarkdown(t *testing.T) {
	source := write(t, "markdown", sample())
	words, markup := render(t, source)
	for _, want := range []string{`Port <b>"Lerwen"</b> & *co*`, "said “we <script>alert(1)</script> won” 🙂, bad link and good link", "# A heading", "> quoted", "Red|Green", "probably Inés Kaltura: “we"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %s", want, words)
		}
	}
	for _, want := range []string{"<h1>Port", "<em>we ", `<a href="https://example.org/x%3Ey">good link</a>`, "<h3>", "<li>- one", "<blockquote>", `<code class="language-go">a := `, "<td>Red|Green</td>", "<hr>", "<h2>Who said what</h2>", "<strong>person</strong>: Inés Kaltura (2)"} {
		if !strings.Contains(markup, want) {
			t.Errorf("%q is not in %s", want, markup)
		}
	}
	if strings.Contains(markup, "javascript:") {
		t.Errorf("a script address: %s", markup)
	}
}
