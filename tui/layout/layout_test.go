package layout

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
)

// reading is a reader of the first of two articles, or of one alone.
func reading(alone bool) *state.Reader {
	r := state.New(state.Defaults())
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(library.Item{Loaded: true})
		if !alone {
			l.Add(library.Item{Loaded: true})
		}
	})
	r.Start(0, state.Top)
	r.Show(0, &article.Article{Text: "some words"}, nil)
	return r
}

var steps = map[string]func(*state.Reader){
	"panel":    func(r *state.Reader) { r.TogglePanel(state.Links) },
	"list":     func(r *state.Reader) { r.FocusOn(state.OnList) },
	"page":     func(r *state.Reader) { r.FocusOn(state.OnArticle) },
	"zen":      (*state.Reader).ToggleZen,
	"find":     func(r *state.Reader) { r.FindAll(); r.Accept() },
	"found":    func(r *state.Reader) { r.FocusOn(state.OnFindings) },
	"side 36":  func(r *state.Reader) { r.ResizeSide(36) },
	"side 99":  func(r *state.Reader) { r.ResizeSide(99) },
	"low 7":    func(r *state.Reader) { r.ResizeLow(7) },
	"low 1":    func(r *state.Reader) { r.ResizeLow(1) },
	"low much": func(r *state.Reader) { r.ResizeLow(99) },
}

// with is a reader after steps.
func with(alone bool, does ...string) *state.Reader {
	r := reading(alone)
	for _, step := range does {
		steps[step](r)
	}
	return r
}

