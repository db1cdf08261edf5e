package json

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"lede/model/load/field"
	"lede/model/load/record"
)

// containers are the keys under which lists of articles lie.
var containers = [...]string{
	"articles", "results", "items", "item", "docs", "hits", "stories", "news", "entries", "posts", "documents", "data", "response", "_source", "newsitems",
	"rows", "messages", "annotations", "highlights", "records", "artikel", "noticias", "tweet", "tweets", "db",
}

// articles finds the articles in v, in order. An object that has an article's
// fields is one, unless a list of articles lies in it; else its values are searched.
func articles(v any, at within) iter.Seq[*record.Record] {
	return func(yield func(*record.Record) bool) { search(v, at, yield) }
}

// maxSearch is how deep articles are looked for.
const maxSearch = 8

// within is where a value lies.
type within struct {
	depth  int
	listed bool                   // under a key that holds articles
	said   map[field.Field]string // what the feed says of all its articles
	asIs   bool                   // its texts stay as they came
	names  map[string]string      // of people, by what stands for them
}

func search(v any, at within, yield func(*record.Record) bool) bool {
	if at.depth > maxSearch {
		return true
	}
	at.depth++
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if !search(e, at, yield) {
				return false
			}
		}
	case *object:
		if rows := rowsOf(v); rows != nil {
			at.depth++
			for row := range rows {
				if !search(row, at, yield) {
					return false
				}
			}
			return true
		}
		prepare(v, at.names)
		r := read(v, at.asIs)
		if (r.IsArticle() || at.listed && r.HasBody() || at.depth <= 2 && r.IsText()) && !holdsList(v) {
			for f, s := range at.said {
				r.Offer(field.Rank{Field: f, Order: 1000}, s)
			}
			return yield(r)
		}
		return searchKeys(v, at, yield)
	}
	return true
}

func searchKeys(o *object, at within, yield func(*record.Record) bool) bool {
	switch {
	case isFeed(o):
		at.said = map[field.Field]string{
			field.Outlet: textOf(o.values["title"]), field.Language: textOf(o.values["language"]),
			field.Authors: cmp.Or(namesOf(o.values["authors"]), namesOf(o.values["author"])),
		}
	case isChannel(o):
		at.said = map[field.Field]string{field.Outlet: textOf(o.values["name"])}
	}
	for _, key := range o.keys {
		if f := field.Of(key).Field; f == field.Authors || f == field.Outlet {
			continue // people and papers have names and addresses too
		}
		at.listed = slices.Contains(containers[:], strings.ToLower(key))
		if !search(o.values[key], at, yield) {
			return false
		}
	}
	return true
}

// isFeed reports whether o is a JSON Feed.
func isFeed(o *object) bool {
	return strings.Contains(textOf(o.values["version"]), "jsonfeed.org") || o.values["feed_url"] != nil || o.values["home_page_url"] != nil
}

// isChannel reports whether o is the export of a messenger's channel.
func isChannel(o *object) bool {
	_, ok := o.values["messages"].([]any)
	return ok && o.values["name"] != nil
}

// holdsList reports whether a list of articles lies in o under a known key.
func holdsList(o *object) bool {
	for _, key := range o.keys {
		if !slices.Contains(containers[:], strings.ToLower(key)) || passages(key) && marked(o.values[key]) != "" && textOf(o.values["title"]) != "" {
			continue
		}
		list, ok := o.values[key].([]any)
		if !ok || len(list) == 0 {
			continue
		}
		if first, ok := list[0].(*object); ok && read(first, true).IsArticle() {
			return true
		}
	}
	return false
}

// groups are objects whose keys are an article's own: the Guardian's fields,
// metadata that scrapers keep apart.
var groups = [...]string{"fields", "meta", "metadata", "attributes", "article", "properties", "document"}

// read takes the fields of o.
func read(o *object, asIs bool) *record.Record {
	r := new(record.Record)
	r.AsIs = asIs
	take(r, o, 0)
	return r
}

// less makes what lies in a group say less than what lies beside it.
const less = 50

