package feed

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"time"

	"lede/model/load"
	"lede/model/text"
)

// Reasons that an answer gives no items.
var (
	ErrPage = errors.New("a web page, not a feed: lede subscribe finds the feeds of a page, and without a network's sign-in every address is its page")
	ErrFeed = errors.New("not a feed")
)

// Feed is a feed as it came.
type Feed struct {
	Title string
	Items []Item

	hold schedule
}

// Item is an item of a feed, to become a file.
type Item struct {
	Key   string // the same item has the same key: by its id, else its address, else its words
	URL   string
	Title string
	Time  time.Time // zero is not said

	sum      string // of its words: another one is another version
	document string
	ext      string
	stub     bool // the whole article is on its page
}

// Read reads the items of an answer: RSS, RDF, Atom or JSON Feed. The encoding
// is what the server says, "" nothing.
func Read(body []byte, encoding, address string) (*Feed, error) {
	if t := bytes.TrimLeft(body, "\ufeff \t\r\n"); len(t) > 0 && t[0] == '{' {
		return readJSON(t, address)
	}
	p, err := load.SplitFeed(body, encoding, address)
	if err != nil {
		if IsPage(body) {
			return nil, ErrPage
		}
		return nil, ErrFeed
	}
	f := &Feed{Title: p.Title, hold: schedule{p.TTL, p.SkipHours, p.SkipDays}}
	for _, part := range p.Items {
		part.URL = resolve(address, part.URL)
		f.add(part, ".xml")
	}
	return f, nil
}

// IsPage reports whether an answer is HTML.
func IsPage(body []byte) bool {
	head := strings.ToLower(string(body[:min(len(body), 4096)]))
	return strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html") || strings.Contains(head, "<head")
}

func (f *Feed) add(p load.FeedPart, ext string) {
	i := Item{URL: p.URL, Title: text.CleanLine(p.Title), Time: p.Published.Time, sum: sum(p.Words), document: p.Document, ext: ext, stub: p.Stub}
	if !p.Published.Known() {
		i.Time = time.Time{}
	}
	switch {
	case p.ID != "":
		i.Key = "id " + p.ID
	case p.URL != "":
		i.Key = "at " + canonical(p.URL)
	default:
		i.Key = "of " + i.sum
	}
	f.Items = append(f.Items, i)
}

// resolve is the address that a feed means by ref; "" names none.
func resolve(address, ref string) string {
	base, err := url.Parse(address)
	if err != nil || ref == "" {
		return ref
	}
	if u, err := base.Parse(ref); err == nil {
		return u.String()
	}
	return ref
}

// sum is 96 bits of the SHA-256 of s.
func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:12])
}

// canonical is an address without what says only where its reader came from.
func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Fragment, u.RawFragment = "", ""
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" {
			query.Del(name)
		}
	}
	u.RawQuery = query.Encode()
	return u.String()
}

// readJSON reads a JSON Feed. Its items stay as they were sent.
func readJSON(body []byte, address string) (*Feed, error) {
	var whole map[string]json.RawMessage
	var items []json.RawMessage
	if json.NewDecoder(bytes.NewReader(body)).Decode(&whole) != nil && json.Unmarshal(load.MendJSON(body), &whole) != nil || json.Unmarshal(whole["items"], &items) != nil {
		return nil, ErrFeed
	}
	delete(whole, "items")
	if whole["feed_url"] == nil && whole["home_page_url"] == nil {
		whole["feed_url"], _ = json.Marshal(address)
	}
	f := &Feed{}
	_ = json.Unmarshal(whole["title"], &f.Title) // what is no text is no title
	f.Title = text.CleanLine(f.Title)
	for _, raw := range items {
		var i struct {
			ID         any
			URL, Title string
			Published  time.Time `json:"date_published"`
			HTML       string    `json:"content_html"`
			Text       string    `json:"content_text"`
			Summary    string
		}
		if json.Unmarshal(raw, &i) != nil {
			continue
		}
		whole["items"], _ = json.Marshal([]json.RawMessage{raw})
		document, err := json.MarshalIndent(whole, "", " ")
		if err != nil {
			continue
		}
		p := load.FeedPart{URL: resolve(address, i.URL), Title: i.Title, Words: i.Title + "\n" + i.HTML + i.Text + i.Summary, Document: string(document) + "\n"}
		p.Stub = load.IsStub(cmp.Or(i.HTML, i.Text, i.Summary))
		if i.ID != nil {
			id, _ := json.Marshal(i.ID)
			p.ID = string(id)
		}
		f.add(p, ".json")
		f.Items[len(f.Items)-1].Time = i.Published
	}
	return f, nil
}
