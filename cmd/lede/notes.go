package main

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/note"
	"lede/model/store"
)

// newNotes writes the notes and highlights that were made in the reader.
func newNotes(s streams) *cobra.Command {
	format := export.NoteFormats()[0]
	cmd := &cobra.Command{
		Use:   "notes [FILE|FOLDER]…",
		Short: "Write your notes and highlights, with their passages and where they stand",
	}
	cmd.Flags().StringVarP(&format, "format", "f", format, "`FORMAT` to write: "+strings.Join(export.NoteFormats(), ", "))
	complete(cmd, "format", export.NoteFormats())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(export.NoteFormats(), format) {
			return usageError{fmt.Errorf("unknown format %q: one of %s", format, strings.Join(export.NoteFormats(), ", "))}
		}
		kept, err := store.Open(store.Dir())
		if err != nil {
			complain(s.err, err)
		}
		defer kept.Close()
		notes, err := about(kept.AllNotes(), args)
		if err != nil {
			return err
		}
		if len(notes) == 0 {
			complain(s.err, errors.New("no notes; A writes one in the reader, P highlights"))
			return nil
		}
		out := bufio.NewWriter(s.out)
		return errors.Join(export.Notes(out, notes, format), out.Flush())
	}
	return cmd
}

// about are the notes on articles in what is named; all where nothing is.
func about(notes []note.Note, names []string) ([]note.Note, error) {
	if len(names) == 0 {
		return notes, nil
	}
	var roots []string
	for _, name := range names {
		root, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		roots = append(roots, root)
	}
	return slices.DeleteFunc(notes, func(n note.Note) bool {
		return !slices.ContainsFunc(roots, func(root string) bool {
			rest, ok := strings.CutPrefix(n.From.File, root)
			return ok && (rest == "" || rest[0] == filepath.Separator || rest[0] == '!' || strings.HasSuffix(root, string(filepath.Separator)))
		})
	}), nil
}
