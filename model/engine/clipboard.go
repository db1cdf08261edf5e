package engine

import (
	"context"
	"os/exec"
	"strings"

	"lede/model/state"
)

// Clipboard takes what is copied, beside the screen, which sends it to the
// terminal. Nobody can see whether a terminal took it, so "copied" is said only
// where a clipboard took it for certain.
type Clipboard func(context.Context, string) Receipt

// Receipt says who took a text.
type Receipt uint8

const (
	Untaken Receipt = iota // nobody but, perhaps, the terminal
	Taken                  // the system's clipboard
	InTmux                 // a buffer of tmux, which passes it on to its terminal if it can
)

// programs fill a clipboard from standard input, with the environment variable
// without which there is none. tmux at its default drops what a program sends
// the terminal; its own command does not.
var programs = [...]struct {
	env  string
	args []string
	took Receipt
}{
	{"", []string{"pbcopy"}, Taken},
	{"WAYLAND_DISPLAY", []string{"wl-copy"}, Taken},
	{"DISPLAY", []string{"xclip", "-selection", "clipboard"}, Taken},
	{"DISPLAY", []string{"xsel", "--clipboard", "--input"}, Taken},
	{"WSL_DISTRO_NAME", []string{"clip.exe"}, Taken},
	{"TMUX", []string{"tmux", "load-buffer", "-w", "-"}, InTmux},
}

// Programs is the clipboard that the programs of a system with that environment
// fill: the first that takes the text does.
func Programs(getenv func(string) string) Clipboard {
	return func(ctx context.Context, s string) Receipt {
		for _, p := range programs {
			if p.env != "" && getenv(p.env) == "" {
				continue
			}
			path, err := exec.LookPath(p.args[0])
			if err != nil {
				continue
			}
			cmd := exec.CommandContext(ctx, path, p.args[1:]...)
			cmd.Stdin = strings.NewReader(s)
			if cmd.Run() == nil {
				return p.took
			}
		}
		return Untaken
	}
}

// clip gives what is copied to the clipboard and says who took it.
func (e *Engine) clip(c state.Copied) Work {
	clipboard := e.options.Clipboard
	return func(ctx context.Context) Event {
		took := Untaken
		if clipboard != nil {
			took = clipboard(ctx, c.Text)
		}
		return said{text: receipts[took] + c.What}
	}
}

var receipts = [...]string{
	Untaken: "sent to the terminal: ", Taken: "copied ", InTmux: "in tmux's buffer, and sent to the terminal: ",
}
