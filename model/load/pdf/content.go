package pdf

import (
	"bytes"
	"math"
)

// Limits on what a page may draw.
const (
	maxForms     = 8         // forms in forms
	maxOperators = 4_000_000 // of the document
	maxFragments = 200_000
)

// fragment is a shown string at its place on the page.
type fragment struct {
	x, y, end float64
	size      float64
	bold      bool
	text      string
}

// matrix is an affine transformation [a b c d e f].
type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is the part of the graphics state that text needs (8.4, 9.3).
type state struct {
	ctm                 matrix
	font                *font
	size, leading, rise float64
	charSpace, wordGap  float64
	scale               float64
}

// painter follows a page's operators and keeps what text they show.
type painter struct {
	file     *file
	fonts    map[ref]*font  // of the file
	local    map[name]*font // of the page, that are not objects of the file
	state    state
	stack    []state
	tm, line matrix
	out      []fragment
}

var identity = matrix{1, 0, 0, 1, 0, 0}

// fragments returns the text of a page as its operators show it, in order.
func (f *file) fragments(p page, fonts map[ref]*font) []fragment {
	w := &painter{file: f, fonts: fonts, local: map[name]*font{}, state: state{ctm: identity, scale: 1}, tm: identity, line: identity}
	var data []byte
	contents := f.array(p.dict["Contents"])
	if contents == nil {
		contents = []object{p.dict["Contents"]}
	}
	for _, c := range contents {
		if s, ok := f.resolve(c).(stream); ok {
			if len(data) >= maxStream {
				f.full = true
				break
			}
			data = append(append(data, f.decode(s)...), '\n')
		}
	}
	w.run(data, p.resources, 0)
	return w.out
}

func (w *painter) run(data []byte, resources dict, depth int) {
	l := &lexer{src: data}
	var args []object
	for {
		if len(w.out) >= maxFragments {
			w.file.full = true
			return
		}
		o, ok := l.next(0)
		if !ok {
			return
		}
		op, isOp := o.(keyword)
		if !isOp {
			if len(args) < 64 {
				args = append(args, o)
			}
			continue
		}
		if w.file.operators++; w.file.operators > maxOperators {
			w.file.full = true
			return
		}
		switch op {
		case "BI":
			l.at = inlineEnd(data, l.at)
		case "Do":
			w.form(arg[name](args, 0), resources, depth)
		case "Tf":
			w.state.font, w.state.size = w.fontOf(arg[name](args, 0), resources), arg[float64](args, 1)
		default:
			w.operator(op, args)
		}
		args, l.items = args[:0], 0
	}
}

// arg is the i-th operand, its zero value where it is missing or another kind.
func arg[T any](args []object, i int) T {
	var zero T
	if i >= len(args) {
		return zero
	}
	v, _ := args[i].(T)
	return v
}

// inlineEnd is the place behind an inline picture.
func inlineEnd(data []byte, at int) int {
	for {
		i := bytes.Index(data[at:], []byte("EI"))
		if i < 0 {
			return len(data)
		}
		at += i + 2
		if isSpace(data[at-3]) && (at == len(data) || isSpace(data[at])) {
			return at
		}
	}
}

func (w *painter) operator(op keyword, args []object) {
	s := &w.state
	switch op {
	case "q":
		if len(w.stack) < 256 {
			w.stack = append(w.stack, *s)
		}
	case "Q":
		if n := len(w.stack); n > 0 {
			*s, w.stack = w.stack[n-1], w.stack[:n-1]
		}
	case "cm":
		s.ctm = matrixOf(args).mul(s.ctm)
	case "BT":
		w.tm, w.line = identity, identity
	case "Tc":
		s.charSpace = arg[float64](args, 0)
	case "Tw":
		s.wordGap = arg[float64](args, 0)
	case "Tz":
		s.scale = arg[float64](args, 0) / 100
	case "TL":
		s.leading = arg[float64](args, 0)
	case "Ts":
		s.rise = arg[float64](args, 0)
	case "Tm":
		w.line = matrixOf(args)
		w.tm = w.line
	case "TD":
		s.leading = -arg[float64](args, 1)
		w.move(arg[float64](args, 0), arg[float64](args, 1))
	case "Td":
		w.move(arg[float64](args, 0), arg[float64](args, 1))
	case "T*":
		w.move(0, -s.leading)
	case "Tj":
		w.show(arg[string](args, 0))
	case "'":
		w.move(0, -s.leading)
		w.show(arg[string](args, 0))
	case "\"":
		s.wordGap, s.charSpace = arg[float64](args, 0), arg[float64](args, 1)
		w.move(0, -s.leading)
		w.show(arg[string](args, 2))
	case "TJ":
		for _, o := range arg[[]object](args, 0) {
			switch o := o.(type) {
			case string:
				w.show(o)
			case float64:
				w.advance(-o / 1000 * s.size * s.scale)
			}
		}
	}
}

func matrixOf(args []object) matrix {
	var m matrix
	for i := range m {
		m[i] = arg[float64](args, i)
	}
	return m
}

func (w *painter) move(x, y float64) {
	w.line = matrix{1, 0, 0, 1, x, y}.mul(w.line)
	w.tm = w.line
}

func (w *painter) advance(x float64) { w.tm = matrix{1, 0, 0, 1, x, 0}.mul(w.tm) }

// show keeps a shown string with its place in the page's space.
func (w *painter) show(text string) {
	s := &w.state
	if s.font == nil || text == "" {
		return
	}
	at := matrix{1, 0, 0, 1, 0, s.rise}.mul(w.tm).mul(s.ctm)
	var out []byte
	for _, g := range s.font.decode(text) {
		out = append(out, g.text...)
		dx := g.width*s.size + s.charSpace
		if g.space {
			dx += s.wordGap
		}
		w.advance(dx * s.scale)
	}
	end := w.tm.mul(s.ctm)
	size := math.Abs(s.size) * math.Hypot(at[2], at[3])
	if len(out) == 0 || math.IsNaN(at[4]+at[5]+size) || math.IsInf(at[4]+at[5]+size, 0) {
		return
	}
	w.out = append(w.out, fragment{x: at[4], y: at[5], end: end[4], size: size, bold: s.font.bold, text: string(out)})
}

func (w *painter) fontOf(n name, resources dict) *font {
	o := w.file.dict(resources["Font"])[n]
	r, shared := o.(ref)
	ft := w.local[n]
	if shared {
		ft = w.fonts[r]
	}
	if ft != nil {
		return ft
	}
	ft = w.file.font(o)
	if shared {
		w.fonts[r] = ft
	} else {
		w.local[n] = ft
	}
	return ft
}

// form draws a form, a page within the page (8.10).
func (w *painter) form(n name, resources dict, depth int) {
	s, ok := w.file.resolve(w.file.dict(resources["XObject"])[n]).(stream)
	if !ok || w.file.nameOf(s.dict["Subtype"]) != "Form" {
		return
	}
	if depth >= maxForms {
		w.file.full = true
		return
	}
	saved, stack, tm, line := w.state, w.stack, w.tm, w.line
	if m := w.file.array(s.dict["Matrix"]); len(m) == 6 {
		w.state.ctm = matrixOf(m).mul(w.state.ctm)
	}
	inner := w.file.dict(s.dict["Resources"])
	if inner == nil {
		inner = resources
	}
	w.run(w.file.decode(s), inner, depth+1)
	w.state, w.stack, w.tm, w.line = saved, stack, tm, line
}
