package pdf

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"

	"lede/model/text"
)

// Limits on a file.
const (
	maxObjects  = 500_000
	maxInflated = 96 << 20 // of all streams together
	maxStream   = 16 << 20
)

// file is a PDF with its objects found by looking for them, not by its
// cross-reference tables: those are what breaks first, and what a hostile file
// lies with.
type file struct {
	src       []byte
	offsets   map[int]int    // object number → place of its content in src
	packed    map[int][]byte // objects that stand in object streams
	cache     map[int]object
	busy      map[int]bool // objects being read, against references in a circle
	inflated  int64        // bytes unpacked so far
	operators int          // run so far
	lexed     int          // bytes of src read as objects so far
	full      bool         // a limit was reached

	endFrom, endAt int // the last search for the end of a stream: from where, what it found
}

var (
	encrypted = text.Pattern(`/Encrypt[ \t\r\n]+\d+[ \t\r\n]+\d+[ \t\r\n]+R`)
	rootRef   = text.Pattern(`/Root[ \t\r\n]+(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+R`)
	infoRef   = text.Pattern(`/Info[ \t\r\n]+(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+R`)
)

// index finds all objects. Of several with one number the last counts, as
// updates are appended.
func index(src []byte) *file {
	f := &file{src: src, offsets: map[int]int{}, packed: map[int][]byte{}, cache: map[int]object{}, busy: map[int]bool{}}
	var streams []int
	for at := 0; ; {
		if len(f.offsets) >= maxObjects {
			f.full = true
			break
		}
		i := bytes.Index(src[at:], []byte("obj"))
		if i < 0 {
			break
		}
		number, ok := numberBefore(src[:at+i])
		at += i + len("obj")
		if !ok {
			continue
		}
		f.offsets[number] = at
		if head := src[at:min(len(src), at+400)]; bytes.Contains(head, []byte("/ObjStm")) {
			streams = append(streams, number)
		}
	}
	for _, number := range streams {
		f.unpack(number)
	}
	return f
}

// numberBefore reads the number of an object from what stands before its
// "obj": number, generation, each followed by white space.
func numberBefore(src []byte) (number int, ok bool) {
	for range 2 {
		digits := bytes.TrimRight(src, " \t\r\n\x00")
		start := len(digits)
		for start > 0 && digits[start-1] >= '0' && digits[start-1] <= '9' && len(digits)-start < 10 {
			start--
		}
		n, err := strconv.Atoi(string(digits[start:]))
		if err != nil || len(digits) == len(src) {
			return 0, false
		}
		number, src = n, digits[:start]
	}
	return number, true
}

// unpack reads the objects in an object stream (7.5.7).
func (f *file) unpack(number int) {
	s, ok := f.object(number).(stream)
	if !ok {
		return
	}
	data := f.decode(s)
	count, first := int(num(f.resolve(s.dict["N"]))), int(num(f.resolve(s.dict["First"])))
	if first < 0 || first > len(data) {
		return
	}
	l := &lexer{src: data[:first]}
	var numbers, places []int
	f.full = f.full || count > maxObjects-len(f.packed)
	for range min(count, maxObjects-len(f.packed)) {
		n, ok1 := l.next(0)
		at, ok2 := l.next(0)
		if !ok1 || !ok2 {
			break
		}
		numbers, places = append(numbers, int(num(n))), append(places, first+int(num(at)))
	}
	for i, n := range numbers {
		if places[i] < first || places[i] >= len(data) {
			continue
		}
		if at, direct := f.offsets[n]; direct && at > f.offsets[number] {
			continue
		}
		f.packed[n] = data[places[i]:]
		delete(f.cache, n)
	}
}

// object returns an indirect object, nil where there is none.
func (f *file) object(number int) object {
	if o, ok := f.cache[number]; ok {
		return o
	}
	if f.busy[number] || len(f.busy) > maxNesting {
		return nil
	}
	f.busy[number] = true
	defer delete(f.busy, number)
	var o object
	if data, ok := f.packed[number]; ok {
		o = first(&lexer{src: data})
	} else if at, ok := f.offsets[number]; ok {
		o = f.readAt(at)
	}
	f.cache[number] = o
	return o
}