func take(r *record.Record, o *object, depth int) {
	for _, key := range o.keys {
		v := o.values[key]
		if inner, ok := v.(*object); ok && depth < 2 && slices.Contains(groups[:], strings.ToLower(key)) {
			take(r, inner, depth+1)
			continue
		}
		rank := field.Of(key)
		rank.Order += less * depth
		switch rank.Field {
		case field.None:
			known(r, key, v, o)
		case field.Image:
			pictures(r, v)
		case field.Body, field.HTML:
			r.Offer(rank, bodyOf(v))
		case field.Summary:
			if s := marked(v); s != "" && passages(key) {
				r.Offer(field.Rank{Field: field.HTML}, s)
				continue
			}
			r.Offer(rank, textOf(v))
		case field.Authors:
			r.Offer(rank, namesOf(v))
		case field.Outlet:
			source(r, rank, v)
		case field.Published:
			published(r, rank, key, v)
		default:
			r.Offer(rank, textOf(v))
		}
	}
}

// source reads an outlet, which may be an object with a name and an address.
func source(r *record.Record, rank field.Rank, v any) {
	o, ok := v.(*object)
	if !ok {
		r.Offer(rank, textOf(v))
		return
	}
	for i, key := range []string{"name", "title", "domain", "url", "uri", "id"} {
		if s := textOf(o.values[key]); s != "" {
			rank.Order += i
			r.Offer(rank, s)
			return
		}
	}
}

// inner are the keys of an object that stands for a text, the best first.
var inner = [...]string{"main", "rendered", "#text", "$t", "_", "__cdata", "value", "name", "text", "original", "headline", "title", "content", "$date", "default", "en"}

// textOf is the text of a scalar, of an object that stands for one, or of the
// first in a list.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case number:
		return string(v)
	case *object:
		for _, key := range inner {
			if s := textOf(v.values[key]); s != "" {
				return s
			}
		}
	case []any:
		for _, e := range v {
			if s := textOf(e); s != "" {
				return s
			}
		}
	}
	return ""
}

// namesOf joins the names of authors.
func namesOf(v any) string {
	list, ok := v.([]any)
	if !ok {
		if o, isObject := v.(*object); isObject {
			for _, keys := range [...][2]string{{"firstname", "lastname"}, {"firstName", "lastName"}, {"first_name", "last_name"}, {"given", "family"}} {
				if first := textOf(o.values[keys[0]]); first != "" {
					return strings.TrimSpace(first + " " + textOf(o.values[keys[1]]))
				}
			}
			for _, key := range [...]string{"by", "literal", "display_name", "displayName"} {
				if by := textOf(o.values[key]); by != "" {
					return by
				}
			}
		}
		if _, id := v.(number); id {
			return "" // it names nobody
		}
		return textOf(v)
	}
	var names []string
	for _, e := range list {
		if name := namesOf(e); name != "" && !strings.HasPrefix(name, "http") {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// blockKeys are the keys of one block of a body that is a list of them.
var blockKeys = [...]string{"text", "html", "content", "value", "body", "rendered", "bodyHtml", "bodyTextSummary"}

// bodyOf is a body: a text, a list of paragraphs, an object that has one, or a
// tree of blocks; any of them may be written as a text.
func bodyOf(v any) string {
	if s, ok := v.(string); ok {
		if inside := written(s); inside != nil {
			return cmp.Or(bodyOf(inside), s)
		}
		return s
	}
	if isTree(v, 0) {
		if s, _ := tree(v, 0); s != "" {
			return s
		}
	}
	return plainBody(v)
}

// plainBody is a body without blocks of a kind.
func plainBody(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case *object:
		for _, key := range blockKeys {
			if s := plainBody(v.values[key]); s != "" {
				return s
			}
		}
	case []any:
		return plainList(v)
	}
	return ""
}

// plainList joins the texts of a list as paragraphs; where some are parts of a line,
// as a messenger marks them, as they come.
func plainList(list []any) string {
	separator, texts := "\n\n", 0
	for _, e := range list {
		if _, ok := e.(string); ok {
			texts++
		}
	}
	if 0 < texts && texts < len(list) {
		separator = ""
	}
	var parts []string
	for _, e := range list {
		s := plainBody(e)
		if separator != "" {
			s = strings.TrimSpace(s)
		}
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, separator)
}
