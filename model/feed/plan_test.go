package feed

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestRest: who is asked when.
func TestRest(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer any
		after  time.Duration
		force  bool
		asked  bool
		rest   time.Duration
	}{
		{"nothing said", rss(), 0, false, true, 0},
		{"asked just now", rss(), time.Hour - 1, false, false, time.Hour},
		{"asked long ago", rss(), time.Hour, false, true, time.Hour},
		{"asked by a clock that went ahead", rss(), -1, true, true, time.Hour},
		{"fresh", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, time.Hour - 1, false, false, 0},
		{"stale", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, time.Hour, false, true, 0},
		{"fresh, forced", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, 0, true, true, 0},
		{"fresh for ever", &Answer{Body: []byte(rss()), Fresh: day.AddDate(9, 0, 0)}, maxRest, false, true, 0},
		{"ttl", strings.Replace(rss(), "<title>", "<ttl>60</ttl><title>", 1), time.Hour - 1, false, false, 0},
		{"ttl over", strings.Replace(rss(), "<title>", "<ttl>60</ttl><title>", 1), time.Hour, false, true, 0},
		{"failed", errors.New("no"), 0, false, true, 0},
		{"later", &Later{Err: errors.New("no"), Until: day.Add(time.Hour)}, time.Hour - 1, false, false, 0},
		{"later, forced", &Later{Err: errors.New("no"), Until: day.Add(time.Hour)}, time.Hour - 1, true, false, 0},
		{"gone", &Later{Err: errors.New("no"), Gone: true}, 1000 * time.Hour, false, false, 0},
		{"gone, forced", &Later{Err: errors.New("no"), Gone: true}, 0, true, true, 0},
	} {
		w := newWorld(t)
		w.answers[a] = c.answer
		w.update(a, Options{})
		w.now = day.Add(c.after)
		r := w.update(a, Options{Force: c.force, Rest: c.rest})[a]
		if asked := len(w.asked) == 1; asked != c.asked || (r.Resting || r.Gone) == c.asked {
			t.Errorf("%s: asked %v, %+v", c.name, asked, r)
		}
	}
}

func TestDue(t *testing.T) {
	t.Parallel()
	at := func(hour, minute int) time.Time { return time.Date(2026, 11, 29, hour, minute, 0, 0, time.UTC) } // a Sunday
	var always []int
	for h := range 24 {
		always = append(always, h)
	}
	for _, c := range []struct {
		hold  schedule
		fresh time.Time
		want  time.Time
	}{
		{schedule{}, time.Time{}, day},
		{schedule{TTL: time.Hour}, time.Time{}, at(13, 30)},
		{schedule{TTL: time.Hour}, at(13, 0), at(13, 30)},
		{schedule{TTL: time.Hour}, at(14, 0), at(14, 0)},
		{schedule{TTL: 100 * time.Hour}, time.Time{}, day.Add(maxRest)},
		{schedule{Hours: []int{12, 13}}, time.Time{}, at(14, 0)},
		{schedule{Hours: []int{11, 13}}, time.Time{}, day},
		{schedule{Days: []time.Weekday{time.Sunday}}, time.Time{}, at(24, 0)},
		{schedule{Days: []time.Weekday{time.Sunday}, Hours: []int{0, 1}}, time.Time{}, at(26, 0)},
		{schedule{Hours: always}, time.Time{}, day},
	} {
		if got := c.hold.due(day, c.fresh); !got.Equal(c.want) {
			t.Errorf("%+v, fresh %v: %v, want %v", c.hold, c.fresh, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	var got []string
	for _, s := range spread(Parse("https://a.b/1\nhttps://a.b/2\nhttps://a.b/3\nhttps://c.d/1\nhttps://c.d/2\n").All()) {
		got = append(got, strings.TrimPrefix(s.URL, "https://"))
	}
	if want := []string{"a.b/1", "c.d/1", "a.b/2", "c.d/2", "a.b/3"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
