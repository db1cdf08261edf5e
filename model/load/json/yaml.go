package json

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"go.yaml.in/yaml/v3"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/text"
)

// Limits of a document in YAML. Aliases of more than a short text are not followed, as
// a few lines of them can stand for terabytes, and short ones as far as maxAliased.
const (
	maxYAMLDepth = 50
	maxYAMLNodes = 1_000_000
)

// YAML reads the articles of the documents in a file of YAML, as those of JSON.
func YAML(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "yaml", func(raw []byte, yield func(*article.Article, error) bool) {
		d := decoder{file: in.File, yield: yield, asIs: in.AsIs}
		raw = newer().ReplaceAll([]byte(charset.Decode(raw, "").Text), []byte("%YAML 1.1"))
		for part := range yamlParts(raw) {
			if !d.yaml(ctx, part) {
				return
			}
		}
		d.finish()
	})
}

// yaml reads the documents of raw, and reports whether to go on.
func (d *decoder) yaml(ctx context.Context, raw []byte) bool {
	documents := yaml.NewDecoder(bytes.NewReader(raw))
	for ctx.Err() == nil {
		var doc yaml.Node
		err := documents.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			d.yield(nil, fmt.Errorf("faulty YAML: %w", err))
			return false
		}
		left := room{nodes: maxYAMLNodes, aliased: maxAliased}
		if v := fromYAML(&doc, 0, &left); !d.articles(v, &parser{deep: left.nodes <= 0}) {
			return false
		}
	}
	return false
}

// yamlPart is from which length in bytes on a list is read in parts: the library keeps a
// hundred bytes for each that it reads.
const yamlPart = 256 << 10

// yamlWhole matches what a part of a list may need another for, or that is none of it: an
// anchor or an alias, another document, a directive.
var yamlWhole = text.Pattern(`(?m)^%|(?s:.)\n(?:---|\.\.\.)(?:\s|$)|(?:^|[\s,:\[{-])[&*][^\s&*]`)

// yamlParts are the parts of a long list, each with whole items; of anything else one.
func yamlParts(raw []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		item := []byte("\n- ")
		if len(raw) > yamlPart && (bytes.HasPrefix(raw, item[1:]) || bytes.HasPrefix(raw, []byte("---\n- "))) && !yamlWhole().Match(raw) {
			for len(raw) > yamlPart {
				end := bytes.LastIndex(raw[:yamlPart], item)
				if end <= 0 {
					if end = bytes.Index(raw[yamlPart-len(item):], item); end < 0 {
						break
					}
					end += yamlPart - len(item)
				}
				if !yield(raw[:end+1]) {
					return
				}
				raw = raw[end+1:]
			}
		}
		yield(raw)
	}
}

// newer matches the directive of versions that the library refuses, though all that it
// reads of a document means the same there.
var newer = text.Pattern(`(?m)^%YAML[ \t]+1\.[2-9]`)

// maxAlias is the length of the longest text that an alias stands for, maxAliased that
// of all in a document, in bytes.
const (
	maxAlias   = 1 << 10
	maxAliased = 1 << 20
)

// room is what may still be read of a document: nodes, and bytes of aliases.
type room struct{ nodes, aliased int }

// fromYAML is a node as JSON has it. What it is made of is let go of piece by piece: two
// of a long list would not fit beside each other.
func fromYAML(n *yaml.Node, depth int, left *room) any {
	if left.nodes--; left.nodes <= 0 || depth > maxYAMLDepth {
		return nil
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) > 0 {
			return fromYAML(n.Content[0], depth, left)
		}
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			return n.Value
		}
	case yaml.AliasNode:
		size := len(n.Alias.Value)
		if n.Alias.Kind == yaml.ScalarNode && size <= min(maxAlias, left.aliased) {
			left.aliased -= size
			return fromYAML(n.Alias, depth+1, left)
		}
	case yaml.SequenceNode:
		list := []any{}
		for i, c := range n.Content {
			list = append(list, fromYAML(c, depth+1, left))
			n.Content[i] = nil
		}
		return list
	case yaml.MappingNode:
		o := &object{values: map[string]any{}}
		for i := 0; i+1 < len(n.Content); i += 2 {
			o.put(n.Content[i].Value, fromYAML(n.Content[i+1], depth+1, left))
			n.Content[i], n.Content[i+1] = nil, nil
		}
		return o
	}
	return nil
}
