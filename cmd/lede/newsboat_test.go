package main

import (
	"slices"
	"strings"
	"testing"

	"lede/model/library"
	"lede/model/search"
	"lede/model/text"
	"lede/tui/keymap"
)

// Commands, options and words of a filter as they stand in texts.
var (
	commandPlace = text.Pattern(`lede ([a-z]+)((?: --[a-z]+(?: [0-9A-Z]+)?)*)`)
	termPlace    = text.Pattern(`\b([a-z]+):[a-z0-9]`)
)

// TestNewsboat: each key, command, option and word of a filter that one who comes from
// newsboat is told of is there.
func TestNewsboat(t *testing.T) {
	t.Parallel()
	keys := keymap.Default()
	for line := range strings.Lines(newsboatTable) {
		there, here, isRow := strings.Cut(strings.TrimSpace(line), "\t")
		if !isRow {
			continue
		}
		if there == "" || here == "" {
			t.Errorf("half a row: %q", line)
		}
		if said := withKeys(here, keys); strings.ContainsAny(said, "{}") || strings.Contains(said, "::") {
			t.Errorf("%s: %s", there, said)
		}
		for _, m := range keyPlace().FindAllStringSubmatch(here, -1) {
			if a := keymap.Find(m[2]); a == keymap.None || !bound(keys, m[1], a) {
				t.Errorf("%s: no key does %s", there, m[0])
			}
		}
		for _, m := range commandPlace().FindAllStringSubmatch(here, -1) {
			cmd, _, err := newRoot(streams{}).Find([]string{m[1]})
			if err != nil || cmd.Name() != m[1] {
				t.Errorf("%s: no command %q", there, m[1])
				continue
			}
			for _, word := range strings.Fields(m[2]) {
				if name, isFlag := strings.CutPrefix(word, "--"); isFlag && cmd.Flags().Lookup(name) == nil {
					t.Errorf("%s: %s has no --%s", there, m[1], name)
				}
			}
		}
		for _, m := range termPlace().FindAllStringSubmatch(here, -1) {
			known := search.Known(m[1]) || m[1] == "is" || slices.ContainsFunc(library.Terms(), func(l library.Term) bool { return l.Name == m[1]+":" })
			if !known {
				t.Errorf("%s: no filter knows %q", there, m[0])
			}
		}
	}
	var remapped []keymap.Section
	for _, s := range keys.Sections() {
		s.Bindings = slices.Clone(s.Bindings)
		for i := range s.Bindings {
			s.Bindings[i].Keys = nil
		}
		remapped = append(remapped, s)
	}
	none, err := keymap.New(remapped)
	if err != nil {
		t.Fatal(err)
	}
	if got := withKeys("{list.star} and {list.feeds}", none); got != ":star and :feeds" {
		t.Errorf("without keys: %q", got)
	}
	if got := withKeys("{list.star} and {article.next-unread}", keys); got != "* and )" {
		t.Errorf("%q", got)
	}
}

// bound reports whether an action may be done in a mode.
func bound(keys *keymap.Keymap, mode string, a keymap.Action) bool {
	return slices.ContainsFunc(keys.Sections(), func(s keymap.Section) bool {
		return s.Mode.String() == mode && slices.ContainsFunc(s.Bindings, func(b keymap.Binding) bool { return b.Action == a })
	})
}
