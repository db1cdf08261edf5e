package main

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"lede/model/config"
	"lede/model/export"
	"lede/model/load"
	"lede/tui/keymap"
)

// TestTopics: what is declared stands in its topic, and the topic in the manual.
func TestTopics(t *testing.T) {
	t.Parallel()
	declared := map[string][]string{"config": {config.Default}}
	for _, s := range keymap.Default().Sections() {
		for _, b := range s.Bindings {
			declared["keys"] = append(declared["keys"], b.Labels(), b.Help)
		}
	}
	for _, f := range load.Formats() {
		if f.Readable() {
			declared["formats"] = append(declared["formats"], f.Name, f.Title)
		}
	}
	for _, f := range export.Formats() {
		declared["formats"] = append(declared["formats"], f.Name, f.Help)
		declared["export"] = append(declared["export"], f.Name, f.Help)
	}
	for _, f := range export.Fields() {
		declared["export"] = append(declared["export"], f.Name, f.Help)
	}
	var page strings.Builder
	if err := manual(&page, newRoot(streams{})); err != nil {
		t.Fatal(err)
	}
	for _, topic := range topics() {
		said := words(printed(t, topic, 80))
		for _, want := range declared[topic.Name] {
			if !strings.Contains(said, words(want)) {
				t.Errorf("lede help %s does not say %q", topic.Name, want)
			}
			if !strings.Contains(page.String(), roff(want)) {
				t.Errorf("the manual does not say %q", want)
			}
		}
	}
}

// TestTopicWidths: no line is wider than it may be, but one of code or of a
// single word, and nothing is a control character.
func TestTopicWidths(t *testing.T) {
	t.Parallel()
	for _, topic := range topics() {
		var code string
		for _, p := range topic.Parts(keymap.Default()) {
			code += indented(p.Code)
		}
		for width := 30; width <= mostWidth; width++ {
			for line := range strings.SplitSeq(printed(t, topic, width), "\n") {
				if ansi.StringWidth(line) > width && len(strings.Fields(line)) > 1 && !strings.Contains(code, line+"\n") {
					t.Errorf("%s at %d columns: %d: %q", topic.Name, width, ansi.StringWidth(line), line)
				}
				if strings.ContainsFunc(line, unicode.IsControl) || strings.HasSuffix(line, " ") {
					t.Errorf("%s at %d columns: %q", topic.Name, width, line)
				}
			}
		}
	}
}

func TestTwoColumns(t *testing.T) {
	t.Parallel()
	rows := []row{{"j ↓", "one row down"}, {"a very long name", "what it is"}}
	for _, c := range []struct {
		width int
		want  string
	}{
		{42, "  j ↓               one row down\n  a very long name  what it is\n"},
		{40, "  j ↓               one row down\n  a very long name  what it is\n"},
		{39, "  j ↓  one row down\n  a very long name\n       what it is\n"},
		{19, "  j ↓  one row down\n  a very long name\n       what it is\n"},
		{18, "  j ↓  one row\n       down\n  a very long name\n       what it is\n"},
		{17, "  j ↓  one row\n       down\n  a very long\n  name\n       what it is\n"},
	} {
		if got := twoColumns(rows, c.width); got != c.want {
			t.Errorf("%d columns:\n%s\nwant\n%s", c.width, got, c.want)
		}
	}
}

func printed(t *testing.T, of topic, width int) string {
	t.Helper()
	var b strings.Builder
	if err := printTopic(&b, of.Parts(keymap.Default()), width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// words are those of s with one space between them.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }
