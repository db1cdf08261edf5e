package tui

import (
	"testing"

	"lede/model/library"
	"lede/model/state"
)

func TestFilterWordsComplete(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, wire)
	d.keys("/")
	d.want("unread", "outlet:")
	d.keys("text:star")
	d.want("starred")
	d.keys("tab")
	if got := d.m.reader.Input().Text(); got != "starred" {
		t.Fatalf("completed to %q", got)
	}
	d.keys("enter")
	if d.m.reader.Library().Len() != 0 {
		t.Fatal("something is starred")
	}
	d.keys("esc j * / text:starred enter")
	if d.m.reader.Library().Len() != 1 {
		t.Fatalf("%d starred", d.m.reader.Library().Len())
	}
}

func TestListingIsUndone(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire)
	before := d.m.reader.Listing()
	d.keys("s S / text:title:court enter esc")
	if got := d.m.reader.Listing(); got.Query != "" || got.Sort != before.Sort.Next() || !got.Reverse {
		t.Fatalf("%+v", got)
	}
	d.keys("U")
	if d.m.reader.Library().Query() != "title:court" {
		t.Fatal("U does not bring the filter back")
	}
	d.keys("U U U")
	if d.m.reader.Listing() != before {
		t.Fatalf("%+v, was %+v", d.m.reader.Listing(), before)
	}
	d.keys("A") // one key for all of them: what brings them back is said
	d.want("marked read · U undoes")
}

func TestListingIsKeptForTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := reopened(t, dir, wire)
	d.keys("s s S / text:.txt enter")
	want := d.m.reader.Listing()
	if err := d.m.engine.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, dir, wire)
	if got := again.m.reader.Listing(); got != want || got.Query != ".txt" {
		t.Fatalf("%+v, want %+v", got, want)
	}
	if other := reopened(t, dir, articles); other.m.reader.Listing() == want {
		t.Fatal("another folder is shown in the same way")
	}
}

func TestProgressIsSaid(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 24, wire)
	if d.m.View().ProgressBar != nil {
		t.Fatal("progress where nothing is read")
	}
	d.m.reader.ShowLoading(state.Progress{Busy: true, Count: 10, Share: 0.25, Rate: 100})
	if p := d.m.View().ProgressBar; p == nil || p.Value != 25 {
		t.Fatalf("progress %+v", p)
	}
	d.want("25 %", "100 a second")
	d.m.reader.ShowLoading(state.Progress{})
	if d.m.View().ProgressBar != nil {
		t.Fatal("progress after the end")
	}
}

func TestSortNames(t *testing.T) {
	t.Parallel()
	for by := library.ByDate; ; by = by.Next() {
		if got, ok := library.SortNamed(by.String()); !ok || got != by {
			t.Fatalf("%s is %v", by, got)
		}
		if by.Next() == library.ByDate {
			break
		}
	}
	if _, ok := library.SortNamed(""); ok {
		t.Fatal("an order without a name")
	}
}
