package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"lede/model/config"
	"lede/model/export"
	"lede/model/load"
	"lede/tui/keymap"
)

var update = flag.Bool("update", false, "rewrite the generated parts of the README")

const readme = "../../README.md"

// TestREADME: the tables of the README are what the program itself declares.
func TestREADME(t *testing.T) {
	if testing.Short() {
		t.Skip("the README follows once a change is whole")
	}
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	got := string(data)
	want := got
	for name, content := range map[string]string{
		"keys":    keymap.Default().Markdown(),
		"usage":   "```\n" + flags() + "```\n",
		"config":  "```toml\n" + config.Default + "```\n",
		"formats": readable(),
		"exports": writable(),
	} {
		want = generated(t, want, name, content)
	}
	if got == want {
		return
	}
	if !*update {
		t.Fatal("README.md is not what the program declares: go test ./cmd/lede -update")
	}
	if err := os.WriteFile(readme, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// generated replaces what stands between the comment name and the next end.
func generated(t *testing.T, source, name, content string) string {
	t.Helper()
	part := regexp.MustCompile(`(?s)(<!-- ` + name + ` -->\n).*?(<!-- end -->)`)
	if !part.MatchString(source) {
		t.Fatalf("README.md has no part %q", name)
	}
	return part.ReplaceAllStringFunc(source, func(string) string {
		return "<!-- " + name + " -->\n" + content + "<!-- end -->"
	})
}

func flags() string {
	usage := newRoot(streams{}).UsageString()
	_, after, _ := strings.Cut(usage, "Flags:\n")
	list, _, _ := strings.Cut(after, "\n\n")
	return list + "\n"
}

func readable() string {
	var b strings.Builder
	b.WriteString("| name | what | extensions |\n|---|---|---|\n")
	for _, f := range load.Formats() {
		if f.Readable() {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Name, f.Title, strings.Join(f.Extensions, " "))
		}
	}
	return b.String()
}

func writable() string {
	var b strings.Builder
	b.WriteString("| format | what |\n|---|---|\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.Name, f.Help)
	}
	return b.String()
}
