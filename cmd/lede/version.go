package main

import (
	"runtime/debug"
	"strings"
)

// version is the module version that the binary was built from; it has the commit
// in it where no version was given one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}

// built is the version and, where the binary was built in a clone, the commit and
// its day, which a version that nobody gave has in it.
func built() string {
	said := version()
	if info, ok := debug.ReadBuildInfo(); ok {
		said += commit(said, info.Settings)
	}
	return said
}

// commit is the commit of a build in brackets, of twelve digits, "" where it is not
// known or stands in the version; "changed" says that files differed from it.
func commit(version string, settings []debug.BuildSetting) string {
	var commit, day string
	for _, s := range settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.time":
			day, _, _ = strings.Cut(s.Value, "T")
		case "vcs.modified":
			if s.Value == "true" {
				day += " changed"
			}
		}
	}
	if commit == "" || strings.Contains(version, commit) {
		return ""
	}
	return " (commit " + strings.TrimRight(commit+", "+strings.TrimSpace(day), ", ") + ")"
}
