package story

import (
	"fmt"
	"strings"
	"testing"
)

func TestWording(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"It is late.", "It is late", "=It is late"},
		{"It is late.", "IT IS late, but right.", "=IT IS late +but right"},
		{"twelve died in Porto", "fourteen died", "twelve>fourteen =died -in Porto"},
		{"the gate is not safe", "the gate is safe", "=the gate is -not =safe"},
		{"Zoë came", "Zoe went", "=Zoe came>went"},
		{"gone", "", "-gone"},
	} {
		var got []string
		for _, p := range Wording(c.a, c.b) {
			old, fresh := p.Old.Of(c.a), p.New.Of(c.b)
			switch p.Change {
			case Same:
				got = append(got, "="+fresh)
			case Added:
				got = append(got, "+"+fresh)
			case Removed:
				got = append(got, "-"+old)
			default:
				got = append(got, fmt.Sprintf("%s>%s", old, fresh))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q, %q: %s, want %s", c.a, c.b, s, c.want)
		}
	}
}

// TestWordingLong: what is too long to compare is one change.
func TestWordingLong(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 2001)
	if got := Wording(long, long); len(got) != 1 || got[0].Change != Changed {
		t.Errorf("%d runs", len(got))
	}
}
