package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"time"
)

// maxColumns is how many columns of a row are read: the program itself has no more.
const maxColumns = 16_384

// again is how many times its bytes a text costs that cells point to another time: labels
// are many and short, and a long text stands in few of them.
const again = 8

// emptyCell is what a cell that is left out costs, in bytes.
const emptyCell = 16

// tokens calls f for each token of a part, until it says stop.
func (b *book) tokens(name string, f func(xml.Token) bool) error {
	r, err := b.file(name)
	if r == nil || err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil || !f(t) {
			return err
		}
	}
}

// readShared reads the texts that cells point to; how a word is read aloud, which
// Japanese sheets add, is none of them.
func (b *book) readShared() error {
	var text strings.Builder
	in, aloud := false, false
	return b.tokens("xl/sharedStrings.xml", func(t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			in, aloud = t.Name.Local == "t", aloud || t.Name.Local == "rPh"
		case xml.CharData:
			if in && !aloud {
				text.Write(t)
			}
		case xml.EndElement:
			in, aloud = false, aloud && t.Name.Local != "rPh"
			if t.Name.Local == "si" {
				b.shared, b.met = append(b.shared, text.String()), append(b.met, false)
				text.Reset()
			}
		}
		return true
	})
}

// readStyles notes which styles of cells show a date.
func (b *book) readStyles() error {
	own, cells := map[string]bool{}, false
	return b.tokens("xl/styles.xml", func(t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				own[value(t, "numFmtId")] = isDate(value(t, "formatCode"))
			case "cellXfs":
				cells = true
			case "xf":
				if n := value(t, "numFmtId"); cells {
					b.dates = append(b.dates, own[n] || dateFormats[n])
				}
			}
		case xml.EndElement:
			cells = cells && t.Name.Local != "cellXfs"
		}
		return true
	})
}

// dateFormats are the formats of dates that every program knows by number.
var dateFormats = map[string]bool{"14": true, "15": true, "16": true, "17": true, "22": true, "27": true, "30": true, "36": true, "50": true, "57": true}

// isDate reports whether a format shows years or days, but for what stands in marks.
func isDate(format string) bool {
	bare, quoted := strings.Builder{}, false
	for _, r := range format {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted:
			bare.WriteRune(r)
		}
	}
	s := strings.ToLower(bare.String())
	return strings.Contains(s, "yy") || strings.Contains(s, "d") && strings.Contains(s, "m") && !strings.Contains(s, "[red]")
}

func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// cell is one that is being read.
type cell struct {
	kind, style string
	text        strings.Builder
	in          bool // in what it shows
}

// rows gives the rows of a sheet as the text of their cells.
func (b *book) rows(sheet string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		var row []string
		var c cell
		more, at := true, 0
		err := b.tokens(sheet, func(t xml.Token) bool {
			switch t := t.(type) {
			case xml.StartElement:
				switch t.Name.Local {
				case "row":
					row, at = nil, 0
				case "c":
					at = column(value(t, "r"), at)
					c = cell{kind: value(t, "t"), style: value(t, "s")}
				}
				c.in = t.Name.Local == "v" || t.Name.Local == "t"
			case xml.CharData:
				if c.in {
					c.text.Write(t)
				}
			case xml.EndElement:
				c.in = false
				switch t.Name.Local {
				case "c":
					if at < maxColumns {
						b.left -= int64(emptyCell * max(0, at-len(row)))
						for len(row) <= at {
							row = append(row, "")
						}
						row[at] = b.show(&c)
					}
					at++
				case "row":
					if b.left < 0 {
						more = false
						yield(nil, errTooLarge)
						return false
					}
					more = yield(row, nil)
				}
			}
			return more
		})
		if err != nil && more {
			yield(nil, err)
		}
	}
}

// column is the number of a column by the name of a cell, "AB12"; next where it has none.
func column(name string, next int) int {
	n := 0
	for _, c := range name {
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

// show is the text that a cell shows; a date in the order of its parts.
func (b *book) show(c *cell) string {
	s := c.text.String()
	n, err := strconv.Atoi(c.style)
	switch {
	case c.kind == "s":
		if i, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && i >= 0 && i < len(b.shared) {
			cost := int64(len(b.shared[i]))
			if b.met[i] {
				cost *= again
			}
			b.met[i] = true
			b.left -= cost
			return b.shared[i]
		}
		return ""
	case (c.kind == "" || c.kind == "n") && err == nil && n >= 0 && n < len(b.dates) && b.dates[n]:
		return date(s)
	}
	return s
}

// lastDay is the last day of the year 9999, in days since the end of 1899.
const lastDay = 2_958_465

// date is a day, with its time where it has one, by the days since the end of 1899.
func date(s string) string {
	days, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(1 <= days && days <= lastDay) {
		return s
	}
	whole, part := math.Modf(days)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	if part == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}
