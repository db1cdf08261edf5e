package state

import (
	"testing"

	"lede/model/search"
	"lede/model/text"
)

func found(n int) []search.Result { return make([]search.Result, n) }

// The panel's row is the nearest of those at the reading place or after it, else
// the nearest before it; of two at one place the first.
func TestFollowPanel(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.TogglePanel(Headings)
	at := func(places ...int) {
		r.panel.rows, r.panel.of = nil, shows{r.open.article, r.open.doc, Headings, "", r.lens, r.strict, r.open.noted, false}
		for _, p := range places {
			r.panel.rows = append(r.panel.rows, PanelRow{Head: p < 0, Target: text.Span{Start: p, End: p + 1}})
		}
	}
	for _, c := range []struct {
		rows  []int // below 0 a head
		place Place
		want  int
	}{
		{[]int{10, 30}, 20, 1}, {[]int{10, 30}, 10, 0}, {[]int{10, 30}, 11, 1}, {[]int{19, 60}, 20, 1}, {[]int{10, 15}, 20, 1},
		{[]int{15, 10}, 20, 0}, {[]int{20, 20}, 20, 0}, {[]int{-1, 5}, Top, 1}, {[]int{5, -1}, 0, 0}, {[]int{-1}, 3, 0}, {nil, 3, 0},
	} {
		at(c.rows...)
		r.panel.row = 9
		r.open.place = c.place
		if r.FollowPanel(); r.panel.row != c.want {
			t.Errorf("rows %v from %d: row %d, want %d", c.rows, c.place, r.panel.row, c.want)
		}
	}
}

// The list keeps the selected row on the screen, moves no more than it must, and
// fills its last screen.
func TestListTop(t *testing.T) {
	t.Parallel()
	two := func(int) int { return 2 }
	for _, c := range []struct{ n, top, row, lines, want, rows int }{
		{10, 0, 0, 6, 0, 3}, {10, 0, 2, 6, 0, 3}, {10, 0, 3, 6, 1, 3}, {10, 0, 3, 7, 1, 4}, {10, 0, 3, 8, 0, 4},
		{10, 5, 4, 6, 4, 3}, {10, 5, 5, 6, 5, 3}, {10, 9, 9, 6, 7, 3}, {10, 9, 9, 7, 7, 3}, {2, 1, 1, 6, 0, 2},
		{3, 0, 2, 1, 2, 1}, {3, 2, 0, 1, 0, 1}, {0, 4, 0, 6, 0, 0},
	} {
		r := inListOf(c.n)
		r.SelectRow(c.row)
		r.list.Top = c.top
		if r.KeepVisible(c.lines, two); r.list.Top != c.want || r.list.Rows != c.rows {
			t.Errorf("%+v: top %d, %d rows", c, r.list.Top, r.list.Rows)
		}
	}
}

// So do the results of a search, but for the last screen.
func TestResultsTop(t *testing.T) {
	t.Parallel()
	two := func(int) int { return 2 }
	for _, c := range []struct{ n, top, row, lines, want int }{
		{10, 0, 2, 6, 0}, {10, 0, 3, 6, 1}, {10, 0, 3, 7, 1}, {10, 0, 3, 8, 0}, {10, 5, 4, 6, 4}, {10, 9, 9, 6, 9}, {3, 0, 2, 1, 2}, {0, 0, 0, 6, 0},
	} {
		r := New(Defaults())
		r.FindAll()
		r.Answer(Answer{Found: found(c.n)})
		r.SelectResult(c.row)
		r.finding.top = c.top
		if r.KeepResultVisible(c.lines, two); r.finding.top != c.want {
			t.Errorf("%+v: top %d", c, r.finding.top)
		}
	}
}

// The panel's row comes into the middle when it nears an edge, and stays where
// it is else.
func TestPanelTop(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rows, top, row, room, want int }{
		{40, 10, 12, 20, 10}, {40, 10, 11, 20, 1}, {40, 10, 27, 20, 10}, {40, 10, 28, 20, 18},
		{40, 0, 0, 20, 0}, {40, 0, 39, 20, 20}, {40, 30, 25, 20, 15}, {10, 5, 5, 20, 0},
		{40, 10, 11, 7, 10}, {40, 10, 10, 7, 7}, {40, 10, 15, 7, 10}, {40, 10, 16, 7, 13}, {40, 10, 10, 3, 10}, {40, 10, 9, 3, 8}, {40, 10, 12, 3, 10}, {40, 10, 13, 3, 12}, {40, 7, 20, 0, 7},
	} {
		r := reading(t)
		r.TogglePanel(Headings)
		r.panel.rows, r.panel.of = make([]PanelRow, c.rows), shows{r.open.article, r.open.doc, Headings, "", r.lens, r.strict, r.open.noted, false}
		r.panel.top, r.panel.row = c.top, c.row
		if r.KeepPanel(c.room); r.panel.top != c.want {
			t.Errorf("%+v: top %d", c, r.panel.top)
		}
	}
}

