package page_test

import (
	"strings"
	"testing"

	"lede/tui/page"
)

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"": false, "12 – 3 ¶": false, "ab": false, "אב": true, "أخبار": true, "NATO זה אמרה": true, "שלום means peace": false,
		"NATO נאט\"ו": false, "NATO נאטוו": true, "日本語 אב": false, strings.Repeat("a", 255) + "א": false, strings.Repeat("12 – ", 100) + "אב": true, strings.Repeat("«", 1<<20) + "אב": false,
		strings.Repeat("א", 128) + strings.Repeat("a", 400): false, strings.Repeat("א", 129) + strings.Repeat("a", 400): true,
	} {
		if got := page.RightToLeft(s); got != want {
			t.Errorf("%.40q: %v", s, got)
		}
	}
}
