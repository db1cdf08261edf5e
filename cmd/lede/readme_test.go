package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

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
		"keys":    tenKeys(t),
		"usage":   "```\n" + flags() + "```\n",
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

// tenKeys are those a reader needs first, in the words of the keymap.
func tenKeys(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| key | where | what it does |\n|---|---|---|\n")
	for _, k := range []struct {
		mode   keymap.Mode
		action keymap.Action
	}{
		{keymap.List, keymap.Accept}, {keymap.Article, keymap.PageDown}, {keymap.Article, keymap.NextArticle},
		{keymap.Article, keymap.NextMention}, {keymap.Article, keymap.NextQuote}, {keymap.Article, keymap.WhoSaidWhat},
		{keymap.Article, keymap.Search}, {keymap.List, keymap.SearchAll}, {keymap.Everywhere, keymap.Back},
		{keymap.Everywhere, keymap.ShowHelp},
	} {
		binding, ok := keymap.Default().Binding(k.mode, k.action)
		if !ok {
			t.Fatalf("%s has no key in %s", k.action, k.mode)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", keymap.Label(binding.Keys[0]), k.mode, binding.Help)
	}
	return b.String()
}

// readable are the names of the formats that can be read.
func readable() string {
	var names []string
	for _, f := range load.Formats() {
		if f.Readable() {
			names = append(names, "`"+f.Name+"`")
		}
	}
	return strings.Join(names, " ") + "\n"
}

func writable() string {
	var b strings.Builder
	b.WriteString("| format | what |\n|---|---|\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.Name, f.Help)
	}
	return b.String()
}
