package analysis

import (
	"lede/model/entity"
	"lede/model/quote"
)

// With is d with other entities and quotations, which follow what Document says
// of them.
func (d *Document) With(entities []entity.Entity, quotes []quote.Quote) *Document {
	c := *d
	c.Entities, c.Quotes, c.Mentions = entities, quotes, mentions(entities)
	return &c
}
