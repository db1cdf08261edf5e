package engine

import (
	"context"
	"fmt"
	"strings"

	"lede/model/analysis"
	"lede/model/correct"
	"lede/model/text"
)

// Readers' corrections: the state holds those in force; work lays them over what
// was found, for that may take a while, and more work writes them.

// found shows what was found in the open article, with the corrections in force;
// where there are none it needs no work.
func (e *Engine) found(doc *analysis.Document) []Work {
	e.doc = doc
	if e.reader.Corrections().Len() == 0 && e.options.Corrections == nil {
		e.reader.ShowAnalysis(e.reader.Open().ID(), doc)
		return nil
	}
	return e.correct(true)
}

// correct lays the corrections in force over what was found; those of the files
// are read again first where they changed.
func (e *Engine) correct(refresh bool) []Work {
	doc, set, files := e.doc, e.reader.Corrections(), e.options.Corrections
	if doc == nil {
		return nil
	}
	return []Work{func(context.Context) Event {
		var problem error
		if refresh {
			changed, err := files.Refresh()
			if changed {
				set, problem = files.Current(), err
			}
		}
		return corrected{problem, doc, set, correct.Apply(doc, set)}
	}}
}

// corrected is a document with corrections laid over it, and what could not be
// read of their files where those had changed.
type corrected struct {
	err   error
	found *analysis.Document
	set   *correct.Set
	doc   *analysis.Document
}

// apply shows the document, unless there is another one by now, or other
// corrections that are being laid over it.
func (c corrected) apply(e *Engine) []Work {
	o := e.reader.Open()
	if o == nil || c.found != e.doc || o.Article() != c.found.Article {
		return nil
	}
	if c.set != e.reader.Corrections() && c.set != e.options.Corrections.Current() {
		return nil
	}
	e.warnOf(c.err)
	e.reader.PutInForce(c.set)
	e.reader.ShowAnalysis(o.ID(), c.doc)
	return nil
}

// brought says that corrections hold which lay beside the articles: whoever wrote
// those decides what names and speakers are called here. "" is nothing to say.
func (e *Engine) brought() string {
	files, n := e.options.Corrections.Brought()
	if n == 0 {
		return ""
	}
	return text.Count(n, "correction") + " in force from " + strings.Join(files, ", ")
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

// keepCorrections keeps a change of the corrections and shows what it comes to.
func (e *Engine) keepCorrections(c correct.Change) []Work {
	files := e.options.Corrections
	files.Change(c)
	return append(e.correct(false), func(context.Context) Event {
		ctx, stop := context.WithTimeout(context.Background(), saveTime)
		defer stop()
		return keptCorrections{files.Save(ctx)}
	})
}

// relearn has the articles that a ruling on a dossier concerns learned again.
func (e *Engine) relearn() []Work {
	if !e.outdated() || !e.options.indexes() {
		return nil
	}
	return e.fillIndex()
}

// outdated reports whether a dossier is shown that was to be made anew.
func (e *Engine) outdated() bool {
	f := e.reader.Finding()
	if f == nil {
		return false
	}
	d, ok := f.Dossier()
	return ok && !d.Known && !f.Busy()
}

// keptCorrections says that corrections were written, or why not.
type keptCorrections struct{ err error }

// apply takes up what others corrected meanwhile.
func (k keptCorrections) apply(e *Engine) []Work {
	if k.err != nil {
		e.reader.Warn(k.err.Error() + "; the correction holds until you quit")
		return nil
	}
	work := e.watchShared("") // their folder may be new
	if now := e.options.Corrections.Current(); now != nil && !now.Equal(e.reader.Corrections()) {
		e.reader.PutInForce(now)
		work = append(work, e.correct(false)...)
	}
	return work
}
