package tagger

import "strings"

// cache keeps the words of documents, so that what is known of a common word,
// and the sums of its weights, are not made again in each. One document uses it
// at a time.
type cache struct {
	words map[string]*word // those used since they became too many last
	older map[string]*word // those used before that, which nobody asked for again
	now   []*word          // those of the document
	page  int              // number of the document
	run   runner           // memory to label with
}

// cacheSize is how many words become older at once: twice as many are kept from
// one document to the next, with the common ones always among them. They take up
// to 20 MB.
const cacheSize = 6144

// open begins a document.
func (c *cache) open() {
	if c.words == nil || len(c.words) > cacheSize {
		c.words, c.older = map[string]*word{}, c.words
	}
	c.now = c.now[:0]
	c.page++
}

// word returns what is known of a text of this document.
func (c *cache) word(text string, lists *Lists) *word {
	w := c.words[text]
	if w == nil {
		if w = c.older[text]; w == nil {
			w = newWord(strings.Clone(text), lists)
		}
		c.words[w.text] = w
	}
	if w.page != c.page {
		w.page, w.inPage = c.page, inPage{}
		c.now = append(c.now, w)
	}
	return w
}

// known returns the word of this document that is written so, nil where none is.
func (c *cache) known(text string) *word {
	if w := c.words[text]; w != nil && w.page == c.page {
		return w
	}
	return nil
}

// lookElsewhere compares the ways in which each word of the document is written.
func (c *cache) lookElsewhere() {
	for _, w := range c.now {
		if !w.upper || !w.letter {
			continue
		}
		if w.text != w.lower && c.known(w.lower) != nil {
			w.lowerElsewhere = true
		}
		w.capitalElsewhere = w.midCapital > 0
		if w.allUpper && len(w.text) > 3 && w.text[0] < 0x80 {
			other := c.known(w.text[:1] + w.lower[1:])
			w.capitalElsewhere = w.capitalElsewhere || other != nil && other.midCapital > 0
		}
	}
}
