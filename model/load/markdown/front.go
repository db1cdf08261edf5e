package markdown

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/text"
)

// maxFront is the length of the longest front matter, in bytes; a longer one
// is text.
const maxFront = 64 << 10

// kind is the language of front matter.
type kind uint8

const (
	none kind = iota
	inYAML
	inTOML
	inJSON
	inLines // "Key: value" below the headline, as Notion exports a page's properties
)

// front is a file's front matter.
type front struct {
	kind kind
	text string
}

var (
	yamlFence = text.Pattern(`^\s*---[ \t]*\n`)
	yamlEnd   = text.Pattern(`(?m)^(?:---|\.\.\.)[ \t]*(?:\n|\z)`)
	tomlFence = text.Pattern(`^\s*\+\+\+[ \t]*\n`)
	tomlEnd   = text.Pattern(`(?m)^\+\+\+[ \t]*(?:\n|\z)`)
)

// split parts front matter from the body. What has no end, or is no mapping,
// belongs to the body.
func split(s string) (front, string) {
	head := s[:min(len(s), maxFront)]
	if loc := yamlFence().FindStringIndex(head); loc != nil {
		if end := yamlEnd().FindStringIndex(head[loc[1]:]); end != nil {
			if text := head[loc[1] : loc[1]+end[0]]; text == "" || keyLine().MatchString(text) {
				return front{inYAML, text}, s[loc[1]+end[1]:]
			}
		}
	}
	if loc := tomlFence().FindStringIndex(head); loc != nil {
		if end := tomlEnd().FindStringIndex(head[loc[1]:]); end != nil {
			return front{inTOML, head[loc[1] : loc[1]+end[0]]}, s[loc[1]+end[1]:]
		}
	}
	if trimmed := strings.TrimLeft(head, " \t\n"); strings.HasPrefix(trimmed, "{") {
		d := json.NewDecoder(strings.NewReader(trimmed))
		var raw json.RawMessage
		if d.Decode(&raw) == nil {
			return front{inJSON, string(raw)}, s[len(head)-len(trimmed)+int(d.InputOffset()):]
		}
	}
	return properties(head, s)
}

// listed matches a headline with lines of keys and values below it.
var listed = text.Pattern(`\A(\s*# [^\n]+\n\n?)((?:\pL[\pL\pN _-]{0,30}: [^\n]+\n){2,})(?:[ \t]*\n|\z)`)

// properties parts a page's from its body, where they say who wrote it, when, or where
// it is from.
func properties(head, s string) (front, string) {
	m := listed().FindStringSubmatchIndex(head)
	if m == nil {
		return front{}, s
	}
	lines := s[m[4]:m[5]]
	for _, p := range byLine(lines) {
		switch field.Of(p.key).Field {
		case field.Authors, field.Published, field.URL:
			return front{inLines, lines}, s[:m[3]] + s[m[1]:]
		}
	}
	return front{}, s
}

// pair is one key of front matter and its value as text.
type pair struct{ key, value string }

// clipped are keys that say when a note was taken, not when the text appeared.
var clipped = [...]string{"created", "modified", "updated", "lastmod", "last_modified", "date_saved", "saved", "clipped"}

// read takes the metadata of f into b.
func (f front) read(b *article.Builder) {
	if f.kind == none {
		return
	}
	pairs, ok := f.pairs()
	if !ok {
		b.Notice(article.Repaired, "the front matter has errors and was read line by line")
		pairs = byLine(f.text)
	}
	var r field.Best
	for _, p := range pairs {
		switch key := strings.ToLower(p.key); {
		case slices.Contains(clipped[:], key):
		case key == "path" || key == "slug" || key == "permalink":
			if d, ok := dayOf(p.value); ok && !b.Meta().Published.Known() {
				b.Meta().Published = d
			}
		default:
			r.Offer(field.Of(p.key), unlink(p.value))
		}
	}
	day := b.Meta().Published
	r.Meta(b.Meta())
	if !b.Meta().Published.Known() {
		b.Meta().Published = day
	}
}

// pairs parses f; false where it is not what its fences say.
func (f front) pairs() ([]pair, bool) {
	switch f.kind {
	case inYAML, inJSON: // JSON is YAML
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(f.text), &doc); err != nil || len(doc.Content) == 0 {
			return nil, f.text == "" || err == nil
		}
		return flatten(doc.Content[0], 0), doc.Content[0].Kind == yaml.MappingNode
	case inLines:
		return byLine(f.text), true
	default:
		var values map[string]any
		meta, err := toml.Decode(f.text, &values)
		if err != nil {
			return nil, false
		}
		return flattenTOML(meta.Keys(), values), true
	}
}

// groups are tables of other keys.
var groups = [...]string{"extra", "params", "taxonomies", "meta", "metadata"}

// flatten lists the keys of a mapping. Aliases are not followed: a few lines of
// them can stand for terabytes.
func flatten(n *yaml.Node, depth int) []pair {
	var out []pair
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		key, v := n.Content[i].Value, n.Content[i+1]
		if v.Kind == yaml.MappingNode && slices.Contains(groups[:], strings.ToLower(key)) && depth == 0 {
			out = append(out, flatten(v, depth+1)...)
		} else if s := scalar(v, 0); s != "" {
			out = append(out, pair{key, s})
		}
	}
	return out
}

// scalar is the text of a node, of a list joined by semicolons.
func scalar(n *yaml.Node, depth int) string {
	const most = 4
	switch {
	case depth > most:
	case n.Kind == yaml.ScalarNode:
		if n.Tag != "!!null" {
			return n.Value
		}
	case n.Kind == yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			if s := scalar(c, depth+1); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "; ")
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i].Value; key == "name" || key == "title" {
				return scalar(n.Content[i+1], depth+1)
			}
		}
	}
	return ""
}

func flattenTOML(keys []toml.Key, values map[string]any) []pair {
	var out []pair
	for _, k := range keys {
		v := any(values)
		for _, part := range k {
			table, ok := v.(map[string]any)
			if !ok {
				break
			}
			v = table[part]
		}
		if len(k) > 2 || len(k) == 2 && !slices.Contains(groups[:], k[0]) {
			continue
		}
		if s := plainValue(v); s != "" {
			out = append(out, pair{k[len(k)-1], s})
		}
	}
	return out
}

func plainValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, plainValue(e))
		}
		return strings.Join(parts, "; ")
	case map[string]any, nil:
		return ""
	case time.Time:
		return v.Format(layoutOf(v))
	}
	return fmt.Sprint(v)
}

// layoutOf is how to write a date of TOML as far as it was said, which the
// library tells by the name of the location.
func layoutOf(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return "2006-01-02"
	case "datetime-local":
		return "2006-01-02T15:04:05"
	}
	return time.RFC3339
}

var keyLine = text.Pattern(`(?m)^["']?([\pL_][\pL\pN _-]*?)["']?\s*[:=]`)

// byLine reads "key: value" from front matter with errors.
func byLine(s string) []pair {
	var out []pair
	for line := range strings.Lines(s) {
		m := keyLine().FindStringSubmatchIndex(line)
		if m == nil || m[0] != 0 {
			continue
		}
		value := strings.TrimSpace(line[m[1]:])
		if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		out = append(out, pair{line[m[2]:m[3]], value})
	}
	return out
}

var wikilink = text.Pattern(`!?\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]`)

// unlink replaces wikilinks by what they show.
func unlink(s string) string {
	return wikilink().ReplaceAllStringFunc(s, func(link string) string {
		m := wikilink().FindStringSubmatch(link)
		if m[2] != "" {
			return m[2]
		}
		return m[1]
	})
}
