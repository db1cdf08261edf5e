package article

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// made is an article of sentences that no other number gives.
func made(seed, sentences int) *Article {
	var b Builder
	for i := range sentences {
		b.Block(Block{}, fmt.Sprintf("Harbour %d of town %d took %d boats in, said clerk %d, before the tide of day %d turned.", seed*31+i, i*7+seed, i*i+seed, seed+i*3, i+seed*5))
	}
	return b.Build(Origin{})
}

func TestFingerprintSame(t *testing.T) {
	whole := made(1, 40)
	edited := made(1, 40)
	edited.Text = strings.Replace(edited.Text, "before the tide", "after the tide", 3)
	excerpt := made(1, 6)
	other := made(2, 40)
	withURL := func(a *Article, url string) *Article { c := *a; c.Meta.URL = url; return &c }
	for _, c := range []struct {
		name string
		a, b *Article
		want bool
	}{
		{"itself", whole, whole, true},
		{"edited", whole, edited, true},
		{"excerpt", whole, excerpt, true},
		{"other", whole, other, false},
		{"too short", made(3, 0), made(3, 0), false},
		{"one address", withURL(whole, "https://www.a.example/x/?utm_source=y"), withURL(other, "http://a.example/x#z"), true},
		{"other address", withURL(whole, "https://a.example/x?id=1"), withURL(other, "https://a.example/x?id=2"), false},
		{"one site", withURL(whole, "https://a.example/"), withURL(other, "https://a.example/"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, g := c.a.Fingerprint(), c.b.Fingerprint()
			if f.Same(&g) != c.want || g.Same(&f) != c.want {
				t.Errorf("Same = %v, likeness %.2f", f.Same(&g), f.likeness(&g))
			}
			shared := slices.ContainsFunc(f.Keys(), func(k uint64) bool { return slices.Contains(g.Keys(), k) })
			if c.want && !shared {
				t.Error("no key shared")
			}
		})
	}
}

func TestFingerprintOfCJK(t *testing.T) {
	build := func(s string) *Fingerprint {
		var b Builder
		b.Block(Block{}, s)
		f := b.Build(Origin{}).Fingerprint()
		return &f
	}
	const s = "泉州古桥移位十二厘米工程师说它只是累了市政府星期三决定重新修建附近居民转移到学校"
	if f := build(s); !f.Same(build("导语："+s)) || f.Same(build("记者从现场了解到这座桥建于宋代如今每天有三万辆汽车通过没有人知道它还能撑多久")) {
		t.Error("CJK")
	}
}

func BenchmarkFingerprint(b *testing.B) {
	a := made(1, 60)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		a.Fingerprint()
	}
}
