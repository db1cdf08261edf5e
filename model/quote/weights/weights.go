// Package weights holds what the finder of quotations has learned, and nothing
// else. NOTICE says from what; `go run ./cmd/train quote` makes the files anew.
package weights

import _ "embed"

// The models as package linear encodes them, and the table of cues, packed.
var (
	//go:embed cues.tsv.gz
	Cues string
	//go:embed voice.bin
	Voice string
	//go:embed tagger.bin
	Tagger string
	//go:embed speech.bin
	Speech string
	//go:embed speaker.bin
	Speaker string
	//go:embed pronoun.bin
	Pronoun string
	//go:embed sure.bin
	Sure string
)
