// Package note is what a reader marks and writes in an article: highlights, and
// notes on a passage. A note is kept with its words, so that it is found again
// when the text changes around them, and says what it was about where they are
// gone.
package note

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/text"
)

// Note is a passage that a reader marked, with what was written about it. It is
// a value: what changes it makes another of the same ID.
type Note struct {
	ID      string       `json:"id"`             // tells notes apart, for ever
	At      anchor.Place `json:"at"`             // At.After is the whole passage
	Text    string       `json:"text,omitempty"` // what was written, any number of lines; "" is a highlight
	Made    time.Time    `json:"made"`
	Changed time.Time    `json:"changed"` // when Text was set last
	From    Source       `json:"from"`
}

// Source says of which article a note is, for who reads it without the
// article. Empty fields are unknown.
type Source struct {
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"` // as article.Date.ISO
	URL       string `json:"url,omitempty"`
	File      string `json:"file,omitempty"` // as the user named it
	Paragraph int    `json:"paragraph,omitempty"`
}

// New is a note on span of a's text. The span must not be empty.
func New(a *article.Article, span text.Span, words string, now time.Time) Note {
	now = now.UTC().Round(0)
	n := Note{At: anchor.At(a, span.Start), Text: Clean(words), Made: now, Changed: now, From: Source{
		Title: a.Meta.Title, Outlet: a.Meta.Outlet, Published: a.Meta.Published.ISO(), URL: a.Meta.URL,
		File: a.Origin.File, Paragraph: a.Paragraph(span.Start),
	}}
	n.At.After = span.Of(a.Text)
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\n%s\n%d\n%s", now.UnixNano(), a.Origin.File, span.Start, n.At.After))
	n.ID = hex.EncodeToString(sum[:8])
	return n
}

// Words are the passage as it stood when it was marked.
func (n Note) Words() string { return n.At.After }

// Highlight reports whether nothing was written: the passage is marked alone.
func (n Note) Highlight() bool { return n.Text == "" }

// With is n with another text, set at now.
func (n Note) With(words string, now time.Time) Note {
	n.Text = Clean(words)
	if now = now.UTC().Round(0); now.After(n.Changed) {
		n.Changed = now
	} else {
		n.Changed = n.Changed.Add(1) // the clock went back
	}
	return n
}

// Clean is what a reader wrote as it is kept: lines without control
// characters, no space at the ends.
func Clean(s string) string { return strings.TrimSpace(text.Clean(s)) }

// State is what became of the passage of a note.
type State uint8

// States of a note.
const (
	Kept    State = iota // its words stand as they did
	Changed              // its beginning and its end do, with other words between
	Lost                 // its words are gone
)

// edge is how many bytes at the ends of a passage must stand for it to be found
// when its middle has changed: about six words.
const edge = 32

// Find is where the passage of n stands in a's text: the occurrence of its words
// with the words before them, else the one nearest to where it was. The span is
// empty where it is Lost. Time is linear in the text, and constant where that
// did not change before the passage.
func (n Note) Find(a *article.Article) (text.Span, State) {
	words := n.Words()
	if at, ok := n.stays(a); ok {
		return text.Span{Start: at, End: at + len(words)}, Kept
	}
	if at, ok := stands(a, n.At, words); ok {
		return text.Span{Start: at, End: at + len(words)}, Kept
	}
	if len(words) < 2*edge {
		return text.Span{}, Lost
	}
	head, tail := text.Snap(words, text.Span{End: edge}).Of(words), text.Snap(words, text.Span{Start: len(words) - edge, End: len(words)}).Of(words)
	start, ok := stands(a, n.At, head)
	if !ok {
		return text.Span{}, Lost
	}
	rest := a.Text[start:]
	if most := 2 * len(words); len(rest) > most {
		rest = text.Snap(rest, text.Span{End: most}).Of(rest)
	}
	end := strings.Index(rest, tail)
	if end < len(head) {
		return text.Span{}, Lost
	}
	return text.Span{Start: start, End: start + end + len(tail)}, Changed
}

// stays is where the passage was, if it is there still.
func (n Note) stays(a *article.Article) (int, bool) {
	at := n.At.Offset
	switch b := n.At.Block; {
	case b < 0 || b > 0 && b >= len(a.Blocks):
		return 0, false
	case b < len(a.Blocks):
		at += a.Blocks[b].Start
	}
	if at < 0 || at > len(a.Text) || n.Words() == "" {
		return 0, false
	}
	return at, strings.HasPrefix(a.Text[at:], n.Words()) && strings.HasSuffix(a.Text[:at], n.At.Before)
}

// stands is where words stand in a's text that stood at place.
func stands(a *article.Article, place anchor.Place, words string) (int, bool) {
	place.After = words
	at, found := place.Find(a)
	return at, found && words != "" && at >= 0 && strings.HasPrefix(a.Text[at:], words)
}

// Located is a note with the place of its passage in a text.
type Located struct {
	Note
	text.Span // empty where it is Lost
	State     State
}

// Locate finds notes in a's text and puts them in the order of it, those that
// are lost last, by the time they were made.
func Locate(a *article.Article, notes []Note) []Located {
	out := make([]Located, len(notes))
	for i, n := range notes {
		out[i].Note = n
		out[i].Span, out[i].State = n.Find(a)
	}
	slices.SortStableFunc(out, compare)
	return out
}

func compare(a, b Located) int {
	if lost := a.State == Lost; lost != (b.State == Lost) {
		if lost {
			return 1
		}
		return -1
	}
	return cmp.Or(text.Compare(a.Span, b.Span), a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID))
}

// Put is located with n in the place of the note of its ID, or added.
func Put(located []Located, a *article.Article, n Note) []Located {
	l := Located{Note: n}
	l.Span, l.State = n.Find(a)
	located = append(Drop(located, n.ID), l)
	slices.SortStableFunc(located, compare)
	return located
}

// Drop is located without the note of that ID.
func Drop(located []Located, id string) []Located {
	return slices.DeleteFunc(slices.Clone(located), func(l Located) bool { return l.ID == id })
}
