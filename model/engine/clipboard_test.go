package engine

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"lede/model/state"
)

// Who takes a text depends on what the environment says is there; a program that
// fails leaves it to the next.
func TestPrograms(t *testing.T) {
	for _, c := range []struct {
		name string
		env  map[string]string
		bin  map[string]int // programs that are there, with what they return
		want Receipt
	}{
		{"none there", map[string]string{"DISPLAY": ":0", "TMUX": "x"}, nil, Untaken},
		{"none meant", nil, map[string]int{"xclip": 0, "wl-copy": 0, "tmux": 0, "clip.exe": 0}, Untaken},
		{"macOS", nil, map[string]int{"pbcopy": 0}, Taken},
		{"X", map[string]string{"DISPLAY": ":0"}, map[string]int{"xclip": 0}, Taken},
		{"tmux alone", map[string]string{"TMUX": "x"}, map[string]int{"tmux": 0}, InTmux},
		{"tmux on a desktop", map[string]string{"TMUX": "x", "WAYLAND_DISPLAY": "w"}, map[string]int{"tmux": 0, "wl-copy": 0}, Taken},
		{"a dead display in tmux", map[string]string{"TMUX": "x", "DISPLAY": ":9"}, map[string]int{"tmux": 0, "xclip": 1}, InTmux},
		{"an old tmux", map[string]string{"TMUX": "x"}, map[string]int{"tmux": 1}, Untaken},
	} {
		dir := t.TempDir()
		t.Setenv("PATH", dir)
		for name, rc := range c.bin {
			script := "#!/bin/sh\nread line\n[ \"$line\" = words ] || exit 2\necho \"$@\" >" + filepath.Join(dir, "args") + "\nexit " + string(rune('0'+rc)) + "\n"
			if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		took := Programs(func(name string) string { return c.env[name] })(context.Background(), "words\n")
		if took != c.want {
			t.Errorf("%s: %d, expected %d", c.name, took, c.want)
		}
		if args, _ := os.ReadFile(filepath.Join(dir, "args")); took == InTmux && string(args) != "load-buffer -w -\n" {
			t.Errorf("%s: tmux %s", c.name, args)
		}
	}
}

// "copied" is said only of what was.
func TestReceipts(t *testing.T) {
	t.Parallel()
	for took, want := range map[Receipt]string{
		Untaken: "sent to the terminal: the name", Taken: "copied the name",
		InTmux: "in tmux's buffer, and sent to the terminal: the name",
	} {
		d := drive(t, Options{Clipboard: func(context.Context, string) Receipt { return took }})
		d.do(d.e.clip(state.Copied{Text: "Atieno", What: "the name"}))
		if got := d.r.Status().Text; got != want {
			t.Errorf("%d: said %q, expected %q", took, got, want)
		}
	}
	d := drive(t, Options{})
	if d.do(d.e.clip(state.Copied{Text: "Atieno", What: "the name"})); d.r.Status().Text != "sent to the terminal: the name" {
		t.Errorf("without a clipboard: %q", d.r.Status().Text)
	}
}
