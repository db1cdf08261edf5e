package json

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"lede/model/load/markup"
)

// A body may be a tree of blocks, as editors keep it: Editor.js, Draft.js,
// ProseMirror, Lexical, Portable Text, Gutenberg, Apple News. Each node says what
// it is under one of kindKeys and holds its text, or nodes, under one of innerKeys.
var (
	kindKeys  = [...]string{"type", "_type", "role", "blockType", "nodeType", "kind", "name", "component", "style", "tag", "listItem"}
	innerKeys = [...]string{"children", "content", "blocks", "components", "nodes", "sections", "items", "text", "html", "value", "data", "bodyHtml", "innerHTML", "body", "paragraphs", "root", "attributes"}
)

// Kinds of nodes, as their names hold one of the words.
var (
	inlineKinds  = [...]string{"text", "span", "link", "a", "bold", "italic", "strong", "em", "mention", "hashtag", "code", "text_link", "cashtag", "bot_command", "underline", "strikethrough", "url", "inline", "extended-text", "autolink", "hyperlink", "linebreak", "hardbreak", "hard_break"}
	silentKinds  = [...]string{"ad", "video", "embed", "newsletter", "related", "advertisement", "promo", "divider", "banner_advertisement", "title", "byline", "author", "logo", "entitymap"}
	pictureKinds = [...]string{"image", "photo", "figure", "picture", "gallery", "portrait"}
)

// kindsOf are what a node says that it is, lower case.
func kindsOf(o *object) (kinds []string) {
	for _, key := range kindKeys {
		if s, ok := o.values[key].(string); ok && s != "" && len(s) < maxNamed {
			kinds = append(kinds, strings.ToLower(strings.TrimPrefix(s, "core/")))
		}
	}
	return kinds
}

// isTree reports whether v is a tree of blocks, and not a text or a list of texts.
func isTree(v any, depth int) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, func(e any) bool { return isTree(e, depth+1) })
	case *object:
		if depth > maxSearch {
			return false
		}
		if len(kindsOf(v)) > 0 && v.inner() != nil || isSection(v) {
			return true
		}
		return isTree(v.inner(), depth+1)
	}
	return false
}

// inner is what a node holds, nil where it holds nothing.
func (o *object) inner() any {
	for _, key := range innerKeys {
		switch v := o.values[key].(type) {
		case string:
			if v != "" {
				return v
			}
		case []any:
			if len(v) > 0 {
				return v
			}
		case *object:
			if len(v.keys) > 0 {
				return v
			}
		}
	}
	return nil
}

// tree is the text of a tree of blocks as HTML; block says that it has any.
func tree(v any, depth int) (s string, block bool) {
	if depth > maxDepth {
		return "", false
	}
	switch v := v.(type) {
	case string:
		if markup.HasTags(v) {
			return v, strings.Contains(v, "<p") || strings.Contains(v, "</")
		}
		return html.EscapeString(v), false
	case []any:
		return trees(v, depth)
	case *object:
		if isSection(v) {
			return section(v, depth), true
		}
		return node(v, depth)
	}
	return "", false
}

// trees joins nodes: texts run on, but beside blocks and as the whole of a body
// each stands by itself.
func trees(list []any, depth int) (string, bool) {
	parts, blocks := make([]string, len(list)), make([]bool, len(list))
	apart := depth == 0 && !slices.ContainsFunc(list, func(e any) bool { return !sentence(e) }) || !slices.ContainsFunc(list, isNode)
	for i, e := range list {
		parts[i], blocks[i] = tree(e, depth+1)
		apart = apart || blocks[i]
	}
	var out strings.Builder
	for i, s := range parts {
		if apart && !blocks[i] && strings.TrimSpace(s) != "" {
			s = "<p>" + s + "</p>\n"
		}
		out.WriteString(s)
	}
	return out.String(), apart
}

// sentence reports whether a node holds a text that ends as a sentence does.
func sentence(v any) bool {
	o, ok := v.(*object)
	if !ok {
		return false
	}
	s, _ := o.inner().(string)
	return strings.HasSuffix(strings.TrimRight(s, " \n\"”’»)"), ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "</p>")
}

