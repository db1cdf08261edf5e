package tui

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"lede/model/config"
)

// painting is a PNG of that size.
func painting(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		m.Set(x, h/2, color.White)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// gallery is a folder with a page that has a picture beside it, one inside, and one on the
// network alone; and a page without any.
func gallery(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	inside := base64.StdEncoding.EncodeToString(painting(t, 100, 100))
	said := 0
	words := func() string {
		said++ // a paragraph that came before is a copy
		return strings.Repeat(fmt.Sprintf("On day %d the council of the harbour town met and heard what the fishermen had to say about it. ", said), 4)
	}
	var more strings.Builder
	for range 8 {
		more.WriteString("<p>" + words() + "</p>")
	}
	page := "<html><head><title>Two pictures</title></head><body><article><h1>Two pictures</h1><p>" + words() + "</p>" +
		`<figure><img src="story_files/a.png"><figcaption>The harbour at dawn</figcaption></figure><p>` + words() + "</p>" +
		`<figure><img src="data:image/png;base64,` + inside + `"><figcaption>The quay at noon</figcaption></figure><p>` + words() + "</p>" +
		`<figure><img src="https://a.example/c.png"><figcaption>The lake at night</figcaption></figure>` + more.String() +
		"</article></body></html>"
	for name, content := range map[string][]byte{
		"story.html": []byte(page), "story_files/a.png": painting(t, 400, 200),
		"plain.txt": []byte("A plain story\n\nNothing at all is to be seen of the mountains, which lie behind clouds since the day before yesterday."),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// emulator answers as a terminal of that name does.
type emulator struct {
	*driver
	name   string
	images bool
	seen   int // messages that it answered
}

func (e *emulator) answer() {
	for e.seen < len(e.said) {
		msg := e.said[e.seen]
		e.seen++
		raw, ok := msg.(tea.RawMsg)
		if !ok {
			continue
		}
		asked := fmt.Sprint(raw.Msg)
		if strings.Contains(asked, ansi.RequestNameVersion) && e.name != "" {
			e.send(tea.TerminalVersionMsg{Name: e.name})
		}
		if strings.Contains(asked, "a=q") && e.images {
			e.send(uv.KittyGraphicsEvent{Options: kitty.Options{ID: 255}, Payload: []byte("OK")})
			e.send(uv.CellSizeEvent{Width: 8, Height: 16})
		}
		if strings.HasSuffix(asked, "\x1b[5n") {
			e.send(uv.UnknownCsiEvent(wellReport))
		}
	}
}

func (e *emulator) press(keys string) *emulator {
	for _, k := range strings.Fields(keys) {
		e.keys(k)
		e.answer()
	}
	return e
}

// written is all that the terminal was given beside the screen.
func (e *emulator) written() string {
	var b strings.Builder
	for _, msg := range e.said {
		if raw, ok := msg.(tea.RawMsg); ok {
			fmt.Fprint(&b, raw.Msg)
		}
	}
	return b.String()
}

func (e *emulator) cells() int { return strings.Count(e.m.View().Content, string(kitty.Placeholder)) }

func emulate(t testing.TB, name string, images bool, o Options) *emulator {
	t.Helper()
	e := &emulator{driver: driveWith(t, 80, 60, o), name: name, images: images}
	e.answer()
	return e
}

var graphic = regexp.MustCompile(`\x1b_G([^;\x1b]*)(;[^\x1b]*)?\x1b\\`)

// A picture beside the page and one inside are sent once and stand above their captions;
// what is on the network alone stays a caption. Another article, and p, take them away.
func TestPictures(t *testing.T) {
	t.Parallel()
	dir := gallery(t)
	e := emulate(t, "kitty(0.40.1)", true, files(filepath.Join(dir, "story.html")))
	if e.cells() > 0 || strings.Contains(e.written(), "\x1b_G") {
		t.Fatal("pictures without being asked for")
	}
	e.press("p")
	e.want("pictures on", "The harbour at dawn")
	if got, want := e.cells(), 50*13+13*7; got != want { // 400×200 and 100×100 pixels in cells of 8×16
		t.Errorf("%d cells of pictures, want %d\n%s", got, want, e.screen())
	}
	e.check("pictures")
	sent := graphic.FindAllStringSubmatch(e.written(), -1)
	ids := map[string]bool{}
	for _, s := range sent {
		if strings.Contains(s[1], "a=t") {
			ids[regexp.MustCompile(`i=\d+`).FindString(s[1])] = true
		}
		if len(s[2]) > kitty.MaxChunkSize+1 {
			t.Errorf("a chunk of %d bytes", len(s[2]))
		}
	}
	if len(ids) != 2 {
		t.Errorf("sent %v, want two pictures", ids)
	}
	before := len(e.written())
	e.press("j k space b")
	if len(e.written()) != before {
		t.Error("scrolling sends pictures again")
	}
	e.press("p")
	if e.cells() > 0 || strings.Count(e.written(), "a=d") != 2 {
		t.Errorf("off: %d cells, %q", e.cells(), e.written()[before:])
	}
}

// Each line down goes one row on, through pictures too, and each line up one row back.
func TestScrollThroughPictures(t *testing.T) {
	t.Parallel()
	e := emulate(t, "ghostty 1.2", true, files(filepath.Join(gallery(t), "story.html"))).press("p")
	var first []string
	for range 40 {
		first = append(first, strings.Split(e.m.View().Content, "\n")[1])
		second := strings.Split(e.m.View().Content, "\n")[2]
		e.press("j")
		if got := strings.Split(e.m.View().Content, "\n")[1]; got != second {
			t.Fatalf("after j the first row is %q, want %q", got, second)
		}
	}
	for i := range first {
		e.press("k")
		if got := strings.Split(e.m.View().Content, "\n")[1]; got != first[len(first)-1-i] {
			t.Fatalf("%d lines up: %q, want %q", i+1, got, first[len(first)-1-i])
		}
	}
}

// Only a terminal that is known to know the question is asked it; the others are told
// nothing, and the reader is.
func TestTerminalsWithoutPictures(t *testing.T) {
	t.Parallel()
	around := func(name string) func(context.Context) string {
		return func(context.Context) string { return name }
	}
	for name, c := range map[string]struct {
		terminal string
		images   bool
		around   func(context.Context) string
		asks     bool
		shows    bool
	}{
		"says nothing":         {"", false, nil, false, false},
		"another":              {"XTerm(390)", false, nil, false, false},
		"without placeholders": {"WezTerm 20240203", true, nil, false, false},
		"an old one":           {"kitty(0.10)", false, nil, true, false},
		"one that does":        {"kitty(0.40.1)", true, nil, true, true},
		"tmux, closed":         {"tmux 3.5a", false, around(""), false, false},
		"tmux in another":      {"tmux 3.5a", false, around("xterm-256color"), false, false},
		"tmux in kitty":        {"tmux 3.5a", false, around("xterm-kitty"), false, true},
		"tmux, not looked at":  {"tmux 3.5a", false, nil, false, false},
	} {
		o := files(filepath.Join(gallery(t), "story.html"))
		o.Around = c.around
		e := emulate(t, c.terminal, c.images, o).press("p")
		if asks := strings.Contains(e.written(), "a=q"); asks != c.asks {
			t.Errorf("%s: asked for pictures: %v", name, asks)
		}
		if got := e.cells() > 0; got != c.shows {
			t.Errorf("%s: shows: %v\n%s", name, got, e.screen())
		}
		if !c.shows && (!strings.Contains(e.screen(), "does not say") || strings.Contains(e.written(), "a=t")) {
			t.Errorf("%s: %q\n%s", name, e.written(), e.screen())
		}
		if bare := strings.HasPrefix(c.terminal, "tmux") && strings.Contains(strings.ReplaceAll(e.written(), "\x1b\x1b_G", ""), "\x1b_G"); bare {
			t.Errorf("%s: a picture is not wrapped for tmux", name)
		}
	}
}

// With the setting, pictures are there from the start, and a terminal without them is no
// matter to speak of.
func TestPicturesFromTheStart(t *testing.T) {
	t.Parallel()
	for _, images := range []bool{true, false} {
		o := files(filepath.Join(gallery(t), "story.html"))
		o.Config = config.Config{Pictures: true}
		e := emulate(t, "kitty(0.40.1)", images, o)
		e.answer()
		if got := e.cells() > 0; got != images {
			t.Errorf("images %v: shown %v", images, got)
		}
		if strings.Contains(e.screen(), "does not say") {
			t.Error("it speaks of pictures that nobody asked for")
		}
	}
}

// What the terminal has of an article it forgets with the next one; an article without
// pictures says so.
func TestPicturesOfTheNextArticle(t *testing.T) {
	t.Parallel()
	dir := gallery(t)
	e := emulate(t, "kitty(0.40.1)", true, files(filepath.Join(dir, "story.html"), filepath.Join(dir, "plain.txt")))
	for _, title := range []string{"Two pictures", "A plain story"} {
		if e.press("g"); !strings.Contains(e.screen(), title) {
			t.Fatalf("no %s\n%s", title, e.screen())
		}
	}
	e.press("enter")
	for range 2 {
		if strings.Contains(e.m.title(), "Two") {
			break
		}
		e.press("J")
	}
	e.press("p")
	if e.cells() == 0 {
		t.Fatalf("no pictures\n%s", e.screen())
	}
	if left := e.m.pictures.left(); strings.Count(left, "a=d") != 2 {
		t.Errorf("quitting leaves pictures behind: %q", left)
	}
	away, back := "J", "K"
	if e.press(away); strings.Contains(e.m.title(), "Two") { // it is the last one
		away, back = back, away
		e.press(away)
	}
	if deleted := strings.Count(e.written(), "a=d"); !strings.Contains(e.m.title(), "plain") || e.cells() > 0 || deleted != 2 {
		t.Errorf("%s: %d cells, %d pictures deleted", e.m.title(), e.cells(), deleted)
	}
	if e.press(back); e.cells() == 0 {
		t.Error("back in the article there are no pictures")
	}
	e.press(away)
	e.press("p p")
	e.want("no picture lies")
}

// A program that gets the terminal finds no pictures there, and whatever it did with them
// they are there again afterwards.
func TestPicturesElsewhere(t *testing.T) {
	t.Parallel()
	for _, back := range []tea.Msg{tea.ResumeMsg{}, returnedMsg{}} {
		e := emulate(t, "kitty(0.40.1)", true, files(filepath.Join(gallery(t), "story.html"))).press("p")
		shown := e.cells()
		e.said, e.seen = nil, 0
		e.press("ctrl+z")
		if deleted := strings.Count(e.written(), "a=d"); deleted != 2 || e.said[len(e.said)-1] != tea.Suspend() {
			t.Errorf("%d pictures deleted before %T", deleted, e.said[len(e.said)-1])
		}
		e.send(back)
		e.answer()
		if sent := strings.Count(e.written(), "a=t"); sent != 2 || e.cells() != shown || shown == 0 {
			t.Errorf("%T: %d pictures sent, %d cells of %d", back, sent, e.cells(), shown)
		}
	}
}

// A window of another size shows the pictures that the terminal has in other cells, and
// does not send them again.
func TestPicturesInAnotherWindow(t *testing.T) {
	t.Parallel()
	e := emulate(t, "kitty(0.40.1)", true, files(filepath.Join(gallery(t), "story.html"))).press("p")
	sent := strings.Count(e.written(), "a=t")
	for _, size := range []tea.WindowSizeMsg{{Width: 50, Height: 30}, {Width: 60, Height: 12}, {Width: 20, Height: 5}, {Width: 8, Height: 3}, {Width: 120, Height: 60}} {
		e.send(size)
		e.answer()
		e.check("pictures")
	}
	if again := strings.Count(e.written(), "a=t"); again != sent {
		t.Errorf("%d pictures sent, %d before", again, sent)
	}
	if !strings.Contains(e.written(), "a=p,U=1,q=2,p=1,i=") || e.cells() != 50*13+13*7 {
		t.Errorf("%d cells in the window of before", e.cells())
	}
}
