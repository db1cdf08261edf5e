package engine

import (
	"fmt"
	"path/filepath"

	"lede/model/state"
)

// NameFile says in which file the article is that is read, or else selected.
func (e *Engine) NameFile() {
	it := e.reader.Selected()
	if o := e.reader.Open(); o != nil && e.reader.Focus() != state.OnList {
		it = e.reader.Library().Item(o.ID())
	}
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
