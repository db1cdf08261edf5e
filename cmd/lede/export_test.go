package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/export"
	"lede/model/load"
)

// TestExportInterrupted: what is of use only in whole is not written by half, and what
// is of use by lines is.
func TestExportInterrupted(t *testing.T) {
	dir := folder(t, 600)
	for _, c := range []struct {
		format  string
		written bool
	}{{"sqlite", false}, {"jsonl", true}} {
		format, _ := export.Find(c.format)
		ctx, cancel := context.WithCancel(t.Context())
		var analyzed atomic.Int32
		analyze := func(ctx context.Context, a *article.Article) (*analysis.Document, error) {
			if analyzed.Add(1) == 500 {
				cancel()
			}
			return unread(ctx, a)
		}
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		err = runExport(ctx, streams{out: out, err: io.Discard}, format, input{names: []string{dir}, options: load.Options{As: "raw"}, analyze: analyze})
		size, lost := out.Seek(0, io.SeekEnd)
		if err = errors.Join(err, lost, out.Close()); !errors.Is(err, context.Canceled) || (size > 0) != c.written {
			t.Errorf("%s: %d bytes, %v", c.format, size, err)
		}
	}
}
