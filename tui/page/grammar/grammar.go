// Package grammar is the languages of code that Glamour can colour, read when the first
// code is shown and not at every start.
package grammar

import (
	"embed"
	"sync"
	_ "unsafe" // for go:linkname

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"lede/tui/page/grammar/late"
)

//go:linkname embedded github.com/alecthomas/chroma/v2/lexers.embedded
var embedded embed.FS

// Known reports whether Glamour colours the language called name, an alias or a name of
// a file. It and Glamour's rendering of code may be called once it has returned.
func Known(name string) bool {
	load()
	return lexers.Get(name) != nil
}

// load registers the grammars that were put off, before those that were not: where two
// know a name, the later one counts.
var load = sync.OnceFunc(func() {
	if !late.Restore() {
		return
	}
	registry := lexers.GlobalLexerRegistry
	first := registry.Lexers
	registry.Lexers = nil
	files, _ := embedded.ReadDir("embedded") // there, or nothing was put off
	for _, file := range files {
		registry.Register(chroma.MustNewXMLLexer(embedded, "embedded/"+file.Name()))
	}
	for _, lexer := range first {
		registry.Register(lexer)
	}
})
