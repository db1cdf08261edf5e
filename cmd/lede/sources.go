package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"lede/model/article"
	"lede/model/load"
)

func sources(args []string) []load.Source {
	var out []load.Source
	for _, a := range args {
		out = append(out, load.Source{Name: a, Path: a})
	}
	return out
}

func opening(o load.Options) opener {
	return func(_ context.Context, s load.Source) iter.Seq2[*article.Article, error] {
		return func(yield func(*article.Article, error) bool) {
			if o.As != "raw" {
				yield(nil, fmt.Errorf("only --as raw can be read yet"))
				return
			}
			data, err := read(s, o)
			if err != nil {
				yield(nil, err)
				return
			}
			yield(article.Raw(string(data), article.Origin{File: s.Name, Format: "raw"}), nil)
		}
	}
}

func read(s load.Source, o load.Options) ([]byte, error) {
	if s.Path == "-" {
		return io.ReadAll(o.Stdin)
	}
	data, err := os.ReadFile(s.Path)
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return data, err
}
