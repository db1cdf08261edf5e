// Package mail decodes mails and mailboxes: newsletters and what lists send.
package mail

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/mail"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/message"
	"lede/model/text"
	"lede/model/when"
)

var errNoText = errors.New("mail without text")

// Decode reads a mail as one article; a digest, to which several messages are attached,
// and a newsletter that tells of several stories, as its own text and an article each.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "mail", func(raw []byte, yield func(*article.Article, error) bool) {
		m := message.Parse(raw)
		origin := article.Origin{File: in.File, Format: "mail"}
		enclosed := digest(m)
		if told := newsletter(m, origin); len(enclosed) == 0 && told != nil {
			for _, a := range told {
				if ctx.Err() != nil || !yield(a, nil) {
					return
				}
			}
			return
		}
		if text, hyper := chooseAmong(m.Part, false); len(enclosed) == 0 || text != nil || hyper != nil {
			if !yield(read(m, origin, len(enclosed) == 0)) {
				return
			}
			origin.Index++
		}
		for _, inner := range enclosed {
			a, err := read(inner, origin, true)
			if ctx.Err() != nil || !yield(a, err) || err != nil {
				return
			}
			origin.Index++
		}
	})
}

// digest are the messages with a text that are attached to a mail itself, where there
// are several.
func digest(m *message.Message) (out []*message.Message) {
	walk(m.Part, false, func(p *message.Part) bool {
		if p.Type == "message/rfc822" && len(p.Parts) > 0 {
			inner := &message.Message{Part: p.Parts[0]}
			if text, hyper := choose(inner); text != nil || hyper != nil {
				out = append(out, inner)
			}
		}
		return true
	})
	if len(out) < 2 {
		return nil
	}
	return out
}

// Limits on one mail of a mailbox.
const (
	maxMail = 64 << 20
	maxLine = 1 << 20
)

// separator matches the line that begins a mail in a mailbox.
var separator = text.Pattern(`^From \S.*\d{2}:\d{2}.*\d{4}|^From \S+@\S+\s|^From - `)

// DecodeBox reads a mailbox (mbox), a mail an article, as it comes.
func DecodeBox(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decodeBox(ctx, in, maxMail)
}

func decodeBox(ctx context.Context, in decode.Input, most int) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		index := 0
		var broken error
		for at, raw := range mails(in, most) {
			if ctx.Err() != nil {
				return
			}
			a, err := read(message.Parse(raw), article.Origin{File: in.File, Index: index, Format: "mbox", Offset: at}, true)
			if err == nil && len(raw) > most {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("cut at %d MiB", most>>20)})
			}
			if err != nil {
				broken = err
				continue
			}
			if !yield(a, nil) {
				return
			}
			index++
		}
		if index == 0 && broken == nil {
			broken = errors.New("mailbox without mails")
		}
		if broken != nil {
			yield(nil, broken)
		}
	}
}

// mails cuts a mailbox at its separators: a "From " line after an empty one.
// ">From " inside a mail is unquoted, as mboxrd writes it. With each mail comes
// the byte at which its separator begins. One is read up to the first line that
// ends beyond most bytes.
func mails(r io.Reader, most int) iter.Seq2[int64, []byte] {
	return func(yield func(int64, []byte) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		var mail []byte
		var begin, next int64
		empty, started := true, false
		for {
			line, err := readLine(in)
			at := next
			next += int64(len(line))
			switch {
			case empty && separator().Match(line):
				if started && !yield(begin, mail) {
					return
				}
				mail, begin, started = nil, at, true
			case len(mail) <= most:
				if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
					line = line[1:]
				}
				mail = append(mail, line...)
				started = started || len(line) > 0
			}
			empty = len(bytes.TrimSpace(line)) == 0
			if err != nil {
				if started {
					yield(begin, mail)
				}
				return
			}
		}
	}
}

// readLine returns a line with its end, or as much of one as is sane.
func readLine(in *bufio.Reader) ([]byte, error) {
	var out []byte
	for {
		piece, err := in.ReadSlice('\n')
		out = append(out, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) || len(out) > maxLine {
			return out, err
		}
	}
}

