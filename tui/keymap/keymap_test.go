package keymap

import (
	"strings"
	"testing"
)

func TestDefaultHasNoClash(t *testing.T) {
	if _, err := New(defaults()); err != nil {
		t.Fatal(err)
	}
}

func TestClashNamesBoth(t *testing.T) {
	_, err := New([]Section{{List, []Binding{{Action: Down, Keys: []string{"j"}}, {Action: Copy, Keys: []string{"j"}}}}})
	if err == nil || !strings.Contains(err.Error(), "down") || !strings.Contains(err.Error(), "copy") {
		t.Fatalf("got %v", err)
	}
}

func TestEveryActionHasANameAndAKey(t *testing.T) {
	bound := map[Action]bool{}
	for _, s := range defaults() {
		for _, b := range s.Bindings {
			bound[b.Action] = true
			if b.Help == "" || len(b.Keys) == 0 && b.Action != ShowTour && b.Action != ReloadAsIs && b.Action != CycleLines {
				t.Errorf("%s in %s: no help or no key", b.Action, s.Mode)
			}
		}
	}
	names := map[string]bool{}
	for a := Action(1); a < numActions; a++ {
		if !bound[a] {
			t.Errorf("%s has no key", a)
		}
		if names[a.String()] || a.String() == "" {
			t.Errorf("name %q is empty or not unique", a)
		}
		names[a.String()] = true
		if Find(a.String()) != a {
			t.Errorf("Find(%q) = %s", a, Find(a.String()))
		}
	}
}

func TestLookup(t *testing.T) {
	k := Default()
	for _, c := range []struct {
		mode Mode
		key  string
		want Action
	}{
		{List, "q", Back}, {Article, "q", Back}, {Article, "?", ShowHelp}, {Input, "q", None}, {Input, "?", None},
		{Input, "ctrl+c", Quit}, {List, "ctrl+c", Quit}, {Article, "{", PrevParagraph}, {Card, "?", Why}, {List, "nope", None},
	} {
		if got := k.Lookup(c.mode, c.key); got != c.want {
			t.Errorf("%q in %s: %s, want %s", c.key, c.mode, got, c.want)
		}
	}
}

func TestRemap(t *testing.T) {
	k, err := Default().Remap(map[string]map[string][]string{"article": {"next-name": {"x", "ctrl+n"}, "export": {"B"}}})
	if err != nil {
		t.Fatal(err)
	}
	if k.Lookup(Article, "x") != NextMention || k.Lookup(Article, "e") != None || Default().Lookup(Article, "e") != NextMention {
		t.Error("keys are not replaced, or replaced in the original")
	}
	for _, c := range []struct{ mode, action, key, want string }{
		{"article", "next-name", "j", "both"},
		{"articl", "next-name", "x", `did you mean "article"?`},
		{"article", "nextname", "x", `did you mean "next-name"?`},
	} {
		_, err := Default().Remap(map[string]map[string][]string{c.mode: {c.action: {c.key}}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c, err)
		}
	}
}
