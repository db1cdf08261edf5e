package load

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
)

// maxNesting is how deep archives may lie in archives.
const maxNesting = 3

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
		guard(ctx, timeLimit(s.Size), s.Name, func(ctx context.Context, p *activity, emit emitter) {
			defer in.Close()
			in.activity = p
			op := newOpener(ctx, in, o, emit)
			op.stream(in, s.Name, s.Name, 0)
		})(yield)
	}
}

func newOpener(ctx context.Context, in *input, o Options, emit emitter) *opener {
	return &opener{ctx: ctx, Options: o, emit: emit, budget: newBudget(in)}
}

// emitter hands out an article or an error, and reports whether to go on.
type emitter = func(*article.Article, error) bool

// input is an open file with what the limits and the watchdog need to know of it.
type input struct {
	io.Reader
	file     *os.File // nil for what is no file
	size     int64    // 0 where unknown
	read     int64    // bytes, those that were read twice as well
	activity *activity
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
	in.activity.begin()
	n, err := in.Reader.Read(p)
	in.activity.end()
	if in.read += int64(n); in.size == 0 {
		in.activity.bytes.Store(in.read)
	}
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
	Options
	ctx    context.Context
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
	member, _ := r.(*metered)
	switch {
	case err != nil:
		member.refuse()
		return o.emit(nil, fail(file, err))
	case f.Unpack != nil && depth >= maxNesting:
		return o.emit(nil, fail(file, fmt.Errorf("archives nested more than %d deep: %w", maxNesting, ErrTooLarge)))
	case f.Unpack != nil:
		if member != nil {
			member.parted = f.Content != Place
		}
		return o.unpack(f, o.container(buffered, file, depth), file, name, depth)
	}
	from := part{file: file, member: member, meter: member}
	if f.Packed && member == nil {
		from.meter = o.budget.whole()
	}
	if f.Packed {
		from.meter.packed = true
	}
	return o.decode(f, buffered, head, from)
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

// container is what an unpacker gets: the file itself where that can be read at
// any place.
func (o *opener) container(r io.Reader, file string, depth int) decode.Input {
	in := decode.Input{Reader: r, File: file}
	if depth == 0 {
		in.At, in.Size = o.budget.in.place()
	}
	return in
}

// place is the file at any place and its size; nil where it cannot be read so.
func (in *input) place() (io.ReaderAt, int64) {
	if in.file == nil {
		return nil, 0
	}
	if info, err := in.file.Stat(); err == nil && info.Mode().IsRegular() {
		return in, info.Size()
	}
	return nil, 0
}

// ReadAt reads as Read does, from any place of a file.
func (in *input) ReadAt(p []byte, off int64) (int, error) {
	in.activity.begin()
	defer in.activity.end()
	n, err := in.file.ReadAt(p, off)
	in.read += int64(n)
	return n, err
}

// part is what of a file a decoder reads.
type part struct {
	file   string
	member *metered // of a container: nothing can be sought in it; nil for a file
	meter  *metered // that counts its articles; nil where they cost no more than their bytes
	at     int64    // the byte of the file it begins at
	index  int      // of its first article
}

// choose picks the format of a file by its head, or the one that is forced.
// Containers are opened under a forced format too: it is meant for what is in them.
func (o *opener) choose(head Head) (Format, error) {
	sniffed := sniff(head)
	if o.As != "" {
		forced, err := lookup(o.As)
		if sniffed.Unpack == nil || forced.Archive {
			return forced, err
		}
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
func (o *opener) decode(f Format, r *bufio.Reader, head Head, from part) (more bool) {
	defer func() {
		if p := recover(); p != nil {
			more = o.emit(nil, fail(from.file, fmt.Errorf("%w: %v", ErrDecoder, p)))
		}
	}()
	in := o.prepare(f, r, head, from)
	count := 0
	told := false
	for a, err := range gathered(f.Decode(o.ctx, o.input(f, in, from))) {
		if err != nil {
			if in.why != "" && !told {
				err = fmt.Errorf("%s; %w", in.why, err)
			}
			return o.emit(nil, fail(from.file, err))
		}
		origin := article.Origin{File: a.Origin.File, Index: from.index + count, Format: f.Name}
		if f.Seek {
			origin.Offset = in.offset(a.Origin.Offset, from.at)
		}
		a.Origin = origin
		in.tell(a, o.budget.in.size, from.member != nil)
		if from.member != nil {
			from.member.said.tell(a)
		}
		told = told || in.why != ""
		count++
		from.meter.gave(a)
		if !o.emit(a, nil) {
			return false
		}
		if f.Packed && o.budget.spend() != nil {
			o.emit(nil, fail(from.file, o.budget.spent))
			return false
		}
	}
	return o.finish(in, from.file, count, told)
}

// input is what the decoder of f is given.
func (o *opener) input(f Format, in *limited, from part) decode.Input {
	d := decode.Input{Reader: in, File: from.file, Size: o.sizeOf(from), AsIs: o.AsIs, Images: o.Images, Progress: o.Progress}
	if from.member != nil {
		d.Names = from.member.said.names
	}
	if from.member == nil && f.Content == Place {
		d.At, d.Size = o.budget.in.place()
	}
	d.Heads = o.Heads && f.Heads && d.Size >= manyFrom
	if f.Content == Text {
		d.Reader, d.Text = nil, in.text
	}
	return d
}

// sizeOf is about how many bytes from has, 0 where that is unknown.
func (o *opener) sizeOf(from part) int64 {
	if from.member != nil {
		return 0
	}
	return o.budget.in.size
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

// prepare makes ready what f asks for; where it is the text of one article and
// heads are asked for, only its beginning.
func (o *opener) prepare(f Format, r *bufio.Reader, head Head, from part) *limited {
	limit := cmp.Or(f.Limit, textLimit)
	in := &limited{r: r, left: limit, limit: limit, shift: unknownShift}
	switch f.Content {
	case Stream:
		text, found := charset.NewReader(r, head.Raw)
		in.r, in.left, in.notice = text, -1, found.Notice()
		if from.member == nil {
			in.shift = shift(found)
		}
	case Bytes:
		if from.member == nil {
			in.shift = 0
		}
	case Text:
		if o.Heads && !head.Whole {
			in.left, in.head = headSize, true
		}
		if from.member != nil {
			from.member.text = true
		}
		in.decodeText(in.readText(o.sizeOf(from)), o.AsIs)
	}
	return in
}
