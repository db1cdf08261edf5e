package export

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lede/model/article"
	"lede/model/entity"
)

// parsed is a page of two articles, and its elements by name and by id.
func parsed(t *testing.T, source string) (words string, named, byID map[string][]*html.Node) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	named, byID = map[string][]*html.Node{}, map[string][]*html.Node{}
	var text strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			text.WriteString(n.Data)
		case html.ElementNode:
			named[n.Data] = append(named[n.Data], n)
			if id, ok := attr(n, "id"); ok {
				byID[id] = append(byID[id], n)
			}
		}
	}
	return text.String(), named, byID
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// Nothing of an article becomes markup, runs, loads or leads anywhere but to
// the web and to places of the page.
func TestHTMLIsSafe(t *testing.T) {
	source := write(t, "html", sample(), sample())
	words, named, byID := parsed(t, source)
	for _, forbidden := range []string{"script", "img", "link", "iframe", "object", "form", "base"} {
		if named[forbidden] != nil {
			t.Errorf("there is a %s", forbidden)
		}
	}
	for _, nodes := range named {
		for _, n := range nodes {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("%s has %s", n.Data, a.Key)
				}
			}
		}
	}
	for _, a := range named["a"] {
		href, _ := attr(a, "href")
		rel, _ := attr(a, "rel")
		inside := strings.HasPrefix(href, "#") && len(byID[href[1:]]) == 1
		if outside := strings.HasPrefix(href, "https://example.org/"); !inside && !(outside && rel == "noopener noreferrer") {
			t.Errorf("a link to %q, rel %q", href, rel)
		}
	}
	for _, want := range []string{`Port <b>"Lerwen"</b> & *co*`, "we <script>alert(1)</script> won” 🙂, bad link", "11", "# A heading"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	for _, want := range []string{`class="person"`, `class="person guess quote direct em"`, `title="figure: won” 🙂"`, ">Inés Kaltura ?<"} {
		if !strings.Contains(source, want) {
			t.Errorf("%s is not in the page", want)
		}
	}
}

// What the page is made of says what it is to programs that read it out.
func TestHTMLIsAccessible(t *testing.T) {
	_, named, byID := parsed(t, write(t, "html", sample(), sample()))
	for id, nodes := range byID {
		if len(nodes) != 1 {
			t.Errorf("%d elements are called %s", len(nodes), id)
		}
	}
	for element, want := range map[string]int{"html": 1, "main": 1, "article": 2, "header": 2, "h1": 2, "h2": 4, "h3": 2, "fieldset": 1, "thead": 2, "tbody": 2, "time": 2} {
		if len(named[element]) != want {
			t.Errorf("%d %s, want %d", len(named[element]), element, want)
		}
	}
	if lang, _ := attr(named["html"][0], "lang"); lang == "" {
		t.Error("the page has no language")
	}
	for _, a := range named["article"] {
		if by, _ := attr(a, "aria-labelledby"); byID[by] == nil || byID[by][0].Data != "h1" {
			t.Errorf("an article is labelled by %q", by)
		}
	}
	for _, th := range named["th"] {
		if scope, _ := attr(th, "scope"); scope != "col" {
			t.Error("a head of a table without scope")
		}
	}
	for _, in := range named["input"] {
		if in.Parent.Data != "label" {
			t.Error("an input without a label")
		}
	}
	for _, li := range named["li"] {
		if p := li.Parent.Data; p != "ul" && p != "ol" {
			t.Errorf("an item in %s", p)
		}
	}
}

// Items nest as their depths say, whatever the depths and markers are; what is
// no part of the story stands in an aside.
func TestHTMLLists(t *testing.T) {
	item := func(level int, marker string, aside bool) article.Block {
		return article.Block{Kind: article.Item, Level: level, Marker: marker, Aside: aside}
	}
	paragraph := article.Block{Kind: article.Paragraph}
	for want, blocks := range map[string][]article.Block{
		"<ul><li>x</li><li>x</li></ul>p":                                    {item(1, "•", false), item(1, "•", false), paragraph},
		"<ol><li value=3>x</li><li value=4>x</li></ol>":                     {item(1, "3.", false), item(1, "4)", false)},
		"<ul><li>x<ol><li value=1>x</li></ol></li><li>x</li></ul>":          {item(1, "-", false), item(2, "1.", false), item(1, "-", false)},
		"<ul><li>x<ul><li>x<ul><li>x</li></ul></li></ul></li></ul>":         {item(1, "-", false), item(2, "-", false), item(9, "-", false)},
		"<ul><li>x</li></ul><ol><li value=1>x</li></ol>":                    {item(1, "-", false), item(1, "1.", false)},
		"<ul><li>x<ul><li>x</li></ul></li></ul><ol><li value=2>x</li></ol>": {item(4, "-", false), item(2, "-", false), item(1, "2.", false)},
		"p<aside><ul><li>x</li></ul></aside>p":                              {paragraph, item(1, "-", true), paragraph},
		"<ul><li>x</li></ul><aside><ul><li>x</li></ul></aside>":             {item(1, "-", false), item(1, "-", true)},
	} {
		var o outline
		var got strings.Builder
		for _, b := range blocks {
			got.WriteString(string(o.before(b)))
			got.WriteString(map[bool]string{true: "x", false: "p"}[b.Kind == article.Item])
		}
		got.WriteString(string(o.end()))
		plain := strings.NewReplacer("\n", "", ` dir="auto" aria-label="Not part of the story"`, "", `"`, "").Replace(got.String())
		if plain != want {
			t.Errorf("got  %s\nwant %s", plain, want)
		}
	}
	if _, open := listTag("<b>"); strings.Contains(open, "<b>") {
		t.Error("a marker became markup:", open)
	}
}

// Every colour of words is read at 4.5 to 1 on the ground and on the tint of
// quotations, light and dark (WCAG 2.2, 1.4.3); printed words are black.
func TestHTMLContrast(t *testing.T) {
	light, rest, _ := strings.Cut(pageStyle, "@media (prefers-color-scheme: dark)")
	dark, rest, _ := strings.Cut(rest, "}")
	_, printed, _ := strings.Cut(rest, "@media print")
	for name, style := range map[string]string{"light": light, "dark": dark, "print": printed} {
		colors := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{3,6})`).FindAllStringSubmatch(style, -1) {
			colors[m[1]] = m[2]
		}
		words := []string{"ink", "soft", "link"}
		for _, k := range entity.Kinds {
			words = append(words, k.String())
		}
		for _, word := range words {
			for _, ground := range []string{"ground", "tint"} {
				a, b := luminance(t, colors[word]), luminance(t, colors[ground])
				if c := (max(a, b) + 0.05) / (min(a, b) + 0.05); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, word, ground, c)
				}
			}
		}
	}
}

// luminance is the relative luminance after WCAG 2.2 of #rgb or #rrggbb.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("colour %q", hex)
	}
	out := 0.0
	for shift, weight := range map[int]float64{16: 0.2126, 8: 0.7152, 0: 0.0722} {
		x := float64(v>>shift&0xff) / 255
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		out += weight * x
	}
	return out
}
