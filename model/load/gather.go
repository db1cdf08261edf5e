package load

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"lede/model/article"
)

// What is taken for no list of articles: a row of manyTiny or more, each of which says
// less than tinyBytes in its headline, summary and text.
const (
	manyTiny  = 1000
	tinyBytes = 16
)

// rowNotices is how many of the notices on gathered articles are kept.
const rowNotices = 4

// gathered gives articles as they come, but for those of a table of letters or figures:
// to read and to understand each by itself would take a hundred times as long as the
// table. They are one article whose lines they are, which says so. An article waits only
// as long as all since the last one of some length are tiny, and too few.
func gathered(articles iter.Seq2[*article.Article, error]) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		var t tinies
		for a, err := range articles {
			if err == nil && tiny(a) {
				t.add(a)
				continue
			}
			if !t.give(yield) || !yield(a, err) {
				return
			}
		}
		t.give(yield)
	}
}

// tiny reports whether a says next to nothing.
func tiny(a *article.Article) bool {
	return a.Head == nil && len(a.Meta.Title)+len(a.Meta.Summary)+len(a.Text) < tinyBytes
}

// tinies are tiny articles in a row.
type tinies struct {
	few     []*article.Article // until they are many
	origin  article.Origin     // of the first
	n       int
	builder article.Builder // of those that are many
	lines   strings.Builder // of its next block
	written int
	noticed int
}

func (t *tinies) add(a *article.Article) {
	if t.n++; t.n == 1 {
		t.origin = a.Origin
	}
	if t.few = append(t.few, a); t.n >= manyTiny {
		for _, a := range t.few {
			t.line(a)
		}
		t.few = t.few[:0]
	}
}

// line writes an article down. A block is of so many lines that it is laid out at once.
func (t *tinies) line(a *article.Article) {
	m := &a.Meta
	cells := slices.Concat([]string{m.Published.ISO(), m.Title, m.Summary, strings.Join(strings.Fields(a.Text), " ")}, m.Authors, []string{m.Outlet, m.Section, m.URL})
	t.lines.WriteString(strings.Join(slices.DeleteFunc(cells, func(s string) bool { return s == "" }), "\t") + "\n")
	for _, n := range a.Notices[:min(len(a.Notices), rowNotices-min(rowNotices, t.noticed))] {
		t.builder.Notice(n.Kind, n.Text)
		t.noticed++
	}
	if t.written++; t.written%manyTiny == 0 {
		t.block()
	}
}

// block ends a block of lines.
func (t *tinies) block() {
	if t.lines.Len() > 0 {
		t.builder.Block(article.Block{Kind: article.Code}, t.lines.String())
		t.lines.Reset()
	}
}

// give gives what was added, and forgets it.
func (t *tinies) give(yield func(*article.Article, error) bool) bool {
	defer func() { *t = tinies{} }()
	if t.n < manyTiny {
		for _, a := range t.few {
			if !yield(a, nil) {
				return false
			}
		}
		return true
	}
	t.block()
	t.builder.Notice(article.Repaired, fmt.Sprintf("%d articles of a few letters each stand here as one, a line each", t.n))
	return yield(t.builder.Build(t.origin), nil)
}
