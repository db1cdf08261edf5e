package takeout

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// lists are the members of an object that hold its entries.
var lists = []string{"items", "entries", "articles", "stories", "bookmarks", "list", "children", "roots"}

// objects reads entries that are objects of JSON: a list of them, or a list that
// an object holds.
func objects(raw []byte, beside texts) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber()
		found := false
		emit := func(o map[string]any) bool {
			return leaves(o, 0, func(o map[string]any) bool {
				found = true
				e, err := entry(o, beside)
				return yield(e, err)
			})
		}
		var err error
		if isLines(raw) {
			err = each(d, emit)
		} else {
			err = entriesIn(d, emit)
		}
		switch {
		case errors.Is(err, errStop):
		case err != nil:
			yield(Entry{}, err)
		case !found:
			yield(Entry{}, ErrEmpty)
		}
	}
}

var errStop = errors.New("no more is wanted")

// isLines reports whether there is an object a line, and several lines.
func isLines(raw []byte) bool {
	line, rest, _ := bytes.Cut(raw, []byte("\n"))
	return bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{")) && json.Valid(line)
}

// maxFolders is how deep folders of bookmarks lie in others.
const maxFolders = 50

// leaves hands out an object, or what it holds where it is a folder: its name is that
// of the folder that they lie in.
func leaves(o map[string]any, depth int, emit func(map[string]any) bool) bool {
	inner, folder := o["children"].([]any)
	if !folder || depth == maxFolders {
		return emit(o)
	}
	for _, v := range inner {
		child, ok := v.(map[string]any)
		if !ok {
			continue
		}
		if _, there := child["folder"]; !there && depth > 0 {
			for _, name := range []string{"title", "name"} {
				if said := under(o, []string{name}); len(said) > 0 {
					child["folder"] = said[0]
				}
			}
		}
		if !leaves(child, depth+1, emit) {
			return false
		}
	}
	return true
}

// entriesIn finds the list of entries.
func entriesIn(d *json.Decoder, emit func(map[string]any) bool) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t == json.Delim('[') {
		return each(d, emit)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if !isList(name) {
			var skipped json.RawMessage
			if err := d.Decode(&skipped); err != nil {
				return err
			}
			continue
		}
		if t, err = d.Token(); err != nil {
			return err
		}
		switch t {
		case json.Delim('['):
			err = each(d, emit)
		case json.Delim('{'):
			err = eachMember(d, emit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func isList(name json.Token) bool {
	for _, l := range lists {
		if s, ok := name.(string); ok && strings.EqualFold(s, l) {
			return true
		}
	}
	return false
}

// each hands out the objects of a list that was begun.
func each(d *json.Decoder, emit func(map[string]any) bool) error {
	for d.More() {
		if err := one(d, emit); err != nil {
			return err
		}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return err
	}
	return nil // a list without brackets
}

// eachMember hands out the objects of an object that was begun.
func eachMember(d *json.Decoder, emit func(map[string]any) bool) error {
	for d.More() {
		if _, err := d.Token(); err != nil {
			return err
		}
		if err := one(d, emit); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

func one(d *json.Decoder, emit func(map[string]any) bool) error {
	var v any
	if err := d.Decode(&v); err != nil {
		return err
	}
	if o, ok := v.(map[string]any); ok && !emit(o) {
		return errStop
	}
	return nil
}

// entry is an object as an entry.
func entry(o map[string]any, beside texts) (Entry, error) {
	var e Entry
	lower(o)
	for _, f := range fields {
		for _, name := range f.names {
			if values := under(o, strings.Split(name, ".")); len(values) > 0 {
				f.take(&e, values)
				break
			}
		}
	}
	if slug := under(o, []string{"slug"}); e.HTML == "" && len(slug) == 1 {
		e.HTML = beside.of(slug[0])
	}
	if e.URL == "" && e.Title == "" {
		return e, fmt.Errorf("an entry without address and title, with %d members", len(o))
	}
	return e, nil
}

// lower makes the names of members lower case, in v and in what it holds.
func lower(v any) {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			lower(inner)
		}
	case map[string]any:
		for name, inner := range v {
			lower(inner)
			if l := strings.ToLower(name); l != name {
				delete(v, name)
				if _, there := v[l]; !there {
					v[l] = inner
				}
			}
		}
	}
}

// under are the values at the end of a way of names, through lists too.
func under(v any, way []string) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		if len(way) > 0 {
			return under(v[way[0]], way[1:])
		}
	case []any:
		for _, inner := range v {
			all = append(all, under(inner, way)...)
		}
	case string:
		if len(way) == 0 && v != "" {
			return []string{v}
		}
	case json.Number:
		if len(way) == 0 {
			return []string{v.String()}
		}
	case bool:
		if len(way) == 0 {
			return []string{strconv.FormatBool(v)}
		}
	}
	return all
}
