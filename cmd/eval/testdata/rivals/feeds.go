package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/mmcdole/gofeed"

	"lede/model/load"
	"lede/model/load/loadtest"
	"lede/model/load/markup"
)

// feeds reads a table of malformed feeds with each reader and says which shapes
// each gets right.
func feeds(w io.Writer, path string) error {
	shapes, err := loadtest.Shapes(path)
	if err != nil {
		return err
	}
	ours, theirs := 0, 0
	for _, s := range shapes {
		a, b := s.Miss(lede(s.Source)), s.Miss(readGofeed(s.Source))
		if a == "" {
			ours++
		}
		if b == "" {
			theirs++
		}
		fmt.Fprintf(w, "%-26s lede %-40s gofeed %s\n", s.Name, verdict(a), verdict(b))
	}
	fmt.Fprintf(w, "of %d shapes: lede %d, gofeed %d\n", len(shapes), ours, theirs)
	return nil
}

func verdict(miss string) string {
	if miss == "" {
		return "right"
	}
	return miss
}

func lede(source []byte) []loadtest.Row {
	var rows []loadtest.Row
	for a, err := range load.Open(context.Background(), load.Source{Name: "file", Path: "-"}, load.Options{Stdin: bytes.NewReader(source)}) {
		if err == nil {
			rows = append(rows, loadtest.Row{Title: a.Meta.Title, URL: a.Meta.URL, Date: a.Meta.Published.ISO(), Text: a.Text})
		}
	}
	return rows
}

// readGofeed reads with gofeed. Its titles and texts are HTML as they came; they
// are made plain here, which is in its favour.
func readGofeed(source []byte) []loadtest.Row {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(source))
	if err != nil {
		return nil
	}
	var rows []loadtest.Row
	for _, item := range f.Items {
		r := loadtest.Row{Title: markup.Plain(item.Title), URL: item.Link, Text: markup.Plain(item.Content + " " + item.Description)}
		if t := item.PublishedParsed; t != nil {
			r.Date = t.Format(time.RFC3339)
		} else if t := item.UpdatedParsed; t != nil {
			r.Date = t.Format(time.RFC3339)
		}
		rows = append(rows, r)
	}
	return rows
}
