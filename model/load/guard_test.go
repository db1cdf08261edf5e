package load

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"lede/model/article"
)

// TestWatchdog: what neither reads nor gives an article for the limit is given up;
// what waits for its input is not.
func TestWatchdog(t *testing.T) {
	const limit = 5 * time.Second
	type step struct {
		read, work time.Duration // in a read; then without one
		gives      bool          // an article
		bytes      int64         // came of what has no size
	}
	const long, more = 100 * mebibyte, 50 * time.Second
	for name, c := range map[string]struct {
		steps  []step
		gaveUp time.Duration // 0: it did not
		got    int
	}{
		"hangs after a read":        {[]step{{work: 2*limit + 1, gives: true}}, 2 * limit, 0},
		"works almost too long":     {[]step{{work: 2*limit - 1, gives: true}}, 0, 1},
		"waits for a pipe":          {[]step{{read: 100 * limit, gives: true}}, 0, 1},
		"waits, then hangs":         {[]step{{read: 10*limit + 1}, {work: 9 * limit}}, 12 * limit, 0},
		"reads now and then":        {[]step{{work: limit - 1}, {work: limit - 1}, {work: limit - 1, gives: true}}, 0, 1},
		"gives now and then":        {[]step{{work: limit - 1, gives: true}, {work: limit - 1, gives: true}}, 0, 2},
		"a long pipe":               {[]step{{work: 2*limit + more - 1, gives: true, bytes: long}}, 0, 1},
		"a long pipe, then hangs":   {[]step{{work: 2*limit + more + 1, gives: true, bytes: long}}, 2*limit + more, 0},
		"gives one, and then hangs": {[]step{{work: 1, gives: true}, {work: 9 * limit, gives: true}}, 2*limit + 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start, gaveUp, got := time.Now(), time.Duration(0), 0
				for a, err := range guard(t.Context(), limit, "x", func(_ context.Context, seen *activity, emit emitter) {
					for _, s := range c.steps {
						seen.begin()
						time.Sleep(s.read)
						seen.bytes.Add(s.bytes)
						seen.end()
						time.Sleep(s.work)
						if s.gives && !emit(&article.Article{}, nil) {
							return
						}
					}
				}) {
					switch {
					case a != nil:
						got++
					case errors.Is(err, ErrTimeout):
						gaveUp = time.Since(start)
					default:
						t.Error(err)
					}
				}
				if gaveUp != c.gaveUp || got != c.got {
					t.Errorf("gave up after %v, want %v; %d articles, want %d", gaveUp, c.gaveUp, got, c.got)
				}
				time.Sleep(20 * limit) // what hangs ends
			})
		})
	}
}

// TestTimeLimit: five seconds, and half a second a mebibyte.
func TestTimeLimit(t *testing.T) {
	for size, want := range map[int64]time.Duration{0: 5 * time.Second, mebibyte: 5500 * time.Millisecond, 100 * mebibyte: 55 * time.Second, 1 << 40: 5*time.Second + 1<<19*time.Second} {
		if got := timeLimit(size); got != want {
			t.Errorf("%d bytes: %v, want %v", size, got, want)
		}
	}
}

func TestGuardSurvivesPanic(t *testing.T) {
	burst := func(context.Context, *activity, emitter) { panic("nested too deep") }
	for a, err := range guard(t.Context(), time.Minute, "x", burst) {
		if a != nil || !errors.Is(err, ErrDecoder) {
			t.Error(a, err)
		}
	}
}
