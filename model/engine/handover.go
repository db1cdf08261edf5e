package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"lede/model/article"
	"lede/model/library"
	"lede/model/text"
)

// HandOver is an event for the screen: Cmd is to have the terminal to itself.
// Then Done, given how it ended, is work to be done.
type HandOver struct {
	Cmd  *exec.Cmd
	Done func(error) Event
}

func (HandOver) apply(*Engine) []Work { return nil }

// Lend says that over.Cmd gets the terminal now; Done of what it returns says
// that it is back.
func (e *Engine) Lend(over HandOver) HandOver {
	if e.options.Lend == nil {
		return over
	}
	back := e.options.Lend()
	return HandOver{over.Cmd, func(err error) Event {
		back()
		return over.Done(err)
	}}
}

// said is the outcome of work, for the status line.
type said struct {
	text string
	err  error
}

func (s said) apply(e *Engine) []Work {
	if s.err != nil {
		e.reader.Warn(s.err.Error())
		return nil
	}
	e.reader.Say(s.text)
	return nil
}

// Browse opens an address outside. Only web addresses are opened: an article
// must not be able to start anything else.
func (e *Engine) Browse(address string) []Work {
	u, err := url.Parse(address)
	switch {
	case address == "":
		e.reader.Say("no address is known")
		return nil
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		e.reader.Warn("not a web address: " + address)
		return nil
	}
	return []Work{func(context.Context) Event {
		words := browser(u.String())
		cmd, opened := exec.Command(words[0], words[1:]...), said{text: "opened " + u.Host}
		if drawsInTerminal(words[0]) {
			return HandOver{cmd, func(err error) Event {
				if err != nil {
					return notOpened(words[0], u, err)
				}
				return opened
			}}
		}
		if err := cmd.Start(); err != nil {
			return notOpened(words[0], u, err)
		}
		go func() { _ = cmd.Wait() }() // the browser is on its own
		return opened
	}}
}

// BrowseSelected opens the address of the article selected in the list.
func (e *Engine) BrowseSelected() []Work {
	if it := e.reader.Selected(); it != nil {
		return e.Browse(it.Meta.URL)
	}
	return nil
}

// BrowseOpen opens the address of the open article.
func (e *Engine) BrowseOpen() []Work {
	return e.Browse(e.reader.Library().Item(e.reader.Open().ID()).Meta.URL)
}

// BrowseRow opens the address of the panel's row.
func (e *Engine) BrowseRow() []Work {
	if row, ok := e.reader.PanelRow(); ok {
		return e.Browse(row.URL)
	}
	return nil
}

// notOpened says why a browser did not open an address.
func notOpened(program string, u *url.URL, err error) said {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		return said{err: fmt.Errorf("no browser: there is no %s; $BROWSER names one", text.CleanLine(program))}
	}
	return said{err: fmt.Errorf("cannot open %s: %w", u, err)}
}

// Edit opens the open article's file in $VISUAL or $EDITOR, at the line that
// holds the paragraph at the reading place.
func (e *Engine) Edit() []Work {
	o := e.reader.Open()
	if o == nil {
		return nil
	}
	id := o.ID()
	path := e.catalog.source(id).Path
	if path == "-" {
		e.reader.Warn("standard input has no file to edit")
		return nil
	}
	phrase := phraseAt(o.Article(), o.Place())
	return []Work{func(context.Context) Event {
		size, err := fileSize(path)
		if err != nil {
			return said{err: err}
		}
		args := append(Editor(), fmt.Sprintf("+%d", lineIn(path, size, phrase)), asFile(path))
		return HandOver{exec.Command(args[0], args[1:]...), func(err error) Event {
			if errors.Is(err, exec.ErrNotFound) {
				return said{err: fmt.Errorf("no editor: there is no %s; $EDITOR names one", text.CleanLine(args[0]))}
			}
			if err != nil {
				return said{err: fmt.Errorf("%s: %w", args[0], err)}
			}
			return edited{id}
		}}
	}}
}

