package quote

import (
	"context"

	"lede/model/entity"
	"lede/model/nlp"
)

// Find returns the quotations of doc, ascending, joined to speakers among the
// entities. It fails only when ctx is done.
func Find(ctx context.Context, doc *nlp.Doc, entities []entity.Entity) ([]Quote, error) {
	return nil, ctx.Err()
}
