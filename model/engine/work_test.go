package engine

import (
	"context"
	"slices"
	"testing"

	"lede/model/state"
	"lede/model/store"
)

// tick is an event that counts.
type tick struct{ n *int }

func (e tick) apply(*Engine) []Work {
	*e.n++
	return nil
}

// TestOnlyTheLatestCounts: what a job brings back after it was begun anew or
// stopped is dropped, and its context is done.
func TestOnlyTheLatestCounts(t *testing.T) {
	t.Parallel()
	e := New(Options{}, state.New(state.Defaults()))
	var j job
	n := 0
	var under context.Context
	first := j.begin(func(ctx context.Context) Event { under = ctx; return tick{&n} })
	early := first(context.Background())
	second := j.begin(func(context.Context) Event { return tick{&n} })
	e.Apply(early)
	if e.Apply(first(context.Background())); n != 0 || under.Err() == nil {
		t.Fatalf("%d stale events counted, its context says %v", n, under.Err())
	}
	also := j.also(func(context.Context) Event { return tick{&n} })
	e.Apply(second(context.Background()))
	if e.Apply(also(context.Background())); n != 2 {
		t.Fatalf("%d of 2 events counted", n)
	}
	j.stop()
	if e.Apply(second(context.Background())); n != 2 {
		t.Fatal("an event of a stopped job counted")
	}
}

// TestStream: events come in order, each with the work that waits for the next;
// stopping ends the producer.
func TestStream(t *testing.T) {
	t.Parallel()
	e := New(Options{}, state.New(state.Defaults()))
	var j job
	n := 0
	ended := make(chan bool, 1)
	endless := func(ctx context.Context, emit func(Event) bool) {
		for emit(tick{&n}) {
		}
		ended <- ctx.Err() != nil
	}
	work := j.stream(endless)
	for range 5 {
		next := e.Apply(work(context.Background()))
		if len(next) != 1 {
			t.Fatalf("%d pieces of work wait for the next event", len(next))
		}
		work = next[0]
	}
	j.stop()
	if !<-ended || n != 5 {
		t.Fatalf("%d events of 5", n)
	}
	if next := e.Apply(work(context.Background())); n != 5 || len(next) != 0 {
		t.Fatal("a stopped stream goes on")
	}
	work = j.stream(func(_ context.Context, emit func(Event) bool) { emit(tick{&n}) })
	next := e.Apply(work(context.Background()))
	if event := next[0](context.Background()); event != nil || n != 6 {
		t.Fatalf("after the last event: %v", event)
	}
}

// TestQueueKeepsOrder: changes of the store are made in the order in which they
// were asked for, those that come in meanwhile last.
func TestQueueKeepsOrder(t *testing.T) {
	t.Parallel()
	var q queue
	var got []int
	q.add(func(*store.Store) {
		got = append(got, 1)
		q.add(func(*store.Store) { got = append(got, 3) })
	})
	q.add(func(*store.Store) { got = append(got, 2) })
	if q.empty() {
		t.Fatal("empty with two changes")
	}
	if q.run(nil); !slices.Equal(got, []int{1, 2, 3}) || !q.empty() {
		t.Fatalf("made in the order %v", got)
	}
}

func TestPriority(t *testing.T) {
	t.Parallel()
	p := newPriority()
	inside, release, gone := make(chan bool), make(chan bool), make(chan bool, 1)
	go p.urgent(func() { close(inside); <-release })
	<-inside
	go func() { p.giveWay(); gone <- true }()
	select {
	case <-gone:
		t.Fatal("what can wait did not give way")
	default:
	}
	close(release)
	<-gone
	p.giveWay() // with nothing urgent it goes on
}
