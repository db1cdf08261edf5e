package page

import (
	"slices"
	"sort"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// run is a stretch of text in one style: up to end, in bytes of the unit.
type run struct {
	end   int
	style theme.Style
	url   string
}

// markupRoles are the roles of inline markup, the outermost last.
var markupRoles = [...]theme.Role{
	article.Emphasis: theme.Emphasis, article.Strong: theme.Strong, article.Mono: theme.CodeSpan,
	article.Strike: theme.Struck, article.Link: theme.Link,
}

// styles are the styles of the text of span, base below its markup.
func (p *Page) styles(span text.Span, base theme.Role) []run {
	var runs []run
	for _, m := range flatten(p.article.Inlines, span) {
		r := run{end: m.end, style: p.opt.Theme.Style(base)}
		for kind, n := range m.kinds {
			if n > 0 {
				r.style = p.opt.Theme.Style(markupRoles[kind]).Over(r.style)
			}
		}
		if m.kinds[article.Link] > 0 {
			r.url = Address(m.url)
		}
		runs = append(runs, r)
	}
	return runs
}

// markup is a stretch of text under the same inline markup, in bytes of a unit.
type markup struct {
	end   int
	kinds [article.Link + 1]int // how many of each kind cover it
	url   string
}

// flatten turns the nested inline spans that touch span into stretches side by
// side, which bounds their depth.
func flatten(inlines []article.Inline, span text.Span) []markup {
	events := changes(inlines, span)
	var out []markup
	var now markup
	for _, e := range events {
		if e.at > now.end {
			now.end = e.at
			out = append(out, now)
		}
		now.kinds[e.Kind] += e.delta
		if e.Kind == article.Link && e.delta > 0 {
			now.url = e.URL
		}
	}
	if now.end < span.Len() || len(out) == 0 {
		out = append(out, markup{end: span.Len()})
	}
	return out
}

// change is a place where a span of markup begins or ends.
type change struct {
	at, delta int
	article.Inline
}

// changes are those inside span, in order.
func changes(inlines []article.Inline, span text.Span) []change {
	var out []change
	from := sort.Search(len(inlines), func(i int) bool { return inlines[i].Start >= span.Start })
	for from > 0 && inlines[from-1].End > span.Start {
		from-- // markup that begins before a piece of a long block
	}
	for _, in := range inlines[from:] {
		if in.Start >= span.End {
			break
		}
		s := text.Span{Start: max(in.Start, span.Start) - span.Start, End: min(in.End, span.End) - span.Start}
		if !s.Empty() {
			out = append(out, change{s.Start, 1, in}, change{s.End, -1, in})
		}
	}
	slices.SortStableFunc(out, func(a, b change) int { return a.at - b.at })
	return out
}
