package parallel_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"lede/model/parallel"
)

// pools are both kinds; what holds for one holds for the other, the order apart.
var pools = []struct {
	name    string
	ordered bool
	run     func(context.Context, parallel.Source[int], parallel.Work[int, int], parallel.Options) iter.Seq[int]
}{
	{"Ordered", true, parallel.Ordered[int, int]},
	{"Unordered", false, parallel.Unordered[int, int]},
}

// numbers counts up without end, and how many were taken.
func numbers(taken *atomic.Int64) parallel.Source[int] {
	return func(context.Context) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := 0; ; i++ {
				taken.Add(1)
				if !yield(i) {
					return
				}
			}
		}
	}
}

// slowFirst emits in and -in; the later an input, the sooner it is done.
func slowFirst(_ context.Context, in int, emit func(int) bool) {
	time.Sleep(time.Duration(1000 - in))
	_ = emit(in) && emit(-in)
}

func TestOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		for _, p := range pools {
			synctest.Test(t, func(t *testing.T) {
				got := slices.Collect(p.run(t.Context(), parallel.Count(50), slowFirst, parallel.Options{Workers: workers}))
				var want []int
				for i := range 50 {
					want = append(want, i, -i)
				}
				if p.ordered != slices.Equal(got, want) && workers > 1 {
					t.Errorf("%s, %d workers: %v", p.name, workers, got)
				}
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("%s, %d workers, sorted: %v", p.name, workers, got)
				}
			})
		}
	}
}

type bound struct{ taken, emitted int64 }

// TestAhead: nobody takes results, so that work must stop at the bounds.
func TestAhead(t *testing.T) {
	tests := []struct {
		parallel.Options
		want bound
	}{
		{parallel.Options{Workers: 1, Ahead: 1, Waiting: 1}, bound{1, 2}},
		{parallel.Options{Workers: 3, Ahead: 5, Waiting: 2}, bound{5, 9}},
		{parallel.Options{Workers: 4, Ahead: 2, Waiting: 1}, bound{4, 8}},
		{parallel.Options{Workers: 2}, bound{4, 4}},
	}
	for _, test := range tests {
		for _, p := range pools {
			synctest.Test(t, func(t *testing.T) {
				var taken, emitted atomic.Int64
				endless := func(_ context.Context, in int, emit func(int) bool) {
					for emitted.Add(1); emit(in); emitted.Add(1) {
					}
				}
				for range p.run(t.Context(), numbers(&taken), endless, test.Options) {
					synctest.Wait() // all stands still
					// one more was emitted for that which is looked at here
					if got := (bound{taken.Load(), emitted.Load() - 1}); got != test.want {
						t.Errorf("%s %+v: %+v, want %+v", p.name, test.Options, got, test.want)
					}
					break
				}
			})
		}
	}
}

// TestAheadMoves: what was handed over whole makes room for one more.
func TestAheadMoves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var taken atomic.Int64
		same := func(_ context.Context, in int, emit func(int) bool) { emit(in) }
		for i := range parallel.Ordered(t.Context(), numbers(&taken), same, parallel.Options{Workers: 2, Ahead: 3}) {
			synctest.Wait()
			if got := int(taken.Load()); got != i+3 {
				t.Errorf("at input %d, %d are taken", i, got)
			}
			if i == 20 {
				break
			}
		}
	})
}

// TestWorkers: as many inputs are worked at as there are workers.
func TestWorkers(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			var busy atomic.Int64
			work := func(_ context.Context, in int, emit func(int) bool) {
				busy.Add(1)
				time.Sleep(time.Second)
				n := busy.Load()
				time.Sleep(time.Second)
				busy.Add(-1)
				emit(int(n))
			}
			if most := slices.Max(slices.Collect(p.run(t.Context(), parallel.Count(20), work, parallel.Options{Workers: 3}))); most != 3 {
				t.Errorf("%s: %d at a time", p.name, most)
			}
		})
	}
}

