package field

import (
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/markup"
)

// Best collects metadata from many keys and keeps, for each field, the value of
// the key that says most. The zero Best is ready.
type Best struct {
	values [HTML + 1]candidate
	AsIs   bool // values stay as they came
	Mended bool // a value had been decoded wrongly and was restored
}

type candidate struct {
	text  string
	order int
}

// maxDate is how long a date is, in bytes, at most: what is longer holds one perhaps.
const maxDate = 100

// Offer offers a value for a field; a body is refused, as is an address that is none.
func (c *Best) Offer(rank Rank, s string) {
	if rank.Field == None || rank.Field >= Body || Blank(strings.TrimSpace(s)) || rank.Field == Published && len(s) > maxDate {
		return
	}
	s = c.Mend(s)
	if markup.IsMarkup(s) && rank.Field != URL {
		s = markup.Plain(s)
	}
	if rank.Field == Outlet && isPage(s) {
		rank = Rank{URL, rank.Order + ofSource}
	}
	if s == "" || rank.Field == URL && !IsAddress(s) {
		return
	}
	if old := &c.values[rank.Field]; old.text == "" || rank.Order < old.order {
		*old = candidate{s, rank.Order}
	}
}

// ofSource makes the address that a source is say less than one under a key of its own.
const ofSource = 100

// Mend restores a value that had been decoded wrongly, unless it is to stay.
func (c *Best) Mend(s string) string {
	if c.AsIs {
		return s
	}
	s, mended := charset.Mend(s)
	c.Mended = c.Mended || mended
	return s
}

// Has reports whether there is a value for f.
func (c *Best) Has(f Field) bool { return c.values[f].text != "" }

// Take returns the value for f and forgets it.
func (c *Best) Take(f Field) string {
	s := c.values[f].text
	c.values[f] = candidate{}
	return s
}

// set are the fields of the metadata, the address before the outlet, which may
// be one too.
var set = [...]Field{Title, Summary, Authors, Published, URL, Outlet, Section, Comments, Language}

// Meta sets the metadata of m.
func (c *Best) Meta(m *article.Meta) {
	for _, f := range set {
		Set(m, f, c.values[f].text)
	}
}
