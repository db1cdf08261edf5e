package entity

import (
	"fmt"
	"strings"
	"testing"
)

// TestShortNames: short names of ships and products go with the long ones, pairs are two
// and what is put behind a name is none. want is "kind name, name; …" of one entity each.
func TestShortNames(t *testing.T) {
	for in, want := range map[string]string{
		"INS Mysore came. The Mysore picked up a call from the MV Gibe. The Gibe was hit.":              "work INS Mysore, Mysore; work MV Gibe, Gibe",
		"Google Chrome is gaining. Chrome could win.":                                                   "work Google Chrome, Chrome",
		"The Nationals won. The Orioles lost. The Nationals and Orioles met.":                           "organization Nationals, Nationals; organization Orioles, Orioles",
		"Thomas Sam and Manju Sam came. The Sams left.":                                                 "person Thomas Sam; person Manju Sam",
		"Tom Molomby, SC, spoke to Ann Lee, OBE, on Friday.":                                            "person Tom Molomby; person Ann Lee",
		"The House Select Committee on Energy Independence, Science, and Global Warming met on Friday.": "organization House Select Committee on Energy Independence, Science, and Global Warming",
		"The Ministry of Trade and President Ann Lee spoke on Friday.":                                  "organization Ministry of Trade; person Ann Lee",
		"Bettie Page, whose hair was raven, died on Friday. Page was born Betty Mae Page in Nashville.": "person Bettie Page",
	} {
		var got []string
		for _, e := range find(t, in, Context{}) {
			var names []string
			for _, m := range e.Mentions {
				if e.Kind <= Work && m.Form == Name {
					names = append(names, m.Of(in))
				}
			}
			if len(names) > 0 {
				got = append(got, fmt.Sprintf("%v %s", e.Kind, strings.Join(names, ", ")))
			}
		}
		all := strings.Join(got, "; ")
		for w := range strings.SplitSeq(want, "; ") {
			if !strings.Contains(all, w) {
				t.Errorf("%s: %s, want %s", in, all, w)
			}
		}
		if strings.Contains(all, "SC") || strings.Contains(all, "OBE") || strings.Contains(all, "Sams") || strings.Contains(all, "Nationals and") {
			t.Errorf("%s: %s", in, all)
		}
	}
}
