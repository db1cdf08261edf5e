package gold

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lede/model/article"
)

// layouts are the written forms of dates, by precision.
var layouts = [...]struct {
	layout    string
	precision article.Precision
	zoned     bool
}{
	{"2006", article.Year, false},
	{"2006-01", article.Month, false},
	{"2006-01-02", article.Day, false},
	{"2006-01-02T15:04", article.Minute, false},
	{"2006-01-02T15:04Z07:00", article.Minute, true},
	{"2006-01-02T15:04:05", article.Second, false},
	{"2006-01-02T15:04:05Z07:00", article.Second, true},
}

// date reads an ISO 8601 date of any precision.
func date(s string) (article.Date, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return article.Date{Time: t, Precision: l.precision, Zoned: l.zoned, Raw: s}, nil
		}
	}
	return article.Date{}, fmt.Errorf("%q is no ISO date", s)
}

// required are the header's fields that every file has.
var required = [...]string{"title", "published", "outlet", "region", "genre", "split"}

// headerLine takes one "key: value" line.
func (p *parser) headerLine(line string) error {
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return p.fault(0, "header line without %q", ":")
	}
	value = strings.TrimSpace(value)
	column := len(line) - len(value)
	if value == "" {
		return p.fault(column, "empty %s", key)
	}
	if slices.Contains(p.seen, key) {
		return p.fault(0, "second %s", key)
	}
	p.seen = append(p.seen, key)
	if err := p.field(key, value); err != nil {
		return p.fault(column, "%v", err)
	}
	return nil
}

func (p *parser) field(key, value string) (err error) {
	meta := p.builder.Meta()
	switch key {
	case "title":
		meta.Title = value
	case "outlet":
		meta.Outlet = value
	case "authors":
		meta.Authors = strings.Split(value, ";")
	case "published":
		meta.Published, err = date(value)
	case "region":
		p.doc.Region = value
	case "genre":
		p.doc.Genre = value
	case "split":
		i := slices.Index(splitNames[:], value)
		if i < 0 {
			return fmt.Errorf("split is train or test, not %q", value)
		}
		p.doc.Split = Split(i)
	default:
		return fmt.Errorf("unknown field %q", key)
	}
	return err
}

func (p *parser) checkHeader() error {
	for _, key := range required {
		if !slices.Contains(p.seen, key) {
			return p.fault(0, "header without %s", key)
		}
	}
	return nil
}

// fault is an error at a byte offset of the present line.
func (p *parser) fault(offset int, format string, args ...any) error {
	return p.faultAt(place{max(1, p.line), p.column(offset)}, format, args...)
}

func (p *parser) faultAt(at place, format string, args ...any) error {
	return &Error{File: p.file, Line: at.line, Column: at.column, Reason: fmt.Sprintf(format, args...)}
}

func (p *parser) column(offset int) int {
	return 1 + utf8.RuneCountInString(p.current[:min(offset, len(p.current))])
}
