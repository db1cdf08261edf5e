package load

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"

	"lede/model/article"
)

// OpenAt reads the one article of origin from s. Where the origin names the
// byte at which its record begins, and the file did not change since s was
// listed, reading starts there: number 300,000 of a mailbox costs no more than
// the first. Else what comes before it is read too.
func OpenAt(ctx context.Context, s Source, origin article.Origin, o Options) (*article.Article, error) {
	if a := openRecord(ctx, s, origin, o); a != nil {
		return a, nil
	}
	var failed error
	for a, err := range Open(ctx, s, o) {
		if err != nil {
			failed = err
		} else if a.Origin.File == origin.File && a.Origin.Index == origin.Index {
			return a, nil
		}
	}
	if err := cmp.Or(ctx.Err(), failed); err != nil {
		return nil, err
	}
	return nil, fail(s.Name, fmt.Errorf("article %d is %w any more", origin.Index+1, ErrNotThere))
}

// openRecord reads the record at origin.Offset; nil where that is not possible.
func openRecord(ctx context.Context, s Source, origin article.Origin, o Options) *article.Article {
	f, err := lookup(origin.Format)
	if origin.Offset <= 0 || s.Path == "-" || s.Err != nil || err != nil || !f.Seek {
		return nil
	}
	in, err := openInput(s, o)
	if err != nil || !in.seek(s, origin.Offset) {
		return nil
	}
	for a, err := range guard(ctx, timeLimit(0), s.Name, func(ctx context.Context, p *activity, emit emitter) {
		defer in.Close()
		in.activity = p
		buffered := bufio.NewReaderSize(in, headSize)
		if head, err := newHead(buffered, s.Name); err == nil {
			from := part{file: s.Name, at: origin.Offset, index: origin.Index}
			newOpener(ctx, in, o, emit).decode(f, buffered, head, from)
		}
	}) {
		if err != nil {
			return nil
		}
		a.Origin = origin
		return a
	}
	return nil
}

// seek goes to where a record begins: after the end of a line, in the file that
// s was when it was listed. It closes the file where that is not so.
func (in *input) seek(s Source, offset int64) bool {
	before := make([]byte, 1)
	info, err := in.file.Stat()
	if err == nil && info.Size() == s.Size && info.ModTime().Equal(s.Modified) {
		if _, err = in.file.ReadAt(before, offset-1); err == nil && before[0] == '\n' {
			if _, err = in.file.Seek(offset, io.SeekStart); err == nil {
				return true
			}
		}
	}
	in.file.Close()
	return false
}
