package main

import "runtime/debug"

// version is the module version the binary was built from, with the commit
// where it was built inside the repository.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown)"
	}
	return info.Main.Version
}