// first reads one object, a reference too.
func first(l *lexer) object {
	o, _ := l.next(0)
	if n, ok := o.(float64); ok {
		mark := l.at
		gen, _ := l.next(0)
		r, _ := l.next(0)
		if _, ok := gen.(float64); ok && r == keyword("R") {
			return ref(n)
		}
		l.at = mark
	}
	return o
}

// readAt reads the object at that place, with its stream.
func (f *file) readAt(at int) object {
	if f.lexed > 4*len(f.src) { // objects that lie in each other
		f.full = true
		return nil
	}
	l := &lexer{src: f.src, at: at}
	o := first(l)
	f.lexed += l.at - at
	d, ok := o.(dict)
	if !ok {
		return o
	}
	mark := l.at
	if next, _ := l.next(0); next != keyword("stream") {
		l.at = mark
		return o
	}
	start := l.at
	if start < len(f.src) && f.src[start] == '\r' {
		start++
	}
	if start < len(f.src) && f.src[start] == '\n' {
		start++
	}
	return stream{d, f.extent(start, d)}
}

// extent is the data of a stream: as long as it says, where it ends there, else
// up to the word that ends it.
func (f *file) extent(start int, d dict) []byte {
	start = min(start, len(f.src))
	rest := f.src[start:]
	if n := int(num(f.resolve(d["Length"]))); n > 0 && n <= len(rest) {
		after := bytes.TrimLeft(rest[n:min(len(rest), n+20)], "\r\n \t\x00")
		if bytes.HasPrefix(after, []byte("endstream")) {
			return rest[:n]
		}
	}
	if f.endAt == 0 || start < f.endFrom || start > f.endAt {
		f.endFrom, f.endAt = start, len(f.src)
		if i := bytes.Index(rest, []byte("endstream")); i >= 0 {
			f.endAt = start + i
		}
	}
	return f.src[start:f.endAt]
}

// resolve follows references, a few steps.
func (f *file) resolve(o object) object {
	for range 8 {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.object(int(r))
	}
	return nil
}

func (f *file) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case stream:
		return o.dict
	}
	return nil
}

func (f *file) array(o object) []object {
	a, _ := f.resolve(o).([]object)
	return a
}

func (f *file) nameOf(o object) name {
	n, _ := f.resolve(o).(name)
	return n
}

func num(o object) float64 {
	n, _ := o.(float64)
	return n
}

// last returns the number that the last match of a reference in the file names.
func (f *file) last(pattern *regexp.Regexp) (int, bool) {
	all := pattern.FindAllSubmatch(f.src, -1)
	if len(all) == 0 {
		return 0, false
	}
	n, err := strconv.Atoi(string(all[len(all)-1][1]))
	return n, err == nil
}

// page is a page with what it inherits.
type page struct {
	dict      dict
	resources dict
}

// pages lists up to most pages in order, and how many there are in all.
func (f *file) pages(most int) (list []page, total int) {
	seen := map[int]bool{}
	var walk func(o object, resources object, depth int)
	walk = func(o, resources object, depth int) {
		if r, ok := o.(ref); ok {
			if seen[int(r)] {
				return
			}
			seen[int(r)] = true
		}
		d := f.dict(o)
		if d == nil || depth > maxNesting {
			return
		}
		if own, ok := d["Resources"]; ok {
			resources = own
		}
		if kids := f.array(d["Kids"]); kids != nil && f.nameOf(d["Type"]) != "Page" {
			for _, kid := range kids {
				walk(kid, resources, depth+1)
			}
			return
		}
		if total++; len(list) < most {
			list = append(list, page{d, f.dict(resources)})
		}
	}
	if n, ok := f.last(rootRef()); ok {
		walk(f.dict(ref(n))["Pages"], nil, 0)
	}
	if total == 0 {
		f.loosePages(walk)
	}
	return list, total
}

// loosePages finds pages that no tree leads to, by their type.
func (f *file) loosePages(walk func(o, resources object, depth int)) {
	var numbers []int
	for n := range f.offsets {
		numbers = append(numbers, n)
	}
	for n := range f.packed {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		if d, ok := f.object(n).(dict); ok && f.nameOf(d["Type"]) == "Page" {
			walk(ref(n), nil, 0)
		}
	}
}