// asFile is a path that no program takes for an option, nor an editor for a command
// as "+!reboot" is one.
func asFile(path string) string {
	if strings.HasPrefix(path, "-") || strings.HasPrefix(path, "+") {
		return "." + string(filepath.Separator) + path
	}
	return path
}

// edited asks for the open article to be read again from its file.
type edited struct{ id library.ID }

func (r edited) apply(e *Engine) []Work {
	if o := e.reader.Open(); o == nil || o.ID() != r.id {
		return nil
	}
	return e.Reload()
}

// maxPhrase is how much of a paragraph is looked for in its file, in bytes.
const maxPhrase = 24

// phraseAt is the beginning of the block at a place: what is looked for in the
// file. It is "" where there is none.
func phraseAt(a *article.Article, place int) string {
	if a == nil {
		return ""
	}
	for _, b := range a.Blocks {
		if b.End > max(0, place) {
			return beginning(b.Of(a.Text), maxPhrase)
		}
	}
	return ""
}

// beginning is the first n bytes of s, and those of the character they end in.
func beginning(s string, n int) string {
	for i := range s {
		if i >= n {
			return s[:i]
		}
	}
	return s
}

// maxEdited bounds the search for the line to open an editor at, in bytes.
const maxEdited = 16 << 20

// lineIn is the line of the file of that size that holds phrase, 1 where none
// does.
func lineIn(path string, size int64, phrase string) int {
	if size > maxEdited || phrase == "" {
		return 1
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return 1
	}
	at := strings.Index(string(data), phrase)
	if at < 0 {
		return 1
	}
	return 1 + strings.Count(string(data[:at]), "\n")
}

// Pipe gives the open article's text to a shell command that has the terminal to
// itself.
func (e *Engine) Pipe(command string) []Work {
	a := e.article()
	if strings.TrimSpace(command) == "" || a == nil {
		return nil
	}
	return []Work{func(context.Context) Event {
		cmd := exec.Command("sh", "-c", command+"\nprintf '\\n[enter goes back to lede] '; read -r _ </dev/tty")
		cmd.Stdin = strings.NewReader(a.Meta.Title + "\n\n" + a.Text + "\n")
		return HandOver{cmd, func(err error) Event {
			var exit *exec.ExitError
			if err != nil && !errors.As(err, &exit) {
				return said{err: fmt.Errorf("pipe: %w", err)}
			}
			return said{text: "piped through " + command}
		}}
	}}
}

// noteEnd is the line below which nothing is kept of a note that was written in
// an editor.
const noteEnd = "# ---- the passage; nothing from this line on is kept ----"

// Compose lets the note begun be written in $VISUAL or $EDITOR, above its
// passage.
func (e *Engine) Compose(written string) []Work {
	w, a := e.reader.Noting(), e.article()
	if w == nil || a == nil {
		return nil
	}
	passage := w.Words(a)
	return []Work{func(context.Context) Event {
		name, err := noteFile(written, passage)
		if err != nil {
			return composed{err: err}
		}
		args := append(Editor(), name)
		return HandOver{exec.Command(args[0], args[1:]...), func(err error) Event {
			defer os.Remove(name)
			if err != nil {
				return composed{err: fmt.Errorf("%s: %w", args[0], err)}
			}
			data, err := os.ReadFile(name)
			text, _, _ := strings.Cut(string(data), noteEnd)
			return composed{text, err}
		}}
	}}
}

// noteFile makes a file to write a note in.
func noteFile(written, passage string) (name string, err error) {
	f, err := os.CreateTemp("", "lede-note-*.md")
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintf(f, "%s\n\n%s\n%s\n", written, noteEnd, passage)
	return f.Name(), errors.Join(err, f.Close())
}

// composed is a note as it was left in the editor.
type composed struct {
	text string
	err  error
}

func (c composed) apply(e *Engine) []Work {
	if c.err != nil {
		e.reader.GiveUpNote()
		e.reader.Warn(c.err.Error())
		return nil
	}
	e.reader.WriteNote(c.text, e.now())
	return nil
}
