// Package weights only holds the bytes that the tagger of names reads: two
// models and lists of names. NOTICE says what they were made
// from and under which licences; command train makes them.
package weights

import _ "embed" // for the files

// First and Second are the models of the tagger's two passes.
var (
	//go:embed first.bin
	First string
	//go:embed second.bin
	Second string
)

// Lists are phrases and the lists they stand on.
//
//go:embed lists.bin
var Lists string
