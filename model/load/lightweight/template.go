package lightweight

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lede/model/text"
)

// maxTemplates is how deep templates are looked into.
const maxTemplates = 8

// templates replaces the templates in s by what they show: a date is read into
// the metadata, what is known to be text stays, the rest is left out.
func (p *page) templates(s string, depth int) string {
	if !strings.Contains(s, "{{") {
		return s
	}
	var out strings.Builder
	for {
		start := strings.Index(s, "{{")
		if start < 0 {
			break
		}
		end := closing(s[start:])
		if end < 0 {
			break
		}
		out.WriteString(s[:start])
		if depth < maxTemplates {
			out.WriteString(p.template(p.templates(s[start+2:start+end-2], depth+1)))
		}
		s = s[start+end:]
	}
	out.WriteString(s)
	return out.String()
}

// closing is the place behind the braces that close those which s begins with, -1
// where they stay open.
func closing(s string) int {
	depth := 0
	for i := 0; i+1 < len(s); i++ {
		switch s[i : i+2] {
		case "{{":
			depth++
			i++
		case "}}":
			if depth--; depth == 0 {
				return i + 2
			}
			i++
		}
	}
	return -1
}

// template is what a template shows.
func (p *page) template(inner string) string {
	name, named, values := templateParts(inner)
	value := func(i int) string {
		if i < 0 || i >= len(values) {
			return ""
		}
		return values[i]
	}
	switch kind := templateKinds[name]; {
	case name == "date" || name == "datum":
		p.field("date", strings.Join(values, " "))
	case name == "byline" || name == "author":
		p.field("authors", named["name"]+value(len(values)-1))
	case strings.HasPrefix(name, "cite ") || name == "citation" || name == "literatur" || name == "internetquelle" || name == "lien web" || name == "article":
		return citation(named)
	case kind == theLast || strings.HasPrefix(name, "lang-"):
		return value(len(values) - 1)
	case kind == theFirst:
		return value(0)
	case kind == theTwo:
		return strings.Join(values[:min(2, len(values))], " ")
	case kind == aList:
		return strings.Join(slices.DeleteFunc(values, func(s string) bool { return s == "" }), ", ")
	case kind == aQuote:
		return quoteOf(named, values)
	case kind == aNote:
		p.note(value(0))
	case kind == aDate:
		return dateOf(values)
	case kind == aMark:
		return name
	case name == "circa" || name == "c.":
		return "c. " + value(0)
	case name == "as of":
		return "As of " + dateOf(values)
	case name == "nbsp":
		return "\u00A0"
	case name == "frac" || name == "fraction" || name == "sfrac":
		return strings.Join(values, "/")
	case name == "spaced ndash" || name == "snd" || name == "–":
		return " – "
	case money().MatchString(name):
		return strings.ToUpper(name) + value(0)
	}
	return ""
}

// money matches templates that are the sign of a currency.
var money = text.Pattern(`(?i)^(?:[A-Z]{0,3}[$€£¥₹₩₽]|€|£|¥)$`)

// maxNumbered is how many values of a template may have numbers for names.
const maxNumbered = 20

