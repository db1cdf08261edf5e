package load

import (
	"lede/model/load/charset"
	"lede/model/load/xmltree"
)

// Outline is a feed in a list of subscriptions (OPML).
type Outline struct {
	Feed     string   // its address
	Title    string   // "" has none
	Category string   // parted by commas
	Around   []string // titles of the outlines that it lies in, outer ones first
}

// Outlines are the feeds that a list of subscriptions names, in its order.
func Outlines(raw []byte) (all []Outline) {
	var walk func(*xmltree.Node, []string)
	walk = func(n *xmltree.Node, around []string) {
		for _, c := range n.Children {
			title := c.Attr("title")
			if title == "" {
				title = c.Attr("text")
			}
			switch {
			case c.Name == "outline" && c.Attr("xmlurl") != "":
				all = append(all, Outline{c.Attr("xmlurl"), title, c.Attr("category"), around})
				walk(c, around)
			case c.Name == "outline" && title != "":
				walk(c, append(around[:len(around):len(around)], title))
			default:
				walk(c, around)
			}
		}
	}
	walk(xmltree.Parse(charset.Decode(raw, "").Text).Root, nil)
	return all
}
