package mail

import (
	"strings"

	"lede/model/article"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/message"
	"lede/model/load/plain"
	"lede/model/text"
)

// body adds the text of a mail: its plain part, unless that only says that
// there is another; else its HTML.
func body(b *article.Builder, m *message.Message) {
	text, hyper := choose(m)
	plainText := ""
	if text != nil {
		s, notice := text.Text("")
		note(b, notice)
		plainText = s
	}
	if hyper == nil {
		addPlain(b, plainText, text)
		return
	}
	source, notice := hyper.Text(html.Declared(hyper.Bytes()))
	full := len(markup.Plain(source))
	if len(strings.TrimSpace(plainText))*4 >= full && full > 0 || full == 0 {
		addPlain(b, plainText, text)
		return
	}
	note(b, notice)
	addHTML(b, source, full)
}

func note(b *article.Builder, notice string) {
	if notice != "" {
		b.Notice(article.Repaired, notice)
	}
}

// choose returns a mail's first plain and first HTML part that are no files;
// where there is no plain one, any text.
func choose(m *message.Message) (text, hyper *message.Part) {
	var other *message.Part
	m.Walk(func(p *message.Part) bool {
		switch {
		case p.Attached() || len(p.Parts) > 0:
		case p.Type == "text/html" && hyper == nil:
			hyper = p
		case p.Type == "text/plain" && text == nil:
			text = p
		case strings.HasPrefix(p.Type, "text/") && other == nil:
			other = p
		}
		return text == nil || hyper == nil
	})
	if text == nil && hyper == nil {
		text = other
	}
	return text, hyper
}

// addHTML adds an HTML body as the extractor finds it. A newsletter is many
// short pieces: where the extractor keeps less than half, all of it is kept.
func addHTML(b *article.Builder, source string, full int) {
	var try article.Builder
	html.Page(&try, source, "")
	if try.Len()*2 >= full {
		html.Page(b, source, "")
		return
	}
	markup.Fragment(b, source)
}

var (
	quoteMark = text.Pattern(`^(?:> ?)+`)
	signature = text.Pattern(`^-- ?$`)
)

// addPlain adds a plain body: quoted lines as quotations by their depth, what
// stands below the signature's mark as an aside (RFC 3676, 4.3).
func addPlain(b *article.Builder, s string, p *message.Part) {
	if p != nil && strings.EqualFold(p.Params["format"], "flowed") {
		s = unflow(s, strings.EqualFold(p.Params["delsp"], "yes"))
	}
	var lines []string
	depth := 0
	flush := func() {
		text := strings.Join(lines, "\n")
		lines = nil
		if strings.TrimSpace(text) == "" {
			return
		}
		if depth == 0 {
			plain.Body(b, text)
			return
		}
		for _, para := range strings.Split(text, "\n\n") {
			b.Block(article.Block{Kind: article.Quotation, Level: depth}, para)
		}
	}
	rest := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range rest {
		if signature().MatchString(line) && i > 0 {
			flush()
			addSignature(b, rest[i+1:])
			return
		}
		mark := quoteMark().FindString(line)
		if d := min(strings.Count(mark, ">"), 6); d != depth {
			flush()
			depth = d
		}
		lines = append(lines, line[len(mark):])
	}
	flush()
}

func addSignature(b *article.Builder, lines []string) {
	b.Open(article.Block{Kind: article.Paragraph, Aside: true})
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			b.Write(line)
			b.Break()
		}
	}
	b.Close()
}

// unflow joins the lines of format=flowed that end in a space (RFC 3676).
func unflow(s string, delete bool) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\r\n")
		if !strings.HasSuffix(body, " ") || body == "-- " || strings.HasPrefix(body, ">") {
			out.WriteString(body + "\n")
			continue
		}
		if delete {
			body = body[:len(body)-1]
		}
		out.WriteString(body)
	}
	return out.String()
}
