package json

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// object is a JSON object with its keys in order. Of several values of one key
// the last that says something counts.
type object struct {
	keys   []string
	values map[string]any
}

func (o *object) put(key string, v any) {
	old, seen := o.values[key]
	if !seen {
		o.keys = append(o.keys, key)
	}
	if !seen || v != nil && v != "" || old == nil {
		o.values[key] = v
	}
}

// number is a number as written.
type number string

// Limits of one value.
const (
	maxDepth = 200
	maxValue = 16 << 20
)

// parser reads one value, and never fails: what is no JSON, as Python's True and
// 'quotes', NaN, a comma too many, is read as what was meant; what is missing at
// the end is closed. It notes which.
type parser struct {
	s      string
	at     int
	mended bool   // it was not JSON as the standard has it
	cut    bool   // it ended too early
	cutIn  string // under this key, the innermost
	deep   bool   // something nested too deeply was left out
}

// parse reads the value at the beginning of s: *object, []any, string, number,
// bool or nil.
func (p *parser) parse(depth int) any {
	p.space()
	if p.at >= len(p.s) {
		p.cut = true
		return nil
	}
	switch c := p.s[p.at]; c {
	case '{', '[':
		if depth >= maxDepth {
			p.deep = true
			p.at += extent(p.s[p.at:])
			return nil
		}
		p.at++
		if c == '{' {
			return p.object(depth + 1)
		}
		return p.array(depth + 1)
	case '"', '\'':
		return p.text(c)
	}
	return p.word()
}

func (p *parser) space() {
	for p.at < len(p.s) && (p.s[p.at] <= ' ' || p.s[p.at] >= utf8.RuneSelf && p.wide()) {
		p.at++
	}
}

// wide skips all but the last byte of white space or a byte order mark beyond ASCII.
func (p *parser) wide() bool {
	r, n := utf8.DecodeRuneInString(p.s[p.at:])
	if !unicode.IsSpace(r) && r != 0xfeff {
		return false
	}
	p.at += n - 1
	return true
}

func (p *parser) object(depth int) any {
	o := &object{values: map[string]any{}}
	for p.item('}') {
		var key string
		switch c := p.s[p.at]; c {
		case '"', '\'':
			key = p.text(c)
		default:
			p.mended = true
			key = p.bare()
		}
		p.space()
		if p.at < len(p.s) && p.s[p.at] == ':' {
			p.at++
			o.put(key, p.parse(depth))
			if p.cut && p.cutIn == "" {
				p.cutIn = key
			}
		} else if key != "" {
			p.mended = p.at < len(p.s)
			o.put(key, nil)
		}
	}
	return o
}

func (p *parser) array(depth int) any {
	list := []any{}
	for p.item(']') {
		list = append(list, p.parse(depth))
	}
	return list
}

// item goes to the next item of an object or array, or past its end, and
// reports whether there is one.
func (p *parser) item(end byte) bool {
	for {
		p.space()
		if p.at >= len(p.s) {
			p.cut = true
			return false
		}
		switch c := p.s[p.at]; c {
		case ',':
			p.at++
		case end:
			p.at++
			if before := strings.TrimRight(p.s[:p.at-1], " \t\r\n"); strings.HasSuffix(before, ",") {
				p.mended = true
			}
			return false
		case '}', ']', ')', ':':
			p.mended = true
			p.at++
		default:
			return true
		}
	}
}

// bare reads a key without marks.
func (p *parser) bare() string {
	start := p.at
	for p.at < len(p.s) && !strings.ContainsRune(":,{}[]\"'\n", rune(p.s[p.at])) {
		p.at++
	}
	if p.at == start {
		p.at++
	}
	return strings.TrimSpace(p.s[start:p.at])
}

// word reads a number or a constant. Python's calls, datetime.datetime(2025, 4,
// 28), are kept as they stand.
func (p *parser) word() any {
	start, open := p.at, 0
	for p.at < len(p.s) {
		c := p.s[p.at]
		if c == '(' {
			open++
		} else if c == ')' && open > 0 {
			open--
		} else if open == 0 && strings.IndexByte(",}]\n\r\t :{[", c) >= 0 {
			break
		}
		p.at++
	}
	if p.at == start {
		p.at++
		p.mended = true
		return nil
	}
	return p.constant(p.s[start:p.at])
}

func (p *parser) constant(w string) any {
	switch w {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	}
	if _, err := strconv.ParseFloat(w, 64); err == nil && strings.IndexByte("-0123456789", w[0]) >= 0 {
		return number(w)
	}
	p.mended = true
	switch w {
	case "None", "NaN", "Infinity", "-Infinity", "undefined", "nan":
		return nil
	case "True":
		return true
	case "False":
		return false
	}
	return call(w)
}

// call turns Python's datetime.datetime(2025, 4, 28, 0, 1) into a date.
func call(w string) any {
	name, args, ok := strings.Cut(strings.TrimSuffix(w, ")"), "(")
	parts := strings.Split(args, ",")
	if !ok || !strings.HasPrefix(name, "datetime") || len(parts) < 3 {
		return w
	}
	var out strings.Builder
	for i, part := range parts[:min(len(parts), 6)] {
		part = strings.TrimSpace(part)
		if len(part) == 1 {
			part = "0" + part
		}
		out.WriteString([...]string{"", "-", "-", "T", ":", ":"}[i] + part)
	}
	return out.String()
}

// text reads a string that begins with mark.
func (p *parser) text(mark byte) string {
	if mark == '\'' {
		p.mended = true
	}
	p.at++
	start := p.at
	p.at += plainly(p.s[p.at:], mark)
	if p.at < len(p.s) && p.s[p.at] == mark {
		p.at++
		return p.s[start : p.at-1]
	}
	var out strings.Builder
	out.WriteString(p.s[start:p.at])
	for p.at < len(p.s) {
		switch c := p.s[p.at]; c {
		case mark:
			p.at++
			return out.String()
		case '\\':
			p.escape(&out)
		default:
			n := plainly(p.s[p.at:], mark)
			out.WriteString(p.s[p.at : p.at+n])
			p.at += n
		}
	}
	p.cut = true
	return out.String()
}

// plainly is how far s stands for itself: to the mark that ends the string, or
// to a backslash.
func plainly(s string, mark byte) int {
	for i := range len(s) {
		if c := s[i]; c == mark || c == '\\' {
			return i
		}
	}
	return len(s)
}

// escape reads a backslash and what it stands for.
func (p *parser) escape(out *strings.Builder) {
	p.at++
	if p.at >= len(p.s) {
		return
	}
	c := p.s[p.at]
	p.at++
	switch c {
	case 'n':
		out.WriteByte('\n')
	case 't':
		out.WriteByte('\t')
	case 'r':
		out.WriteByte('\r')
	case 'b', 'f':
		out.WriteByte(' ')
	case 'u':
		r := p.hex(4)
		if utf16.IsSurrogate(r) && strings.HasPrefix(p.s[p.at:], `\u`) {
			back := p.at
			p.at += 2
			if r = utf16.DecodeRune(r, p.hex(4)); r == unicode.ReplacementChar {
				p.at = back
			}
		}
		out.WriteRune(r)
	case 'x':
		p.mended = true
		out.WriteRune(p.hex(2))
	default:
		out.WriteByte(c)
	}
}

func (p *parser) hex(digits int) rune {
	if len(p.s)-p.at < digits {
		return unicode.ReplacementChar
	}
	n, err := strconv.ParseUint(p.s[p.at:p.at+digits], 16, 32)
	if err != nil {
		return unicode.ReplacementChar
	}
	p.at += digits
	return rune(n)
}
