// Package load turns what a user names on the command line into articles:
// paths, folders, globs and standard input become sources; a source's bytes are
// sniffed, decoded by one of an ordered list of formats, and cleaned.
package load

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"

	"lede/model/text"
)

// Source is one file to read: a name and what a stat tells, no content.
type Source struct {
	Name     string // as shown: relative to what the user typed, cleaned
	Path     string // for os.Open; "-" is standard input
	Size     int64
	Modified time.Time
	Err      error // why it cannot be read, already known before reading
}

// Options say how sources are read. The zero Options are ready.
type Options struct {
	As    string    // name of the format to force; "" sniffs
	AsIs  bool      // leave text that was decoded with the wrong encoding as it came
	Stdin io.Reader // what "-" reads

	// Images has captions keep their pictures, as far as the file itself holds them:
	// pages and books. It costs their bytes, in memory too.
	Images bool

	// Heads reads no more of each article than a list or a first screen needs:
	// of a text the first 64 KiB, cut at the end of a line; of an article in a
	// large file of JSON Lines the metadata and the first words. An article of
	// which there is more has its Head set; others are as without Heads.
	Heads bool

	// Progress is told now and then how many bytes of a long text are decoded; it
	// is called by another goroutine. Nil is told nothing.
	Progress func(done int)
}

// Reasons a file gives no article. Errors of this package wrap one of them, or
// an error of the operating system.
var (
	ErrEmpty       = errors.New("empty file")
	ErrBinary      = errors.New("binary file")
	ErrNoArticle   = errors.New("no article in it")
	ErrTooLarge    = errors.New("larger than the limit")
	ErrUnsupported = errors.New("cannot be read")
	ErrNoFile      = errors.New("no such file")
	ErrAddress     = errors.New("an address, not a file: lede get fetches it and keeps it as one")
	ErrNotRegular  = errors.New("not a regular file, read only when named")
	ErrTimeout     = errors.New("gave no article in time")
	ErrDecoder     = errors.New("the decoder failed")
	ErrNotThere    = errors.New("not there")
)

// Error says which file gave what reason. Its text is one clean line.
type Error struct {
	File string
	Err  error
}

// Error is "file: reason".
func (e *Error) Error() string { return text.CleanLine(e.File) + ": " + e.Reason() }

// Reason is the error without the file's name, for a row that shows the name already.
func (e *Error) Reason() string { return text.CleanLine(e.Err.Error()) }

// Unwrap gives the reason to errors.Is.
func (e *Error) Unwrap() error { return e.Err }

// worded is an error in words for people.
type worded struct{ error }

func (w worded) Error() string {
	return strings.ReplaceAll(w.error.Error(), io.ErrUnexpectedEOF.Error(), "it ends in the middle")
}

func (w worded) Unwrap() error { return w.error }

// fail wraps err for file. The path inside an operating system's error is
// dropped: the file is named already.
func fail(file string, err error) error {
	var already *Error
	if errors.As(err, &already) {
		return err
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
		if errors.Is(err, fs.ErrNotExist) {
			err = ErrNoFile
			if strings.Contains(file, "://") {
				err = ErrAddress
			}
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = worded{err}
	}
	return &Error{File: file, Err: err}
}

// noneIn is an ErrNoFile about what files are looked for in, which is there.
type noneIn string

func (n noneIn) Error() string { return "no files in this " + string(n) }
func (n noneIn) Unwrap() error { return ErrNoFile }
