package tui

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model/article"
	"lede/model/export"
	"lede/model/library"
	"lede/model/state"
)

// say puts the outcome of a command on the status line.
func (m *Model) say(msg saidMsg) {
	if msg.err != nil {
		m.reader.Warn(msg.err.Error())
		return
	}
	m.reader.Say(msg.text)
}

// copied puts s on the clipboard and says what it is.
func (m *Model) copied(s, what string) tea.Cmd {
	if strings.TrimSpace(s) == "" {
		m.reader.Say("nothing to copy")
		return nil
	}
	m.reader.Say("copied " + what)
	return toClipboard(s)
}

// copyItem copies what the list knows of the selected article.
func (m *Model) copyItem() tea.Cmd {
	it := m.reader.Selected()
	if it == nil {
		return nil
	}
	return m.copied(citation(it), "title and source")
}

// citation is title, outlet, date and address of an item, a file's name where
// there is no address.
func citation(it *library.Item) string {
	parts := []string{it.Title()}
	for _, s := range []string{it.Meta.Outlet, it.Meta.Published.String(), it.Meta.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if it.Meta.URL == "" {
		parts = append(parts, it.Origin.File)
	}
	return strings.Join(parts, ", ")
}

// copyHere copies the selected quotation or mention with its citation, else the
// paragraph at the top of the screen.
func (m *Model) copyHere() tea.Cmd {
	o := m.reader.Open()
	if o.Article() == nil {
		return nil
	}
	it := m.reader.Library().Item(o.ID())
	if o.SelectedQuote() != nil {
		return m.copyQuote("the quotation with its source", func(c export.Citation) (string, error) { return c.Text(), nil })
	}
	span, ok := o.Selected()
	if ok {
		return m.copied(span.Of(o.Article().Text), "the name")
	}
	for _, b := range o.Article().Blocks {
		if b.End > max(0, o.Place()) {
			return m.copied(fmt.Sprintf("%s (%s, byte %d)", b.Of(o.Article().Text), citation(it), b.Start), "the paragraph with its source")
		}
	}
	return nil
}

// copyQuote copies the selected quotation as a citation in some notation.
func (m *Model) copyQuote(what string, notation func(export.Citation) (string, error)) tea.Cmd {
	o := m.reader.Open()
	if o.SelectedQuote() == nil {
		m.reader.Say("select a quotation with . first")
		return nil
	}
	s, err := notation(export.Cite(o.Doc(), o.Select().Index()))
	if err != nil {
		m.reader.Warn(err.Error())
		return nil
	}
	return m.copied(s, what)
}

func (m *Model) copyMarkdown() tea.Cmd {
	return m.copyQuote("the quotation as Markdown", func(c export.Citation) (string, error) { return c.Markdown(), nil })
}

func (m *Model) copyCSL() tea.Cmd {
	return m.copyQuote("the citation as CSL-JSON", func(c export.Citation) (string, error) {
		data, err := c.CSL()
		return string(data), err
	})
}

// copyRow copies the panel's row: a quotation, a name or an address.
func (m *Model) copyRow() tea.Cmd {
	row, ok := m.reader.PanelRow()
	if !ok {
		return nil
	}
	if n, ok := m.reader.Open().NoteOf(row); ok {
		return m.copyNote(n)
	}
	if row.URL != "" {
		return m.copied(row.URL, "the link")
	}
	if row.Quote >= 0 {
		m.reader.SelectQuote(row.Quote)
		return m.copyHere()
	}
	return m.copied(strings.TrimSpace(row.Text), "the name")
}

// copyCard copies what the card is about.
func (m *Model) copyCard() tea.Cmd {
	card, doc := m.reader.Card(), m.reader.Open().Doc()
	if card.Quote() >= 0 {
		return m.copyHere()
	}
	p := state.ProfileOf(doc, card.Entity())
	s := p.Entity.Name
	if p.Intro != "" {
		s += " — " + p.Intro
	}
	return m.copied(s, "the name and who it is")
}

func (m *Model) browseSelected() tea.Cmd {
	if it := m.reader.Selected(); it != nil {
		return m.browse(it.Meta.URL)
	}
	return nil
}

func (m *Model) browseOpen() tea.Cmd {
	return m.browse(m.reader.Library().Item(m.reader.Open().ID()).Meta.URL)
}

func (m *Model) browseRow() tea.Cmd {
	if row, ok := m.reader.PanelRow(); ok {
		return m.browse(row.URL)
	}
	return nil
}

// browse opens an address outside. Only web addresses are opened: an article
// must not be able to start anything else.
func (m *Model) browse(address string) tea.Cmd {
	u, err := url.Parse(address)
	switch {
	case address == "":
		m.reader.Say("no address is known")
		return nil
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		m.reader.Warn("not a web address: " + address)
		return nil
	}
	return func() tea.Msg {
		cmd := exec.Command(browser(), u.String())
		if err := cmd.Start(); err != nil {
			return saidMsg{err: fmt.Errorf("cannot open %s: %w", u, err)}
		}
		go cmd.Wait()
		return saidMsg{text: "opened " + u.Host}
	}
}

// browser is the command that opens addresses: $BROWSER, else the system's.
func browser() string {
	if b := os.Getenv("BROWSER"); b != "" {
		return b
	}
	if runtime.GOOS == "darwin" {
		return "open"
	}
	return "xdg-open"
}

// edit opens the article's file in $VISUAL or $EDITOR at the line that holds
// the paragraph on the screen.
func (m *Model) edit() tea.Cmd {
	id := m.reader.Open().ID()
	path := m.jobs.source(id).Path
	if path == "-" {
		m.reader.Warn("standard input has no file to edit")
		return nil
	}
	args := strings.Fields(editor())
	args = append(args, fmt.Sprintf("+%d", lineIn(path, m.phrase())), path)
	return tea.ExecProcess(exec.Command(args[0], args[1:]...), func(err error) tea.Msg {
		if err != nil {
			return saidMsg{err: fmt.Errorf("%s: %w", args[0], err)}
		}
		return rereadMsg{id}
	})
}

func editor() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if e := strings.TrimSpace(os.Getenv(name)); e != "" {
			return e
		}
	}
	return "vi"
}

