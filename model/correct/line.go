package correct

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// The notation, with what is optional in brackets:
//
//	"KCNA" is an organization [in "file" titled "headline" [¶ 3 after "…" before "…"]]
//	"Kursk" is the place "Kursk Region" …
//	"Monday Night" is no name …
//	quote "“We won" is by "Ana Okoro" in "file" titled "headline" ¶ 3 after "…" before "…"
//	quote "“We won" is by nobody in …
//	quote "“historic”" is no quotation in …
//
// Strings are written as in Go and JSON: \" for a quotation mark, \n for a new
// line.

// String is r as one line of a file; Parse reads it back.
func (r Correction) String() string {
	var b strings.Builder
	if r.Subject.Quote {
		b.WriteString("quote ")
	}
	b.WriteString(strconv.Quote(r.Subject.Words) + " is " + r.Verdict.String())
	at := r.Subject.At
	if in := r.Subject.In; in != (Source{}) || at != (Spot{}) { // no file is one, too, before a place
		b.WriteString(" in " + strconv.Quote(in.File))
		if in.Title != "" {
			b.WriteString(" titled " + strconv.Quote(in.Title))
		}
	}
	if at != (Spot{}) {
		fmt.Fprintf(&b, " ¶ %d after %q before %q", at.Paragraph, at.Before, at.After)
	}
	return b.String()
}

// String is v as it stands after "is".
func (v Verdict) String() string {
	switch v.Decision {
	case NoName:
		return "no name"
	case IsKind:
		return One(v.Kind)
	case SameAs:
		return "the " + v.Kind.String() + " " + strconv.Quote(v.Name)
	case NoQuote:
		return "no quotation"
	case SaidBy:
		return "by " + strconv.Quote(v.Name)
	}
	return "by nobody"
}

// One is a kind with its article: "an organization".
func One(k entity.Kind) string {
	noun := k.String()
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// Parse reads a line. The error says what was expected where.
func Parse(line string) (Correction, error) {
	p := parser{rest: strings.TrimSpace(line)}
	var r Correction
	r.Subject.Quote = p.word("quote")
	r.Subject.Words = p.text()
	p.need("is")
	r.Verdict = p.verdict(r.Subject.Quote)
	if p.word("in") {
		r.Subject.In.File = p.text()
		if p.word("titled") {
			r.Subject.In.Title = p.text()
		}
		if p.word("¶") {
			r.Subject.At.Paragraph = p.number()
			p.need("after")
			r.Subject.At.Before = p.text()
			p.need("before")
			r.Subject.At.After = p.text()
		}
	}
	switch {
	case p.err != nil:
		return Correction{}, p.err
	case p.rest != "":
		return Correction{}, fmt.Errorf("%s is left over", text.Shorten(p.rest, 30))
	case strings.TrimSpace(r.Subject.Words) == "":
		return Correction{}, errors.New("no words are named")
	case (r.Verdict.Decision == SameAs || r.Verdict.Decision == SaidBy) && r.Verdict.Name == "":
		return Correction{}, errors.New("the other name is empty")
	case r.Subject.Quote && r.Subject.Scope() != Here:
		return Correction{}, errors.New("a quotation needs its place: in …, ¶ …, after …, before …")
	case r.Verdict.Decision == SameAs && Words(r.Verdict.Name) == Words(r.Subject.Words) && r.Subject.Scope() != Here:
		return Correction{}, errors.New("a name is the same as itself")
	}
	if r.Subject.Scope() != Here {
		r.Subject.Words = Words(r.Subject.Words)
	}
	return r, nil
}

// parser takes a line apart from its left; the first error stays.
type parser struct {
	rest string
	err  error
}

// word takes w where the line goes on with it.
func (p *parser) word(w string) bool {
	rest, ok := strings.CutPrefix(p.rest, w)
	if p.err != nil || !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' && rest[0] != '"' {
		return false
	}
	p.rest = strings.TrimLeft(rest, " \t")
	return true
}

func (p *parser) need(w string) {
	if !p.word(w) {
		p.expected(w)
	}
}

func (p *parser) expected(what string) {
	if p.err != nil {
		return
	}
	at := "at the end"
	if p.rest != "" {
		at = "before " + text.Shorten(text.CleanLine(p.rest), 30)
	}
	p.err = fmt.Errorf("expected %s %s", what, at)
}

// text takes a string in quotation marks. What could act on a terminal is
// refused: the file may come from anybody.
func (p *parser) text() string {
	if p.err != nil {
		return ""
	}
	quoted, err := strconv.QuotedPrefix(p.rest)
	if err != nil || p.rest[0] != '"' {
		p.expected("words in straight quotation marks")
		return ""
	}
	s, err := strconv.Unquote(quoted)
	if err != nil || s != text.Clean(s) {
		p.expected("words without control characters")
		return ""
	}
	p.rest = strings.TrimLeft(p.rest[len(quoted):], " \t")
	return s
}

func (p *parser) number() int {
	digits := len(p.rest) - len(strings.TrimLeft(p.rest, "0123456789"))
	n, err := strconv.Atoi(p.rest[:digits])
	if err != nil || n < 1 {
		p.expected("the number of a paragraph")
		return 0
	}
	p.rest = strings.TrimLeft(p.rest[digits:], " \t")
	return n
}

func (p *parser) verdict(quote bool) Verdict {
	switch {
	case quote && p.word("no"):
		p.need("quotation")
		return Verdict{Decision: NoQuote}
	case quote:
		p.need("by")
		if p.word("nobody") {
			return Verdict{Decision: SaidByNoone}
		}
		return Verdict{Decision: SaidBy, Name: text.CleanLine(p.text())}
	case p.word("no"):
		p.need("name")
		return Verdict{Decision: NoName}
	case p.word("the"):
		return Verdict{Decision: SameAs, Kind: p.kind(), Name: text.CleanLine(p.text())}
	}
	if !p.word("an") {
		if !p.word("a") {
			p.expected("no, a, an or the")
		}
	}
	return Verdict{Decision: IsKind, Kind: p.kind()}
}

func (p *parser) kind() entity.Kind {
	for _, k := range entity.Kinds {
		if p.word(k.String()) {
			return k
		}
	}
	p.expected("a kind (" + kinds() + ")")
	return 0
}

func kinds() string {
	names := make([]string, len(entity.Kinds))
	for i, k := range entity.Kinds {
		names[i] = k.String()
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
