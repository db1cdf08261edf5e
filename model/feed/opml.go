package feed

import (
	"encoding/xml"
	"errors"
	"strings"

	"lede/model/load"
	"lede/model/text"
)

// ErrNoOPML says that a text lists no feeds as OPML.
var ErrNoOPML = errors.New("not OPML: no outline with an xmlUrl in it")

// ReadOPML reads the subscriptions of another program. Outlines around a feed
// are its tags.
func ReadOPML(raw []byte) (*List, error) {
	l := &List{}
	for _, o := range load.Outlines(raw) {
		s := Subscription{URL: Address(o.Feed), Name: text.CleanLine(o.Title)}
		for _, tag := range append(o.Around, strings.Split(o.Category, ",")...) {
			if tag = strings.TrimLeft(text.CleanLine(tag), "~/! "); tag != "" {
				s.Tag(tag)
			}
		}
		if s.URL == "" {
			l.lines = append(l.lines, line{raw: "# " + text.CleanLine(o.Feed), why: "not an address of the web"})
		} else {
			l.Add(s)
		}
	}
	if len(l.lines) == 0 {
		return nil, ErrNoOPML
	}
	return l, nil
}

// outline is an element of OPML.
type outline struct {
	Type     string    `xml:"type,attr,omitempty"`
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Feed     string    `xml:"xmlUrl,attr,omitempty"`
	Category string    `xml:"category,attr,omitempty"`
	Outlines []outline `xml:"outline"`
}

// WriteOPML is the list for other programs: each feed below its first tag, and
// with all of them as its category.
func WriteOPML(subscriptions []Subscription) string {
	var body []outline
	at := map[string]int{}
	for _, s := range subscriptions {
		o := outline{Type: "rss", Text: s.Label(), Title: s.Label(), Feed: s.URL, Category: strings.Join(s.Tags, ",")}
		if len(s.Tags) == 0 {
			body = append(body, o)
			continue
		}
		i, known := at[s.Tags[0]]
		if !known {
			i = len(body)
			at[s.Tags[0]] = i
			body = append(body, outline{Text: s.Tags[0], Title: s.Tags[0]})
		}
		body[i].Outlines = append(body[i].Outlines, o)
	}
	type document struct {
		XMLName  xml.Name  `xml:"opml"`
		Version  string    `xml:"version,attr"`
		Title    string    `xml:"head>title"`
		Outlines []outline `xml:"body>outline"`
	}
	out, err := xml.MarshalIndent(document{Version: "2.0", Title: "Subscriptions of lede", Outlines: body}, "", "  ")
	if err != nil {
		panic(err) // strings alone
	}
	return xml.Header + string(out) + "\n"
}
