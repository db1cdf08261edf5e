package search

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/text"
)

// Result is an article that answers a query.
type Result struct {
	Path   string         // absolute, of the file; "" for standard input
	Origin article.Origin // File begins with Path, or with the name it was read by
	Meta   article.Meta
	Also   []string // files with the same article
	Score  float64
	Hits   []text.Span // in the article's text; see Query.Hits
	Runes  []text.Span // the same in code points, once the pieces are cut
	Voices []Voice     // of the quotations that have hits, where quotations are asked for; none once the pieces are cut
	Pieces []Piece
}

// Piece is a Snippet with its words: what stands at Span in the article.
type Piece struct {
	Snippet
	Text   string
	Rune   int      // where it begins in the article's text, in code points
	More   [2]bool  // its paragraph goes on before it, behind it
	Voices []string // who speaks where it has hits, if quotations are asked for
}

// By is who speaks in p beside those whom its words name; "" for nobody.
func (p *Piece) By() string {
	unnamed := slices.DeleteFunc(slices.Clone(p.Voices), func(name string) bool { return strings.Contains(p.Text, name) })
	return strings.Join(unnamed, ", ")
}

// Sizes of the pieces that results are shown with.
const (
	PieceSize = 200 // bytes
	MaxPieces = 3
)

// Cut cuts the pieces of s, the text of r, that show its hits.
func (r *Result) Cut(s string) {
	at := text.NewRuneOffsets(s)
	for _, piece := range Snippets(s, r.Hits, PieceSize, MaxPieces) {
		r.Pieces = append(r.Pieces, Piece{piece, strings.Clone(piece.Of(s)), at.At(piece.Start), piece.more(s), r.heard(piece)})
	}
	r.Voices = nil
	for _, h := range r.Hits {
		r.Runes = append(r.Runes, text.Span{Start: at.At(h.Start), End: at.At(h.End)})
	}
}

// heard are the names of those in whose quotations the hits of a piece are, each once.
func (r *Result) heard(p Snippet) (names []string) {
	for _, v := range r.Voices {
		if !slices.Contains(names, v.Name) && slices.ContainsFunc(p.Hits, func(h text.Span) bool { return h.Start >= v.Start && h.Start < v.End }) {
			names = append(names, strings.Clone(v.Name))
		}
	}
	return names
}

// Sort is what results are ordered by.
type Sort uint8

// Orders.
const (
	ByRank Sort = iota // the best first
	ByDate             // the newest first, those without a date last
)

// Order puts results in order; equals keep theirs.
func (s Sort) Order(all []Result) {
	slices.SortStableFunc(all, func(a, b Result) int {
		if s == ByRank {
			return cmp.Or(cmp.Compare(b.Score, a.Score), newer(a, b))
		}
		return newer(a, b)
	})
}

func newer(a, b Result) int {
	p, q := a.Meta.Published, b.Meta.Published
	switch {
	case p.Known() && q.Known():
		return Clock(q.Time).Compare(Clock(p.Time))
	case p.Known():
		return -1
	case q.Known():
		return 1
	}
	return 0
}
