package load

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"lede/model/text"
)

// Sources lists the files that args name, without reading any: files, folders
// with all below them in natural order, globs ("**" included) and "-" for
// standard input. Hidden files are skipped in folders; a folder that links back
// to itself is visited once; a file named twice is listed once; pipes and
// devices are listed with an error unless named themselves. What cannot be
// listed is a Source whose Err says why.
func Sources(ctx context.Context, args []string) []Source {
	w := walker{ctx: ctx, files: map[string]bool{}, dirs: map[string]bool{}}
	for _, arg := range args {
		w.argument(arg)
	}
	return w.found
}

// walker collects sources; each file and each folder counts once.
type walker struct {
	ctx   context.Context
	found []Source
	files map[string]bool // absolute paths listed
	dirs  map[string]bool // resolved paths of folders entered
}

func (w *walker) argument(arg string) {
	if arg == "-" {
		w.add(Source{Name: "-", Path: "-"})
		return
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		w.folder(arg)
	case err == nil:
		w.add(source(arg, info))
	case isGlob(arg):
		w.glob(arg)
	default:
		w.refuse(arg, err)
	}
}

func isGlob(arg string) bool { return strings.ContainsAny(arg, "*?[{") }

// glob lists what matches pattern; folders that match are walked.
func (w *walker) glob(pattern string) {
	matches, err := doublestar.FilepathGlob(pattern, doublestar.WithNoHidden(), doublestar.WithNoFollow())
	if err != nil {
		w.refuse(pattern, fmt.Errorf("glob %q: %w", pattern, err))
		return
	}
	if len(matches) == 0 {
		w.refuse(pattern, fmt.Errorf("%w matches", ErrNoFile))
		return
	}
	slices.SortFunc(matches, natural)
	for _, match := range matches {
		info, err := os.Stat(match)
		switch {
		case err != nil:
			w.refuse(match, err)
		case info.IsDir():
			w.folder(match)
		default:
			w.found1(match, info)
		}
	}
}

// folder lists the files below dir, which the user named.
func (w *walker) folder(dir string) {
	before := len(w.found)
	w.enter(dir)
	if len(w.found) == before && !w.listed(dir) {
		w.refuse(dir, fmt.Errorf("%w in this folder", ErrNoFile))
	}
}

// listed reports whether dir lies in a folder that gave files already.
func (w *walker) listed(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	for file := range w.files {
		if strings.HasPrefix(file, abs+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// enter lists dir, files and folders in one natural order.
func (w *walker) enter(dir string) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil || w.dirs[real] || w.ctx.Err() != nil {
		return
	}
	w.dirs[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.refuse(dir, err)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return natural(a.Name(), b.Name()) })
	for _, entry := range entries {
		if hidden(entry.Name()) || attachments(entry, entries) {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		info, err := os.Stat(path) // follows links, which entry.Info does not
		switch {
		case err != nil:
			w.refuse(path, err)
		case info.IsDir():
			w.enter(path)
		default:
			w.found1(path, info)
		}
	}
}

// found1 adds a file that was found, not named.
func (w *walker) found1(path string, info fs.FileInfo) {
	s := source(path, info)
	if !info.Mode().IsRegular() {
		s.Err = fail(path, ErrNotRegular)
	}
	w.add(s)
}

func source(path string, info fs.FileInfo) Source {
	return Source{Name: text.CleanLine(path), Path: path, Size: info.Size(), Modified: info.ModTime()}
}

func (w *walker) refuse(path string, err error) {
	w.add(Source{Name: text.CleanLine(path), Path: path, Err: fail(path, err)})
}

func (w *walker) add(s Source) {
	abs, err := filepath.Abs(s.Path)
	if s.Path == "-" || err != nil {
		abs = s.Path
	}
	if !w.files[abs] {
		w.files[abs] = true
		w.found = append(w.found, s)
	}
}

// hidden reports whether a file is not meant for readers: its name begins with a
// dot, or it is where readers' corrections are kept beside the articles.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "lede.corrections" }

// attachments reports whether e is the folder of pictures and scripts that a
// browser saves beside a page: "story_files" beside "story.html".
func attachments(e fs.DirEntry, beside []fs.DirEntry) bool {
	page, ok := strings.CutSuffix(e.Name(), "_files")
	if !ok || !e.IsDir() {
		return false
	}
	return slices.ContainsFunc(beside, func(o fs.DirEntry) bool {
		return o.Name() == page+".html" || o.Name() == page+".htm"
	})
}
