package html

import (
	"regexp"
	"strings"
	"testing"
)

// TestPhrases: parted by their beginnings, phrases match what they match together.
func TestPhrases(t *testing.T) {
	t.Parallel()
	patterns := []string{"related:?|more on .{1,9}", "([0-9,]+ )?comments?", ".{0,9}all rights reserved", "[^.,]{2,4}!", "(a|à) lire", "(k|s)ign (in|up)", "x?y?z"}
	one := regexp.MustCompile(`(?i)^(?:` + strings.Join(patterns, "|") + `)$`)
	parted := newPhrases(patterns)
	for line, want := range map[string]bool{
		"Related": true, "RELATED:": true, "related stories": false, "More on tides": true, "more on": false,
		"12 comments": true, "Comment": true, "1,204 Comments": true, "comment here": false,
		"All rights reserved": true, "Acme. All rights reserved": true, "© Acme 2020 All rights reserved": false,
		"Hey!": true, "Hey.!": false, "À lire": true, "a lire": true, "lire": false,
		"Sign in": true, "\u017fign up": true, "\u212aign up": true, "sign": false, "z": true, "yz": true, "xz": true, "x": false, "": false,
	} {
		if got := parted.match(line); got != want || got != one.MatchString(line) {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
	if len(parted.by) > 40 {
		t.Errorf("%d beginnings", len(parted.by))
	}
}

// TestVerbs: what names say, asked again too, and nothing where they lie.
func TestVerbs(t *testing.T) {
	t.Parallel()
	h := newHints()
	for names, want := range map[string]verbs{
		"": 0, "x": 0, "comments": saysDrop | saysElsewhere, "storyBody": saysBody | saysStory, "relatedLinks-box": saysSmall | saysAside | saysElsewhere, "share author": saysDrop | saysSmall | saysByline,
		"paywall": saysWall | saysGated, "standfirst": saysLead, "subscription": saysDrop | saysGated, "is-hidden": saysHides,
	} {
		for range 2 {
			if got := h.of(names); got != want {
				t.Errorf("%q: %b, want %b", names, got, want)
			}
		}
		if got := nameless().of(names); got != 0 {
			t.Errorf("%q where names lie: %b", names, got)
		}
	}
}