func isNode(v any) bool {
	_, ok := v.(*object)
	return ok
}

// node is one node of a tree.
func node(o *object, depth int) (string, bool) {
	kinds := kindsOf(o)
	if has(kinds, pictureKinds[:]) {
		return captionOf(o), true
	}
	if has(kinds, silentKinds[:]) {
		return "", false
	}
	s, block := tree(o.inner(), depth+1)
	switch {
	case strings.TrimSpace(s) == "":
		return lineEnd(kinds), false
	case len(kinds) == 0:
		return s, block
	case containing(kinds, "quote"):
		return "<blockquote>" + s + "</blockquote>", true
	case level(kinds, o) > 0 && !block:
		h := "h" + strconv.Itoa(level(kinds, o)) + ">"
		return "<" + h + s + "</" + h, true
	case containing(kinds, "listitem", "list-item", "list_item", "bullet") || o.values["listItem"] != nil:
		return "<li>" + s + "</li>", true
	case block || has(kinds, inlineKinds[:]):
		return s, block
	}
	return "<p>" + s + "</p>\n", true
}

// lineEnd is the element of a node that ends a line.
func lineEnd(kinds []string) string {
	if has(kinds, []string{"linebreak", "hardbreak", "hard_break"}) {
		return "<br>"
	}
	return ""
}

func has(kinds, names []string) bool {
	return slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(names, k) })
}

func containing(kinds []string, words ...string) bool {
	return slices.ContainsFunc(kinds, func(k string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(k, w) })
	})
}

// level is that of a heading, 0 where a node is none.
func level(kinds []string, o *object) int {
	for _, k := range kinds {
		bare := strings.TrimPrefix(strings.TrimPrefix(k, "heading"), "h")
		if k != bare && len(bare) == 1 && bare[0] >= '1' && bare[0] <= '6' {
			return max(2, int(bare[0]-'0'))
		}
	}
	if n, err := strconv.Atoi(textOf(o.values["level"])); err == nil && n >= 1 && n <= 6 && containing(kinds, "head") {
		return max(2, n)
	}
	if containing(kinds, "heading", "header", "subhead", "intertitle", "crosshead") {
		return 2
	}
	return 0
}

// captionOf is what is said of a picture in a body.
func captionOf(o *object) string {
	if s := wordsOf(o); s != "" {
		return "<figure><img src=\"" + html.EscapeString(addressOf(o, 0)) + "\"><figcaption>" + html.EscapeString(s) + "</figcaption></figure>\n"
	}
	return ""
}

// isSection reports whether o is a part of a body with a heading of its own, or
// the parts: {"headline": …, "paragraphs": […]}.
func isSection(o *object) bool {
	_, paragraphs := o.values["paragraphs"].([]any)
	_, sections := o.values["sections"].([]any)
	return (paragraphs || sections) && len(kindsOf(o)) == 0
}

func section(o *object, depth int) string {
	var out strings.Builder
	for _, key := range [...]string{"headline", "heading", "title"} {
		if s := html.EscapeString(textOf(o.values[key])); s != "" {
			out.WriteString("<h2>" + s + "</h2>")
			break
		}
	}
	for _, key := range [...]string{"paragraphs", "sections"} {
		list, _ := o.values[key].([]any)
		for _, e := range list {
			if s, block := tree(e, depth+1); block {
				out.WriteString(s)
			} else if s != "" {
				out.WriteString("<p>" + s + "</p>")
			}
		}
	}
	return out.String()
}

// written is what a text holds that is JSON itself, as some interfaces answer; nil
// where it is none.
func written(s string) any {
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != '{' && s[0] != '[' || !strings.HasPrefix(strings.TrimLeft(s[1:], " \t\r\n[{"), `"`) {
		return nil
	}
	p := &parser{s: s}
	v := p.parse(0)
	if p.cut || p.mended || strings.TrimSpace(s[p.at:]) != "" {
		return nil
	}
	return v
}
