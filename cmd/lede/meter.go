package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"lede/model/index"
)

// meter is one line on a terminal that says how far work is.
type meter struct {
	w     io.Writer
	quiet bool
	begun time.Time
	shown time.Time
	width int // of what is on the line now
}

// meterStep is the time between two changes of the line: no eye is faster.
const meterStep = 100 * time.Millisecond

func newMeter(w io.Writer) *meter {
	m := &meter{w: w, quiet: true, begun: time.Now()}
	if f, ok := w.(*os.File); ok {
		m.quiet = !isTerminal(f)
	}
	return m
}

// due reports whether the line may change again.
func (m *meter) due() bool {
	now := time.Now()
	if m.quiet || now.Sub(m.shown) < meterStep {
		return false
	}
	m.shown = now
	return true
}

// count says how far something is that is counted.
func (m *meter) count(what string, done, all int) {
	if m.due() {
		m.line(fmt.Sprintf("%s %d of %d", what, done, all))
	}
}

// say leaves a line on a terminal.
func (m *meter) say(line string) {
	if !m.quiet {
		m.clear()
		fmt.Fprintln(m.w, line)
	}
}

func (m *meter) show(p index.Progress) {
	if !m.due() {
		return
	}
	what, done, all := "reading", p.Read, p.Files
	if p.Analysing {
		what, done, all = "analysing", p.Learnt, p.Pending
	}
	line := fmt.Sprintf("%s %d of %d", what, done, all)
	if took := time.Since(m.begun).Seconds(); took > 1 && !p.Analysing {
		line += fmt.Sprintf(" · %.0f/s", float64(p.Articles)/took)
	}
	m.line(line)
}

func (m *meter) line(s string) {
	fmt.Fprintf(m.w, "\r%s%s", s, strings.Repeat(" ", max(0, m.width-len(s))))
	m.width = len(s)
}

// clear leaves the line empty for what comes next.
func (m *meter) clear() {
	if m.width > 0 {
		m.line("")
		fmt.Fprint(m.w, "\r")
		m.width = 0
	}
}
