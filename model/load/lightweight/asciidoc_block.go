package lightweight

import (
	"encoding/csv"
	"strconv"
	"strings"

	"lede/model/text"
)

func (d *asciidoc) quoted() bool {
	return strings.HasPrefix(d.style, "quote") || strings.HasPrefix(d.style, "verse")
}

// fenced reads a block between two equal lines.
func (d *asciidoc) fenced(lines []string, i int) int {
	fence := strings.TrimRight(lines[i], " \t")
	end := fence
	if strings.HasPrefix(fence, "```") {
		end = "```"
	}
	inner, next := until(lines, i+1, func(l string) bool { return strings.TrimRight(l, " \t") == end })
	style := d.style
	switch {
	case fence[0] == '/', fence[0] == '+' && !strings.Contains(style, "stem"):
	case fence[0] == '-' && fence != "--", fence[0] == '.', fence[0] == '`':
		d.title()
		_, language, _ := strings.Cut(style, ",")
		d.code(strings.TrimSpace(language), inner)
	case strings.HasSuffix(fence, "===") && fence[0] != '=':
		d.title()
		d.tableOf(inner, style, fence[0])
	case fence[0] == '_', d.quoted():
		d.title()
		d.quote(inner)
	case fence[0] == '*':
		d.style = ""
		d.raw("<aside>")
		d.title()
		d.within(inner, d.read)
		d.raw("</aside>")
	default:
		d.style = ""
		d.title()
		d.within(inner, d.read)
	}
	d.style, d.caption = "", ""
	return next - 1
}

// quote writes a quotation, and whose it is below it.
func (d *asciidoc) quote(lines []string) {
	style, who, _ := strings.Cut(d.style, ",")
	d.style = ""
	d.quotation(lines, func(lines []string) {
		if style == "verse" {
			d.verse(lines)
		} else {
			d.read(lines)
		}
		if who = strings.TrimSpace(strings.ReplaceAll(who, `"`, "")); who != "" {
			d.block("<p>— ", who, "</p>")
		}
	})
}

// barred stands for a bar that parts no cells.
const barred = "\x00"

var (
	adocFormat  = text.Pattern(`\bformat="?(csv|dsv|tsv)`)
	adocColumns = text.Pattern(`cols="?(?:(\d{1,3})\*|([^"\]]+))`)
	adocSpan    = text.Pattern(`(?:(?:^|\s)(?:\d*\.?\d*[+*])?[<^>]?(?:\.[<^>])?[aehlmsv]?)?\|`)
)

// columnCount is how many columns the line above a table says that it has, 0 where it
// does not.
func columnCount(style string) int {
	m := adocColumns().FindStringSubmatch(style)
	if m == nil {
		return 0
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	return strings.Count(m[2], ",") + 1
}

// tableOf reads a table by the mark that parts its cells, which its style may say.
func (d *asciidoc) tableOf(lines []string, style string, mark byte) {
	m := adocFormat().FindStringSubmatch(style)
	switch {
	case mark == ',' || m != nil && m[1] == "csv":
		d.separated(lines, ',')
	case mark == ':' || m != nil && m[1] == "dsv":
		d.separated(lines, ':')
	case m != nil && m[1] == "tsv":
		d.separated(lines, '\t')
	case mark == '!':
		d.table(strings.Split(strings.ReplaceAll(strings.Join(lines, "\n"), "!", "|"), "\n"), columnCount(style))
	default:
		d.table(lines, columnCount(style))
	}
}

// separated reads the rows of a table that a mark parts, as spreadsheets write them.
func (p *page) separated(lines []string, mark rune) {
	r := csv.NewReader(strings.NewReader(strings.Join(lines, "\n")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = mark, true, -1, true
	for {
		row, err := r.Read()
		if err != nil {
			break // the end: quotes may stand anywhere
		}
		p.row(row)
	}
	p.flush()
}

// table reads the cells of a table of so many columns: where that is unknown, as
// many as its first line of cells has.
func (d *asciidoc) table(lines []string, width int) {
	var row cells
	for _, line := range lines {
		line = strings.TrimSpace(line)
		parts := adocSpan().Split(strings.ReplaceAll(line, `\|`, barred), -1)
		for i, c := range parts {
			parts[i] = strings.ReplaceAll(c, barred, "|")
		}
		if parts[0] != "" {
			row.more(parts[0])
		}
		parts = parts[1:]
		if width == 0 {
			width = len(parts)
		}
		for _, c := range parts {
			if len(row) == width {
				d.rowOf(&row)
			}
			row.add(c)
		}
	}
	d.rowOf(&row)
	d.flush()
}