// phrase is the beginning of the block at the top of the screen: what is looked
// for in the file.
func (m *Model) phrase() string {
	o := m.reader.Open()
	if o.Article() == nil {
		return ""
	}
	for _, b := range o.Article().Blocks {
		if b.End > max(0, o.Place()) {
			return first(b.Of(o.Article().Text), 24)
		}
	}
	return ""
}

func first(s string, n int) string {
	for i := range s {
		if i >= n {
			return s[:i]
		}
	}
	return s
}

// maxEdited bounds the search for the line to open an editor at.
const maxEdited = 16 << 20

// lineIn is the line of the file that holds phrase, 1 where none does.
func lineIn(path, phrase string) int {
	info, err := os.Stat(path)
	if err != nil || info.Size() > maxEdited || phrase == "" {
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

// pipe gives the article's text to a shell command that has the terminal to
// itself.
func (m *Model) pipe(command string) tea.Cmd {
	if strings.TrimSpace(command) == "" || m.reader.Open() == nil || m.reader.Open().Article() == nil {
		return nil
	}
	cmd := exec.Command("sh", "-c", command+"\nprintf '\\n[enter goes back to lede] '; read -r _ </dev/tty")
	cmd.Stdin = strings.NewReader(plain(m.reader.Open().Article()))
	return tea.ExecProcess(cmd, func(err error) tea.Msg {
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return saidMsg{err: fmt.Errorf("pipe: %w", err)}
		}
		return saidMsg{text: "piped through " + command}
	})
}

// plain is an article as text: title, then the body.
func plain(a *article.Article) string {
	return a.Meta.Title + "\n\n" + a.Text + "\n"
}
