package pdf

import (
	"bytes"
	"compress/zlib"
	"strconv"
	"strings"
	"testing"
)

// TestObjectCap: of more objects than any document has the rest are not looked for.
func TestObjectCap(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	t.Parallel()
	for n, want := range map[int]bool{maxObjects - 1: false, maxObjects: true} {
		var src bytes.Buffer
		for i := range n {
			src.WriteString(strconv.Itoa(i+1) + " 0 obj 1 ")
		}
		src.WriteString("objects")
		if f := index(src.Bytes()); f.full != want {
			t.Errorf("%d objects: full %v, want %v", n, f.full, want)
		}
	}
}

// TestInflatedCap: streams unpack to so much together, and each to so much.
func TestInflatedCap(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	t.Parallel()
	packed := func(n int) stream {
		var out bytes.Buffer
		z := zlib.NewWriter(&out)
		z.Write(make([]byte, n))
		z.Close()
		return stream{dict{"Filter": name("FlateDecode")}, out.Bytes()}
	}
	f := index(nil)
	if f.decode(packed(maxStream - 1)); f.full {
		t.Error("a stream of less than may be is cut")
	}
	if got := f.decode(packed(maxStream + 1)); !f.full || len(got) != maxStream {
		t.Errorf("a stream of more than may be: full %v, %d bytes", f.full, len(got))
	}
	f = index(nil)
	f.inflated = maxInflated
	if got := f.decode(packed(1)); !f.full || len(got) != 0 {
		t.Errorf("a stream beyond all of a document: full %v, %d bytes", f.full, len(got))
	}
}

// TestLexedCap: objects that lie in each other are read a few times, not each anew.
func TestLexedCap(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	t.Parallel()
	f := index([]byte("1 0 obj " + strings.Repeat("[", 10)))
	f.lexed = 4 * len(f.src)
	if f.readAt(0); f.full {
		t.Error("full before its time")
	}
	f.lexed = 4*len(f.src) + 1
	if f.readAt(0); !f.full {
		t.Error("not full")
	}
}

// TestItemsCap: arrays in arrays hold as much together as one may, and operators each
// as much.
func TestItemsCap(t *testing.T) {
	t.Parallel()
	var held func(o object) int
	held = func(o object) (n int) {
		list, _ := o.([]object)
		for _, o := range list {
			n += 1 + held(o)
		}
		return n
	}
	for unit, most := range map[string]int{"[": maxItems, "[ 1 ": maxItems, "1 ": 0, "[1 2] ": 2} {
		l := &lexer{src: []byte(strings.Repeat(unit, 2*maxItems))}
		if o, _ := l.next(0); held(o) > most || held(o) < most/2 {
			t.Errorf("%q: %d items, want %d", unit, held(o), most)
		}
	}
	f := index(nil)
	shown := "[" + strings.Repeat("(a)", maxItems-1) + "] TJ "
	w := &painter{file: f, state: state{ctm: identity, scale: 1}}
	if w.run([]byte(strings.Repeat(shown, 3)+"1 1 Td"), nil, 0); f.operators != 4 {
		t.Errorf("%d operators of 4", f.operators)
	}
}
