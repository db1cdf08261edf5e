package engine

import (
	"context"
	"time"

	"lede/model/index"
	"lede/model/search"
)

// countTexts has counted how many articles hold the words that the list is being
// filtered by. The count before it is given up: keys never wait for it.
func (e *Engine) countTexts() []Work {
	e.counting.stop()
	t := e.reader.Texts()
	if t == nil {
		return nil
	}
	q, err := search.ParseTyped(t.Question())
	if err != nil || q.Root == nil { // a question that is not whole, or none
		e.reader.TellTexts(t.Question(), 0, true)
		return nil
	}
	c := counting{question: t.Question(), asking: e.newAsking(q)}
	c.Limit = 1
	return []Work{e.answering(&e.counting, c.lookUp, c.read)}
}

// counting is a count on its way.
type counting struct {
	asking
	question string
}

// texts is how many articles hold what was asked; done is false where there may be
// more.
type texts struct {
	question string
	n        int
	done     bool
}

func (t texts) apply(e *Engine) []Work {
	e.reader.TellTexts(t.question, t.n, t.done)
	return nil
}

// lookUp asks the index.
func (c counting) lookUp(ctx context.Context, ix *index.Index) (out Event) {
	c.priority.urgent(func() {
		found, err := ix.Search(ctx, c.query, c.Ask)
		switch {
		case err != nil: // the search says why
		case found.Total < 0:
			out = texts{c.question, c.Limit, false}
		default:
			out = texts{c.question, found.Total, true}
		}
	})
	return out
}

// read counts by reading the files, as many as a search would show.
func (c counting) read(ctx context.Context, emit func(Event) bool) {
	n, last := 0, time.Now()
	c.Limit = answerLimit
	_ = index.Scan(ctx, c.query, c.sources, c.load, c.Ask, func(search.Result) bool {
		if n++; time.Since(last) > readPause {
			last = time.Now()
			return emit(texts{c.question, n, false}) && n < answerLimit
		}
		return n < answerLimit
	}, nil) // what could not be read is in the list, with its reason
	emit(texts{c.question, n, n < answerLimit})
}
