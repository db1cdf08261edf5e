package mail

import (
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/message"
	"lede/model/load/plain"
	"lede/model/text"
)

// maxNote is how many words a note has that only sends on what is attached.
const maxNote = 25

// body adds the text of a mail and, of a whole one, of the messages attached to it; of
// other files that go with it it says the names. Where it is but a note on one message, it
// returns the fields of that, and where in the text the note ends.
func body(b *article.Builder, m *message.Message, whole bool) (sent message.Header, note int) {
	text, hyper := choose(m)
	parts(b, text, hyper)
	more(b, m.Part, text, hyper)
	one := onlyMessage(m)
	if one != nil && one.Header.Text("Subject") != "" {
		own, page := chooseAmong(m.Part, false)
		switch {
		case own == nil && page == nil:
			sent = one.Header
		case words(own, page) <= maxNote:
			sent, note = one.Header, b.Len()
		}
	}
	if whole {
		attached(b, m, sent == nil)
	}
	if names := files(m); len(names) > 0 {
		b.Notice(article.Cut, "attached and not shown: "+strings.Join(names, ", "))
	}
	return sent, note
}

// onlyMessage is the message that is attached to a mail, nil where there is none or
// there are several.
func onlyMessage(m *message.Message) (only *message.Part) {
	n := 0
	walk(m.Part, false, func(p *message.Part) bool {
		if p.Type == "message/rfc822" && len(p.Parts) > 0 {
			only = p.Parts[0]
			n++
		}
		return true
	})
	if n != 1 {
		return nil
	}
	return only
}

// words is how many words a mail has of its own.
func words(text, hyper *message.Part) int {
	switch {
	case text != nil:
		s, _ := text.Text("")
		return len(strings.Fields(s))
	case hyper != nil:
		source, _ := hyper.Text(html.Declared(hyper.Bytes()))
		return len(strings.Fields(markup.Plain(source)))
	}
	return 0
}

// more adds the parts that stand behind the first of a text in pieces, as mailers
// write one around pictures. What a list puts below each mail is an aside.
func more(b *article.Builder, p, text, hyper *message.Part) {
	for _, c := range p.Parts {
		switch {
		case c.Type == "multipart/alternative" || c.Type == "message/rfc822" || c.Attached() || c == text || c == hyper:
		case len(c.Parts) > 0:
			more(b, c, text, hyper)
		case c.Type == "text/plain":
			s, notice := c.Text("")
			note(b, notice)
			if s = strings.TrimSpace(s); strings.HasPrefix(s, "____") {
				addSignature(b, strings.Split(s, "\n"))
			} else {
				addPlain(b, s, c)
			}
		case c.Type == "text/html" && text == nil:
			source, notice := c.Text(html.Declared(c.Bytes()))
			note(b, notice)
			markup.Fragment(b, source)
		}
	}
}

// files are the names of what is attached to a mail and is no message.
func files(m *message.Message) (names []string) {
	m.Walk(func(p *message.Part) bool {
		if p.Attached() && p.Type != "message/rfc822" {
			names = append(names, firstOf(p.FileName(), p.Type))
		}
		return true
	})
	return names
}

// parts adds the plain part of a message, unless that only says that there is
// another; else its HTML.
func parts(b *article.Builder, text, hyper *message.Part) {
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

// attached adds the messages that were attached, a forwarded article most often:
// each with its subject as a heading where that is not the article's, and its text.
func attached(b *article.Builder, m *message.Message, headed bool) {
	shown, shownHyper := choose(m)
	m.Walk(func(p *message.Part) bool {
		if p.Type != "message/rfc822" || len(p.Parts) == 0 {
			return true
		}
		inner := &message.Message{Part: p.Parts[0]}
		text, hyper := choose(inner)
		if text == nil && hyper == nil {
			return true
		}
		if text != nil && text == shown || hyper != nil && hyper == shownHyper {
			return true // for want of a text of its own, what holds it showed it
		}
		shown, shownHyper = text, hyper
		if headed {
			b.Block(article.Block{Kind: article.Heading, Level: 2}, inner.Header.Text("Subject"))
		}
		parts(b, text, hyper)
		return true
	})
}

func note(b *article.Builder, notice string) {
	if notice != "" {
		b.Notice(article.Repaired, notice)
	}
}

// choose returns a mail's first plain and first HTML part that are no files;
// where there is no plain one, any text. Those of a message within it are taken
// where it has none of its own.
func choose(m *message.Message) (text, hyper *message.Part) {
	if text, hyper = chooseAmong(m.Part, false); text == nil && hyper == nil {
		return chooseAmong(m.Part, true)
	}
	return text, hyper
}

func chooseAmong(all *message.Part, within bool) (text, hyper *message.Part) {
	var other *message.Part
	walk(all, within, func(p *message.Part) bool {
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

// walk calls f for p and the parts below it, until f says stop; for those of
// messages within it only where within says so.
func walk(p *message.Part, within bool, f func(*message.Part) bool) bool {
	if !f(p) {
		return false
	}
	if p.Type == "message/rfc822" && !within {
		return true
	}
	for _, c := range p.Parts {
		if !walk(c, within, f) {
			return false
		}
	}
	return true
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
			plain.Body(b, unwrap(text))
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

// Widths at which mailers break lines (RFC 5322, 2.1.1), in code points.
const (
	minBreak = 55
	maxBreak = 80
)

// unwrap joins the lines of a paragraph all of which but the last are as long as
// a mailer makes them. Lists stay apart.
func unwrap(s string) string {
	var out strings.Builder
	for i, para := range strings.Split(s, "\n\n") {
		if i > 0 {
			out.WriteString("\n\n")
		}
		if wrapped(para) {
			para = text.OneLine(para)
		}
		out.WriteString(para)
	}
	return out.String()
}

// listed matches the beginning of a list item.
var listed = text.Pattern(`^\s*(?:[*•+–-]|\d{1,3}[.)])\s`)

func wrapped(para string) bool {
	lines := strings.Split(strings.Trim(para, "\n"), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " \t")
		if n := utf8.RuneCountInString(line); i < len(lines)-1 && (n < minBreak || n > maxBreak) || n == 0 || listed().MatchString(line) {
			return false
		}
	}
	return len(lines) > 1
}

// unflow joins the lines of format=flowed that end in a space (RFC 3676).
func unflow(s string, join bool) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\r\n")
		body = strings.TrimPrefix(body, " ") // stuffed (4.4)
		if !strings.HasSuffix(body, " ") || body == "-- " || strings.HasPrefix(body, ">") {
			out.WriteString(body + "\n")
			continue
		}
		if join {
			body = body[:len(body)-1]
		}
		out.WriteString(body)
	}
	return out.String()
}
