package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
)

// Limits of what counts as a table of data, beyond which it is layout.
const (
	maxCell  = 400 // bytes of text in one cell
	maxCells = 20000
)

// table writes a table of data as a table, and one that lays out a page as
// what its cells hold.
func (w *writer) table(n *html.Node) {
	w.close()
	rows, ok := w.rows(n)
	if !ok || w.asides > 0 {
		w.children(n)
		w.close()
		return
	}
	if c := find(n, atom.Caption); c != nil {
		w.b.Block(article.Block{Kind: article.Caption, Label: "Table"}, TextOf(c))
	}
	w.b.Table(rows)
}

// rows reads a table's cells; ok is false where it is no table of data: one
// row or one column only, a cell that holds blocks, pictures or much text.
func (w *writer) rows(n *html.Node) (rows [][]string, ok bool) {
	cells, columns := 0, 0
	ok = true
	each(n, atom.Tr, func(tr *html.Node) {
		var row []string
		for c := tr.FirstChild; c != nil && ok; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th || c.Type != html.ElementNode {
				continue
			}
			cell := TextOf(c)
			ok = len(cell) <= maxCell && !holdsBlocks(c)
			row = append(row, cell)
		}
		if cells += len(row); cells > maxCells {
			ok = false
		}
		if strings.Join(row, "") != "" {
			rows = append(rows, row)
			columns = max(columns, len(row))
		}
	})
	return rows, ok && len(rows) > 1 && columns > 1
}

// each calls f for the elements of that kind below n, of inner ones too.
func each(n *html.Node, a atom.Atom, f func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == a {
			f(c)
		}
		each(c, a, f)
	}
}

// holdsBlocks reports whether a cell holds more than a run of text.
func holdsBlocks(n *html.Node) bool {
	paragraphs := 0
	var walk func(*html.Node) bool
	walk = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Table, atom.Blockquote, atom.Pre, atom.Figure, atom.H1, atom.H2, atom.H3:
				return true
			case atom.P:
				if paragraphs++; paragraphs > 3 {
					return true
				}
			}
			if walk(c) {
				return true
			}
		}
		return false
	}
	return walk(n)
}
