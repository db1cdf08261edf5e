package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/engine"
	"lede/model/export"
	"lede/model/library"
	"lede/model/load"
	"lede/model/text"
)

// speak reads articles out as labelled lines: on a terminal with a prompt after
// them, anywhere else one after the other. Lines are only ever added, so that a
// screen reader, a Braille display or a pipe hears each once.
func speak(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	format, _ := export.Find("spoken")
	files, err := q.corrections.open(s, names, true)
	if err != nil {
		return err
	}
	if !isTerminal(s.in) || !isTerminal(s.out) || q.print {
		return runExport(ctx, s, format, input{names: names, options: o, analyze: corrected(analysis.Analyze, files.Current())})
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	t := &talk{
		headless: newHeadless(ctx, engine.Options{Args: names, Load: o, Corrections: files, Settle: math.MaxInt64}),
		out:      bufio.NewWriter(s.out), err: s.err, width: columnsOf(s.out, q.width), open: -1,
	}
	return t.run(lines(s.stdin))
}

// columnsOf is the width that lines are broken at on a terminal: the one asked
// for, else the terminal's own.
func columnsOf(out *os.File, asked int) int {
	if asked >= 0 {
		return asked
	}
	width, _, err := term.GetSize(out.Fd())
	if err != nil {
		return 0
	}
	return width
}

// listed is one line about an article.
func listed(it *library.Item) string {
	parts := []string{cmp.Or(it.Meta.Called(), it.Origin.File), it.Meta.Outlet, it.Meta.Published.Short()}
	if it.Minutes > 0 {
		parts = append(parts, article.ReadingTime(it.Minutes))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// lines are the lines of in, in a goroutine of their own, so that waiting for
// one can be given up.
func lines(in io.Reader) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for s := bufio.NewScanner(in); s.Scan(); {
			out <- s.Text()
		}
	}()
	return out
}

// Pages of the list and of an article, in lines.
const (
	listPage = 20
	readPage = 24
)

// talk is the spoken mode at a prompt: a list, of which as much is read as was
// asked for, and one open article.
type talk struct {
	*headless
	out   *bufio.Writer
	err   io.Writer // for what cannot be read
	known []library.ID
	shown int // how many of known were listed
	width int // words are not cut where the terminal ends; 0 does not wrap
	open  int // index in known, -1 for none
	doc   *analysis.Document
	rest  []string // lines of the article that were not said yet
}

const talkHelp = `A number opens an article. Enter reads on.
n: next article. p: previous article. l: list from its start.
w: who said what. i: names in the article. r: read the article again.
?: these keys. q: quit.`

// run answers what is typed until it ends. One article alone opens at once.
func (t *talk) run(typed <-chan string) error {
	first := t.reach(0)
	switch {
	case t.ctx.Err() != nil:
		return nil //nolint:nilerr // who ends it knows
	case !first:
		return errNothing
	case !t.reach(1):
		t.read(0)
	default:
		t.list()
		t.say("A number opens an article. ? lists the keys.")
	}
	for {
		t.out.WriteString("> ")
		if err := t.out.Flush(); err != nil {
			return err
		}
		line, ok := t.wait(typed)
		if !ok || !t.answer(strings.TrimSpace(line)) {
			return t.out.Flush()
		}
	}
}

// wait waits for a line, and lets the engine work meanwhile. ok is false where no
// more are typed.
func (t *talk) wait(typed <-chan string) (line string, ok bool) {
	for {
		select {
		case line, ok = <-typed:
			return line, ok
		case event := <-t.events:
			t.take(event)
		case <-t.ctx.Done():
			t.say("")
			return "", false
		}
	}
}

func (t *talk) say(lines ...string) {
	for _, line := range lines {
		if t.width > 0 {
			line = ansi.Wrap(line, t.width, "")
		}
		t.out.WriteString(line + "\n")
	}
}

// reach reads the list on as far as article i and reports whether there is one.
func (t *talk) reach(i int) bool {
	for len(t.known) <= i {
		id, ok := t.more()
		if !ok {
			return false
		}
		if it := t.reader.Library().Item(id); it.Err != nil {
			complain(t.err, fmt.Errorf("%s: %w", it.Origin.File, it.Err))
			continue
		}
		t.known = append(t.known, id)
	}
	return true
}

// answer does what a line asks for and reports whether to go on.
func (t *talk) answer(line string) bool {
	switch line {
	case "":
		t.onward()
	case "n":
		t.read(t.open + 1)
	case "p":
		t.read(t.open - 1)
	case "l":
		t.shown = 0
		t.list()
	case "w":
		t.about(export.SpokenQuotes)
	case "i":
		t.about(export.SpokenNames)
	case "r":
		t.about(export.Spoken)
	case "?", "h", "help":
		t.say(talkHelp)
	case "q", "quit":
		return false
	default:
		n, err := strconv.Atoi(line)
		if err != nil {
			t.say("“" + text.CleanLine(line) + "” is no key. ? lists the keys.")
			return true
		}
		t.read(n - 1)
	}
	return true
}

// list says the next page of the list.
func (t *talk) list() {
	end := t.shown + listPage
	t.reach(end)
	for ; t.shown < min(end, len(t.known)); t.shown++ {
		t.say(fmt.Sprintf("%d. %s.", t.shown+1, listed(t.reader.Library().Item(t.known[t.shown]))))
	}
	if t.shown < len(t.known) {
		t.say("Enter lists more.")
		return
	}
	t.say("End of list.")
}

// onward reads the article on, or the list where none is open or all is read.
func (t *talk) onward() {
	switch {
	case len(t.rest) > 0:
		t.page(t.rest)
	case t.open < 0 && t.shown < len(t.known):
		t.list()
	case t.open >= 0:
		t.say("End of article. n: next article. l: list.")
	default:
		t.say("End of list. A number opens an article.")
	}
}

// page says the first of lines and keeps the others for later.
func (t *talk) page(lines []string) {
	n := min(len(lines), readPage)
	t.say(lines[:n]...)
	if t.rest = lines[n:]; len(t.rest) > 0 {
		t.say("Enter reads on.")
	}
}

// read opens article i.
func (t *talk) read(i int) {
	if i < 0 {
		t.say("This is before the first article.")
		return
	}
	if !t.reach(i) {
		t.say(fmt.Sprintf("There is no article %d; the last is %d.", i+1, len(t.known)))
		return
	}
	doc, err := t.headless.open(t.known[i])
	if err != nil {
		t.say(text.CleanLine(err.Error()))
		return
	}
	t.open, t.doc = i, doc
	t.page(export.Spoken(doc))
}

// about says something about the open article.
func (t *talk) about(lines func(*analysis.Document) []string) {
	if t.doc == nil {
		t.say("No article is open. A number opens one.")
		return
	}
	t.page(lines(t.doc))
}
