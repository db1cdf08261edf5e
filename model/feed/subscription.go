// Package feed knows what is subscribed, what of it is due, and how its items
// become files; it asks no server itself. Subscriptions are lines of a text file,
// items are files in a folder that any program can read.
package feed

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"lede/model/text"
)

// Subscription is a feed to be read.
type Subscription struct {
	URL    string
	Name   string   // "": as the feed calls itself
	Tags   []string // in the reader's order
	Folder string   // for its articles; "": after its name
	Text   Text     // which texts are kept
	Keep   Keep     // how long; the zero Keep is for ever

	Info // what is known of its feed, where that was asked for
}

// Label is what the subscription is called: by the reader, else by its feed, else
// by its address.
func (s *Subscription) Label() string {
	if name := cmp.Or(s.Name, s.Title); name != "" {
		return name
	}
	return s.address()
}

// address is the address as a name.
func (s *Subscription) address() string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return s.URL
	}
	return strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
}

// Failed is why its feed gave nothing the last time, without its address, "" where it did.
func (s *Subscription) Failed() string {
	return text.CleanLine(strings.TrimPrefix(s.Failure, Shown(s.URL)+": "))
}

// Hidden reports whether its feed is left out of lists of feeds: a tag that begins with
// "!" says so, as in newsboat.
func (s *Subscription) Hidden() bool {
	return slices.ContainsFunc(s.Tags, hides)
}

func hides(tag string) bool { return strings.HasPrefix(tag, "!") }

// Suits reports whether word names the subscription: its address, its name or
// one of its tags, in any case of letters.
func (s *Subscription) Suits(word string) bool {
	is := func(name string) bool { return name != "" && strings.EqualFold(name, word) }
	return is(s.URL) || is(s.Label()) || is(s.address()) || slices.ContainsFunc(s.Tags, is)
}

// Shown is an address for people: without its password, on one line.
func Shown(address string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.Redacted()
	}
	return text.CleanLine(address)
}

// Address is s as a feed is asked for, "" where it is no address of the web. The
// schemes by which other programs hand feeds over become plain ones.
func Address(s string) string {
	s = strings.NewReplacer(" ", "%20", `"`, "%22").Replace(text.CleanLine(s))
	for _, scheme := range []string{"feed:", "rss:"} {
		if rest, ok := strings.CutPrefix(s, scheme); ok {
			if s = rest; strings.HasPrefix(rest, "//") {
				s = "https:" + rest
			}
		}
	}
	if !strings.Contains(s, "://") && strings.Contains(strings.SplitN(s, "/", 2)[0], ".") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return u.String()
}
