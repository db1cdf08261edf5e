package html_test

import (
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

// TestTitle: the headline is the heading that the page says it is, without the
// name of the site, a date or a label.
func TestTitle(t *testing.T) {
	t.Parallel()
	const head = "Why the harbour light went out"
	long := strings.Repeat("The harbour and its light ", 4) + "are gone"
	for name, c := range map[string]struct{ page, want string }{
		"a blog's name in h1":            {"<title>Notes from Marrow: " + head + "</title><meta property=og:title content='" + head + "'><h1>Notes from Marrow</h1>", head},
		"a site's name before a slogan":  {"<title>" + head + " | Acme</title><meta property=og:site_name content=Acme><meta property=og:title content=Acme><h1>" + head + "</h1>", head},
		"headline in h2":                 {"<title>" + head + " | Marrow</title><h2>" + head + "</h2><h1>But what about the light of the tower?</h1>", head},
		"marked h2":                      {"<title>Marrow! News | Marrow.example - " + head + "</title><h1>Pulse!</h1><h2 itemprop=headline>" + head + "</h2>", head},
		"marked h2 of another story":     {"<title>" + head + "</title><h1>" + head + ", and for how long</h1><h2 itemprop=headline>Boats are late</h2>", head + ", and for how long"},
		"h1 with a date":                 {"<title>" + head + "</title><h1><span>Dec 18 2025</span> " + head + "</h1>", head},
		"h1 with a year":                 {"<title>" + head + "</title><h1>2025 " + head + "</h1>", "2025 " + head},
		"h1 with a kicker":               {"<title>x</title><h1><span class=article__kicker>Exclusive</span><span>" + head + "</span></h1>", head},
		"h1 with a kicker before text":   {"<title>x</title><h1> <i class=icon></i><span class=kicker>Exclusive</span> " + head + "</h1>", head},
		"h1 with a kicker and no space":  {"<title>x</title><h1><span class=kicker>Exclusive</span>" + head + "</h1>", head},
		"h1 whose first word is marked":  {"<title>x</title><h1><span class=flag>Ind</span>ustry of the north fails</h1>", "Industry of the north fails"},
		"h1 whose first capitals are":    {"<title>x</title><h1><span class=flag>IND</span>USTRY of the north fails</h1>", "INDUSTRY of the north fails"},
		"h1 that ends with a badge":      {"<title>x</title><h1>India wins the cup in the north <span class=badge>India</span></h1>", "India wins the cup in the north India"},
		"h1 that is a label alone":       {"<title>x</title><h1><span class=label>" + head + "</span></h1>", head},
		"h1 with a label":                {"<title>" + head + "</title><h1>Blog: " + head + "</h1>", head},
		"h1 with a longer beginning":     {"<title>" + head + "</title><h1>Our view of it: " + head + "</h1>", "Our view of it: " + head},
		"host behind a short headline":   {"<title>Lights out | Marrow.example</title>", "Lights out"},
		"host that is no host":           {"<title>Lights out | e.g. tonight</title>", "Lights out | e.g. tonight"},
		"JSON-LD with the site's name":   {`<title>x</title><meta property=og:site_name content="The Marrow Daily Light"><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + head + ` | The Marrow Daily Light"}</script>`, head},
		"JSON-LD that is cut":            {`<meta property=og:title content="` + long + `"><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + long[:102] + `"}</script>`, long},
		"JSON-LD that is broken":         {`<title>` + head + `</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"The "quiet", "cold" light"}</script>`, head},
		"broken and alone":               {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "quiet", "cold" light","datePublished":"2024-03-05"}</script>`, `The "quiet", "cold" light`},
		"JSON-LD that is short":          {`<meta property=og:title content="` + head + ` tonight"><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + head + `"}</script>`, head},
		"a hidden h2 with the headline":  {"<title>" + head + "</title><h2 hidden>" + head + "</h2><h1>Light out, a harbour goes dark</h1>", "Light out, a harbour goes dark"},
		"a short h2 that is the section": {"<title>Boats</title><h2>Boats</h2><h1>Why the boats are late</h1>", "Why the boats are late"},
	} {
		if got := decodePage(t, c.page+"<p>"+opening+"</p><p>"+middle+"</p>").Meta.Title; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestLongTitle: a title of many parts costs as much a part as one of few.
func TestLongTitle(t *testing.T) {
	cost := func(parts int) float64 {
		page := "<title>" + strings.Repeat("Ferry back | ", parts) + "</title><p>It left on Monday.</p>"
		return loadtest.Allocated(func() { loadtest.Read(t, html.Decode, page) }) / float64(parts)
	}
	cost(1) // what is made on first use
	if short, long := cost(500), cost(8000); long > 2*short {
		t.Errorf("%.0f bytes for each of many parts, %.0f of few", long, short)
	}
}
