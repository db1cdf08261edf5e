package lightweight

import (
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
	parts := bars(inner)
	name := strings.ToLower(strings.TrimSpace(parts[0]))
	var values []string
	named := map[string]string{}
	for _, part := range parts[1:] {
		if key, value, ok := strings.Cut(part, "="); ok && templateKey().MatchString(key) {
			named[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		} else {
			values = append(values, strings.TrimSpace(part))
		}
	}
	last := ""
	if len(values) > 0 {
		last = values[len(values)-1]
	}
	switch name {
	case "date", "datum":
		p.field("date", strings.Join(values, " "))
	case "byline", "author":
		p.field("authors", named["name"]+last)
	case "w", "l", "lang", "nowrap", "nobr", "small", "big", "nobold", "nihongo", "transl", "abbr", "tooltip", "em", "strong", "sic", "ill", "interlanguage link":
		if name == "abbr" || name == "ill" || name == "nihongo" || name == "tooltip" {
			last = strings.Join(values[:min(1, len(values))], "")
		}
		return last
	case "convert", "cvt":
		return strings.Join(values[:min(2, len(values))], " ")
	case "quote", "cquote", "blockquote", "quotation", "zitat", "citation bloc", "cita", "pull quote", "rquote":
		return quoteOf(named, values)
	case "'", "!", "=", "-":
		return name
	case "spaced ndash", "snd", "–":
		return " – "
	}
	return ""
}

// quoteOf writes a quotation as the lines of one that stands in.
func quoteOf(named map[string]string, values []string) string {
	s := named["text"] + named["quote"] + named["1"]
	if s == "" && len(values) > 0 {
		s = values[0]
	}
	return "\n: " + strings.Join(strings.Fields(s), " ") + "\n"
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
