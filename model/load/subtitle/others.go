package subtitle

import (
	"html"
	"slices"
	"strings"

	"lede/model/load/xmltree"
	"lede/model/text"
)

// script is what SubStation Alpha begins with.
const script = "[Script Info]"

// spaces are the codes of SubStation for the ends of lines, and for a space.
var spaces = strings.NewReplacer(`\N`, " ", `\n`, " ", `\h`, " ")

// script takes what is said in SubStation Alpha; a line of it says which columns there
// are, the text last.
func (t *transcript) script(lines []string) {
	columns := []string{"layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"}
	events := false
	for _, line := range lines {
		line = strings.TrimSpace(line)
		kind, rest, _ := strings.Cut(line, ":")
		switch {
		case strings.HasPrefix(line, "["):
			events = strings.EqualFold(line, "[Events]")
		case !events && kind == "Title":
			t.b.Meta().Title = text.CleanLine(rest)
		case events && kind == "Format":
			columns = strings.Split(strings.ToLower(strings.ReplaceAll(rest, " ", "")), ",")
		case events && kind == "Dialogue":
			cells := strings.SplitN(rest, ",", len(columns))
			if len(cells) < len(columns) {
				continue
			}
			speaker := ""
			if i := slices.Index(columns, "name"); i >= 0 {
				speaker = text.CleanLine(cells[i])
			}
			if speaker == "" && t.speaker != "" { // another, who is not told
				t.flush()
				t.speaker = ""
			}
			t.line(speaker, spaces.Replace(shown(strings.TrimSpace(cells[len(cells)-1]))))
		}
	}
}

var (
	override = text.Pattern(`\{[^{}]*\}`)
	drawing  = text.Pattern(`\\p(\d)`)
)

// shown is a line of SubStation without what stands in braces, and without what is drawn.
func shown(s string) string {
	var out strings.Builder
	at, draws := 0, false
	for _, m := range override().FindAllStringIndex(s, -1) {
		if !draws {
			out.WriteString(s[at:m[0]])
		}
		for _, scale := range drawing().FindAllStringSubmatch(s[m[0]:m[1]], -1) {
			draws = scale[1] != "0"
		}
		at = m[1]
	}
	if !draws {
		out.WriteString(s[at:])
	}
	return out.String()
}

// timed takes what is said in Timed Text (TTML), and its title.
func (t *transcript) timed(root *xmltree.Node) {
	head := root.First("head")
	t.b.Meta().Title = text.CleanLine(head.First("title").Text())
	for p := range root.Find("p") {
		t.line("", html.EscapeString(p.Text()))
	}
}
