package pane

import (
	"fmt"
	"strings"

	"lede/model/fact"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/theme"
)

// dossierRows is the number of rows of a dossier, before it is made and after.
const dossierRows = 5

// dossier draws what the library says of a name, above the articles that do.
func (c Canvas) dossier(f *state.Finding, width int) []string {
	d, ok := f.Dossier()
	if !ok {
		return nil
	}
	name := c.Style(theme.Title).Render(line(d.Name))
	rows := []string{" " + name, "", "", "", ""}
	if !d.Known {
		return rows[:dossierRows]
	}
	facts := fmt.Sprintf("%s · %s, %s", d.Kind, text.Count(d.Articles, "article"), text.Count(d.Mentions, "mention"))
	if d.Quotes > 0 {
		facts += ", " + text.Count(d.Quotes, "quotation")
	}
	if d.Doubts > 0 {
		facts += fmt.Sprintf(" · %s joined by a guess", text.Count(d.Doubts, "article"))
	}
	for i, row := range []string{facts, over(d), named("with", d.With), about("also", d.Aliases, d.Outlets)} {
		rows[i+1] = " " + c.Style(theme.Muted).Render(c.Fit(line(row), width-2))
	}
	return rows
}

// levels are the heights of a sparkline.
const levels = "▁▂▃▄▅▆▇█"

// over is how often a name stands in the articles of each month.
func over(d state.Dossier) string {
	switch len(d.Months) {
	case 0:
		return "no article has a date"
	case 1:
		return "in " + fact.Named(d.First)
	}
	most := 0
	for _, n := range d.Months {
		most = max(most, n)
	}
	heights := []rune(levels)
	var b strings.Builder
	for _, n := range d.Months {
		if n == 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(heights[(n*len(heights)-1)/max(1, most)])
	}
	return fmt.Sprintf("since %s by month, at most %s: %s", fact.Named(d.First), text.Count(most, "mention"), b.String())
}

// named lists names with how often they are there.
func named(label string, all []state.Counted) string {
	if len(all) == 0 {
		return ""
	}
	var names []string
	for _, c := range all {
		names = append(names, fmt.Sprintf("%s %d", c.Name, c.Count))
	}
	return label + " " + strings.Join(names, ", ")
}

// about is other names, and the outlets.
func about(label string, aliases []string, outlets []state.Counted) string {
	also := ""
	if len(aliases) > 0 {
		also = label + " " + strings.Join(aliases, ", ")
	}
	return join(also, named("in", outlets))
}
