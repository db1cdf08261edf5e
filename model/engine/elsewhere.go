package engine

import (
	"context"

	"lede/model/index"
	"lede/model/search"
	"lede/model/state"
)

// elsewhere has counted in how many other articles the name of the card is. The
// index knows; without one nothing is counted.
func (e *Engine) elsewhere() []Work {
	card, query, ok := e.reader.Wonders()
	q, err := search.Parse(query)
	if !ok || err != nil || !e.options.indexes() || e.indexer.missing() {
		return nil
	}
	ask := index.Ask{Scope: scope(e.options.Args), Limit: answerLimit, Corrections: e.reader.Corrections()}
	ix, priority := e.indexer, e.priority
	return []Work{func(ctx context.Context) Event {
		indexed := ix.get(ctx)
		if indexed == nil {
			return nil
		}
		var found index.Answers
		priority.urgent(func() { found, err = indexed.Search(ctx, q, ask) })
		if err != nil || found.Total < 0 {
			return nil
		}
		return counted{card, found}
	}}
}

// counted is which articles have the name of a card.
type counted struct {
	card *state.Card
	index.Answers
}

func (c counted) apply(e *Engine) []Work {
	for i := range c.Found {
		if e.catalog.itemOf(e.reader.Library().Item, &c.Found[i]) == e.reader.Open().ID() {
			c.Total--
			break
		}
	}
	e.reader.TellElsewhere(c.card, c.Total)
	return nil
}
