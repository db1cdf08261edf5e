package main

import (
	"runtime/debug"
	"testing"
)

func TestCommit(t *testing.T) {
	t.Parallel()
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123"}
	day := debug.BuildSetting{Key: "vcs.time", Value: "2026-11-30T04:05:06Z"}
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, ""},
		{[]debug.BuildSetting{revision, day}, " (commit 0123456789ab, 2026-11-30)"},
		{[]debug.BuildSetting{{Key: "vcs.revision", Value: "0123"}}, " (commit 0123)"},
		{[]debug.BuildSetting{revision, day, {Key: "vcs.modified", Value: "true"}}, " (commit 0123456789ab, 2026-11-30 changed)"},
		{[]debug.BuildSetting{day}, ""},
	} {
		if got := commit("v1.2.3", c.settings); got != c.want {
			t.Errorf("%v: %q, want %q", c.settings, got, c.want)
		}
	}
	if got := commit("v0.0.0-20261130040506-0123456789ab", []debug.BuildSetting{revision, day}); got != "" {
		t.Errorf("said twice: %q", got)
	}
}
