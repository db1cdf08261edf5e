package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// Limits of a query.
const (
	maxQuery  = 4 << 10 // bytes
	maxLeaves = 64
	maxDepth  = 32
)

// Parse understands a query:
//
//	flood dam            both words, anywhere in title, summary and body
//	"red line"           words in a row
//	sanction*            words that begin so
//	flood OR drought     one of the two; AND and parentheses work as usual
//	-sport               not this
//	person:"Kim Jong-un" in a field; see Fields
//
// The error is an *Error.
func Parse(s string) (*Query, error) { return parse(s, false) }

// ParseTyped understands a query that is still being typed: its last word is
// taken for the beginning of one, and what is not finished is left out.
func ParseTyped(s string) (*Query, error) { return parse(s, true) }

func parse(s string, typing bool) (*Query, error) {
	q := &Query{Source: s}
	if len(s) > maxQuery {
		return nil, &Error{text.Span{Start: maxQuery, End: len(s)}, "longer than any query", ""}
	}
	p := &parser{s: s, typing: typing}
	root := p.any(0)
	if p.err == nil && p.peek() == ')' {
		p.fail(p.at, p.at+1, "nothing is opened that this could close")
	}
	if p.err != nil {
		return nil, p.err
	}
	q.Root, q.Begun = root, p.begun
	return q, nil
}

// parser is a recursive descent over s. After the first error nothing more is
// read.
type parser struct {
	s      string
	at     int
	leaves int
	typing bool
	begun  bool
	err    *Error
}

// Error is "column 7: …".
func (e *Error) Error() string {
	return fmt.Sprintf("column %d: %s", utf8.RuneCountInString(e.line)+1, e.Text)
}

func (p *parser) fail(start, end int, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{text.Span{Start: start, End: end}, fmt.Sprintf(format, args...), p.s[:start]}
	}
	p.at = len(p.s)
}

// peek is the next byte that is no space, 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.at:])
		if !unicode.IsSpace(r) {
			return p.s[p.at]
		}
		p.at += size
	}
	return 0
}

// operator takes the word op where it stands next, in capitals.
func (p *parser) operator(op string) bool {
	p.peek()
	rest, ok := strings.CutPrefix(p.s[p.at:], op)
	if !ok || rest != "" && !strings.ContainsRune(" \t()\n", rune(rest[0])) {
		return false
	}
	if rest == "" && p.typing {
		return false // "OR" may become "ORDER"
	}
	p.at += len(op)
	return true
}

