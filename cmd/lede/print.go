package main

import (
	"bufio"
	"context"
	"errors"

	"lede/model/export"
	"lede/model/load"
)

// print writes the articles as text, one after the other.
func print(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	out := bufio.NewWriter(s.out)
	format, _ := export.Find("text")
	w := format.New(out)
	err := each(ctx, s, names, o, w.Write)
	return errors.Join(err, out.Flush())
}