// A number chooses among the rows that can be selected; digits that follow each
// other are one, as long as there is such a row.
func TestPickRow(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.TogglePanel(Headings)
	rows := make([]PanelRow, 14)
	rows[0].Head, rows[5].Head = true, true // 12 are left
	r.panel.rows, r.panel.of = rows, shows{r.open.article, r.open.doc, Headings, "", r.lens, r.strict, r.open.noted, false}
	for _, c := range []struct {
		digits string
		want   int
	}{{"1", 1}, {"4", 4}, {"5", 6}, {"12", 13}, {"13", 3}, {"121", 1}, {"10", 11}, {"0", 7}, {"91", 1}} {
		r.panel.row = 7
		r.EndNumber()
		for _, d := range c.digits {
			r.PickRow(int(d - '0'))
		}
		if r.panel.row != c.want {
			t.Errorf("%s: row %d, want %d", c.digits, r.panel.row, c.want)
		}
	}
}

// The rows of a panel are moved over heads, to the ends and no further.
func TestMovePanel(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.TogglePanel(Headings)
	rows := make([]PanelRow, 6) // head, 1, 2, head, 4, head
	rows[0].Head, rows[3].Head, rows[5].Head = true, true, true
	r.panel.rows, r.panel.of = rows, shows{r.open.article, r.open.doc, Headings, "", r.lens, r.strict, r.open.noted, false}
	for _, c := range []struct{ from, n, want int }{{1, 1, 2}, {2, 1, 4}, {4, 1, 4}, {4, -1, 2}, {1, -1, 1}, {1, 99, 4}, {4, -99, 1}, {2, 0, 2}, {1, 2, 4}} {
		r.panel.row = c.from
		if r.MovePanel(c.n); r.panel.row != c.want {
			t.Errorf("%+v: row %d", c, r.panel.row)
		}
	}
}

// Results are walked on from the last hit of one, and back from its first, as
// far as there are results.
func TestNextResult(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		results, row, hits, at, step, want int // -1 for none
	}{
		{3, 1, 2, 0, 1, -1}, {3, 1, 2, 1, 1, 2}, {3, 1, 2, 0, -1, 0}, {3, 1, 2, 1, -1, -1}, {3, 2, 1, 0, 1, -1}, {3, 0, 1, 0, -1, -1}, {3, 0, 1, 0, 1, 1},
	} {
		r := reading(t)
		r.FindAll()
		r.Answer(Answer{Found: found(c.results), Done: true})
		r.SelectResult(c.row)
		r.open.search = &Search{hits: make([]text.Span, c.hits), at: c.at, across: true}
		if got, ok := r.NextResult(c.step); ok != (c.want >= 0) || ok && got != c.want {
			t.Errorf("%+v: %d, %v", c, got, ok)
		}
		r.open.search.across = false
		if _, ok := r.NextResult(c.step); ok {
			t.Errorf("%+v: from a search of the article alone", c)
		}
	}
}

// The help and the names stay within their rows.
func TestScrolling(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.ShowHelp()
	for _, c := range []struct{ n, want int }{{3, 3}, {-9, 0}, {100, 20}, {-1, 19}, {1, 20}} {
		if r.ScrollHelp(c.n, 30, 10); r.help.top != c.want {
			t.Errorf("by %d: top %d, want %d", c.n, r.help.top, c.want)
		}
	}
	r.help = nil
	named(r)
	r.Choose()
	last := len(r.Choices()) - 1
	for _, c := range []struct{ n, want int }{{0, 0}, {-1, 0}, {99, last}, {-1, last - 1}} {
		if r.MoveChoice(c.n); r.chooser.row != c.want {
			t.Errorf("by %d: choice %d, want %d", c.n, r.chooser.row, c.want)
		}
	}
}

// Rows of results are selected within those there are.
func TestSelectResult(t *testing.T) {
	t.Parallel()
	r := New(Defaults())
	r.FindAll()
	if r.SelectResult(3); r.finding.row != 0 || r.finding.Selected() != nil {
		t.Error("a result of none")
	}
	r.Answer(Answer{Found: found(3), Total: 3})
	for _, c := range []struct{ n, want int }{{1, 1}, {1, 2}, {1, 2}, {-9, 0}} {
		if r.MoveResults(c.n); r.finding.row != c.want {
			t.Errorf("by %d: %d, want %d", c.n, r.finding.row, c.want)
		}
	}
	r.SelectResult(2)
	r.Answer(Answer{Found: found(1), Total: 4, After: true, Done: true})
	if f := r.finding; f.Len() != 4 || f.row != 2 || f.busy {
		t.Errorf("more results: %d, row %d, busy %v", f.Len(), f.row, f.busy)
	}
	r.Answer(Answer{Found: found(2), Total: 2})
	if f := r.finding; f.Len() != 2 || f.row != 0 || !f.busy {
		t.Errorf("other results: %d, row %d, busy %v", f.Len(), f.row, f.busy)
	}
}