// read makes a mail an article, with the messages that are attached to it or without.
func read(m *message.Message, origin article.Origin, whole bool) (*article.Article, error) {
	b := new(article.Builder)
	for _, what := range m.LeftOut() {
		b.Notice(article.Cut, what)
	}
	sent, note := body(b, m, whole)
	meta := b.Meta()
	header(meta, m.Header)
	if sent != nil {
		header(meta, sent)
	}
	if b.Len() == 0 && meta.Title == "" {
		return nil, errNoText
	}
	a := b.Build(origin)
	for i := range a.Blocks {
		a.Blocks[i].Aside = a.Blocks[i].Aside || sent != nil && a.Blocks[i].End <= note
	}
	if massMail(m.Header) {
		asideFooters(a)
	}
	return a, nil
}

// massMail reports whether a mail went to a list of readers.
func massMail(h message.Header) bool {
	return h.Get("List-Unsubscribe") != "" || h.Get("List-Id") != ""
}

// footer matches what newsletters say of themselves.
var footer = text.Pattern(`(?i)\b(?:unsubscribe|manage (?:your )?(?:email |newsletter )?(?:preferences|subscriptions?)|view (?:this (?:e-?mail|newsletter) |it )?(?:in|on) (?:your |a )?(?:browser|web)|you(?:’|')?(?: a)?re receiving this|you received this|abbestellen|im browser (?:ansehen|anzeigen|öffnen)|se désabonner|désinscri(?:re|ption)|voir dans (?:le|votre) navigateur|darse de baja|ver en (?:el|su) navegador|afmelden|avregistrer|annulla(?:re)? l['’]iscrizione)|отписаться`)

// maxFooter is how long a footer is, in words, at most.
const maxFooter = 60

// asideFooters makes asides of the paragraphs in which a newsletter speaks of itself.
func asideFooters(a *article.Article) {
	for i := range a.Blocks {
		if s := a.Blocks[i].Of(a.Text); footer().MatchString(s) && len(strings.Fields(s)) <= maxFooter {
			a.Blocks[i].Aside = true
		}
	}
}

// person is a name as Outlook writes it, "Ek, Jo", with the given one first; any other
// is as it came.
func person(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	if ok && len(strings.Fields(family)) <= 2 && len(strings.Fields(given)) == 1 && !strings.ContainsAny(name, ".&0123456789") && !strings.Contains(given, ",") {
		return field.GivenFirst(name)
	}
	return name
}

// header fills in what the fields say; it overrules what an HTML body says of
// itself.
func header(m *article.Meta, h message.Header) {
	if s := strings.TrimSpace(h.Text("Subject")); s != "" {
		m.Title = s
	}
	if name := sender(h); name != "" {
		m.Authors = []string{person(name)}
	}
	if d, ok := when.Parse(h.Get("Date")); ok {
		m.Published = d
	}
	if name := listName(h); name != "" {
		m.Outlet = name
	} else if m.Outlet == "" && massMail(h) {
		m.Outlet = sender(h)
	}
	for _, field := range []string{"Archived-At", "X-Archived-At", "List-Archive"} {
		if u := strings.Trim(h.Get(field), "<> "); strings.HasPrefix(u, "http") && field != "List-Archive" {
			m.URL = u
			break
		}
	}
	if l := h.Get("Content-Language"); l != "" && m.Language == "" {
		m.Language = l
	}
}

// sender is the name of who wrote, or the address where there is no name. Of
// several From fields the first that is an address counts: mailboxes that were
// cut apart carry the separator as one.
func sender(h message.Header) string {
	first := ""
	for _, f := range h {
		if !strings.EqualFold(f.Name, "From") {
			continue
		}
		from := message.DecodeWords(f.Value)
		if a, err := mail.ParseAddress(from); err == nil {
			return firstOf(a.Name, a.Address)
		}
		if first == "" {
			first = from
		}
	}
	name, rest, ok := strings.Cut(first, "<")
	if !ok {
		return strings.TrimSpace(first)
	}
	return firstOf(strings.Trim(name, ` "'`), strings.TrimRight(rest, "> "))
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// listName is the name a mailing list gives itself: List-Id: Name <list.host>.
func listName(h message.Header) string {
	name, _, ok := strings.Cut(h.Text("List-Id"), "<")
	if !ok {
		return ""
	}
	return markup.Plain(strings.Trim(name, ` "'`))
}
