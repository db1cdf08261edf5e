// Package weights holds what was learned about lines of web pages. NOTICE says
// from what, under which licence, and how to learn it again.
package weights

import _ "embed"

// Lines are the odds of names and words and two forests, packed.
//
//go:embed lines.bin
var Lines string
