package feed

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
)

// Parts are a feed in documents of one item each.
type Parts struct {
	Title     string
	Items     []Part
	TTL       time.Duration  // how long it holds; 0 is not said
	SkipHours []int          // of the day in UTC at which it does not change
	SkipDays  []time.Weekday // in UTC
}

// Part is an item and a feed that holds it alone. Decode reads the same article
// from that as from the whole; the item stands there as it was sent.
type Part struct {
	ID        string // the feed's own name for it; "" has none
	URL       string
	Title     string
	Published article.Date
	Words     string // its texts as they were sent, to see whether it changed
	Document  string
	Stub      bool // the whole article is elsewhere
}

// Split parts a feed that came from address. The encoding is the one it declares,
// else the one named, "" where none is.
func Split(raw []byte, encoding, address string) *Parts {
	if own := declared(raw); own != "" {
		encoding = own
	}
	f := read(charset.Decode(raw, encoding).Text)
	p := &Parts{Title: f.title}
	p.schedule(f.channel)
	open, end := f.around(address)
	for _, item := range f.items {
		if !isPost(item) {
			continue
		}
		full, short := texts(item)
		part := Part{
			ID: id(item), URL: f.resolve(item, link(item)), Title: markup.Plain(content(item.Child("title"))), Published: date(item),
			Words: content(item.Child("title")) + "\n" + full + "\n" + short,
			Stub:  Stub(cmp.Or(full, short)),
		}
		part.Document = open + element(item, item.Inner) + end
		p.Items = append(p.Items, part)
	}
	return p
}

// schedule reads when the feed does not change.
func (p *Parts) schedule(channel *xmltree.Node) {
	if n, err := strconv.Atoi(channel.Child("ttl").Text()); err == nil && n > 0 {
		p.TTL = time.Duration(min(n, 7*24*60)) * time.Minute
	}
	for hour := range channel.Child("skiphours").All("hour") {
		if n, err := strconv.Atoi(hour.Text()); err == nil && n >= 0 && n <= 24 {
			p.SkipHours = append(p.SkipHours, n%24)
		}
	}
	for day := range channel.Child("skipdays").All("day") {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(day.Text(), d.String()) {
				p.SkipDays = append(p.SkipDays, d)
			}
		}
	}
}

// id is the name that the feed gives an item.
func id(item *xmltree.Node) string {
	for _, s := range []string{item.Child("guid").Text(), item.Child("id").Text(), item.Attr("about")} {
		if s != "" {
			return s
		}
	}
	return ""
}

// inherited are the elements of a feed that say something of its items.
var inherited = [...]string{"title", "link", "language", "author", "creator", "id", "updated"}

// maxInherited is how long such an element may be, in bytes.
const maxInherited = 4 << 10

// around is what stands before and behind an item in a feed of its own.
func (f *feed) around(address string) (open, end string) {
	name, root := "rss", f.root
	switch {
	case f.channel != nil && f.channel.Name == "feed":
		name, root = "feed", f.channel
	case root != nil && root.Name == "rdf":
		name = "rdf:RDF"
	}
	var head strings.Builder
	if f.channel != nil {
		for _, c := range f.channel.Children {
			if slices.Contains(inherited[:], c.Name) && len(c.Inner) <= maxInherited {
				head.WriteString(element(c, c.Inner))
			}
		}
	}
	base := ""
	if f.base == nil && address != "" {
		base = ` xml:base="` + html.EscapeString(address) + `"`
	}
	open = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	switch name {
	case "feed":
		return open + "<feed" + attributes(root) + base + ">\n" + head.String(), "</feed>\n"
	case "rdf:RDF":
		return open + "<rdf:RDF" + attributes(root) + ">\n<channel" + attributes(f.channel) + base + ">\n" + head.String() + "</channel>\n", "</rdf:RDF>\n"
	}
	return open + "<rss" + attributes(root) + ">\n<channel" + base + ">\n" + head.String(), "</channel>\n</rss>\n"
}

// element is n as it is written, around inner.
func element(n *xmltree.Node, inner string) string {
	name := n.Name
	if n.Prefix != "" {
		name = n.Prefix + ":" + name
	}
	if inner == "" {
		return "<" + name + attributes(n) + "/>\n"
	}
	return fmt.Sprintf("<%s%s>%s</%s>\n", name, attributes(n), inner, name)
}

func attributes(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, a := range n.Attrs {
		name := a.Name
		if a.Prefix != "" {
			name = a.Prefix + ":" + name
		}
		fmt.Fprintf(&b, ` %s="%s"`, name, html.EscapeString(a.Value))
	}
	return b.String()
}
