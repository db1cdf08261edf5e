package pdf

import (
	"bytes"
	"strconv"
)

// Objects of PDF (ISO 32000-1, 7.3). Numbers are float64, strings string,
// arrays []object, and what cannot be read is nil.
type (
	object  any
	name    string
	dict    map[name]object
	ref     int // an indirect object by its number
	keyword string
	stream  struct {
		dict dict
		raw  []byte
	}
)

// Limits of the syntax.
const (
	maxNesting = 64
	maxItems   = 1 << 18 // in the arrays and dictionaries of one object or operator
)

// lexer reads objects from bytes.
type lexer struct {
	src   []byte
	at    int
	items int // in arrays and dictionaries, since it was set to 0
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool {
	return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0
}

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.src) && l.src[l.at] != '\n' && l.src[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads an object or a keyword; ok is false at the end. depth is how
// deep it stands in others.
func (l *lexer) next(depth int) (o object, ok bool) {
	if depth > 0 {
		l.items++
	}
	l.skip()
	if l.at >= len(l.src) {
		return nil, false
	}
	switch c := l.src[l.at]; {
	case c == '/':
		l.at++
		return l.name(), true
	case c == '(':
		l.at++
		return l.literal(), true
	case c == '<' && l.at+1 < len(l.src) && l.src[l.at+1] == '<':
		l.at += 2
		return l.dict(depth), true
	case c == '<':
		l.at++
		return l.hex(), true
	case c == '[':
		l.at++
		return l.array(depth), true
	case isDelim(c):
		l.at++
		if c == '>' && l.at < len(l.src) && l.src[l.at] == '>' {
			l.at++
			return keyword(">>"), true
		}
		return keyword(c), true
	}
	return l.word(), true
}

// word reads a number or a keyword.
func (l *lexer) word() object {
	start := l.at
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelim(l.src[l.at]) {
		l.at++
	}
	w := string(l.src[start:l.at])
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(w, 64); err == nil && f > -1e15 && f < 1e15 {
			return f
		}
	}
	return keyword(w)
}

func (l *lexer) name() name {
	var out []byte
	for l.at < len(l.src) && !isSpace(l.src[l.at]) && !isDelim(l.src[l.at]) {
		c := l.src[l.at]
		l.at++
		if c == '#' && l.at+1 < len(l.src) {
			if v, err := strconv.ParseUint(string(l.src[l.at:l.at+2]), 16, 8); err == nil {
				c = byte(v)
				l.at += 2
			}
		}
		out = append(out, c)
	}
	return name(out)
}

// literal reads a string in parentheses, which nest.
func (l *lexer) literal() string {
	var out []byte
	for open := 1; l.at < len(l.src); {
		c := l.src[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.src) {
		return out
	}
	c := l.src[l.at]
	l.at++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f', '\n':
		return out
	case '\r':
		if l.at < len(l.src) && l.src[l.at] == '\n' {
			l.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.at < len(l.src) && l.src[l.at] >= '0' && l.src[l.at] <= '7'; i++ {
		v = v*8 + int(l.src[l.at]-'0')
		l.at++
	}
	return append(out, byte(v))
}

func (l *lexer) hex() string {
	var out []byte
	high := -1
	for l.at < len(l.src) {
		c := l.src[l.at]
		l.at++
		if c == '>' {
			break
		}
		v, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		if high < 0 {
			high = int(v)
		} else {
			out = append(out, byte(high<<4|int(v)))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return string(out)
}

func (l *lexer) array(depth int) []object {
	var out []object
	for l.items < maxItems && depth < maxNesting {
		o, ok := l.next(depth + 1)
		if !ok || o == keyword("]") || stops(o) {
			break
		}
		out = appendObject(out, o)
	}
	return out
}

// stops reports whether o can only stand outside arrays and dictionaries: the
// one that is open was never closed.
func stops(o object) bool {
	k, ok := o.(keyword)
	return ok && (k == "endobj" || k == "stream" || k == "obj" || k == ">>")
}

// appendObject adds o, and makes "5 0 R" a reference.
func appendObject(out []object, o object) []object {
	if n := len(out); o == keyword("R") && n >= 2 {
		number, ok1 := out[n-2].(float64)
		_, ok2 := out[n-1].(float64)
		if ok1 && ok2 {
			return append(out[:n-2], ref(number))
		}
	}
	return append(out, o)
}

func (l *lexer) dict(depth int) dict {
	var items []object
	for l.items < maxItems && depth < maxNesting {
		o, ok := l.next(depth + 1)
		if !ok || stops(o) {
			break
		}
		items = appendObject(items, o)
	}
	d := dict{}
	for i := 0; i+1 < len(items); {
		key, ok := items[i].(name)
		if !ok {
			i++
			continue
		}
		if _, twice := d[key]; !twice {
			d[key] = items[i+1]
		}
		i += 2
	}
	return d
}
