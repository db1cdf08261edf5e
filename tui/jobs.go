package tui

import (
	"bytes"
	"cmp"
	"context"
	"time"

	"lede/model/load"
	"lede/model/state"
)

// reading is how a source is read: standard input from its start, each time.
func (o Options) reading() load.Options {
	if o.Stdin != nil {
		o.Load.Stdin = bytes.NewReader(o.Stdin)
	}
	return o.Load
}

// heads is how sources are read for the list.
func (o Options) heads() load.Options {
	l := o.reading()
	l.Heads = true
	return l
}

func (o Options) settleTime() time.Duration { return cmp.Or(o.settle, settleTime) }

// saidMsg is the outcome of a command for the status line.
type saidMsg struct {
	text string
	err  error
}

// jobs is what runs beside the screen. Each kind of job has a number; a result
// with another number than the latest is stale and dropped by Update.
type jobs struct {
	listing  int
	done     bool // the listing is whole
	stream   chan listedMsg
	sources  []source
	of       []int32 // source of each item of the library, by its ID
	hashes   []hash  // likewise, of its text
	read     int     // articles that were read
	bytes    int64   // of the sources, that were read
	size     int64   // of the sources
	gate     *gate
	missed   bool               // files changed before all were listed
	stop     context.CancelFunc // of the listing
	opening  int
	stopOpen context.CancelFunc
	cache    []*opened
	parts    parts         // of the open article, where it is large
	whole    whole         // the rest of the article whose head is shown
	search   *state.Search // a piece of which is being searched

	asking     int // of the library
	stopAsking context.CancelFunc
	listed     []load.Source // the sources as load knows them, as far as that was asked
	arriving   *arriving     // the result that is being opened
}

func newJobs() *jobs {
	return &jobs{gate: newGate(), stop: func() {}, stopOpen: func() {}, stopAsking: func() {}, parts: parts{under: -1}}
}

func (j *jobs) cancel() {
	j.stop()
	j.stopOpen()
	j.stopAsking()
	j.parts.end()
}
