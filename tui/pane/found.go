package pane

import (
	"fmt"
	"slices"
	"strings"

	"lede/model/search"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// foundHead is the number of rows above the results in a pane of width cells.
func (c Canvas) foundHead(f *state.Finding, width int) int {
	if _, ok := f.Dossier(); ok {
		return 2 + dossierRows
	}
	if f.Account() != nil {
		return c.accountHeadRows(f.Account(), width)
	}
	return 2
}

// widestResult is how wide results are at most: longer lines are hard to follow back.
const widestResult = 120

// foundPieces is how many pieces of an article a result shows at most.
const foundPieces = 2

// Found draws the results of a search of the library from Finding.Top on.
func (c Canvas) Found(r *state.Reader, width, height int, focused bool) []string {
	f := r.Finding()
	if f.Account() != nil {
		return c.account(r, width, height, focused)
	}
	title := " " + c.paneTitle("all about a name", focused)
	if _, of := f.Dossier(); !of {
		title = " " + c.paneTitle("search", focused)
		if q := strings.TrimSpace(f.Query()); q != "" {
			if f.Begun() {
				q += "*" // as one would ask for all that begins so
			}
			title += c.Style(theme.Meta).Render("  " + c.Fit(line(q), max(8, width/2)))
		}
	}
	rows := append([]string{c.Spread(title, c.Style(theme.Muted).Render(foundNote(r))+" ", min(width, widestResult))}, c.dossier(f, width)...)
	rows = append(rows, "")
	if f.Len() == 0 {
		for _, s := range c.nothingFound(r, width-2, height-len(rows)) {
			rows = append(rows, " "+s)
		}
		return c.Fill(rows[:min(len(rows), height)], width, height)
	}
	for i := f.Top(); i < f.Len() && len(rows) < height; i++ {
		rows = append(rows, c.result(f, i, min(width, widestResult), focused)...)
	}
	return c.Fill(rows[:min(len(rows), height)], width, height)
}

// FoundHeight is the number of rows of result i in a pane of that width.
func (c Canvas) FoundHeight(f *state.Finding, i, width int) int {
	if f.Account() != nil {
		return len(c.accountLine(f, i, width, false, false))
	}
	return 3 + min(foundPieces, len(f.Result(i).Pieces))
}

// FoundRoom is how many rows results have in a pane of that size.
func (c Canvas) FoundRoom(f *state.Finding, width, height int) int {
	return max(0, height-c.foundHead(f, width))
}

// FoundAt is the result that is drawn y rows down, -1 where none is.
func (c Canvas) FoundAt(f *state.Finding, y, width int) int {
	y -= c.foundHead(f, width)
	for i := f.Top(); i < f.Len() && y >= 0; i++ {
		h := c.FoundHeight(f, i, width)
		if y < h {
			return i
		}
		y -= h
	}
	return -1
}

// foundNote says how many articles answer.
func foundNote(r *state.Reader) string {
	f := r.Finding()
	switch {
	case f.Fault() != "":
		return ""
	case f.Busy() && f.Len() == 0:
		return "searching …"
	case f.Len() == 0:
		return ""
	case f.Total() < 0:
		return fmt.Sprintf("the first %d", f.Len())
	case f.Total() > f.Len():
		return fmt.Sprintf("%d of %s", f.Len(), text.Count(f.Total(), "article"))
	}
	if _, of := f.Dossier(); of { // which counts those that are of the name itself
		return text.Count(f.Len(), "article") + " with this name"
	}
	return text.Count(f.Len(), "article")
}

func (c Canvas) nothingFound(r *state.Reader, width, height int) (rows []string) {
	f := r.Finding()
	say := func(style theme.Style, s string) {
		for _, row := range c.Wrap(s, width, 3) {
			rows = append(rows, style.Render(row))
		}
	}
	switch {
	case f.Fault() != "":
		say(c.Style(theme.Warning), line(f.Fault()))
	case strings.TrimSpace(f.Query()) != "" && !f.Busy():
		say(c.Style(theme.Muted), "Nothing found.")
		if r.Indexing().Busy {
			say(c.Style(theme.Muted), "Not all of the library is read yet.")
		}
	case strings.TrimSpace(f.Query()) == "":
		say(c.Style(theme.Muted), `Words, "in a row", begin*, -without, this OR that; and:`)
		rows = append(append(rows, ""), c.fields(width, height-len(rows)-1)...)
	}
	return rows
}

// exampleColumn is how wide examples of fields are, at least.
const exampleColumn = 22

// fields explains the fields of a search in height rows, none cut; those for which there
// is no room are named.
func (c Canvas) fields(width, height int) (rows []string) {
	all := search.Fields()
	var names []string
	for _, field := range all {
		names = append(names, field.Name+":")
	}
	named := func(from int) (rows []string) {
		for _, row := range c.Wrap("also "+strings.Join(names[from:], " "), width, len(names)) {
			rows = append(rows, c.Muted.Render(row))
		}
		return rows
	}
	for i, field := range all {
		var explained []string
		for k, help := range c.Wrap(field.Help, max(1, width-exampleColumn-1), len(field.Help)) {
			example := ""
			if k == 0 {
				example = field.Example
			}
			explained = append(explained, c.Key.Render(c.Pad(example, exampleColumn))+" "+c.Muted.Render(help))
		}
		rest := 0 // rows for the names of those behind
		if i+1 < len(all) {
			rest = len(named(i + 1))
		}
		if len(rows)+len(explained)+rest > height {
			return append(rows, named(i)...)
		}
		rows = append(rows, explained...)
	}
	return rows
}

// result draws one result: the headline, what is known of it, pieces of its
// text around the hits, and a blank row.
func (c Canvas) result(f *state.Finding, i, width int, focused bool) []string {
	found := f.Result(i)
	selected := i == f.Row()
	edge := c.edge(selected, focused)
	title, hits := found.Meta.Called(), []text.Span(nil)
	if title == "" {
		title = found.Origin.File[strings.LastIndexByte(found.Origin.File, '/')+1:]
	} else if f.Asked() != nil && found.Meta.Title != "" {
		hits = f.Asked().TitleHits(title)
	}
	role := c.titleStyle(theme.Title, selected, focused)
	rows := []string{
		edge + " " + c.lit(title, text.Span{End: len(title)}, [2]bool{}, hits, role, width-gutter-1),
		edge + " " + c.Muted.Render(c.aboutFound(&found, f, bearing(f, i), width-gutter-1)),
	}
	for _, p := range found.Pieces[:min(foundPieces, len(found.Pieces))] {
		p.Text = strings.ReplaceAll(p.Text, "\t", " ")
		hits := make([]text.Span, len(p.Hits))
		for k, h := range p.Hits {
			hits[k] = text.Span{Start: h.Start - p.Start, End: h.End - p.Start}
		}
		room := width - gutter - 3
		by := ""
		if len(p.Voices) > 0 { // also whom the words name: the row may end before they do
			if by = " — " + line(strings.Join(p.Voices, ", ")); c.Width(by) > room/2 {
				by = "" // beside a page half a name would leave half of the words
			}
			room -= c.Width(by)
		}
		rows = append(rows, edge+"   "+c.lit(p.Text, c.around(p.Text, p.More[0], hits, room), p.More, hits, c.Style(theme.Text), room)+c.Muted.Render(by))
	}
	return append(rows, "")
}

// bearing says of an article of a dossier that it names another one, or why it is
// taken for the same.
func bearing(f *state.Finding, i int) string {
	d, ok := f.Dossier()
	switch {
	case !ok || i >= len(d.Bearers):
		return ""
	case d.Bearers[i].Apart():
		return "another one of that name"
	case d.Bearers[i].Doubt != "":
		return "a guess: " + line(d.Bearers[i].Doubt)
	}
	return ""
}

// aboutFound is the line under the title of a result; what does not fit in room cells is
// left out. A dossier counts mentions of its own, among which longer names that hold its
// are not.
func (c Canvas) aboutFound(f *search.Result, in *state.Finding, bearing string, room int) string {
	parts := []string{join(line(f.Meta.Outlet), c.day(f.Meta.Published))}
	if bearing != "" {
		parts = append([]string{bearing}, parts...)
	}
	if _, of := in.Dossier(); len(f.Hits) > 0 && !of {
		parts = append(parts, text.Count(len(f.Hits), "hit"))
	}
	if n := len(f.Also); n > 0 {
		parts = append(parts, fmt.Sprintf("in %d files", n+1))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		parts = []string{line(f.Origin.File)}
	}
	return c.Fit(c.fitting(parts, room), room)
}

// around is the part of s to begin with so that the first hit is in the first
// two thirds of room cells; before says that more stands before s.
func (c Canvas) around(s string, before bool, hits []text.Span, room int) text.Span {
	whole := text.Span{End: len(s)}
	if before {
		room -= 2
	}
	if len(hits) == 0 || c.Width(s[:hits[0].End]) <= room {
		return whole
	}
	for at := 0; ; {
		n := strings.IndexByte(s[at:hits[0].Start], ' ')
		if n < 0 {
			return text.Span{Start: hits[0].Start, End: len(s)}
		}
		if at += n + 1; c.Width(s[at:hits[0].End]) <= room*2/3 {
			return text.Span{Start: at, End: len(s)}
		}
	}
}

// lit draws the part within of s in room cells, with hits in the style of hits, and
// signs where there is more before it and behind.
func (c Canvas) lit(s string, within text.Span, more [2]bool, hits []text.Span, style theme.Style, room int) string {
	var b strings.Builder
	if more[0] || within.Start > 0 {
		b.WriteString(c.Muted.Render("… "))
		room -= 2
	}
	rest := s[within.Start:]
	if more[1] {
		rest = strings.TrimRight(rest, " ") + " …"
	}
	shown := c.fitWords(rest, room, room/2)
	kept := strings.TrimRight(strings.TrimSuffix(shown, "…"), " ")
	at, end := within.Start, within.Start+len(kept)
	for _, h := range hits {
		if h.Start < at || h.Start >= end {
			continue
		}
		h.End = min(h.End, end)
		b.WriteString(style.Render(s[at:h.Start]) + c.Style(theme.Hit).Over(style).Render(h.Of(s)))
		at = h.End
	}
	b.WriteString(style.Render(s[at:end] + shown[len(kept):]))
	return c.directed(b.String(), s)
}
