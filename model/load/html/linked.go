package html

import (
	"encoding/json"
	"strings"

	"lede/model/load/markup"
	"lede/model/text"
)

// linked is what a page's JSON-LD says about its article (schema.org).
type linked struct {
	headline  string
	torn      bool // the headline may end at a mark inside it
	body      string
	summary   string
	published string
	authors   []string
	publisher string
	section   string
	language  string
	url       string
	comments  *int
	gated     []string // classes of the parts that are for subscribers
}

// maxLinked is how much JSON-LD of a page is read, and maxLinkedDepth how deep.
const (
	maxLinked      = 4 << 20
	maxLinkedDepth = 64
)

// readLinked reads JSON-LD scripts: the object that is an article, among
// graphs, lists and objects about the site.
func readLinked(scripts []string) linked {
	var best map[string]any
	rank := 0
	byID := map[string]map[string]any{}
	var broken []string
	for _, s := range scripts {
		v, ok := parseLinked(s)
		if !ok {
			broken = append(broken, s)
			continue
		}
		objects(v, 0, func(o map[string]any) {
			if id, ok := o["@id"].(string); ok && len(o) > 2 && byID[id] == nil {
				byID[id] = o
			}
			if r := articleRank(o); r > rank {
				best, rank = o, r
			}
		})
	}
	if best == nil {
		l := readArticle(salvage(broken), byID)
		l.torn = strings.Contains(l.headline, `"`)
		return l
	}
	return readArticle(best, byID)
}

// parseLinked parses a script, unless it is too long, too deep or no JSON.
func parseLinked(s string) (v any, ok bool) {
	if len(s) > maxLinked || nesting(s) > maxLinkedDepth {
		return nil, false
	}
	s = mendJSON(s)
	ok = json.Unmarshal([]byte(s), &v) == nil || json.Unmarshal([]byte(extraComma().ReplaceAllString(s, "$1")), &v) == nil
	return v, ok
}

// nesting is how deep brackets nest in s, those in strings too.
func nesting(s string) int {
	depth, most := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{', '[':
			depth++
			most = max(most, depth)
		case '}', ']':
			depth--
		}
	}
	return most
}

// extraComma matches a comma with nothing after it.
var extraComma = text.Pattern(`,\s*([}\]])`)

// mendJSON makes a script JSON again where pages usually break it: raw control
// characters inside strings, comment marks around it, a final semicolon.
func mendJSON(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return s
}

// objects calls f for every object in v, outer ones first.
func objects(v any, depth int, f func(map[string]any)) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			objects(e, depth+1, f)
		}
	case map[string]any:
		f(v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "isPartOf", "@reverse"} {
			if e, ok := v[key]; ok {
				objects(e, depth+1, f)
			}
		}
		for key, e := range v {
			if _, ok := e.(map[string]any); ok && strings.HasPrefix(key, "author") {
				objects(e, depth+1, f)
			}
		}
	}
}

// articleRank says how surely an object is the page's article.
func articleRank(o map[string]any) int {
	rank := 0
	for _, kind := range texts(o["@type"]) {
		kind = strings.TrimPrefix(strings.TrimPrefix(kind, "http://schema.org/"), "https://schema.org/")
		switch {
		case strings.HasSuffix(kind, "Article") || kind == "BlogPosting" || kind == "Report" || kind == "LiveBlogPosting":
			rank = max(rank, 4)
		case strings.HasSuffix(kind, "Posting") || kind == "Review" || kind == "Recipe" || kind == "HowTo" || kind == "CreativeWork":
			rank = max(rank, 3)
		case kind == "VideoObject" || kind == "AudioObject" || kind == "PodcastEpisode":
			rank = max(rank, 2)
		case kind == "WebPage" || kind == "ItemPage":
			rank = max(rank, 1)
		}
	}
	return rank
}

func readArticle(o map[string]any, byID map[string]map[string]any) linked {
	l := linked{
		headline:  first(o, "headline", "name", "alternativeHeadline"),
		body:      first(o, "articleBody", "text"),
		summary:   first(o, "description", "abstract"),
		published: first(o, "datePublished", "dateCreated", "uploadDate"),
		section:   first(o, "articleSection"),
		language:  first(o, "inLanguage"),
		url:       first(o, "url"),
	}
	if markup.IsMarkup(l.body) {
		l.body = markup.Plain(l.body)
	}
	if m, ok := o["mainEntityOfPage"].(map[string]any); ok && l.url == "" {
		l.url, _ = m["@id"].(string)
	} else if l.url == "" {
		l.url, _ = o["mainEntityOfPage"].(string)
	}
	for _, key := range []string{"author", "creator"} {
		if l.authors = names(o[key], byID); len(l.authors) > 0 {
			break
		}
	}
	if p := names(o["publisher"], byID); len(p) > 0 {
		l.publisher = p[0]
	}
	l.gated = gatedClasses(o["hasPart"])
	if n, ok := o["commentCount"].(float64); ok && n >= 0 && n < 1e9 {
		count := int(n)
		l.comments = &count
	}
	return l
}

// gatedClasses returns the classes of an article's parts that are not for all:
// {"isAccessibleForFree": false, "cssSelector": ".class"}, several parted by commas.
func gatedClasses(v any) (out []string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if _, nested := e.([]any); !nested {
				out = append(out, gatedClasses(e)...)
			}
		}
	case map[string]any:
		if v["isAccessibleForFree"] != false && !strings.EqualFold(first(v, "isAccessibleForFree"), "false") {
			return nil
		}
		for selector := range strings.SplitSeq(first(v, "cssSelector"), ",") {
			if m := lastClass().FindStringSubmatch(selector); m != nil {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// lastClass matches a CSS selector whose last element has a class, the last of it.
var lastClass = text.Pattern(`(?:^\s*|\.)([\pL\pN_-]+)(?:[:\[][^\s>+~]*)?\s*$`)

// first returns the first text among o's fields of these names.
func first(o map[string]any, keys ...string) string {
	for _, key := range keys {
		for _, s := range texts(o[key]) {
			if s = strings.TrimSpace(s); s != "" {
				return s
			}
		}
	}
	return ""
}

// texts returns v's strings: itself, a list's, an object's value or name.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			} else if m, ok := e.(map[string]any); ok {
				out = append(out, texts(m)...)
			}
		}
		return out
	case map[string]any:
		for _, key := range []string{"@value", "name", "@id"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}

// names returns the names of people or organisations: a string, an object or a
// list of both; an object that only points is looked up.
func names(v any, byID map[string]map[string]any) []string {
	switch v := v.(type) {
	case string:
		if strings.HasPrefix(v, "http") {
			return nil
		}
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if _, nested := e.([]any); !nested {
				out = append(out, names(e, byID)...)
			}
		}
		return out
	case map[string]any:
		for _, name := range texts(v["name"]) {
			return []string{name}
		}
		if id, ok := v["@id"].(string); ok {
			return texts(byID[id]["name"])
		}
	}
	return nil
}
