package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"lede/model/feed"
	"lede/model/load"
	"lede/model/store"
)

// markedFiles tells of a file whether the reader starred an article in it, wrote
// on it, or gave a place in it a letter; one that cannot be read may be such a
// file. It is nil where nothing is to be removed, or what is marked is not known,
// which is said to w.
func markedFiles(ctx context.Context, chosen []feed.Subscription, w io.Writer) (marked func(string) bool, end func()) {
	end = func() {}
	if !slices.ContainsFunc(chosen, func(s feed.Subscription) bool { return s.Keep != feed.Keep{} }) {
		return nil, end
	}
	kept, err := store.Open(store.Dir())
	end = func() { _ = kept.Close() }
	if err != nil {
		complain(w, fmt.Errorf("no article is removed: %w", err))
		return nil, end
	}
	letters := kept.Lettered()
	marked = func(file string) bool {
		if _, err := os.Lstat(file); os.IsNotExist(err) {
			return false
		}
		for a, err := range load.Open(ctx, load.Source{Name: file, Path: file}, load.Options{}) {
			if err != nil {
				return true
			}
			key := store.KeyOf(a)
			if kept.Article(key).Starred || len(kept.Notes(key)) > 0 || slices.ContainsFunc(letters, key.Same) {
				return true
			}
		}
		return ctx.Err() != nil
	}
	return marked, end
}
