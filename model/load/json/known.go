package json

import (
	"cmp"
	"html"
	"iter"
	"strings"

	"lede/model/load/field"
	"lede/model/load/record"
	"lede/model/when"
)

// known reads what well-known programs put under keys that name no field by
// themselves: WordPress' embedded authors, the addresses of Google Reader's
// heirs, Slack's time stamps, the pictures of ninjs.
func known(r *record.Record, key string, v any, o *object) {
	offer := func(f field.Field, s string) { r.Offer(field.Rank{Field: f, Order: less}, s) }
	switch key {
	case "renditions":
		if isPicture(o) {
			pictures(r, o)
		}
	case "_embedded":
		if embedded, ok := v.(*object); ok {
			offer(field.Authors, namesOf(embedded.values["author"]))
		}
	case "canonical", "alternate":
		if links, ok := v.([]any); ok && len(links) > 0 {
			if link, ok := links[0].(*object); ok {
				offer(field.URL, textOf(link.values["href"]))
			}
		}
	case "user_profile":
		if profile, ok := v.(*object); ok {
			offer(field.Authors, cmp.Or(textOf(profile.values["real_name"]), textOf(profile.values["display_name"])))
		}
	case "ts":
		seconds, _, _ := strings.Cut(textOf(v), ".")
		offer(field.Published, seconds)
	}
}

// published reads a date. Under "data", which is a date in Italian and Portuguese, any
// text that is none is a body.
func published(r *record.Record, rank field.Rank, key string, v any) {
	s := dateOf(v)
	if strings.EqualFold(key, "data") {
		switch v.(type) {
		case *object, []any:
			return
		case string:
			if _, is := when.Parse(s); !is || len(s) > maxDate {
				rank, s = field.Rank{Field: field.Body}, bodyOf(v)
			}
		}
	}
	r.Offer(rank, s)
}

// maxDate is the length in bytes of the longest date in words.
const maxDate = 80

// dateOf is the text of a date, alone or in a list of one; CSL writes it as numbers:
// {"date-parts": [[2024, 2, 13]]}.
func dateOf(v any) string {
	if list, ok := v.([]any); ok {
		if len(list) != 1 {
			return ""
		}
		v = list[0]
	}
	o, ok := v.(*object)
	if !ok {
		return textOf(v)
	}
	parts, ok := o.values["date-parts"].([]any)
	if !ok || len(parts) == 0 {
		if raw := textOf(o.values["raw"]); raw != "" {
			return raw
		}
		return textOf(v)
	}
	first, _ := parts[0].([]any)
	var out []string
	for _, part := range first {
		s := textOf(part)
		if len(s) == 1 {
			s = "0" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "-")
}

// passages reports whether a reader's marked passages lie under key.
func passages(key string) bool {
	switch strings.ToLower(key) {
	case "highlights", "annotations":
		return true
	}
	return false
}

// marked are the passages that a reader marked in an article, as quotations, with
// what he wrote of them; "" where v is no list of such.
func marked(v any) string {
	list, ok := v.([]any)
	if !ok {
		return ""
	}
	var out strings.Builder
	for _, e := range list {
		o, ok := e.(*object)
		if !ok {
			return ""
		}
		s := plainBody(o)
		if quote := textOf(o.values["quote"]); quote != "" {
			s = quote
		}
		if s != "" {
			out.WriteString("<blockquote><p>" + html.EscapeString(s) + "</p></blockquote>\n")
		}
		for _, key := range [...]string{"note", "annotation"} {
			if note := textOf(o.values[key]); note != "" {
				out.WriteString("<aside><p>" + html.EscapeString(note) + "</p></aside>\n")
			}
		}
	}
	return out.String()
}

// rowsOf are the rows of a table, one made at a time; nil where o is none.
func rowsOf(o *object) iter.Seq[*object] {
	if rows := byColumns(o); rows != nil {
		return rows
	}
	return byRows(o)
}

// byRows are those of a table that is written as the names of its columns and a list of
// rows, {"columns": […], "data": [[…]]}; nil where o is none.
func byRows(o *object) iter.Seq[*object] {
	names, ok := o.values["columns"].([]any)
	data, ok2 := o.values["data"].([]any)
	if !ok || !ok2 || len(data) == 0 {
		return nil
	}
	cells := make([][]any, len(data))
	for i, e := range data {
		if cells[i], ok = e.([]any); !ok || len(cells[i]) != len(names) {
			return nil
		}
	}
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = textOf(name)
	}
	return rows(keys, len(cells), func(row, column int) any { return cells[row][column] })
}

// byColumns are those of a table that is written column by column, as data frames are,
// {"title": {"0": …}, "text": {"0": …}} or with lists; nil where o is none.
func byColumns(o *object) iter.Seq[*object] {
	columns := make([][]any, len(o.keys))
	known, size := 0, -1
	for i, key := range o.keys {
		column := columnOf(o.values[key])
		if size >= 0 && len(column) != size || len(column) == 0 {
			return nil
		}
		columns[i], size = column, len(column)
		if f := field.Of(key).Field; f == field.Title || f == field.Body {
			known += scalars(column)
		}
	}
	if known == 0 || len(o.keys) < 2 {
		return nil
	}
	return rows(o.keys, size, func(row, column int) any { return columns[column][row] })
}

// rows are n objects with these keys, whose values at gives.
func rows(keys []string, n int, at func(row, column int) any) iter.Seq[*object] {
	return func(yield func(*object) bool) {
		for i := range n {
			row := &object{values: make(map[string]any, len(keys))}
			for c, key := range keys {
				row.put(key, at(i, c))
			}
			if !yield(row) {
				return
			}
		}
	}
}

// columnOf is the values of a list, or of an object whose keys are numbers.
func columnOf(v any) (values []any) {
	switch v := v.(type) {
	case []any:
		return v
	case *object:
		for _, key := range v.keys {
			if key == "" || strings.Trim(key, "0123456789") != "" {
				return nil
			}
			values = append(values, v.values[key])
		}
	}
	return values
}

// scalars is 1 where all values are texts, one of them not empty.
func scalars(values []any) int {
	some := 0
	for _, v := range values {
		s, ok := v.(string)
		if !ok && v != nil {
			return 0
		}
		if s != "" {
			some = 1
		}
	}
	return some
}
