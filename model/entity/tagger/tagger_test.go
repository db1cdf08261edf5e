package tagger

import (
	"slices"
	"testing"

	"lede/model/linear"
)

func TestFollows(t *testing.T) {
	b, i, l, u := LabelOf(Person, First), LabelOf(Person, Inner), LabelOf(Person, Last), LabelOf(Person, Only)
	place := LabelOf(Place, Last)
	for _, c := range []struct {
		from, to Label
		want     bool
	}{
		{Outside, Outside, true}, {Outside, b, true}, {Outside, u, true}, {Outside, i, false}, {Outside, l, false},
		{b, i, true}, {b, l, true}, {b, place, false}, {b, Outside, false}, {i, l, true}, {l, b, true}, {u, u, true}, {l, i, false},
	} {
		if got := Follows(c.from, c.to); got != c.want {
			t.Errorf("Follows(%d, %d) is %v", c.from, c.to, got)
		}
	}
}

func TestSpans(t *testing.T) {
	b, i, l, u := LabelOf(Work, First), LabelOf(Work, Inner), LabelOf(Work, Last), LabelOf(Place, Only)
	got := Spans([]Label{Outside, b, i, l, u, Outside, i, l, b})
	want := []Span{{First: 1, Last: 4, Type: Work}, {First: 4, Last: 5, Type: Place}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLists(t *testing.T) {
	none, err := linear.OpenDict(string(linear.EncodeDict(map[linear.Feature]uint32{1: 1})))
	if err != nil {
		t.Fatal(err)
	}
	data := EncodePhrases(func(yield func([]string, uint32)) {
		yield([]string{"new", "york"}, 1<<2)
		yield([]string{"new", "york", "times"}, 1<<8)
		yield([]string{"york"}, 1<<2)
	})
	lists, err := OpenLists(string(data), none)
	if err != nil {
		t.Fatal(err)
	}
	marks := make([]listMarks, 4)
	lists.match([]linear.Feature{linear.Hash("the"), linear.Hash("new"), linear.Hash("york"), linear.Hash("times")}, marks)
	if marks[0].any() != 0 || marks[1][First] != 1<<2|1<<8 || marks[2][Last] != 1<<2 || marks[2][Inner] != 1<<8 || marks[3][Last] != 1<<8 || marks[2][Only] != 1<<2 {
		t.Errorf("got %b", marks)
	}
	if !lists.IsPlace("new", "york") || lists.IsPlace("new") || lists.IsPlace("times") {
		t.Error("IsPlace is wrong")
	}
}
