package load

import (
	"context"
	"errors"
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
	var found []Source
	w := newWalker(ctx, args, func(s Source) bool { found = append(found, s); return true })
	w.arguments(args)
	return found
}

// walker gives sources; each file and each folder counts once.
type walker struct {
	ctx    context.Context
	emit   func(Source) bool
	count  int                          // of sources given
	done   bool                         // emit has enough
	piece  int                          // names of a folder that are taken at a time; 0 takes all
	places map[int]int                  // of sources in the order of names, where they were ranked
	ranked func(first int, ranks []int) // told of a folder taken in pieces
	files  map[string]bool              // absolute paths listed; nil where none can come twice
	dirs   map[string]bool              // resolved paths of folders entered
}

func newWalker(ctx context.Context, args []string, emit func(Source) bool) *walker {
	w := &walker{ctx: ctx, emit: emit, dirs: map[string]bool{}}
	if len(args) > 1 || len(args) == 1 && isGlob(args[0]) {
		w.files = map[string]bool{}
	}
	return w
}

func (w *walker) arguments(args []string) {
	for _, arg := range args {
		w.argument(arg)
	}
}

// stopped reports whether no more sources are wanted.
func (w *walker) stopped() bool { return w.done || w.ctx.Err() != nil }

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
			w.addFound(match, info)
		}
	}
}

// folder lists the files below dir, which the user named.
func (w *walker) folder(dir string) {
	before := w.count
	if target, err := resolved(dir); err == nil {
		w.enter(dir, target)
	}
	if w.count == before && !w.stopped() && !w.listed(dir) {
		w.refuse(dir, noneIn("folder"))
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

// enter lists dir, files and folders in one natural order; target is its path
// without links.
func (w *walker) enter(dir, target string) {
	if w.dirs[target] || w.stopped() {
		return
	}
	w.dirs[target] = true
	f, err := os.Open(dir)
	if err != nil {
		w.refuse(dir, err)
		return
	}
	defer f.Close()
	if w.piece == 0 {
		entries, err := f.ReadDir(-1)
		w.entries(dir, target, entries, func(string, int) {})
		if err != nil {
			w.refuse(dir, err)
		}
		return
	}
	w.pieces(dir, target, f)
}

// entries lists some of what is in dir in its natural order, and says how many
// sources each entry gave.
func (w *walker) entries(dir, target string, entries []fs.DirEntry, gave func(name string, sources int)) {
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return natural(a.Name(), b.Name()) })
	for _, entry := range entries {
		if w.stopped() {
			return
		}
		if hidden(entry.Name()) || attachments(dir, entry) {
			continue
		}
		path, before := filepath.Join(dir, entry.Name()), w.count
		info, err := os.Stat(path) // follows links, which entry.Info does not
		switch {
		case errors.Is(err, fs.ErrNotExist) && entry.Type()&fs.ModeSymlink == 0: // it went meanwhile
		case err != nil:
			w.refuse(path, err)
		case info.IsDir():
			w.enterEntry(path, target, entry)
		default:
			w.addFound(path, info)
		}
		gave(entry.Name(), w.count-before)
	}
}

// enterEntry lists a folder in the one of target. Links alone are resolved: that
// takes a look at each folder on the way, as often as there are folders.
func (w *walker) enterEntry(path, target string, entry fs.DirEntry) {
	target = filepath.Join(target, entry.Name())
	if entry.Type()&fs.ModeSymlink != 0 {
		var err error
		if target, err = resolved(path); err != nil {
			return
		}
	}
	w.enter(path, target)
}

// resolved is a full path without links.
func resolved(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// addFound adds a file that was found, not named.
func (w *walker) addFound(path string, info fs.FileInfo) {
	s := source(path, info)
	if !info.Mode().IsRegular() {
		s.Err = fail(path, ErrNotRegular)
	}
	w.add(s)
}

func source(path string, info fs.FileInfo) Source {
	name := text.CleanLine(path)
	if name == path {
		name = path // one string, not two
	}
	return Source{Name: name, Path: path, Size: info.Size(), Modified: info.ModTime()}
}

func (w *walker) refuse(path string, err error) {
	w.add(Source{Name: text.CleanLine(path), Path: path, Err: fail(path, err)})
}

func (w *walker) add(s Source) {
	if w.files != nil {
		abs, err := filepath.Abs(s.Path)
		if s.Path == "-" || err != nil {
			abs = s.Path
		}
		if w.files[abs] {
			return
		}
		w.files[abs] = true
	}
	w.count++
	w.done = w.done || !w.emit(s)
}

// hidden reports whether a file is not meant for readers: its name begins with a
// dot, or it is where readers' corrections are kept beside the articles.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || name == "lede.corrections" }

// attachments reports whether e in dir is the folder of pictures and scripts
// that a browser saves beside a page: "story_files" beside "story.html".
func attachments(dir string, e fs.DirEntry) bool {
	page, ok := strings.CutSuffix(e.Name(), "_files")
	if !ok || !e.IsDir() {
		return false
	}
	for _, ext := range []string{".html", ".htm"} {
		if _, err := os.Lstat(filepath.Join(dir, page+ext)); err == nil {
			return true
		}
	}
	return false
}
