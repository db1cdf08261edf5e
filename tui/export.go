package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/export"
	"lede/model/note"
	"lede/model/state"
	"lede/model/text"
)

// askExport asks for the name of the file to write the article to, and offers
// one of its title.
func (m *Model) askExport() {
	if m.reader.Open().Doc() == nil {
		m.reader.Say("still reading")
		return
	}
	format, ok := export.Find(m.options.Config.Export)
	if !ok {
		format, _ = export.Find("markdown")
	}
	m.reader.Type(state.ForExport, slug(m.reader.Open().Article().Meta.Title)+format.Extension)
}

// nextExtension changes the end of a file's name to that of the next format.
func nextExtension(l *state.Line) {
	name, endings := string(l.Text), export.Extensions()
	at := slices.IndexFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
	if at >= 0 {
		name = strings.TrimSuffix(name, endings[at])
	}
	l.Move(len(l.Text))
	l.Delete(len(l.Text))
	l.Insert(name + endings[(at+1)%len(endings)])
}

// export writes the article to a new file of that name, as its end says; never
// over a file that is there.
func (m *Model) export(name string) tea.Cmd {
	if name = strings.TrimSpace(name); name == "" || m.reader.Open() == nil || m.reader.Open().Doc() == nil {
		return nil
	}
	doc, set, notes := m.reader.Open().Doc(), m.reader.Corrections(), m.reader.Open().Notes()
	if _, ok := export.ByExtension(name); !ok {
		m.reader.Warn("what is " + name + " to be written as? End it with " + strings.Join(export.Extensions(), ", "))
		return nil
	}
	if doc.Partial() {
		m.reader.Say("reading the whole article to export it …")
	}
	return func() tea.Msg {
		if doc.Partial() {
			doc, _ = analysis.Analyze(context.Background(), doc.Article)
			doc = correct.Apply(doc, set)
		}
		name, err := write(doc, notes, atHome(name))
		if err != nil {
			return saidMsg{err: fmt.Errorf("export: %w", err)}
		}
		return saidMsg{text: "wrote " + name}
	}
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

// write writes the document, with its notes where they have a place, to a new file and returns its name: the one asked
// for, with a number where there is such a file.
func write(doc *analysis.Document, notes []note.Located, name string) (string, error) {
	format, ok := export.ByExtension(name)
	if !ok {
		return "", errors.New("no format of " + name)
	}
	base := name[:len(name)-len(format.Extension)]
	for i := range maxNames {
		if i > 0 {
			name = fmt.Sprintf("%s-%d%s", base, i+1, format.Extension)
		}
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		w, _ := export.Annotated(format.New(f), func(*analysis.Document) []note.Located { return notes })
		return name, errors.Join(w.Write(doc), w.Close(), f.Close())
	}
	return "", fmt.Errorf("%d files named %s*%s are there already", maxNames, base, format.Extension)
}

// slug makes a file's name of a title: words of letters and digits, parted by
// hyphens.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s := text.Shorten(strings.Join(words, "-"), 60)
	if s = strings.Trim(s, "-…"); s == "" {
		return "article"
	}
	return s
}
