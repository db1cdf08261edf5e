package load

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
)

// maxNesting is how deep archives may lie in archives.
const maxNesting = 2

// Open reads the articles of s in order. What was read before an error stays;
// an archive goes on after a bad member, so several errors may come. Each error
// is an *Error. A decoder that panics, or reads and yields nothing for some
// seconds, costs its own file only.
func Open(ctx context.Context, s Source, o Options) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		if s.Err != nil {
			yield(nil, fail(s.Name, s.Err))
			return
		}
		in, err := openInput(s, o)
		if err != nil {
			yield(nil, fail(s.Name, err))
			return
		}
		guard(ctx, patience(s.Size), s.Name, func(ctx context.Context, p *pulse, emit emitter) {
			defer in.Close()
			in.pulse = p
			if o.Progress != nil {
				ctx = article.WithProgress(ctx, o.Progress)
			}
			op := newOpener(ctx, in, o, emit)
			op.stream(in, s.Name, s.Name, 0)
		})(yield)
	}
}

func newOpener(ctx context.Context, in *input, o Options, emit emitter) *opener {
	if o.AsIs {
		ctx = charset.AsIs(ctx)
	}
	return &opener{ctx: ctx, as: o.As, heads: o.Heads, emit: emit, budget: newBudget(in)}
}

// emitter hands out an article or an error, and reports whether to go on.
type emitter = func(*article.Article, error) bool

// input is an open file with what the limits and the watchdog need to know of it.
type input struct {
	io.Reader
	file  *os.File // nil for what is no file
	size  int64    // 0 where unknown
	read  int64
	pulse *pulse
}

func openInput(s Source, o Options) (*input, error) {
	if s.Path == "-" {
		if o.Stdin == nil {
			return nil, fmt.Errorf("no standard input: %w", ErrEmpty)
		}
		return &input{Reader: o.Stdin}, nil
	}
	f, err := os.Open(s.Path)
	if err != nil {
		return nil, err
	}
	return &input{Reader: f, file: f, size: s.Size}, nil
}

// Read counts, and tells the watchdog that waiting for bytes is not hanging.
func (in *input) Read(p []byte) (int, error) {
	in.pulse.wait()
	n, err := in.Reader.Read(p)
	in.pulse.beat()
	in.read += int64(n)
	return n, err
}

// Close closes the file, if there is one; standard input stays open.
func (in *input) Close() error {
	if in.file == nil {
		return nil
	}
	return in.file.Close()
}

// opener reads one source: its decoders, and the containers it is made of.
type opener struct {
	ctx    context.Context
	as     string
	heads  bool
	emit   emitter
	budget *budget
}

// stream sniffs and reads one file or member. It reports whether to go on.
// name breaks ties; file is the name shown.
func (o *opener) stream(r io.Reader, file, name string, depth int) bool {
	if o.ctx.Err() != nil {
		return false
	}
	buffered := bufio.NewReaderSize(r, o.headSize(depth))
	head, err := newHead(buffered, name)
	if err != nil && len(head.Raw) == 0 {
		return o.emit(nil, fail(file, err))
	}
	f, err := o.choose(head)
	switch {
	case err != nil:
		return o.emit(nil, fail(file, err))
	case f.Unpack != nil && depth >= maxNesting:
		return o.emit(nil, fail(file, fmt.Errorf("archives nested more than %d deep: %w", maxNesting, ErrTooLarge)))
	case f.Unpack != nil:
		return o.unpack(f, asFile(buffered, r), file, name, depth)
	}
	return o.decode(f, buffered, head, place{file: file, member: depth > 0})
}

// headSize is how much of a file or member is looked at: no more than a small file
// has.
func (o *opener) headSize(depth int) int {
	if in := o.budget.in; depth == 0 && in.file != nil && in.size > 0 {
		return int(min(headSize, in.size+1))
	}
	return headSize
}

// manyFrom is the size in bytes from which a file of many articles is read by
// their heads alone. From smaller ones the list learns more at little cost: the
// number of words, and which articles are in other files too.
const manyFrom = 16 * mebibyte

// decoder is the one that reads what is asked for.
func (o *opener) decoder(f Format, from place) Decoder {
	if o.heads && f.Heads != nil && !from.member && o.budget.in.size >= manyFrom {
		return f.Heads
	}
	return f.Decode
}

// place is where a decoder's input lies.
type place struct {
	file   string
	member bool  // of a container: nothing can be sought in it
	at     int64 // the byte of the file it begins at
	index  int   // of the first article
}

// choose picks the format of a file by its head, or the one that is forced.
// Containers are opened under a forced format too: it is meant for what is in them.
func (o *opener) choose(head Head) (Format, error) {
	sniffed := sniff(head)
	if o.as != "" && (sniffed.Unpack == nil || o.as == "raw" || o.as == "epub") {
		return lookup(o.as)
	}
	switch {
	case len(head.Raw) == 0 || head.Whole && strings.TrimSpace(head.Text) == "":
		return Format{}, ErrEmpty
	case sniffed.Refuse != nil:
		return Format{}, sniffed.Refuse
	case !sniffed.Readable():
		return Format{}, fmt.Errorf("%s %w yet", sniffed.Name, ErrUnsupported)
	}
	return sniffed, nil
}

// decode reads the articles of one file or member of a known format.
func (o *opener) decode(f Format, r *bufio.Reader, head Head, from place) (more bool) {
	defer func() {
		if p := recover(); p != nil {
			more = o.emit(nil, fail(from.file, fmt.Errorf("%w: %v", ErrDecoder, p)))
		}
	}()
	size := o.budget.in.size
	if from.member {
		size = 0
	}
	in := f.prepare(o.ctx, r, head, size, o.heads)
	if from.member {
		in.shift = unknownShift
	}
	count := 0
	told := false
	for a, err := range o.decoder(f, from)(o.ctx, in.asReader(), from.file) {
		if err != nil {
			return o.emit(nil, fail(from.file, err))
		}
		a.Origin = article.Origin{File: a.Origin.File, Index: from.index + count, Format: f.Name, Offset: in.offset(a.Origin.Offset, from.at)}
		in.tell(a, o.budget.in.size, from.member)
		told = told || in.why != ""
		count++
		if !o.emit(a, nil) {
			return false
		}
	}
	return o.finish(in, from.file, count, told)
}

// finish says what no article has said: that the input was cut, or empty.
func (o *opener) finish(in *limited, file string, count int, told bool) bool {
	switch {
	case o.ctx.Err() != nil:
		return false
	case in.why != "" && !told:
		return o.emit(nil, fail(file, fmt.Errorf("%s: %w", in.why, ErrNoArticle)))
	case count == 0:
		return o.emit(nil, fail(file, ErrNoArticle))
	}
	return true
}

// prepare gives a decoder the input its format asks for, or with heads only the
// beginning of it, where the format is one article's text. size is about how many
// bytes there are, 0 where that is unknown.
func (f Format) prepare(ctx context.Context, r *bufio.Reader, head Head, size int64, heads bool) *limited {
	limit := f.Limit
	if limit == 0 {
		limit = textLimit
	}
	switch f.Input {
	case Stream:
		text, found := charset.NewReader(r, head.Raw)
		return &limited{r: text, left: -1, notice: found.Notice(), shift: shift(found)}
	case Bytes:
		return &limited{r: r, left: limit, limit: limit}
	}
	in := &limited{r: r, left: limit, limit: limit, shift: unknownShift, asIs: charset.IsAsIs(ctx)}
	if heads && !head.Whole {
		in.left, in.head = headSize, true
	}
	in.decodeText(in.readText(size))
	return in
}
