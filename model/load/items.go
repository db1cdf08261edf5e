package load

import (
	"errors"

	"lede/model/load/feed"
	"lede/model/load/json"
)

// MendJSON is the value at the beginning of raw as the standard of JSON writes it.
func MendJSON(raw []byte) []byte { return json.Mend(raw) }

// FeedParts are a feed in documents of one item each.
type FeedParts = feed.Parts

// FeedPart is one of them.
type FeedPart = feed.Part

// IsStub reports whether the text of a feed's item is only the beginning of its
// article, or a sentence or two about it.
func IsStub(text string) bool { return feed.Stub(text) }

// ErrNoFeed says that a text is no feed.
var ErrNoFeed = errors.New("not a feed")

// SplitFeed parts a feed of RSS, RDF or Atom that came from address. The encoding
// is what its server says, "" nothing; its own word goes before.
func SplitFeed(raw []byte, encoding, address string) (*FeedParts, error) {
	head := Head{Raw: raw, Text: string(raw[:min(len(raw), headSize)])}
	if sniffFeed(head) {
		return feed.Split(raw, encoding, address), nil
	}
	if p := feed.Split(raw, encoding, address); len(p.Items) > 0 && !sniffHTML(head) {
		return p, nil // in an encoding of two bytes a letter
	}
	return nil, ErrNoFeed
}
