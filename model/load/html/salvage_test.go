package html_test

import (
	"fmt"
	"testing"
)

// TestDamagedData: what JSON-LD says is read where it is no JSON.
func TestDamagedData(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ data, want string }{
		"marks that nobody escaped": {`{"@type":"NewsArticle","headline":"The "light" is out","author":{"@type":"Person","name":"Ada Wren"},"datePublished":"2024-03-05","description":"x"}`, "[Ada Wren] 2024-03-05"},
		"cut off":                   {`{"@type":"NewsArticle","datePublished":"2024-03-05","author":[{"@type":"Person","name":"Ada Wren"}],"articleBody":"The keeper`, "[Ada Wren] 2024-03-05"},
		"a name alone":              {`{"@type":["NewsArticle"],"author":"Ada W\u0072en","datePublished" : "2024-03-05" `, "[Ada Wren] 2024-03-05"},
		"no article":                {`{"@type":"Organization","author":{"name":"Ada Wren"},"datePublished":"2024-03-05"`, "[] "},
		"whole":                     {`{"@type":"NewsArticle","author":{"name":"Ada Wren"},"datePublished":"2024-03-05"}`, "[Ada Wren] 2024-03-05"},
		"whole, of a blog":          {`{"@type":"Blog","blogPost":[{"@type":"BlogPosting","headline":"Another one","author":{"name":"Ada Wren"},"datePublished":"2019-01-01"}]}`, "[] "},
		"no field of ours":          {`{"@type":"NewsArticle","x":"datePublished"`, "[] "},
	} {
		m := decodePage(t, `<title>Light out</title><script type="application/ld+json">`+c.data+"</script><p>"+opening+"</p><p>"+middle+"</p>").Meta
		if got := fmt.Sprint(m.Authors, " ", m.Published.ISO()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestNoAuthors: buttons beside a byline are no authors, and what an archive says
// of its copy is not said of the article.
func TestNoAuthors(t *testing.T) {
	t.Parallel()
	story := "<h1>Light out</h1><p>" + opening + "</p><p>" + middle + "</p>"
	for line, want := range map[string]string{
		"Twitter Facebook": "[]", "Share Tweet Email": "[]", "Share / Print": "[]", "Ada Wren": "[Ada Wren]", "Printer Mayhew": "[Printer Mayhew]",
		"Reviewed by": "[]", "Admin": "[]", "Ph.D.": "[]", "STAFF": "[]", "Staffan": "[Staffan]", "N/A": "[]",
		"Posted by": "[]", "Author:": "[]",
	} {
		if got := fmt.Sprint(decodePage(t, "<title>Light out</title><div class=author>"+line+"</div>"+story).Meta.Authors); got != want {
			t.Errorf("%q: authors %s, want %s", line, got, want)
		}
	}
	const marked = `<meta itemprop=datePublished content="2024-06-01">`
	for address, want := range map[string]string{
		"https://archive.ph/2024.06.01-101010/https://post.example/bridge": "", "https://post.example/bridge": "2024-06-01",
	} {
		if got := decodePage(t, "<title>Light out</title><link rel=canonical href='"+address+"'>"+marked+story).Meta.Published.ISO(); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
