package tui

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lede/model/engine"
	"lede/model/library"
	"lede/model/store"
)

// soakKeys are pressed at random: all that stay in the program.
var soakKeys = strings.Fields(`j j j j k k g G ctrl+d ctrl+u pgdown pgup enter enter h l / esc esc s S m * U
	J K space b d u { } e E . , w i L H tab shift+tab 1 2 7 0 + - = n N z a r t ? ctrl+l
	/ text:the enter / text:unread enter / text:outlet:p esc / text:-story enter ctrl+o`)

// soak is what the program goes through.
type soak struct {
	t       *testing.T
	r       *rand.Rand
	dir     string
	program *tea.Program
	made    int
}

// TestSoak presses random keys on a folder that changes, and holds that neither
// memory nor goroutines grow, that nothing fails, and that at the end the list
// is what is in the folder. LEDE_SOAK says for how long: "30m".
func TestSoak(t *testing.T) {
	length, err := time.ParseDuration(os.Getenv("LEDE_SOAK"))
	if err != nil {
		if length = 5 * time.Second; testing.Short() {
			t.Skip("takes seconds, or as long as LEDE_SOAK says")
		}
	}
	signals := make(chan os.Signal, 1) // the goroutine of os/signal, once begun, stays
	signal.Notify(signals, os.Interrupt)
	signal.Stop(signals)
	before := runtime.NumGoroutine()
	kept, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := &soak{t: t, r: rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)), dir: t.TempDir()}
	for range 300 {
		s.write()
	}
	m := New(Options{Engine: engine.Options{Args: []string{s.dir}, Watch: true, Store: kept}, Label: "soak", Profile: colorprofile.TrueColor})
	var listed atomic.Bool
	look := func(_ tea.Model, msg tea.Msg) tea.Msg { listed.Store(m.engine.Listed()); return msg }
	s.program = tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithWindowSize(100, 30), tea.WithoutSignals(), tea.WithFilter(look))
	ended := make(chan error, 1)
	go func() { _, err := s.program.Run(); ended <- err }()
	s.run(length, ended)
	for !listed.Load() { // what is quit before it says nothing of all files
		s.program.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	}
	s.program.Quit()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(m.consistent(s.dir), m.engine.Close()); err != nil {
		t.Error(err)
	}
	m.stop()
	kept.Close()
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > before {
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines, %d before:\n%s", n, before, stacks[:runtime.Stack(stacks, true)])
	}
}

// run presses keys, changes files and measures until the time is over.
func (s *soak) run(length time.Duration, ended chan error) {
	start, measured := time.Now(), time.Now()
	warm, keys := uint64(0), 0
	for time.Since(start) < length {
		select {
		case err := <-ended:
			s.t.Fatalf("ended after %v and %d keys: %v", time.Since(start), keys, err)
		default:
		}
		s.press()
		if keys++; s.r.IntN(100) == 0 {
			s.change()
		}
		if s.r.IntN(200) == 0 {
			s.program.Send(tea.WindowSizeMsg{Width: 20 + s.r.IntN(180), Height: 5 + s.r.IntN(60)})
		}
		if time.Since(measured) < length/20 {
			continue
		}
		measured = time.Now()
		var memory runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&memory)
		s.t.Logf("%6.0f s: %d keys, heap %d KB, %d goroutines", time.Since(start).Seconds(), keys, memory.HeapAlloc>>10, runtime.NumGoroutine())
		switch {
		case time.Since(start) < length/4: // caches fill
		case warm == 0:
			warm = memory.HeapAlloc
		case memory.HeapAlloc > 2*warm+16<<20:
			s.t.Fatalf("the heap grew from %d to %d KB", warm>>10, memory.HeapAlloc>>10)
		}
	}
}

// press sends a key; one of several runes is typed.
func (s *soak) press() {
	k := soakKeys[s.r.IntN(len(soakKeys))]
	if typed, ok := strings.CutPrefix(k, "text:"); ok {
		for _, r := range typed {
			s.program.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return
	}
	s.program.Send(press(k))
}

// write makes a new story, or a table of several.
func (s *soak) write() {
	s.made++
	title := fmt.Sprintf("Story %d of the harbour", s.made)
	body := strings.Repeat(fmt.Sprintf("“We sail,” said Ada Quill of boat %d on day %d. ", s.r.IntN(1e6), s.r.IntN(1e6)), 1+s.r.IntN(30))
	name, content := fmt.Sprintf("%d.txt", s.made), title+"\n\n"+body+"\n"
	if s.r.IntN(20) == 0 {
		name, content = fmt.Sprintf("%d.jsonl", s.made), strings.Repeat(fmt.Sprintf("{\"title\": %q, \"text\": %q}\n", title, body), 3)
	}
	if s.r.IntN(4) == 0 {
		name = filepath.Join(fmt.Sprintf("d%d", s.r.IntN(5)), name)
	}
	path := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// change adds, rewrites, moves or removes a file; their number stays about the same.
func (s *soak) change() {
	files := filesIn(s.dir)
	victim := files[s.r.IntN(len(files))]
	switch s.r.IntN(5) {
	case 0, 1:
		s.write()
	case 2:
		os.WriteFile(victim, fmt.Appendf(nil, "Rewritten %d\n\nIt is another text now, of day %d, and long enough to be one.\n", s.made, s.r.IntN(1e6)), 0o600)
	case 3:
		os.Rename(victim, filepath.Join(s.dir, fmt.Sprintf("moved%d.txt", s.r.IntN(1e6))))
	}
	if len(files) > 300 {
		os.Remove(victim)
	}
}

func filesIn(dir string) (files []string) {
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return nil
	})
	return files
}

// consistent reports what in the list is not as it is in dir, once it looked at
// all again.
func (m *Model) consistent(dir string) error {
	settle := &driver{m: m}
	settle.send(eventMsg{engine.Changed{All: true}})
	there := map[string]bool{}
	for _, path := range filesIn(dir) {
		there[path] = true
	}
	listed := map[string]bool{}
	for id := range library.ID(m.reader.Library().Total()) {
		it := m.reader.Library().Item(id)
		listed[it.Origin.File] = listed[it.Origin.File] || !it.Gone
	}
	for path, here := range listed {
		if here && !there[path] {
			return fmt.Errorf("%s is listed and gone", path)
		}
	}
	for path := range there {
		if !listed[path] {
			return fmt.Errorf("%s is not listed", path)
		}
	}
	return nil
}
