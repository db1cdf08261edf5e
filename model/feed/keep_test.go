package feed

import (
	"strings"
	"testing"
	"time"
)

func TestKeep(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]Keep{
		"":                 {},
		"30d":              {Age: 30 * 24 * time.Hour},
		"2w":               {Age: 14 * 24 * time.Hour},
		"36h":              {Age: 36 * time.Hour},
		"500":              {Count: 500},
		"100MB":            {Bytes: 100e6},
		"1y,500,1500kB":    {Age: 365 * 24 * time.Hour, Count: 500, Bytes: 1500e3},
		"100000":           {Count: 100_000},
		"100000GB,100000h": {Age: 100_000 * time.Hour, Bytes: 1e14},
	} {
		var k, again Keep
		if err := k.UnmarshalText([]byte(s)); err != nil || k != want {
			t.Errorf("%q: %+v, %v", s, k, err)
		}
		if err := again.UnmarshalText([]byte(k.String())); err != nil || again != k {
			t.Errorf("%q is written %q: %+v, %v", s, k, again, err)
		}
	}
	for _, s := range []string{"d", "0d", "-1d", "30", "100001", "1.5d", "30 d", "30d,", "30m", "30dd", "100000y", "99999999999999999999"} {
		var k Keep
		if err := k.UnmarshalText([]byte(s)); (err == nil) != (s == "30") || err != nil && k != (Keep{}) {
			t.Errorf("%q: %+v, %v", s, k, err)
		}
	}
}

// TestWords: what stands behind an address is read and written again; what is
// wrong of it is said, and the feed is subscribed all the same.
func TestWords(t *testing.T) {
	t.Parallel()
	l := Parse("https://a.example/ text=full keep=30d,500 news\nhttps://b.example/ text=all keep=soon \"text=sent\"\n")
	all := l.All()
	if len(all) != 2 || all[0].Text != Full || all[0].Keep != (Keep{Age: 30 * 24 * time.Hour, Count: 500}) || all[1].Text != AsSent || all[1].Keep != (Keep{}) {
		t.Fatalf("%+v", all)
	}
	problems := l.Problems()
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "line 2: keep=soon: an age as 30d") || l.Foreign() != 0 {
		t.Errorf("%v", problems)
	}
	if got, want := all[0].write(), `https://a.example/ "news" text=full keep=30d,500`; got != want {
		t.Errorf("%s", got)
	}
	hostile, err := ReadOPML([]byte(`<opml><body><outline text="keep=1h"><outline text="x" xmlUrl="https://c.example/" category="text=full"/></outline></body></opml>`))
	if err != nil || hostile.All()[0].Keep != (Keep{}) || hostile.All()[0].Text != AsNeeded {
		t.Errorf("%+v %v", hostile.All(), err)
	}
}
