package engine

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lede/model/index"
	"lede/model/load"
	"lede/model/state"
)

const (
	vote  = "The council of Port Lerwen voted on Wednesday to build a flood barrier across the harbour mouth. Mayor Ines Kaltura said: “It is late, but it is right.”"
	voted = "Eleven councillors of Port Lerwen voted for the flood barrier across the harbour mouth, mayor Ines Kaltura said on Wednesday. The barrier is to stand before winter."
	ferry = "A ferry came back to Saltholm on Saturday, and the whole town stood on the quay. Captain Bo Ek said nobody had slept."
)

// withIndex are options with an index of their own.
func withIndex(t *testing.T, dir string) Options {
	at := filepath.Join(t.TempDir(), "index.db")
	return Options{Args: []string{dir}, Index: func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, at, "test") }}
}

// toldOf is a library of three articles, two of them about one event.
func toldOf(t *testing.T) *driver {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "a.txt", "Council backs barrier\n\n"+vote)
	put(t, dir, "b.txt", "Ferry returns\n\n"+ferry)
	put(t, dir, "c.txt", "Barrier voted\n\n"+voted+" "+voted)
	return drive(t, withIndex(t, dir))
}

// rows are the titles of the rows of the list.
func (d *driver) rows() (out []string) {
	l := d.r.Library()
	for i := range l.Len() {
		out = append(out, l.Item(l.At(i)).Title())
	}
	return out
}

// TestStories: what is about one event is one row, once all is in the index, and
// stays so for the folder.
func TestStories(t *testing.T) {
	t.Parallel()
	d := toldOf(t)
	work := d.e.ToggleStories()
	if said := d.r.Status().Text; !strings.HasPrefix(said, "looking") {
		t.Errorf("while stories are looked for: %q", said)
	}
	d.do(work...)
	if got := fmt.Sprint(d.rows()); got != "[Ferry returns Barrier voted]" && got != "[Barrier voted Ferry returns]" {
		t.Fatalf("%s: %s", got, d.r.Status().Text)
	}
	if !strings.Contains(d.r.Status().Text, "one story of several articles") {
		t.Error(d.r.Status().Text)
	}
	d.r.Enter(0)
	d.do()
	d.do(d.e.ShowStory()...)
	if d.r.Focus() != state.OnList || len(d.rows()) != 3 || d.r.List().ID != 0 {
		t.Errorf("the story of an article: %q, item %d", d.rows(), d.r.List().ID)
	}
	d.r.Enter(1)
	d.do()
	d.do(d.e.ShowStory()...)
	if d.r.Focus() != state.OnArticle || !strings.Contains(d.r.Status().Text, "no other article") {
		t.Errorf("of an article alone: %s", d.r.Status().Text)
	}
	d.do(d.e.ToggleStories()...)
	if len(d.rows()) != 3 || d.r.Listing().Stories {
		t.Errorf("%q", d.rows())
	}

	bare := drive(t, Options{Args: d.e.options.Args})
	if work := bare.e.ToggleStories(); work != nil || !bare.r.Status().Alarm {
		t.Errorf("without an index: %+v", bare.r.Status())
	}
}

// TestStoriesAsLeft: where nobody asked for them, stories that are shown as they were
// left go without saying.
func TestStoriesAsLeft(t *testing.T) {
	t.Parallel()
	d := toldOf(t)
	d.r.ShowStories(true)
	d.r.Quiet()
	d.do(indexed{done: true}.apply(d.e)...)
	if said := d.r.Status().Text; said != "" || len(d.rows()) != 2 {
		t.Errorf("%q, %q", said, d.rows())
	}
}

// TestDossier: what the library says of a name stands above its articles.
func TestDossier(t *testing.T) {
	t.Parallel()
	d := toldOf(t)
	d.r.Enter(0)
	d.do()
	for i, e := range d.r.Open().Doc().Entities {
		if e.Name == "Ines Kaltura" {
			d.r.AskEntity(i)
		}
	}
	if !d.r.FindName() {
		t.Fatal("nobody is asked about")
	}
	if about, ok := d.r.Finding().Dossier(); !ok || about.Known {
		t.Errorf("%+v before it is made", about)
	}
	d.do()
	about, ok := d.r.Finding().Dossier()
	if !ok || !about.Known || about.Articles != 2 || about.Quotes < 1 || len(about.With) == 0 || about.With[0].Name != "Port Lerwen" || about.With[0].Count != 2 {
		t.Fatalf("%+v, %d results", about, d.r.Finding().Len())
	}
	d.r.FindAll()
	d.r.Edit(func(l *state.Line) { l.Insert("x") })
	d.do()
	if _, ok := d.r.Finding().Dossier(); ok {
		t.Error("a dossier over another question")
	}
	if d.r.SelectRow(0); d.r.FindQuote() {
		t.Error("a quotation that nobody chose")
	}
}

// TestStoriesKept: stories are told again where nothing is found anew, and after a file
// changed; what is not listed is left out.
func TestStoriesKept(t *testing.T) {
	t.Parallel()
	d := toldOf(t)
	d.do(d.e.ToggleStories()...)
	ix := d.e.indexer.get(t.Context())
	asked := func(s *storyteller) (files []string) {
		told := s.find(t.Context(), ix, func() {}).(told)
		for _, s := range told {
			for _, id := range s.Articles {
				files = append(files, filepath.Base(d.r.Library().Item(id).Origin.File))
			}
		}
		slices.Sort(files)
		return files
	}
	if got := asked(d.e.storyteller()); !slices.Equal(got, []string{"a.txt", "c.txt"}) {
		t.Errorf("as it was: %q", got)
	}
	fewer := d.e.storyteller()
	fewer.at = fewer.at[:2]
	if got := asked(fewer); got != nil {
		t.Errorf("of a story one article is listed: %q", got)
	}
	dir := d.e.options.Args[0]
	put(t, dir, "b.txt", "Barrier voted\n\n"+voted)
	if _, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{dir}), index.Options{Roots: []string{dir}}); err != nil {
		t.Fatal(err)
	}
	if got := asked(d.e.storyteller()); !slices.Equal(got, []string{"a.txt", "b.txt", "c.txt"}) {
		t.Errorf("after a change: %q", got)
	}
}
