package engine

import (
	"context"
	"os/exec"
	"strings"
)

// AroundTmux is what the terminal around tmux is called, where tmux hands on to it what is
// meant for it; "" where it does not, and outside of tmux.
func AroundTmux(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "tmux", "display-message", "-p", "#{allow-passthrough} #{client_termname}").Output()
	if err != nil {
		return ""
	}
	return handsOn(string(out))
}

// handsOn reads tmux's answer: whether it hands on, "1" in older versions, and the name.
func handsOn(answer string) string {
	switch allowed, name, _ := strings.Cut(strings.TrimSpace(answer), " "); allowed {
	case "on", "all", "1":
		return name
	}
	return ""
}
