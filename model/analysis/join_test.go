package analysis

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// To join parts takes little beside what the document holds, however many entities
// they have.
func TestJoiningTakesLittle(t *testing.T) {
	const parts, each = 12, 4000
	a := &article.Article{Text: strings.Repeat("0.12345 ", parts*each)}
	var docs []*Document
	for k := range parts {
		d := &Document{Article: a, Part: text.Span{Start: k * each * 8, End: (k + 1) * each * 8}}
		for i := range each {
			at := text.Span{Start: (k*each + i) * 8, End: (k*each+i)*8 + 7}
			d.Entities = append(d.Entities, entity.Entity{ID: i, Kind: entity.Figure, Name: fmt.Sprint(k*each + i), Mentions: []entity.Mention{{Span: at}}})
		}
		docs = append(docs, d)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	joined := Join(docs)
	runtime.ReadMemStats(&after)
	if n := len(joined.Mentions); n != parts*each || joined.Mentions[n-1].Entity != n-1 {
		t.Fatalf("%d mentions", n)
	}
	if got := (after.TotalAlloc - before.TotalAlloc) / (parts * each); got > 500 {
		t.Errorf("%d bytes for each entity", got)
	}
}
