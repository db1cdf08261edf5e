package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/analysis"
	"lede/model/atomic"
	"lede/model/correct"
	"lede/model/export"
	"lede/model/note"
	"lede/model/state"
	"lede/model/text"
)

// AskExport asks for the name of the file to write the article to, and offers
// one of its title in that format, or in Markdown.
func (e *Engine) AskExport(format string) {
	o := e.reader.Open()
	if o == nil || o.Doc() == nil {
		e.reader.Say("still reading")
		return
	}
	f, ok := export.Find(format)
	if !ok {
		f, _ = export.Find("markdown")
	}
	e.reader.Type(state.ForExport, slug(o.Article().Meta.Called())+f.Extension)
}

// NextExtension changes the end of the name that is typed to that of the next
// format.
func (e *Engine) NextExtension() {
	e.reader.Edit(func(l *state.Line) {
		name, endings := string(l.Text), export.Extensions()
		at := slices.IndexFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
		if at >= 0 {
			name = strings.TrimSuffix(name, endings[at])
		}
		l.Move(len(l.Text))
		l.Delete(len(l.Text))
		l.Insert(name + endings[(at+1)%len(endings)])
	})
}

// slug makes a file's name of a title: words of letters, with their marks, and digits,
// parted by hyphens, as many whole ones as make a name that is not too long.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) })
	const most = 60 // characters
	s := ""
	for _, word := range words {
		next := strings.TrimPrefix(s+"-"+word, "-")
		if utf8.RuneCountInString(next) > most {
			break
		}
		s = next
	}
	switch {
	case s != "":
		return s
	case len(words) > 0: // the first is too long by itself
		return strings.TrimSuffix(text.Shorten(words[0], most), "…")
	}
	return "article"
}

// Export writes the open article to a new file of that name, as its end says;
// never over a file that is there.
func (e *Engine) Export(name string) []Work {
	o := e.reader.Open()
	if name = strings.TrimSpace(name); name == "" || o == nil || o.Doc() == nil {
		return nil
	}
	doc, corrections, notes := o.Doc(), e.reader.Corrections(), o.Notes()
	if _, ok := export.ByExtension(name); !ok {
		e.reader.Warn("what is " + name + " to be written as? End it with " + strings.Join(export.Extensions(), ", "))
		return nil
	}
	if doc.Partial() {
		e.reader.Say("reading the whole article to export it …")
	}
	return []Work{func(ctx context.Context) Event {
		doc, err := Complete(ctx, doc, corrections)
		if err != nil {
			return nil // the program ends
		}
		name, err := write(doc, notes, atHome(name))
		if err != nil {
			return said{err: fmt.Errorf("export: %w", err)}
		}
		return said{text: "wrote " + name}
	}}
}

// Complete is doc where it is of the whole article, else the analysis of that,
// with the corrections laid over it. Its error is that of ctx.
func Complete(ctx context.Context, doc *analysis.Document, c *correct.Set) (*analysis.Document, error) {
	if !doc.Partial() {
		return doc, nil
	}
	whole, err := analysis.Analyze(ctx, doc.Article)
	if err != nil {
		return nil, err
	}
	return correct.Apply(whole, c), nil
}

// atHome puts the reader's home for a leading "~/".
func atHome(name string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(name, "~/"); ok && err == nil {
		return filepath.Join(home, rest)
	}
	return name
}

// maxNames is how many names are tried for a file.
const maxNames = 1000

// write writes the document, with its notes where they have a place, to a new
// file and returns its name: the one asked for, with a number where there is
// such a file. Nobody sees a part of it.
func write(doc *analysis.Document, notes []note.Located, name string) (string, error) {
	format, ok := export.ByExtension(name)
	if !ok {
		return "", errors.New("no format of " + name)
	}
	draft, err := atomic.New(name, 0o644)
	if err != nil {
		return "", err
	}
	w, _ := export.Annotated(format.New(draft), func(*analysis.Document) []note.Located { return notes })
	if err := errors.Join(w.Write(doc), w.Close()); err != nil {
		return "", errors.Join(err, draft.Drop())
	}
	made, err := draft.Create(numbered(name, format.Extension))
	if errors.Is(err, fs.ErrExist) {
		err = fmt.Errorf("%d files named %s*%s are there already", maxNames, strings.TrimSuffix(name, format.Extension), format.Extension)
	}
	return made, err
}

// numbered are the names that are tried for a file: name, then with a number.
func numbered(name, extension string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range maxNames {
			try := name
			if i > 0 {
				try = fmt.Sprintf("%s-%d%s", name[:len(name)-len(extension)], i+1, extension)
			}
			if !yield(try) {
				return
			}
		}
	}
}
