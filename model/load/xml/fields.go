package xml

import (
	"slices"
	"strings"

	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/record"
	"lede/model/load/xmltree"
)

// taking collects the fields of an element and how long its text is, in words.
type taking struct {
	*record.Record
	words  int
	looked int // bytes of all texts
}

// groups are elements that hold an article's own fields: Evernote's attributes of a
// note, metadata that stand apart from the text.
var groups = [...]string{"note-attributes", "metadata", "meta", "properties"}

// elements are the names that TEI and trafilatura have for what HTML has too.
var elements = map[string]string{
	"head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "hi": "em", "lb": "br", "ref": "a", "row": "tr", "cell": "td", "graphic": "img",
	"label": "strong", "ab": "p", "main": "div", "text": "div", "body": "div", "note": "aside", "en-note": "div", "title": "h2", "teiheader": "head",
}

// minGroup is how much less a field in a group says than one beside it.
const minGroup = 50

// children takes the fields of the elements in n.
func (t *taking) children(n *xmltree.Node, depth int) {
	for _, c := range n.Children {
		rank := field.Of(c.Name)
		rank.Order += minGroup * depth
		switch {
		case slices.Contains(groups[:], c.Name) && len(c.Children) > 0 && depth < 2:
			t.children(c, depth+1)
		case rank.Field == field.None && c.Name == "main":
			t.body(field.Rank{Field: field.HTML}, source(c))
		case rank.Field == field.None:
		case rank.Field == field.Body || rank.Field == field.HTML:
			t.text(rank, c)
		case rank.Field == field.Outlet && strings.HasSuffix(c.Text(), ".clip"): // how a note came to be
		default:
			t.Offer(rank, c.Text())
		}
	}
}

// text takes a text; one that has its title and its body in it, as Reuters-21578
// has them, is a group.
func (t *taking) text(rank field.Rank, n *xmltree.Node) {
	body := n.Child("body")
	if n.Child("title") == nil || body == nil {
		t.body(rank, n.Markup())
		return
	}
	t.Offer(field.Of("title"), n.Child("title").Text())
	t.Offer(field.Of("author"), n.Child("author").Text())
	dateline := n.Child("dateline").Text()
	if dateline != "" {
		dateline += " "
	}
	t.body(rank, dateline+wire(body.Markup()))
}

// wire is the text of a wire story: its paragraphs stand in, and the agency signs it.
func wire(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		bare := strings.TrimSpace(strings.Map(printable, line))
		switch {
		case bare == "" || strings.EqualFold(bare, "reuter"):
			continue
		case out.Len() == 0:
		case strings.HasPrefix(line, "    "):
			out.WriteString("\n\n")
		default:
			out.WriteString(" ")
		}
		out.WriteString(bare)
	}
	return out.String()
}

func printable(r rune) rune {
	if r < ' ' && r != '\n' {
		return -1
	}
	return r
}

func (t *taking) body(rank field.Rank, s string) {
	t.looked += len(s)
	t.words = max(t.words, len(strings.Fields(markup.Plain(s))))
	t.Offer(rank, s)
}

// source is an element as HTML.
func source(n *xmltree.Node) string {
	return strings.NewReplacer(" target=", " href=", " url=", " src=").Replace(n.HTML(elements))
}

// tei takes a document of the Text Encoding Initiative.
func (t *taking) tei(n *xmltree.Node) {
	header := n.Child("teiheader")
	statement := header.First("titlestmt")
	t.Offer(field.Of("title"), statement.Child("title").Text())
	var names []string
	for a := range statement.All("author") {
		names = append(names, a.Text())
	}
	t.Offer(field.Of("authors"), strings.Join(names, "; "))
	publication := header.First("publicationstmt")
	for _, place := range []*xmltree.Node{publication, header.First("sourcedesc")} {
		for _, name := range [...]string{"date", "publisher"} {
			found := place.First(name)
			t.Offer(field.Of(name), found.Attr("when"))
			t.Offer(field.Of(name), found.Text())
		}
	}
	t.body(field.Rank{Field: field.HTML}, source(n.Child("text")))
}
