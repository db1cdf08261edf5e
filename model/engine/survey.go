package engine

import (
	"context"
	"os"
	"path/filepath"

	"lede/model/load"
)

// survey finds out, in the background, what became of paths.
type survey struct {
	*rows
	priority *priority
	known    map[string]file
	found    surveyed
}

// surveyed is what became of files that changed.
type surveyed struct {
	gone    []string
	files   []readFile
	folders []string // to be watched from now on
	lost    []string // that went or came: what was watched at their paths is not any more
	then    Event    // that comes after, and tells of it; nil for none
	asked   bool     // for by the reader
}

// readFile is a file that is new or changed, with what was read of it.
type readFile struct {
	source load.Source
	rows   []row
}

func (s *survey) run(ctx context.Context, paths []string) Event {
	s.noted = len(s.options.Store.AllNotes()) > 0
	for _, path := range paths {
		s.look(ctx, path)
	}
	return s.found
}

func (s *survey) look(ctx context.Context, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		s.found.lost = append(s.found.lost, path)
		s.gone(path)
	case info.IsDir():
		s.found.lost = append(s.found.lost, path)
		s.gone(path)
		s.found.folders = append(s.found.folders, path)
		for _, source := range load.Sources(ctx, []string{path}) {
			if source.Err == nil {
				s.found.folders = append(s.found.folders, filepath.Dir(source.Path))
				s.read(ctx, source)
			}
		}
	case info.Mode().IsRegular():
		for _, source := range load.Sources(ctx, []string{path}) {
			s.read(ctx, source)
		}
	}
}

// gone notes that a file, or all below a folder, is there no more.
func (s *survey) gone(path string) {
	for known := range s.known {
		if known == path || under(path, known) {
			if info, err := os.Stat(known); err != nil || info.IsDir() {
				s.found.gone = append(s.found.gone, known)
			}
		}
	}
}

// read reads a file that is not as it was listed.
func (s *survey) read(ctx context.Context, from load.Source) {
	if old, ok := s.known[filepath.Clean(from.Path)]; ok && old.same(from) {
		return
	}
	f := readFile{source: from}
	for a, err := range load.Open(ctx, from, s.options.heads()) {
		f.rows = append(f.rows, s.of(0, from, a, err, nil))
		s.priority.giveWay()
	}
	s.found.files = append(s.found.files, f)
}
