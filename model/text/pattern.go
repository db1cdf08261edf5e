package text

import (
	"regexp"
	"sync"
)

// Pattern gives the compiled expr, from the second call on the same one: what
// a run does not need it does not compile, and a start needs none. It panics
// where an expression does not compile.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
