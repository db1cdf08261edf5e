package engine

import (
	"context"
	"fmt"
	"strings"

	"lede/model/analysis"
	"lede/model/correct"
)

// Corrections: the state rules, at once; work lays the rulings over what was
// found, for that may take a while, and more work writes them.

// found shows what was found in the open article, with the rulings that are in
// force; where there are none it needs no work.
func (e *Engine) found(doc *analysis.Document) []Work {
	e.doc = doc
	if e.reader.Corrections().Len() == 0 && e.options.Corrections == nil {
		e.reader.ShowAnalysis(e.reader.Open().ID(), doc)
		return nil
	}
	return e.correct(true)
}

// correct lays the rulings in force over what was found; those of the files are
// read again first where they changed.
func (e *Engine) correct(refresh bool) []Work {
	doc, ledger, book := e.doc, e.reader.Corrections(), e.options.Corrections
	if doc == nil {
		return nil
	}
	return []Work{func(context.Context) Event {
		var problem error
		if refresh {
			changed, err := book.Refresh()
			if changed {
				ledger, problem = book.Current(), err
			}
		}
		return corrected{problem, doc, ledger, correct.Apply(doc, ledger)}
	}}
}

// corrected is a document with rulings laid over it, and what could not be read
// of their files where those had changed.
type corrected struct {
	err    error
	found  *analysis.Document
	ledger *correct.Set
	doc    *analysis.Document
}

// apply shows the document, unless there is another one by now, or other rulings
// that are being laid over it.
func (c corrected) apply(e *Engine) []Work {
	o := e.reader.Open()
	if o == nil || c.found != e.doc || o.Article() != c.found.Article {
		return nil
	}
	if c.ledger != e.reader.Corrections() && c.ledger != e.options.Corrections.Current() {
		return nil
	}
	e.warnOf(c.err)
	e.reader.PutInForce(c.ledger)
	e.reader.ShowAnalysis(o.ID(), c.doc)
	return nil
}

// warnOf says what a file of corrections holds that is none, the first line of it.
func (e *Engine) warnOf(err error) {
	if err == nil {
		return
	}
	first, rest, more := strings.Cut(err.Error(), "\n")
	if more {
		first += fmt.Sprintf(" (and %d more)", 1+strings.Count(rest, "\n"))
	}
	e.reader.Warn(first)
}

// rule keeps a change of the rulings and shows what it comes to.
func (e *Engine) rule(c correct.Change) []Work {
	book := e.options.Corrections
	book.Change(c)
	return append(e.correct(false), func(context.Context) Event {
		ctx, stop := context.WithTimeout(context.Background(), saveTime)
		defer stop()
		return ruled{book.Save(ctx)}
	})
}

// ruled says that rulings were written, or why not.
type ruled struct{ err error }

// apply takes up what others ruled meanwhile.
func (r ruled) apply(e *Engine) []Work {
	if r.err != nil {
		e.reader.Warn(r.err.Error() + "; the correction holds until you quit")
		return nil
	}
	if now := e.options.Corrections.Current(); now != nil && !now.Equal(e.reader.Corrections()) {
		e.reader.PutInForce(now)
		return e.correct(false)
	}
	return nil
}