// any reads parts with OR between them.
func (p *parser) any(depth int) Node {
	if depth > maxDepth {
		p.fail(p.at, p.at+1, "too many parentheses in one another")
		return nil
	}
	var parts Any
	for {
		start := p.at
		part := p.all(depth)
		if part != nil {
			parts = append(parts, part)
		}
		or := p.operator("OR")
		if part == nil && p.err == nil && (or || len(parts) > 0) && !p.typing {
			p.fail(start, p.at, "nothing stands on one side of OR")
		}
		if !or {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	if len(parts) == 0 {
		return nil
	}
	return parts
}

// all reads parts that stand beside each other.
func (p *parser) all(depth int) Node {
	var parts All
	for p.err == nil {
		c := p.peek()
		if c == 0 || c == ')' || p.sees("OR") {
			break
		}
		if p.operator("AND") {
			continue
		}
		if part := p.item(depth); part != nil {
			parts = append(parts, part)
		}
	}
	parts = utter(parts)
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return parts
}

// sees reports whether an operator stands next, without taking it.
func (p *parser) sees(op string) bool {
	before := p.at
	defer func() { p.at = before }()
	return p.operator(op)
}

// item reads one part with what is before it.
func (p *parser) item(depth int) Node {
	if depth > maxDepth {
		p.fail(p.at, p.at+1, "too many parentheses in one another")
		return nil
	}
	start := p.at
	switch {
	case p.operator("NOT"), p.negates():
		if p.peek() == 0 || p.peek() == ')' {
			if !p.typing {
				p.fail(start, p.at, "nothing stands after what should not be there")
			}
			return nil
		}
		if part := p.item(depth + 1); part != nil {
			return Not{part}
		}
		return nil
	case p.s[p.at] == '(':
		return p.group(depth)
	}
	return p.leaf()
}

// negates takes a "-" before a word.
func (p *parser) negates() bool {
	if p.s[p.at] != '-' || p.at+1 == len(p.s) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(p.s[p.at+1:]); unicode.IsSpace(r) || r == '-' {
		return false
	}
	p.at++
	return true
}

func (p *parser) group(depth int) Node {
	start := p.at
	p.at++
	inner := p.any(depth + 1)
	switch {
	case p.err != nil:
		return nil
	case p.peek() == ')':
		p.at++
	case !p.typing:
		p.fail(start, start+1, "this parenthesis is not closed")
	}
	if inner == nil && p.err == nil && !p.typing {
		p.fail(start, p.at, "nothing stands between the parentheses")
	}
	return inner
}

// leaf reads a word or a phrase, with its field.
func (p *parser) leaf() Node {
	start := p.at
	field, ok := p.field()
	if !ok {
		return nil
	}
	from := p.at
	value, quoted := p.value()
	if p.err != nil {
		return nil
	}
	if p.leaves++; p.leaves > maxLeaves {
		p.fail(start, p.at, "more than %d words", maxLeaves)
		return nil
	}
	if value == "" && field != Anywhere {
		if !p.typing {
			p.fail(start, p.at, "what should be in %s?", field)
		}
		return nil
	}
	switch field {
	case After, Before, On, Since:
		return p.dates(field, value, from)
	case Feed, Tag:
		if w, ok := p.words(field, value, from, quoted).(*Words); ok {
			return &Literal{Field: field, Words: w}
		}
		return nil
	case File, Language, Is:
		return p.literal(field, value, from)
	}
	return p.words(field, value, from, quoted)
}

// field takes "name:" where it stands next.
func (p *parser) field() (f Field, ok bool) {
	rest := p.s[p.at:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n <= 0 || rest[n] != ':' {
		return Anywhere, true
	}
	name := strings.ToLower(rest[:n])
	f, known := fieldNamed(name)
	if !known {
		p.fail(p.at, p.at+n, "no field is called %q; %s (in quotation marks it is a word)", name, text.Nearest(name, fieldNames()))
		return Anywhere, false
	}
	p.at += n + 1
	return f, true
}

// closing are the marks that end a phrase, by the mark that began it.
var closing = map[rune]string{'"': `"`, '“': `”“"`, '„': `“”"`, '«': `»"`}

// value reads a phrase in marks, or what there is up to the next space or
// closing parenthesis.
func (p *parser) value() (value string, quoted bool) {
	rest := p.s[p.at:]
	first, size := utf8.DecodeRuneInString(rest)
	if marks, ok := closing[first]; ok {
		body := rest[size:]
		end := strings.IndexAny(body, marks)
		if end < 0 {
			if !p.typing {
				p.fail(p.at, len(p.s), "this phrase is not closed")
			}
			p.at = len(p.s)
			return body, !p.typing
		}
		_, n := utf8.DecodeRuneInString(body[end:])
		p.at += size + end + n
		return body[:end], true
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ')' || r == '"' })
	if n < 0 {
		n = len(rest)
	}
	if n == 0 && rest != "" && rest[0] == ')' {
		return "", false
	}
	p.at += n
	return rest[:n], false
}

// words makes a leaf of the words in value. A "*" after it, or the end of a
// query being typed, makes the last one the beginning of a word.
func (p *parser) words(field Field, value string, from int, quoted bool) Node {
	prefix := !quoted && strings.HasSuffix(value, "*")
	if quoted && p.at < len(p.s) && p.s[p.at] == '*' {
		prefix = true
		p.at++
	}
	begun := p.typing && !quoted && !prefix && p.at == len(p.s)
	tokens := Tokenize(value)
	if tokens.Len() == 0 {
		if !p.typing {
			p.fail(from, p.at, "no letter or digit to look for in %q", value)
		}
		return nil
	}
	p.begun = begun
	w := &Words{Field: field, Prefix: prefix || begun}
	for i := range tokens.Len() {
		w.Tokens = append(w.Tokens, string(tokens.Word(i)))
	}
	return w
}

// marks of the reader's that can be asked for.
var marks = []string{"unread", "read", "starred", "new", "changed"}

func (p *parser) literal(field Field, value string, from int) Node {
	if field == File {
		return &Literal{Field: field, Value: text.Fold(value)}
	}
	value = strings.ToLower(value)
	if field == Is && !slices.Contains(marks, value) {
		if p.typing && p.at == len(p.s) && slices.ContainsFunc(marks, func(m string) bool { return strings.HasPrefix(m, value) }) {
			return nil
		}
		p.fail(from, p.at, "nothing is %q; %s", value, text.Nearest(value, marks))
		return nil
	}
	return &Literal{Field: field, Value: value}
}

// utter joins said: and quote: that stand beside each other: they are about one
// quotation.
func utter(parts All) All {
	u := &Utterance{}
	rest := parts[:0:0]
	for _, part := range parts {
		w, ok := part.(*Words)
		switch {
		case ok && w.Field == Said:
			u.Said = append(u.Said, w)
		case ok && w.Field == Quote:
			u.Quoted = append(u.Quoted, w)
		default:
			rest = append(rest, part)
		}
	}
	if len(u.Said)+len(u.Quoted) < 2 {
		return parts
	}
	return append(rest, u)
}
