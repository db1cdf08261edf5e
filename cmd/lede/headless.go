package main

import (
	"context"
	"errors"
	"fmt"

	"lede/model/analysis"
	"lede/model/engine"
	"lede/model/library"
	"lede/model/state"
)

// headless is the engine without a screen: it lists as far as it is asked to,
// and opens one article after another.
type headless struct {
	ctx    context.Context
	reader *state.Reader
	engine *engine.Engine
	events chan engine.Event // of work that is done; nil events too
	under  int               // work under way
	next   int               // the row of the library that was not handed out yet
}

// newHeadless begins to read what o names. What is found comes in the order of
// the files, copies and all.
func newHeadless(ctx context.Context, o engine.Options) *headless {
	s := state.Defaults()
	s.Sort, s.Corrections = library.ByFile, o.Corrections.Current()
	h := &headless{ctx: ctx, reader: state.New(s), events: make(chan engine.Event)}
	h.reader.StackCopies(false)
	h.engine = engine.New(o, h.reader)
	h.begin(h.engine.Begin()...)
	return h
}

func (h *headless) begin(work ...engine.Work) {
	for _, w := range work {
		h.under++
		go func() {
			event := w(h.ctx)
			select {
			case h.events <- event:
			case <-h.ctx.Done():
			}
		}()
	}
}

// take takes what work brought back.
func (h *headless) take(event engine.Event) {
	h.under--
	h.begin(h.engine.Apply(event)...)
	h.follow()
}

func (h *headless) follow() {
	work, _ := h.engine.Follow()
	h.begin(work...)
}

// until lets the engine work until ready says so. It reports false where that
// will not be: no work is left, or ctx is done.
func (h *headless) until(ready func() bool) bool {
	for !ready() {
		if h.under == 0 {
			return false
		}
		select {
		case event := <-h.events:
			h.take(event)
		case <-h.ctx.Done():
			return false
		}
	}
	return true
}

// more is the next article of the list, or a file that gave none; ok is false
// behind the last.
func (h *headless) more() (id library.ID, ok bool) {
	l := h.reader.Library()
	if !h.until(func() bool { return h.next < l.Len() && l.Item(l.At(h.next)).Loaded || h.engine.Listed() }) || h.next >= l.Len() {
		return library.None, false
	}
	h.next++
	return l.At(h.next - 1), true
}

// open opens item id and analyses it as a whole.
func (h *headless) open(id library.ID) (*analysis.Document, error) {
	h.reader.Enter(id)
	h.follow()
	file := h.reader.Library().Item(id).Origin.File
	if !h.until(h.opened) {
		return nil, errors.Join(h.ctx.Err(), fmt.Errorf("%s: only the beginning could be read", file))
	}
	if err := h.reader.Open().Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return engine.Complete(h.ctx, h.reader.Open().Doc(), h.reader.Corrections())
}

// opened reports whether the open article was read whole and analysed, a large
// one in part, or why not is known.
func (h *headless) opened() bool {
	o := h.reader.Open()
	if o.Err() != nil || o.Article() == nil || o.Article().Head != nil || o.Doc() == nil {
		return o.Err() != nil
	}
	return !o.Doc().Partial() || analysis.Large(o.Article())
}
