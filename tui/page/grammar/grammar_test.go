package grammar

import (
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Grammars are put off at the start, and known once one is asked for.
func TestKnown(t *testing.T) {
	registry := lexers.GlobalLexerRegistry
	before := len(registry.Lexers)
	if before > 50 {
		t.Errorf("%d languages are read at the start: chroma keeps its grammars elsewhere than package late expects", before)
	}
	for _, name := range []string{"go", "Python", "x.pl", "c++", "HTML", "emacs-lisp", "dns", "Dockerfile"} {
		if !Known(name) {
			t.Errorf("%s is not known", name)
		} else if _, err := chroma.Tokenise(registry.Get(name), nil, "x"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if Known("no such language") {
		t.Error("a language that is none is known")
	}
	if got := registry.Get("x.pl").Config().Name; got != "Perl" {
		t.Errorf("x.pl is %s: what was put off counts more than what was not", got)
	}
	if late, err := embedded.ReadDir("embedded"); err != nil || len(late) < 250 {
		t.Errorf("%d grammars were put off, %v", len(late), err)
	}
}
