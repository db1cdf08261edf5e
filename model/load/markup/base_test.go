package markup

import (
	"net/url"
	"strings"
	"testing"
)

// TestLongBase: a page's own address, if it is too long to be one, is not that of each link.
func TestLongBase(t *testing.T) {
	t.Parallel()
	for length, want := range map[int]string{longestBase: "https://a.example/" + strings.Repeat("b", longestBase-2) + "/c", longestBase + 1: "c"} {
		base, err := url.Parse("https://a.example/" + strings.Repeat("b", length-2) + "/")
		if got := Resolve(base, "c"); err != nil || got != want {
			t.Errorf("%d: %d bytes, %v", length, len(got), err)
		}
	}
}
