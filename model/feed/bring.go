package feed

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/takeout"
	"lede/model/text"
)

// ErrNoText says that another reader kept the address of an article alone.
var ErrNoText = errors.New("no text of it came along")

// saved is the state of articles that are no feed's.
const saved = "saved"

// Bring keeps an article of another reader, and gives its file: "" where it was
// thrown away, there or here, and with ErrNoText. fresh is whether it was not there
// before. An update of its feed does not bring it again. Nothing of it is
// remembered before SaveBrought.
func (f *Folder) Bring(e *takeout.Entry) (file string, fresh bool, err error) {
	s, i := f.state(cmp.Or(Address(e.Feed), saved)), entryItem(e)
	f.mu.Lock()
	defer f.mu.Unlock()
	if k, there := s.Items[i.Key]; there {
		return f.where(k), false, nil
	}
	_, twin := f.pages.file(canonical(i.URL))
	now := f.now()
	switch {
	case e.Deleted:
		s.Items[i.Key] = known{URL: canonical(i.URL), Seen: now}
		f.brought[s] = true
		return "", false, nil
	case !twin && strings.TrimSpace(e.HTML) == "" && Address(e.Enclosure) == "":
		return "", false, ErrNoText
	}
	i.document = rssOf(e, i.URL)
	if err := f.keepItem(s, outletOf(e), i, nil, now, &Kept{}); err != nil {
		return "", false, err
	}
	f.brought[s] = true
	return f.where(s.Items[i.Key]), !twin, nil
}

// BringPage keeps the page of an article of which another reader kept the address
// alone, and gives its file.
func (f *Folder) BringPage(ctx context.Context, e *takeout.Entry, a *Answer) (string, error) {
	i, head := entryItem(e), pageHead{URL: a.URL}
	ext, document := page(a, head)
	d, err := f.look(ctx, a.URL, ext, document)
	if err != nil {
		return "", &About{a.URL, err}
	}
	own := article.Meta{Outlet: e.Outlet}
	if !e.Published.IsZero() {
		own.Published = article.Date{Time: e.Published, Precision: article.Second, Zoned: true}
	}
	if author := text.CleanLine(e.Author); author != "" {
		own.Authors = []string{author}
	}
	head.complete(&own, &d.Meta)
	if i.ext, i.document = page(a, head); i.Title == "" {
		i.Title = d.Meta.Title
	}
	if i.Time.IsZero() && d.Meta.Published.Known() {
		i.Time = d.Meta.Published.Time
	}
	s := f.state(cmp.Or(Address(e.Feed), saved))
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.keepItem(s, cmp.Or(d.Meta.Outlet, e.Outlet, host(a.URL)), i, nil, f.now(), &Kept{}); err != nil {
		return "", err
	}
	f.brought[s] = true
	return f.where(s.Items[i.Key]), nil
}

// SaveBrought remembers what was brought.
func (f *Folder) SaveBrought() error {
	var failed error
	for s := range f.brought {
		failed = errors.Join(failed, f.save(s))
	}
	clear(f.brought)
	return failed
}

// where is the path of the file of a known item, "" where it has none.
func (f *Folder) where(k known) string {
	name := f.fileOf(k)
	if name == "" {
		return ""
	}
	return f.at(name)
}

// entryItem is what tells an article of another reader from others. Its words are
// not compared with those that its feed sends: both say the same otherwise.
func entryItem(e *takeout.Entry) Item {
	i := Item{URL: Address(e.URL), Title: text.CleanLine(e.Title), Time: e.Published, ext: ".xml"}
	switch {
	case e.ID != "":
		i.Key = "id " + e.ID
	case i.URL != "":
		i.Key = "at " + canonical(i.URL)
	default:
		i.Key = "of " + sum(e.Title+"\n"+e.HTML)
	}
	return i
}

func outletOf(e *takeout.Entry) string {
	return cmp.Or(text.CleanLine(e.Outlet), host(e.URL), host(e.Feed))
}

// rssOf is an article of another reader as a feed of one item, which says all that
// is known of it.
func rssOf(e *takeout.Entry, address string) string {
	type encoded struct {
		HTML string `xml:",cdata"`
	}
	type enclosure struct {
		URL  string `xml:"url,attr"`
		Type string `xml:"type,attr"`
	}
	type item struct {
		Title     string     `xml:"title"`
		Link      string     `xml:"link,omitempty"`
		Author    string     `xml:"dc:creator,omitempty"`
		Date      string     `xml:"pubDate,omitempty"`
		Category  string     `xml:"category,omitempty"`
		Enclosure *enclosure `xml:"enclosure"`
		Text      encoded    `xml:"content:encoded"`
	}
	type rss struct {
		XMLName xml.Name `xml:"rss"`
		Version string   `xml:"version,attr"`
		DC      string   `xml:"xmlns:dc,attr"`
		Content string   `xml:"xmlns:content,attr"`
		Outlet  string   `xml:"channel>title"`
		Item    item     `xml:"channel>item"`
	}
	i := item{Title: text.CleanLine(e.Title), Link: address, Author: text.CleanLine(e.Author), Category: text.CleanLine(strings.Join(e.Tags, ", ")), Text: encoded{text.Clean(e.HTML)}}
	if !e.Published.IsZero() {
		i.Date = e.Published.Format(time.RFC1123Z)
	}
	if at := Address(e.Enclosure); at != "" {
		i.Enclosure = &enclosure{at, text.CleanLine(e.Media)}
	}
	out, err := xml.MarshalIndent(rss{Version: "2.0", DC: "http://purl.org/dc/elements/1.1/", Content: "http://purl.org/rss/1.0/modules/content/", Outlet: outletOf(e), Item: i}, "", " ")
	if err != nil {
		panic(err) // strings alone
	}
	return xml.Header + string(out) + "\n"
}
