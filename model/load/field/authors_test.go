package field

import (
	"strings"
	"testing"
)

func TestCapitals(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"ABBY GOODALL": "Abby Goodall", "ANNE-SOPHIE LEFÈVRE": "Anne-Sophie Lefèvre", "SEAN O'BRIEN": "Sean O'Brien", "J.R. MCDONALD": "J.R. McDonald",
		"BBC NEWS": "BBC News", "АННА ПЕТРОВА": "Анна Петрова", "REUTERS": "REUTERS", "Abby GOODALL": "Abby GOODALL", "王 小明": "王 小明", "TIM MCCOY": "Tim McCoy", "": "",
	} {
		if got := uncapital(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := strings.Join(SplitAuthors("By ABBY GOODALL and ROBERT PEAR"), "|"); got != "Abby Goodall|Robert Pear" {
		t.Error(got)
	}
}
