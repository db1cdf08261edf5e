package json

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"lede/model/load/plain"
	"lede/model/text"
)

// prepare puts what programs keep in ways of their own where articles have it.
func prepare(o *object, names map[string]string) {
	credit(o)
	mobiledoc(o)
	slack(o, names)
	telegram(o)
}

// mobiledoc gives a post of Ghost's older editor, which is kept as lists of numbers and
// words, its HTML.
func mobiledoc(o *object) {
	s, _ := o.values["mobiledoc"].(string)
	if page, _ := o.values["html"].(string); s == "" || page != "" {
		return
	}
	doc, ok := (&parser{s: s}).parse(0).(*object)
	if !ok {
		return
	}
	sections, _ := doc.values["sections"].([]any)
	cards, _ := doc.values["cards"].([]any)
	var out strings.Builder
	for _, section := range sections {
		out.WriteString(mobiledocSection(section, cards))
	}
	o.put("html", out.String())
	o.values["mobiledoc"] = nil
}

// mobiledocSection is a section as HTML: of words, of items, or a card.
func mobiledocSection(section any, cards []any) string {
	list, _ := section.([]any)
	if len(list) < 2 {
		return ""
	}
	switch textOf(list[0]) {
	case "1":
		return element(textOf(list[1]), markers(list[2:]))
	case "3":
		var items strings.Builder
		if len(list) > 2 {
			rows, _ := list[2].([]any)
			for _, row := range rows {
				items.WriteString(element("li", markers([]any{row})))
			}
		}
		return element(textOf(list[1]), items.String())
	case "10":
		if i, err := strconv.Atoi(textOf(list[1])); err == nil && 0 <= i && i < len(cards) {
			if pair, _ := cards[i].([]any); len(pair) == 2 {
				return mobiledocCard(pair[1])
			}
		}
	}
	return ""
}

// mobiledocCard is what a card holds: HTML, Markdown, or a picture's caption.
func mobiledocCard(v any) string {
	o, ok := v.(*object)
	if !ok {
		return ""
	}
	if caption := textOf(o.values["caption"]); caption != "" {
		return element("figure", element("figcaption", caption))
	}
	return textOf(o.values["html"]) + textOf(o.values["markdown"])
}

// markers are the words of a section, without how they look.
func markers(lists []any) string {
	var out strings.Builder
	for _, v := range lists {
		list, _ := v.([]any)
		for _, m := range list {
			if marker, _ := m.([]any); len(marker) == 4 && textOf(marker[0]) == "0" {
				out.WriteString(html.EscapeString(textOf(marker[3])))
			}
		}
	}
	return out.String()
}

// element is an element of a kind that a mobiledoc may name, of another a paragraph.
func element(name, inner string) string {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption":
	default:
		name = "p"
	}
	return "<" + name + ">" + inner + "</" + name + ">\n"
}

// slackMark matches how Slack writes links and names: "<https://a.example|a page>",
// "<@U1>", "<#C1|news>", "<!here>".
var slackMark = text.Pattern(`<(https?://|mailto:|[@#!])([^<>|\s]+)(?:\|([^<>]*))?>`)

// slack makes a message of Slack one of words: its marks would be tags, and people are
// called by numbers. What tells who came and went is no message.
func slack(o *object, names map[string]string) {
	s, _ := o.values["text"].(string)
	if s == "" || textOf(o.values["ts"]) == "" || textOf(o.values["type"]) != "message" {
		return
	}
	switch kind := textOf(o.values["subtype"]); {
	case strings.HasPrefix(kind, "channel_"), strings.HasPrefix(kind, "group_"), strings.HasPrefix(kind, "pinned_"), strings.HasSuffix(kind, "_add"), strings.HasSuffix(kind, "_remove"):
		o.values["text"] = nil
		return
	}
	if name := names[textOf(o.values["user"])]; name != "" {
		o.put("author", name)
	}
	o.put("text", replaceAll(slackMark(), s, func(m []string) string {
		switch sign, label := m[1], m[3]; {
		case len(sign) > 1 && label == "":
			return strings.TrimPrefix(sign, "mailto:") + m[2]
		case len(sign) > 1:
			return label
		case label != "":
			return strings.TrimPrefix(sign, "!") + label
		case sign == "!":
			return "@" + m[2]
		case sign == "@" && names[m[2]] != "":
			return sign + names[m[2]]
		default:
			return sign + m[2]
		}
	}))
}

// telegram gives a message of Telegram its first line as the title, where that is a
// headline or bold. What tells who came and went is no message.
func telegram(o *object) {
	kind := textOf(o.values["type"])
	switch {
	case o.values["from_id"] == nil && o.values["actor_id"] == nil && o.values["text_entities"] == nil:
		return
	case kind == "service":
		o.values["title"], o.values["text"] = nil, nil
		return
	case kind != "message" || o.values["title"] != nil:
		return
	}
	line, rest, _ := strings.Cut(strings.TrimSpace(bodyOf(o.values["text"])), "\n")
	line = strings.TrimSpace(line)
	if strings.TrimSpace(rest) != "" && (plain.IsTitle(line) || isBold(o.values["text"], line)) {
		o.put("title", line)
	}
}

// maxBold is how long a title is that is told by being bold alone, in bytes.
const maxBold = 300

// isBold reports whether a message begins with line, all of it bold.
func isBold(v any, line string) bool {
	list, _ := v.([]any)
	if len(list) == 0 || len(line) > maxBold {
		return false
	}
	first, ok := list[0].(*object)
	return ok && textOf(first.values["type"]) == "bold" && strings.TrimSpace(textOf(first.values["text"])) == line
}

// replaceAll replaces what a pattern matches by what of gives for its groups.
func replaceAll(pattern *regexp.Regexp, s string, of func(groups []string) string) string {
	return pattern.ReplaceAllStringFunc(s, func(match string) string { return of(pattern.FindStringSubmatch(match)) })
}