// Every layout at its thresholds, and on the other side of them.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		alone         bool
		steps         string // parted by commas
		width, height int
		below         bool
		want          Layout
	}{
		{"page beside the list", false, "", 100, 24, false,
			Layout{Body: Rect{0, 1, 100, 22}, List: Rect{0, 1, 30, 22}, Page: Rect{31, 1, 69, 22}, Chrome: true}},
		{"page alone in a narrow window", false, "", 99, 24, false, Layout{Body: Rect{0, 1, 99, 22}, Page: Rect{0, 1, 99, 22}, Chrome: true}},
		{"list in a narrow window", false, "list", 99, 24, false, Layout{Body: Rect{0, 1, 99, 22}, List: Rect{0, 1, 99, 22}, Chrome: true}},
		{"one article has the window", true, "", 200, 24, false, Layout{Body: Rect{0, 1, 200, 22}, Page: Rect{0, 1, 200, 22}, Chrome: true}},
		{"the list follows the window", false, "", 140, 24, false,
			Layout{Body: Rect{0, 1, 140, 22}, List: Rect{0, 1, 35, 22}, Page: Rect{36, 1, 104, 22}, Chrome: true}},
		{"no further than a list needs", false, "", 200, 24, false,
			Layout{Body: Rect{0, 1, 200, 22}, List: Rect{0, 1, 40, 22}, Page: Rect{41, 1, 159, 22}, Chrome: true}},
		{"as wide as the reader wants", false, "side 36", 100, 24, false,
			Layout{Body: Rect{0, 1, 100, 22}, List: Rect{0, 1, 36, 22}, Page: Rect{37, 1, 63, 22}, Chrome: true}},
		{"but the page keeps its least", false, "side 99", 100, 24, false,
			Layout{Body: Rect{0, 1, 100, 22}, List: Rect{0, 1, 55, 22}, Page: Rect{56, 1, 44, 22}, Chrome: true}},
		{"the page between list and panel", false, "panel", 118, 24, false,
			Layout{Body: Rect{0, 1, 118, 22}, List: Rect{0, 1, 30, 22}, Page: Rect{31, 1, 56, 22}, Panel: Rect{88, 1, 30, 22}, Chrome: true}},
		{"in the middle of a wide window", false, "panel", 160, 48, false,
			Layout{Body: Rect{0, 1, 160, 46}, List: Rect{0, 1, 40, 46}, Page: Rect{41, 1, 78, 46}, Panel: Rect{120, 1, 40, 46}, Chrome: true}},
		{"no wider than leaves the page its place", false, "side 99,panel", 160, 24, false,
			Layout{Body: Rect{0, 1, 160, 22}, List: Rect{0, 1, 57, 22}, Page: Rect{58, 1, 44, 22}, Panel: Rect{103, 1, 57, 22}, Chrome: true}},
		{"sides give way to the page", false, "panel", 105, 24, false,
			Layout{Body: Rect{0, 1, 105, 22}, List: Rect{0, 1, 29, 22}, Page: Rect{30, 1, 45, 22}, Panel: Rect{76, 1, 29, 22}, Chrome: true}},
		{"all three in the least window for a list", false, "panel", 100, 12, false,
			Layout{Body: Rect{0, 1, 100, 10}, List: Rect{0, 1, 27, 10}, Page: Rect{28, 1, 44, 10}, Panel: Rect{73, 1, 27, 10}, Chrome: true}},
		{"on the right of one article", true, "panel", 100, 24, false,
			Layout{Body: Rect{0, 1, 100, 22}, Page: Rect{0, 1, 69, 22}, Panel: Rect{70, 1, 30, 22}, Chrome: true}},
		{"beside the page without the list", false, "panel", 80, 24, false,
			Layout{Body: Rect{0, 1, 80, 22}, Page: Rect{0, 1, 49, 22}, Panel: Rect{50, 1, 30, 22}, Chrome: true}},
		{"in the least window for it", true, "panel", 71, 24, false,
			Layout{Body: Rect{0, 1, 71, 22}, Page: Rect{0, 1, 44, 22}, Panel: Rect{45, 1, 26, 22}, Chrome: true}},
		{"the list before a panel beside", false, "panel,list", 99, 24, false, Layout{Body: Rect{0, 1, 99, 22}, List: Rect{0, 1, 99, 22}, Chrome: true}},
		{"below it in a narrow window", true, "panel", 70, 24, false,
			Layout{Body: Rect{0, 1, 70, 22}, Page: Rect{0, 1, 70, 13}, Panel: Rect{0, 15, 70, 8}, Stacked: true, Chrome: true}},
		{"at its least height", true, "panel", 70, 18, false,
			Layout{Body: Rect{0, 1, 70, 16}, Page: Rect{0, 1, 70, 9}, Panel: Rect{0, 11, 70, 6}, Stacked: true, Chrome: true}},
		{"in its place in a low one", true, "panel", 70, 17, false, Layout{Body: Rect{0, 1, 70, 15}, Panel: Rect{0, 1, 70, 15}, Chrome: true}},
		{"behind the page in a low one", true, "panel,page", 70, 17, false, Layout{Body: Rect{0, 1, 70, 15}, Page: Rect{0, 1, 70, 15}, Chrome: true}},
		{"as high as the reader wants", true, "panel,low 7", 70, 24, false,
			Layout{Body: Rect{0, 1, 70, 22}, Page: Rect{0, 1, 70, 14}, Panel: Rect{0, 16, 70, 7}, Stacked: true, Chrome: true}},
		{"but its least", true, "panel,low 1", 70, 24, false,
			Layout{Body: Rect{0, 1, 70, 22}, Page: Rect{0, 1, 70, 16}, Panel: Rect{0, 18, 70, 5}, Stacked: true, Chrome: true}},
		{"and the page's least", true, "panel,low much", 70, 24, false,
			Layout{Body: Rect{0, 1, 70, 22}, Page: Rect{0, 1, 70, 6}, Panel: Rect{0, 8, 70, 15}, Stacked: true, Chrome: true}},
		{"below, as configured", false, "panel", 100, 24, true,
			Layout{Body: Rect{0, 1, 100, 22}, List: Rect{0, 1, 30, 22}, Page: Rect{31, 1, 69, 13}, Panel: Rect{31, 15, 69, 8}, Stacked: true, Chrome: true}},
		{"below, just high enough", false, "panel", 100, 18, true,
			Layout{Body: Rect{0, 1, 100, 16}, List: Rect{0, 1, 30, 16}, Page: Rect{31, 1, 69, 9}, Panel: Rect{31, 11, 69, 6}, Stacked: true, Chrome: true}},
		{"below, too low", false, "panel", 100, 17, true,
			Layout{Body: Rect{0, 1, 100, 15}, List: Rect{0, 1, 30, 15}, Panel: Rect{31, 1, 69, 15}, Chrome: true}},
		{"below, too low, behind", false, "panel,page", 100, 17, true,
			Layout{Body: Rect{0, 1, 100, 15}, List: Rect{0, 1, 30, 15}, Page: Rect{31, 1, 69, 15}, Chrome: true}},
		{"the list before a panel below", false, "panel,list", 70, 24, false, Layout{Body: Rect{0, 1, 70, 22}, List: Rect{0, 1, 70, 22}, Chrome: true}},
		{"the page alone", false, "zen", 200, 24, false, Layout{Body: Rect{0, 0, 200, 24}, Page: Rect{0, 0, 200, 24}}},
		{"the page alone, keys in the list", false, "zen,list", 200, 24, false, Layout{Body: Rect{0, 0, 200, 24}, Page: Rect{0, 0, 200, 24}}},
		{"a panel before the page alone", false, "zen,panel", 200, 24, false, Layout{Body: Rect{0, 0, 200, 24}, Panel: Rect{0, 0, 200, 24}}},
		{"header and footer at the least", false, "", 99, 5, false, Layout{Body: Rect{0, 1, 99, 3}, Page: Rect{0, 1, 99, 3}, Chrome: true}},
		{"none below it", false, "", 99, 4, false, Layout{Body: Rect{0, 0, 99, 4}, Page: Rect{0, 0, 99, 4}}},
		{"results have the window", false, "find", 200, 24, false, Layout{Body: Rect{0, 1, 200, 22}, Found: Rect{0, 1, 200, 22}, Chrome: true}},
		{"results beside the page", false, "find,page", 100, 24, false,
			Layout{Body: Rect{0, 1, 100, 22}, Found: Rect{0, 1, 30, 22}, Page: Rect{31, 1, 69, 22}, Chrome: true}},
		{"the page between results and panel", false, "find,page,panel", 118, 24, false,
			Layout{Body: Rect{0, 1, 118, 22}, Found: Rect{0, 1, 30, 22}, Page: Rect{31, 1, 56, 22}, Panel: Rect{88, 1, 30, 22}, Chrome: true}},
		{"results behind the page", false, "find,page", 99, 24, false, Layout{Body: Rect{0, 1, 99, 22}, Page: Rect{0, 1, 99, 22}, Chrome: true}},
	} {
		r := with(c.alone, strings.FieldsFunc(c.steps, func(r rune) bool { return r == ',' })...)
		if got := Of(r, Window{Width: c.width, Height: c.height, Below: c.below}); got != c.want {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, got, c.want)
		}
	}
}

