// Package anpa decodes wire copy in the format of ANPA 1312: a header line
// between control characters, lines that end in typesetting marks.
package anpa

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/plain"
	"lede/model/text"
	"lede/model/when"
)

// Control characters of ANPA 1312.
const (
	startHeader = 0x01
	startText   = 0x02
	endMessage  = 0x04
	formFeed    = 0x0c
)

var errNoText = errors.New("wire copy without text")

// Decode reads the messages of a file, a message an article.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "anpa", func(raw []byte, yield func(*article.Article, error) bool) {
		index := 0
		for message := range bytes.SplitSeq(raw, []byte{0x16, 0x16, startHeader}) {
			if ctx.Err() != nil {
				return
			}
			b := new(article.Builder)
			if !read(b, message) {
				continue
			}
			if !yield(b.Build(article.Origin{File: in.File, Index: index, Format: "anpa"}), nil) {
				return
			}
			index++
		}
		if index == 0 {
			yield(nil, errNoText)
		}
	})
}

// read adds one message, and reports whether it says anything.
func read(b *article.Builder, message []byte) bool {
	head, body, ok := bytes.Cut(message, []byte{startText})
	if !ok {
		head, body = nil, message
	}
	if i := bytes.IndexAny(body, string([]byte{endMessage, formFeed})); i >= 0 {
		body = body[:i]
	}
	decoded := charset.Decode(body, "windows-1252")
	if decoded.Broken {
		b.Notice(article.Repaired, decoded.Notice())
	}
	header(b.Meta(), string(head))
	story(b, decoded.Text)
	return b.Len() > 0 || b.Meta().Title != ""
}

// header reads the slug: service, category, keyword, date, words.
var slug = text.Pattern(`(?m)^\s*\S+\s+\S+\s+(\S.*?)\s+\d\d-\d\d\s+\d+\s*$`)

func header(m *article.Meta, head string) {
	if s := slug().FindStringSubmatch(head); s != nil {
		m.Title = s[1]
	}
}

var (
	mark    = text.Pattern(`[<=]\s*$`)
	quads   = text.Pattern(`[\x03\x08\x10-\x1f^]+`)
	dashes  = text.Pattern(`(^|\s)_(\s)`)
	message = text.Pattern(`^(?:(?:Eds|AP Photo|APTV|AP Video|By)\b.*|EDITOR'S NOTE.*)$`)
	numbers = text.Pattern(`,\s*\d{1,4}$`)
	dated   = text.Pattern(`^AP-.*?(\d\d-\d\d-\d\d) (\d{4})([A-Z]{3})$`)
)

// story adds the lines of a message. Those that end in a typesetting mark are
// its head: slug, headline, notes to editors, byline; the others its paragraphs.
func story(b *article.Builder, body string) {
	m := b.Meta()
	headlines := 0
	var rows [][]string
	defer func() { table(b, rows) }()
	for i, line := range strings.Split(plain.CutLines(b, body), "\n") {
		marked := mark().MatchString(line)
		line = dashes().ReplaceAllString(strings.TrimSpace(quads().ReplaceAllString(mark().ReplaceAllString(line, ""), " ")), "$1–$2")
		if cells := strings.Split(line, ";"); len(cells) >= 3 && !marked {
			rows = append(rows, cells)
			continue
		}
		table(b, rows)
		rows = nil
		switch {
		case line == "":
		case dated().MatchString(line):
			m.Published = stamp(dated().FindStringSubmatch(line))
		case !marked:
			b.Block(article.Block{Kind: article.Paragraph}, line)
		case i == 0:
			m.Title = numbers().ReplaceAllString(strings.TrimPrefix(line, "BC-"), "")
		case strings.HasPrefix(line, "By "):
			m.Authors = append(m.Authors, field.SplitAuthors(line)...)
		case strings.HasSuffix(line, "Press") || strings.HasSuffix(line, "Writer") || strings.HasSuffix(line, "Writers"):
			m.Outlet = strings.TrimSuffix(strings.TrimSuffix(line, " Writers"), " Writer")
		case message().MatchString(line):
			b.Block(article.Block{Kind: article.Paragraph, Aside: true}, line)
		case b.Len() > 0 && headlines > 0:
			b.Block(article.Block{Kind: article.Heading, Level: 3}, line)
		default:
			if headlines++; headlines == 1 {
				m.Title = line
			} else {
				b.Block(article.Block{Kind: article.Standfirst}, line)
			}
		}
	}
}

// table adds the lines of a table, its cells parted by semicolons.
func table(b *article.Builder, rows [][]string) {
	if len(rows) == 1 {
		b.Block(article.Block{Kind: article.Paragraph}, strings.Join(rows[0], "; "))
	} else if len(rows) > 1 {
		b.Table(rows)
	}
}

// stamp reads the line that ends a story, "AP-WF-06-29-17 2350GMT".
func stamp(m []string) article.Date {
	month, day, year := m[1][:2], m[1][3:5], m[1][6:]
	d, ok := when.Parse(fmt.Sprintf("20%s-%s-%s %s:%s %s", year, month, day, m[2][:2], m[2][2:], m[3]))
	if !ok {
		return article.Date{}
	}
	return d
}
