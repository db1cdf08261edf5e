package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"lede/model/correct"
	"lede/model/database"
	"lede/model/search"
	"lede/model/store"
)

// Ask says what of the index is searched and how much is wanted.
type Ask struct {
	Scope       []string // absolute paths of files and folders; none is everything
	Sort        search.Sort
	Limit       int                             // of results; 0 is all there are
	Marked      func(store.Key) search.Marked   // the reader's marks; nil: none are known
	Corrections *correct.Set                    // for Scan: the index has its own, from when it was refreshed
	Each        func(search.Result) (more bool) // by date: gets each result as it is found; nil collects them
}

// Answers are results in order. Total is how many articles answer; it is -1
// where only that there are more than the limit is known.
type Answers struct {
	Found []search.Result
	Total int
}

// weighed is how many answers are ranked. Where there are more, it is as many of
// the newest, and as many of those that say it in their headline.
const weighed = 400

// Search answers q.
func (ix *Index) Search(ctx context.Context, q *search.Query, ask Ask) (Answers, error) {
	var out Answers
	err := ix.searcher.do(func(d *database.DB) (err error) {
		f := &finder{ctx: ctx, d: d, q: q, Ask: ask, c: compile(q)}
		if f.Scope, err = narrowed(d, ask.Scope); err != nil {
			return err
		}
		search.Walk(q.Root, func(leaf search.Node, _ bool) {
			l, ok := leaf.(*search.Literal)
			f.apart = f.apart || ok && l.Field != search.Language
		})
		if ask.Sort == search.ByRank && ask.Limit > 0 {
			out, err = f.ranked()
		} else {
			out, err = f.inOrder()
		}
		return err
	})
	if spoilt(err) && ctx.Err() == nil {
		return Answers{}, ix.renew(ctx, err) // empty, until the next Refresh
	}
	return out, err
}

// narrowed is scope, or nothing where all of the index lies in it.
func narrowed(d *database.DB, scope []string) ([]string, error) {
	for _, root := range scope {
		from := below(root)
		_, outside, err := one(d, "SELECT 1 FROM source WHERE path < ? OR path > ? LIMIT 1", from, from+"\U0010FFFF")
		if err != nil || !outside {
			return nil, err
		}
	}
	return scope, nil
}

// finder is one search.
type finder struct {
	ctx context.Context
	d   *database.DB
	q   *search.Query
	c   candidates
	Ask
	weights []float64
	apart   bool // copies may answer differently
}

// ids hands out candidates of c, those published last first, until take says no.
func (f *finder) ids(c candidates, take func(id int) (bool, error)) error {
	query, args := "SELECT id FROM doc WHERE id BETWEEN ? AND ? ORDER BY id DESC", []any{c.first, c.last}
	if c.expr != "" {
		query = "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
		args = append([]any{c.expr}, args...)
	}
	for row, err := range f.d.Rows(query, args...) {
		if err != nil {
			return err
		}
		if err := f.ctx.Err(); err != nil {
			return err
		}
		id := row.Int(0)
		if in, err := f.lies(id); err != nil {
			return err
		} else if !in {
			continue
		}
		if more, err := take(id); err != nil || !more {
			return err
		}
	}
	return nil
}

// lies reports whether article id is in scope.
func (f *finder) lies(id int) (bool, error) {
	if len(f.Scope) == 0 {
		return true, nil
	}
	for row, err := range f.d.Rows("SELECT s.path FROM article a JOIN source s ON s.id = a.source WHERE a.doc = ?", id) {
		if err != nil {
			return false, err
		}
		if f.inScope(row.Text(0)) {
			return true, nil
		}
	}
	return false, nil
}

