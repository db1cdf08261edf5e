package index

import (
	"context"
	"fmt"
	"hash/fnv"
	"iter"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/database"
	"lede/model/fact"
	"lede/model/parallel"
	"lede/model/people"
	"lede/model/search"
	"lede/model/story"
)

// maxLearnt is the longest text in bytes that is analysed for the index.
const maxLearnt = 4 << 20

// lesson is an article to be analysed, and what was found in it.
type lesson struct {
	doc     int
	article *article.Article
	subject *search.Subject
	found   []byte
	gist    []byte
	words   string
}

// learn analyses the articles of the sources that were not yet, those published
// last first.
func (r *refresher) learn(ctx context.Context) error {
	if err := r.consult(); err != nil {
		return err
	}
	pending, err := r.pending()
	if err != nil || len(pending) == 0 {
		return err
	}
	r.p.Analysing, r.p.Pending = true, len(pending)
	r.report()
	var failed error
	lessons := func(context.Context) iter.Seq[*lesson] {
		return func(yield func(*lesson) bool) { failed = r.fetch(pending, yield) }
	}
	work := parallel.Options{Workers: r.Workers, Waiting: 2}
	if err := r.keep(ctx, parallel.Unordered(ctx, lessons, r.study, work)); err != nil {
		return err
	}
	return failed
}

// pending are the articles that are to be analysed.
func (r *refresher) pending() (docs []int, err error) {
	last := 0
	err = r.ix.read(func(d *database.DB) error {
		const query = "SELECT d.id, a.source, d.analyser FROM doc d JOIN article a ON a.doc = d.id ORDER BY d.id DESC"
		for row, err := range d.Rows(query) {
			if err != nil {
				return err
			}
			if id := row.Int(0); id != last && r.sources[row.Int(1)] && row.Text(2) != r.analyser(id) {
				docs = append(docs, id)
				last = id
			}
		}
		return nil
	})
	return docs, err
}

// consult finds the articles that rulings concern: those with their words.
func (r *refresher) consult() error {
	r.ruled = map[int]uint64{}
	return r.ix.read(func(d *database.DB) error {
		for ruling := range r.Corrections.All() {
			expr, number := concerned(ruling)
			if expr == "" {
				continue
			}
			for row, err := range d.Rows("SELECT rowid FROM words WHERE words MATCH ?", expr) {
				if err != nil {
					return err
				}
				r.ruled[row.Int(0)] += number
			}
		}
		return nil
	})
}

// concerned is who has the words of a ruling, and the ruling's number.
func concerned(ruling correct.Correction) (expr string, number uint64) {
	w := &search.Words{}
	t := search.Tokenize(ruling.Subject.Words)
	for i := range t.Len() {
		w.Tokens = append(w.Tokens, string(t.Word(i)))
	}
	if len(w.Tokens) == 0 {
		return "", 0
	}
	h := fnv.New64a()
	h.Write([]byte(ruling.String()))
	return wordsExpr(w).text, h.Sum64()
}

// analyser is what article id must have been analysed by.
func (r *refresher) analyser(id int) string {
	if number, ok := r.ruled[id]; ok {
		return fmt.Sprintf("%s %x", r.ix.version, number)
	}
	return r.ix.version
}

// whole is an article and one of the files that hold it.
const whole = `SELECT text, form, path FROM body JOIN article a ON a.doc = body.doc JOIN source s ON s.id = a.source
	WHERE body.doc = ? ORDER BY path LIMIT 1`

// fetch hands out the articles to be analysed.
func (r *refresher) fetch(docs []int, yield func(*lesson) bool) error {
	for _, doc := range docs {
		var l *lesson
		err := r.ix.read(func(d *database.DB) error {
			for row, err := range d.Rows(whole, doc) {
				if err != nil {
					return err
				}
				a, err := unpackArticle(row.Bytes(0), row.Bytes(1))
				if err != nil {
					return err
				}
				a.Origin.File = row.Text(2)
				l = &lesson{doc: doc, article: a}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if l == nil {
			continue // forgotten meanwhile
		}
		if !yield(l) {
			return nil
		}
	}
	return nil
}

// study analyses an article.
func (r *refresher) study(ctx context.Context, l *lesson, emit func(*lesson) bool) {
	r.pause()
	l.subject = search.SubjectOf(l.article)
	d := &analysis.Document{Article: l.article}
	if len(l.article.Text) <= maxLearnt {
		found, err := analysis.Analyze(ctx, l.article)
		if err != nil {
			return // ctx is done
		}
		d = correct.Apply(found, r.Corrections)
		l.subject.Analysed(d)
	}
	l.gist = packGist(people.Of(d), story.Of(d), fact.Of(d))
	l.found, l.words = packFound(l.subject), wordsOf(l.subject)
	l.article, l.subject = nil, nil
	emit(l)
}

// keep writes what was found, some articles in each transaction.
func (r *refresher) keep(ctx context.Context, studied iter.Seq[*lesson]) error {
	var batch []*lesson
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := r.ix.write(ctx, func(d *database.DB) error {
			for _, l := range batch {
				if err := understand(d, l.doc, l.found, l.gist, l.words, r.analyser(l.doc)); err != nil {
					return err
				}
			}
			return nil
		})
		r.p.Learnt += len(batch)
		batch = batch[:0]
		r.report()
		return err
	}
	for l := range studied {
		batch = append(batch, l)
		if len(batch) >= batchLessons {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return flush()
}

// batchLessons is how many analysed articles are written at once.
const batchLessons = 32
