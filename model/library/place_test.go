package library

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// rowsOf are the shown rows from top on, n at most.
func rowsOf(l *Library, top, n int) (out []ID) {
	for i := top; i < min(top+n, l.Len()); i++ {
		out = append(out, l.At(i))
	}
	return out
}

// TestScreenStays: whatever arrives, is read, fails or changes, the rows on the
// screen are the same, in the same order, one below the other; and once nothing
// has to stay, everything is where it belongs.
func TestScreenStays(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for round := range 200 {
		var l Library
		l.SortBy(Sort(r.IntN(int(numSorts))), r.IntN(2) == 0)
		if r.IntN(3) == 0 {
			l.Filter("title")
		}
		for range 12 {
			l.Add(unread(l.Total(), r))
		}
		for step := range 60 {
			top, n := r.IntN(max(1, l.Len())), 1+r.IntN(8)
			before := rowsOf(&l, top, n)
			l.Hold(top, n)
			change(&l, r)
			if len(before) == 0 {
				continue
			}
			now := l.Row(before[0])
			if got := rowsOf(&l, now, len(before)); now < 0 || !slices.Equal(got, before) {
				t.Fatalf("round %d, step %d: on the screen %v, were %v", round, step, got, before)
			}
		}
		l.Hold(0, 0)
		checkOrder(t, &l)
	}
}

func unread(i int, r *rand.Rand) Item {
	it := Item{Rank: i}
	it.Origin.File = fmt.Sprintf("title %d.txt", r.IntN(40))
	return it
}

// change makes something arrive, or become of an item.
func change(l *Library, r *rand.Rand) {
	for range 1 + r.IntN(5) {
		it := made(fmt.Sprint("title ", r.IntN(30)), fmt.Sprint("outlet ", r.IntN(3)), r.IntN(5))
		it.Words, it.Rank = r.IntN(9), r.IntN(20)
		if r.IntN(6) == 0 {
			it.Err = errors.New("broken")
		}
		switch r.IntN(4) {
		case 0:
			l.Add(it)
		case 1:
			l.Add(unread(l.Total(), r))
		default:
			l.Update(Change{ID(r.IntN(l.Total())), it})
		}
	}
}

// checkOrder fails where the shown order is not the sorted one, or misses a row.
func checkOrder(t *testing.T, l *Library) {
	t.Helper()
	got := rowsOf(l, 0, l.Len())
	want := *l
	want.rebuild()
	if l.Waiting() != 0 || !slices.Equal(got, rowsOf(&want, 0, want.Len())) {
		t.Fatalf("%d wait; %v, sorted %v", l.Waiting(), got, rowsOf(&want, 0, want.Len()))
	}
	unread, failures := 0, 0
	for id := range ID(l.Total()) {
		it := l.Item(id)
		if it.Err != nil {
			failures++
		} else if it.Loaded && !it.Read {
			unread++
		}
		if row := l.Row(id); row >= 0 && l.At(row) != id {
			t.Fatalf("row of %d is %d, where %d is", id, row, l.At(row))
		}
	}
	if unread != l.Unread() || failures != l.Failures() {
		t.Fatalf("counted %d unread and %d failures, there are %d and %d", l.Unread(), l.Failures(), unread, failures)
	}
}

func TestOrderIsASlice(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var o order
	var want []ID
	compare := func(x, y ID) int { return int(x - y) }
	for range 20_000 {
		id := ID(r.IntN(3000))
		at, found := slices.BinarySearch(want, id)
		switch {
		case found && r.IntN(2) == 0:
			want = slices.Delete(want, at, at+1)
			o.remove(id, compare)
		case !found:
			want = slices.Insert(want, at, id)
			o.insert(id, compare)
		}
		if o.n != len(want) {
			t.Fatalf("%d items, want %d", o.n, len(want))
		}
	}
	if !slices.Equal(slices.Collect(o.all()), want) {
		t.Fatal("not the same items")
	}
	for i, id := range want {
		if o.at(i) != id || o.row(id, compare) != i {
			t.Fatalf("item %d is %d, row of %d is %d", i, o.at(i), id, o.row(id, compare))
		}
	}
}
