package tui

import (
	"os"
	"os/exec"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// clipboards are the programs that fill a system's clipboard from standard
// input, with the environment variable without which there is none.
var clipboards = [...]struct {
	env  string
	args []string
}{
	{"", []string{"pbcopy"}},
	{"WAYLAND_DISPLAY", []string{"wl-copy"}},
	{"DISPLAY", []string{"xclip", "-selection", "clipboard"}},
	{"DISPLAY", []string{"xsel", "--clipboard", "--input"}},
	{"WSL_DISTRO_NAME", []string{"clip.exe"}},
}

// toClipboard puts s on the clipboard: by OSC 52, which works over ssh too, and
// by the system's own program where there is one, for terminals that refuse
// OSC 52.
func toClipboard(s string) tea.Cmd {
	for _, c := range clipboards {
		if c.env != "" && os.Getenv(c.env) == "" {
			continue
		}
		path, err := exec.LookPath(c.args[0])
		if err != nil {
			continue
		}
		return tea.Batch(tea.SetClipboard(s), func() tea.Msg {
			cmd := exec.Command(path, c.args[1:]...)
			cmd.Stdin = strings.NewReader(s)
			if err := cmd.Run(); err != nil {
				return saidMsg{text: "copied for the terminal only: " + c.args[0] + " failed"}
			}
			return nil
		})
	}
	return tea.SetClipboard(s)
}
