package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/jdkato/prose/v3"

	"lede/cmd/internal/corpus"
	"lede/model/entity"
	"lede/model/text"
)

// proseKinds are the kinds of prose's labels.
var proseKinds = map[string]entity.Kind{
	"PERSON": entity.Person, "ORGANIZATION": entity.Organization, "GPE": entity.Place, "LOCATION": entity.Place,
	"GSP": entity.Place, "FACILITY": entity.Place,
}

// prosed finds names with the library prose v3, line by line as the corpus is
// laid out.
func prosed(p *corpus.Page) ([]corpus.Name, error) {
	var out []corpus.Name
	for _, line := range p.Lines {
		doc, err := prose.NewDocumentContext(context.Background(), line.Of(p.Text), prose.WithSegmentation(false))
		if err != nil {
			return nil, err
		}
		for _, e := range doc.Entities() {
			if kind, ok := proseKinds[e.Label]; ok {
				out = append(out, corpus.Name{Span: text.Span{Start: line.Start + e.Start, End: line.Start + e.End()}, Kind: kind})
			}
		}
	}
	return out, nil
}

// names scores this project and prose v3 on the same corpus in one run, with
// the time and the memory each takes, the models loaded before.
func names(w io.Writer, path string) error {
	pages, err := corpus.Read(path, corpus.Documents)
	if err != nil {
		return err
	}
	for _, side := range []struct {
		name string
		find corpus.Finder
	}{{"lede", corpus.Lede}, {"prose v3", prosed}} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		if _, err := side.find(&pages[0]); err != nil {
			return err
		}
		fmt.Fprintf(w, "%s: first page %.1f ms, models with it", side.name, 1000*time.Since(start).Seconds())
		runtime.GC()
		runtime.ReadMemStats(&after)
		fmt.Fprintf(w, " %.1f MB of heap, ", float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/1e6)
		runtime.ReadMemStats(&before)
		for i := range pages {
			if _, err := side.find(&pages[i]); err != nil {
				return err
			}
		}
		runtime.ReadMemStats(&after)
		fmt.Fprintf(w, "%.1f MB allocated over the corpus\n  ", float64(after.TotalAlloc-before.TotalAlloc)/1e6)
		if err := corpus.Score(w, path, side.find, 0); err != nil {
			return err
		}
	}
	return nil
}
