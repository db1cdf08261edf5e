// Package weights only holds the bytes that the tagger of parts of speech and
// others read.
// NOTICE says what they were made from; command train makes them.
package weights

import _ "embed" // for the files

// Tags is the model, Sure the words that have one tag, Clusters the clusters of
// common words.
var (
	//go:embed tags.bin
	Tags string
	//go:embed sure.bin
	Sure string
	//go:embed clusters.bin
	Clusters string
)
