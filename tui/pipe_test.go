package tui

import (
	"io"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/engine"
)

// TestSlowPipe: standard input that is slow shows a screen whose keys work, and
// then its article.
func TestSlowPipe(t *testing.T) {
	t.Parallel()
	from, to := io.Pipe()
	o := files("-")
	o.Engine.Single, o.Engine.Stdin, o.Engine.Settle = true, engine.NewSpool(from), 1<<62
	d := &driver{t: t, m: New(o)}
	t.Cleanup(d.m.stop)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	left := d.until(func() bool { return d.m.reader.Library().Total() > 0 }, d.m.Init())
	d.want("standard input", "reading …")
	d.keys("?").want("open the article")
	d.keys("esc")
	go func() {
		_, _ = io.WriteString(to, "The bridge of Springfield\n\n"+strings.Repeat("It was built on a long day in the harbour. ", 9))
		to.Close()
	}()
	d.do(tea.Batch(left...))
	d.want("The bridge of Springfield", "It was built")
	d.keys("r").want("It was built", "read again")
}