// ranked finds the best of those that answer: of all, or of the newest and those
// that say it in their headline.
func (f *finder) ranked() (out Answers, err error) {
	if err := f.weigh(); err != nil {
		return out, err
	}
	all := ranking{of: map[int]bool{}}
	whole, err := f.rank(f.c, &all)
	if root, ok := titled(f.q.Root); err == nil && !whole && ok {
		_, err = f.rank(compile(&search.Query{Root: root}), &all)
	}
	if err != nil {
		return out, err
	}
	if out.Total = len(all.found); !whole {
		if out.Total, err = f.count(); err != nil {
			return out, err
		}
	}
	slices.SortStableFunc(all.found, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.id, a.id)) })
	for _, r := range all.found[:min(len(all.found), f.Limit)] {
		s, err := f.subject(r.id)
		if err != nil {
			return out, err
		}
		if s != nil {
			r.Cut(s.Text)
		}
		out.Found = append(out.Found, r.Result)
	}
	return out, nil
}

// ranking is results before their order.
type ranking struct {
	found []ranked
	of    map[int]bool // articles that were looked at
}

type ranked struct {
	search.Result
	id int
}

// rank adds what answers among the candidates of c, until there are enough. It
// reports whether those are all.
func (f *finder) rank(c candidates, all *ranking) (whole bool, err error) {
	whole = true
	enough := len(all.found) + weighed
	err = f.ids(c, func(id int) (bool, error) {
		if all.of[id] {
			return true, nil
		}
		if len(all.found) >= enough {
			whole = false
			return false, nil
		}
		e, err := f.load(id)
		if err != nil || e == nil {
			return true, err
		}
		if f.answer(e); e.err != nil {
			return false, e.err
		}
		all.of[id] = true
		if e.found != nil {
			all.found = append(all.found, ranked{*e.found, id})
		}
		return true, nil
	})
	return whole, err
}

// count is how many articles answer, -1 where that is not certain.
func (f *finder) count() (int, error) {
	if !f.c.exact || f.apart || len(f.Scope) > 0 || f.c.expr == "" {
		return -1, nil
	}
	n, _, err := one(f.d, "SELECT count(*) FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?", f.c.expr, f.c.first, f.c.last)
	return n, err
}

// weigh gives each leaf the inverse document frequency of Okapi BM25, as if the
// commonest were in half of all articles: only how they differ matters, and
// counting all costs more than finding some.
func (f *finder) weigh() error {
	var with []int
	var err error
	most, asked := 0, 0
	search.Walk(f.q.Root, func(_ search.Node, positive bool) { asked += bit(positive) })
	if asked < 2 {
		return nil
	}
	search.Walk(f.q.Root, func(leaf search.Node, positive bool) {
		n, e := 0, expression(leaf)
		if positive && e.text != "" && err == nil {
			n, _, err = one(f.d, "SELECT count(*) FROM words WHERE words MATCH ?", e.text)
		}
		with, most = append(with, n), max(most, n)
	})
	for _, n := range with {
		weight := math.Log(1 + (float64(2*most-n)+0.5)/(float64(n)+0.5))
		f.weights = append(f.weights, weight)
	}
	return err
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// file is where an article lies.
type file struct {
	path string
	head *Head
}

// files are the files in scope that hold article id.
func (f *finder) files(id int) (files []file, err error) {
	const query = "SELECT s.path, a.head FROM article a JOIN source s ON s.id = a.source WHERE a.doc = ? ORDER BY s.path, a.n"
	for row, err := range f.d.Rows(query, id) {
		if err != nil {
			return nil, err
		}
		p := row.Text(0)
		if !f.inScope(p) {
			continue
		}
		h, err := unpackHead(row.Bytes(1), p)
		if err != nil {
			return nil, err
		}
		files = append(files, file{p, h})
	}
	return files, nil
}

func (f *finder) inScope(p string) bool {
	return len(f.Scope) == 0 || slices.ContainsFunc(f.Scope, func(root string) bool {
		return p == root || strings.HasPrefix(p, below(root))
	})
}

// subject is what can be asked for of article id; nil where it was forgotten.
func (f *finder) subject(id int) (*search.Subject, error) {
	for row, err := range f.d.Rows("SELECT text, found FROM body WHERE doc = ?", id) {
		if err != nil {
			return nil, err
		}
		s, err := unpackText(row.Bytes(0))
		if err != nil {
			return nil, err
		}
		return s, unpackFound(s, row.Bytes(1))
	}
	return nil, nil
}