// Sizes of panes at the edges of their limits.
func TestSizes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ wanted, width, want int }{
		{0, 100, 30}, {0, 123, 30}, {0, 124, 31}, {0, 159, 39}, {0, 160, 40}, {0, 300, 40}, {1, 100, 20}, {20, 100, 20}, {21, 100, 21},
		{55, 100, 55}, {56, 100, 55}, {60, 300, 60}, {0, 60, 20},
	} {
		if got := (Window{Width: c.width}).Side(reading(true), c.wanted); got != c.want {
			t.Errorf("a side of %d in %d columns: %d, want %d", c.wanted, c.width, got, c.want)
		}
	}
	for _, c := range []struct{ wanted, height, want int }{
		{0, 16, 6}, {0, 17, 6}, {0, 20, 8}, {0, 50, 20}, {0, 100, 40}, {1, 20, 5}, {5, 20, 5}, {6, 20, 6}, {13, 20, 13}, {14, 20, 13}, {9, 8, 5},
	} {
		if got := Low(c.wanted, c.height); got != c.want {
			t.Errorf("a low panel of %d in %d rows: %d, want %d", c.wanted, c.height, got, c.want)
		}
	}
}

// A cell lies in a pane or on the edge beside it, never in both.
func TestEdges(t *testing.T) {
	t.Parallel()
	right := Of(with(true, "panel"), Window{Width: 100, Height: 24})
	left := Of(with(false), Window{Width: 100, Height: 24})
	low := Of(with(true, "panel"), Window{Width: 70, Height: 24})
	lowBeside := Of(with(false, "panel"), Window{Width: 100, Height: 24, Below: true})
	whole := Of(with(true, "panel"), Window{Width: 70, Height: 12})
	for _, c := range []struct {
		name string
		l    Layout
		x, y int
		want Edge
	}{
		{"left", left, 30, 1, RightEdge}, {"left, last row", left, 30, 22, RightEdge}, {"left, header", left, 30, 0, NoEdge}, {"left, footer", left, 30, 23, NoEdge},
		{"left, list", left, 29, 5, NoEdge}, {"left, page", left, 31, 5, NoEdge},
		{"right", right, 69, 5, LeftEdge}, {"right, page", right, 68, 5, NoEdge}, {"right, panel", right, 70, 5, NoEdge},
		{"low", low, 0, 14, TopEdge}, {"low, last column", low, 69, 14, TopEdge}, {"low, page", low, 5, 13, NoEdge}, {"low, panel", low, 5, 15, NoEdge},
		{"low beside the list", lowBeside, 31, 14, TopEdge}, {"low, its list", lowBeside, 29, 14, NoEdge}, {"low, the list's edge", lowBeside, 30, 14, RightEdge},
		{"a panel alone", whole, 0, 5, NoEdge},
	} {
		if got := c.l.Edge(c.x, c.y); got != c.want {
			t.Errorf("%s: %d at %d, %d", c.name, got, c.x, c.y)
		}
	}
	for _, c := range []struct {
		x, y int
		want bool
	}{{2, 3, true}, {5, 4, true}, {6, 3, false}, {2, 5, false}, {1, 3, false}, {2, 2, false}} {
		if got := (Rect{2, 3, 4, 2}).Has(c.x, c.y); got != c.want {
			t.Errorf("%d, %d: %v", c.x, c.y, got)
		}
	}
}