// TestStreams: the results of an input come while it is worked at, in their order.
func TestStreams(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			work := func(_ context.Context, in int, emit func(int) bool) {
				for i := 0; emit(in + i); i++ {
					time.Sleep(time.Second)
				}
			}
			next := 0
			for got := range p.run(t.Context(), parallel.Values([]int{0}), work, parallel.Options{}) {
				if got != next || time.Since(start) != time.Duration(next)*time.Second {
					t.Errorf("%s: %d after %v", p.name, got, time.Since(start))
				}
				if next++; next == 5 {
					break
				}
			}
		})
	}
}

// A bubble of synctest fails when a goroutine is left: these tests also hold that
// all have ended.

func TestStop(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			var taken, running atomic.Int64
			work := func(ctx context.Context, in int, emit func(int) bool) {
				running.Add(1)
				defer running.Add(-1)
				for emit(in) {
				}
				<-ctx.Done()
				time.Sleep(time.Second) // what it takes to notice
			}
			for range p.run(t.Context(), numbers(&taken), work, parallel.Options{Workers: 3}) {
				break
			}
			if n := running.Load(); n != 0 {
				t.Errorf("%s: %d goroutines outlive their consumer", p.name, n)
			}
		})
	}
}

func TestCancel(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var taken atomic.Int64
			same := func(_ context.Context, in int, emit func(int) bool) { emit(in) }
			n := 0
			for range p.run(ctx, numbers(&taken), same, parallel.Options{Workers: 3, Ahead: 9, Waiting: 9}) {
				if n++; n == 4 {
					synctest.Wait() // more is ready
					cancel()
				}
			}
			if n != 4 {
				t.Errorf("%s: %d results, 4 before the end", p.name, n)
			}
		})
	}
}

func TestCancelledBefore(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			work := func(context.Context, int, func(int) bool) { t.Errorf("%s works", p.name) }
			for range p.run(ctx, parallel.Count(9), work, parallel.Options{}) {
				t.Errorf("%s hands over", p.name)
			}
		})
	}
}

// TestPools: a pool is the source of another, which stops it while it waits.
func TestPools(t *testing.T) {
	for _, p := range pools {
		synctest.Test(t, func(t *testing.T) {
			first := func(ctx context.Context) iter.Seq[int] {
				return p.run(ctx, parallel.Count(10), func(ctx context.Context, in int, emit func(int) bool) {
					if in < 5 {
						emit(in)
						return
					}
					<-ctx.Done()
				}, parallel.Options{})
			}
			double := func(_ context.Context, in int, emit func(int) bool) { emit(2 * in) }
			var got []int
			for v := range p.run(t.Context(), first, double, parallel.Options{}) {
				if got = append(got, v); len(got) == 5 {
					break
				}
			}
			if slices.Sort(got); !slices.Equal(got, []int{0, 2, 4, 6, 8}) {
				t.Errorf("%s: %v", p.name, got)
			}
		})
	}
}

func TestPanics(t *testing.T) {
	boom := errors.New("boom")
	fine := func(_ context.Context, in int, emit func(int) bool) { emit(in) }
	third := func(_ context.Context, in int, emit func(int) bool) {
		if in == 3 {
			panic(boom)
		}
		emit(in)
	}
	source := func(context.Context) iter.Seq[int] { return func(func(int) bool) { panic(boom) } }
	for _, p := range pools {
		nested := func(ctx context.Context) iter.Seq[int] { return p.run(ctx, source, fine, parallel.Options{}) }
		for name, run := range map[string]func(){
			"work":   func() { drain(p.run(t.Context(), parallel.Count(9), third, parallel.Options{Workers: 1})) },
			"source": func() { drain(p.run(t.Context(), source, fine, parallel.Options{})) },
			"nested": func() { drain(p.run(t.Context(), nested, fine, parallel.Options{})) },
		} {
			got, ok := recovered(run).(*parallel.Panic)
			if !ok || got.Value != boom || len(got.Stack) == 0 { //nolint:errorlint // the very value
				t.Errorf("%s, %s: %v", p.name, name, got)
			}
		}
	}
}

func drain(results iter.Seq[int]) {
	for range results {
	}
}

func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}
