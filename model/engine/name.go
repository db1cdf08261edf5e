package engine

import (
	"fmt"
	"path/filepath"

	"lede/model/library"
	"lede/model/state"
)

// NameFile says in which file the article is that is selected in the list or among the
// results of a search, or else read.
func (e *Engine) NameFile() {
	it := e.named()
	if it == nil {
		e.reader.Say("no article is selected")
		return
	}
	folder, name := filepath.Split(it.Origin.File)
	if it.Origin.File == "-" {
		name = it.Title()
	}
	if it.Origin.Index > 0 {
		name += fmt.Sprintf(", article %d", it.Origin.Index+1)
	}
	if folder != "" {
		name += " in " + filepath.Clean(folder)
	}
	e.reader.Say(name)
}

// named is the article that NameFile names, nil for none.
func (e *Engine) named() *library.Item {
	switch o := e.reader.Open(); {
	case e.reader.Focus() == state.OnFindings:
		return e.result()
	case o != nil && e.reader.Focus() != state.OnList:
		return e.reader.Library().Item(o.ID())
	}
	return e.reader.Selected()
}

// result is the selected result, nil for none.
func (e *Engine) result() *library.Item {
	found := e.reader.Finding().Selected()
	if found == nil {
		return nil
	}
	return &library.Item{Origin: found.Origin, Meta: found.Meta}
}
