package html_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/html"
)

const (
	opening = "The lighthouse keeper of Marrow Point switched off the lamp for the last time on Sunday, after a hundred and forty years."
	middle  = "Ships now find their way by satellite, the coastal office said, and the tower will become a museum for the town's children."
	closing = "“I shall miss the noise of it turning,” said Hana Brolin, who wound the clockwork every night for three decades."
	other   = "The office had planned to close the light in spring, but a storm broke the cable and it burned through another summer."
)

// TestTextOutOfSight: a text that a browser shows, or that the page's data alone
// hold, is read; a copy that is only the beginning does not cut the page.
func TestTextOutOfSight(t *testing.T) {
	t.Parallel()
	paragraphs := "<p>" + strings.Join([]string{opening, middle, other, closing}, "</p>\n<p>") + "</p>"
	data := func(body string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Light out","datePublished":"2024-05-06","articleBody":"` + body + `",}</script>`
	}
	whole := strings.Join([]string{opening, middle, other, closing}, `\n\n`)
	for name, page := range map[string]string{
		"shadow root":   "<article><h1>Light out</h1><x-text><template shadowrootmode=open><div>" + paragraphs + "</div></template></x-text></article>",
		"streamed part": `<div><template id="B:0"></template></div><div hidden id="S:0"><article><h1>Light out</h1>` + paragraphs + "</article></div>",
		"no script":     "<main><h1>Light out</h1><div>Loading…</div><noscript><div>" + paragraphs + "</div></noscript></main>",
		"data alone":    data(whole) + "<div id=app></div>",
		"a preview":     data(strings.Repeat(opening+" "+middle+" ", 1)+"…") + "<article><h1>Light out</h1>" + paragraphs + paragraphs + "</article>",
	} {
		got := decodePage(t, "<!DOCTYPE html><title>Light out</title><body>"+page)
		for _, want := range []string{opening, middle, other, closing} {
			if !strings.Contains(got.Text, want) {
				t.Errorf("%s: %.30q is lost", name, want)
			}
		}
	}
}

// TestSilentIsNotDoubled: what stands in <noscript> beside a text that is shown is left out.
func TestSilentIsNotDoubled(t *testing.T) {
	t.Parallel()
	p := "<p>" + strings.Join([]string{opening, middle, other, closing}, "</p><p>") + "</p>"
	got := decodePage(t, "<!DOCTYPE html><body><article><h1>Light out</h1>"+p+"</article><noscript>"+p+"</noscript>")
	if n := strings.Count(got.Text, opening); n != 1 {
		t.Errorf("the text is there %d times", n)
	}
}

// TestArchiveAddress: an archive's address and time are not the article's.
func TestArchiveAddress(t *testing.T) {
	t.Parallel()
	const want = "https://light.example/out"
	p := "<p>" + strings.Join([]string{opening, middle, other, closing}, "</p><p>") + "</p>"
	for _, at := range []string{"https://web.archive.org/web/20240301000000/", "https://web.archive.org/web/20240301000000id_/", "https://archive.ph/2024.03.01-101112/", "http://archive.is/newest/", ""} {
		got := decodePage(t, fmt.Sprintf("<!DOCTYPE html><link rel=canonical href=%q><body><article><h1>Light out</h1>%s</article>", at+want, p))
		if got.Meta.URL != want {
			t.Errorf("%s: %s", at, got.Meta.URL)
		}
	}
}

func decodePage(t *testing.T, page string) *article.Article {
	t.Helper()
	for a, err := range html.Decode(context.Background(), decode.Input{Reader: strings.NewReader(page)}) {
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no article")
	return nil
}

// decodeAny is the text of a page, "" of one without any.
func decodeAny(t *testing.T, page string) string {
	t.Helper()
	for a, err := range html.Decode(context.Background(), decode.Input{Reader: strings.NewReader(page)}) {
		if err == nil {
			return a.Text
		}
	}
	return ""
}
