package entity

import "testing"

// Names of which a hyphen keeps the end are not lengthened past it.
func TestExtendHyphened(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Paris-based & X opened a shop in Lyon on Monday.",
		"They said London-based and Partners would come.",
		"London-based & Sons and New York-based and Partners met in Paris-based & Co.",
	} {
		for _, e := range find(t, s, Context{}) {
			for _, m := range e.Mentions {
				if m.Start < 0 || m.End > len(s) || m.Start >= m.End {
					t.Errorf("%q: %+v", s, m)
				}
			}
		}
	}
}