// templateParts are the name of a template, its values by name, and the others, which
// may have their places for names.
func templateParts(inner string) (name string, named map[string]string, values []string) {
	parts := bars(inner)
	named = map[string]string{}
	unnamed := 0
	for _, part := range parts[1:] {
		key, value, ok := strings.Cut(part, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		n, err := strconv.Atoi(key)
		switch {
		case !ok || !templateKey().MatchString(key):
			unnamed++
			n, value = unnamed, part
		case err != nil || n < 1 || n > maxNumbered:
			named[key] = strings.TrimSpace(value)
			continue
		}
		for len(values) < n {
			values = append(values, "")
		}
		values[n-1] = strings.TrimSpace(value)
	}
	return strings.ToLower(strings.TrimSpace(parts[0])), named, values
}

// templateKind is what a template shows of its values.
type templateKind uint8

const (
	theLast templateKind = iota + 1
	theFirst
	theTwo // the first two, as a number and its unit
	aList
	aQuote
	aNote
	aDate
	aMark
)

var templateKinds = map[string]templateKind{
	"w": theLast, "l": theLast, "lang": theLast, "langx": theLast, "nowrap": theLast, "nobr": theLast, "small": theLast, "smaller": theLast, "big": theLast, "nobold": theLast, "transl": theLast, "transliteration": theLast,
	"em": theLast, "strong": theLast, "sic": theLast, "interlanguage link": theFirst, "center": theLast, "columns-list": theLast, "font color": theLast, "color": theLast, "url": theLast, "uc": theLast, "lc": theLast,
	"abbr": theFirst, "ill": theFirst, "nihongo": theFirst, "tooltip": theFirst, "val": theFirst, "flag": theFirst, "flagcountry": theFirst, "flagu": theFirst, "ship": theTwo, "ss": theFirst, "visible anchor": theFirst, "vanchor": theFirst,
	"convert": theTwo, "cvt": theTwo,
	"plainlist": theLast, "flatlist": theLast, "ubl": aList, "unbulleted list": aList, "hlist": aList,
	"quote": aQuote, "cquote": aQuote, "blockquote": aQuote, "quotation": aQuote, "zitat": aQuote, "citation bloc": aQuote, "cita": aQuote, "pull quote": aQuote, "rquote": aQuote, "quote box": aQuote,
	"efn": aNote, "refn": aNote, "note": aNote, "efn-ua": aNote, "#tag:ref": aNote,
	"birth date": aDate, "birth date and age": aDate, "death date": aDate, "death date and age": aDate, "start date": aDate, "start date and age": aDate, "end date": aDate, "dob": aDate, "film date": aDate, "date table sorting": aDate, "dts": aDate,
	"'": aMark, "!": aMark, "=": aMark, "-": aMark,
}

// dateOf writes year, month and day, of which some may be missing, as ISO 8601 does.
func dateOf(values []string) string {
	var parts []string
	for i, v := range values[:min(3, len(values))] {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || i > 0 && n > 31 {
			if i == 0 {
				return v
			}
			break
		}
		parts = append(parts, fmt.Sprintf("%02d", n))
	}
	return strings.Join(parts, "-")
}

// citation writes a source that is cited: who, what, where and when.
func citation(named map[string]string) string {
	first := func(keys ...string) string {
		for _, k := range keys {
			if named[k] != "" {
				return named[k]
			}
		}
		return ""
	}
	who := strings.TrimSpace(first("last", "last1", "author", "author1", "autor", "auteur", "nachname"))
	if given := first("first", "first1", "vorname", "prénom"); given != "" {
		who = strings.TrimSpace(given + " " + who)
	}
	title := first("title", "titel", "titre", "título")
	if address := first("url"); address != "" && title != "" {
		title = "[" + address + " " + title + "]"
	}
	var parts []string
	for _, s := range []string{who, title, first("work", "newspaper", "journal", "magazine", "website", "publisher", "werk", "périodique", "site", "verlag"), first("date", "year", "datum", "année")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// quoteOf writes a quotation as the lines of one that stands in, with whose it is.
func quoteOf(named map[string]string, values []string) string {
	s, who := named["text"]+named["quote"], named["author"]+named["source"]
	if s == "" && len(values) > 0 {
		s, values = values[0], values[1:]
	}
	if who == "" && len(values) > 0 {
		who = values[0]
	}
	s = "\n: " + text.OneLine(s) + "\n"
	if who != "" {
		s += ": — " + text.OneLine(who) + "\n"
	}
	return s
}

var templateKey = text.Pattern(`^\s*[\p{L}\d _-]{1,24}\s*$`)

// bars parts the inside of a template at its bars, but for those in links.
func bars(s string) (parts []string) {
	depth, at := 0, 0
	for i := range len(s) {
		switch {
		case s[i] == '[':
			depth++
		case s[i] == ']':
			depth = max(0, depth-1)
		case s[i] == '|' && depth == 0:
			parts = append(parts, s[at:i])
			at = i + 1
		}
	}
	return append(parts, s[at:])
}
