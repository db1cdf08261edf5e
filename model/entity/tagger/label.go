// Package tagger marks the names in a text: a structured linear model over
// hashed features of words, shapes, affixes, word clusters, lists and the whole
// document, decoded exactly. The training program and the running one share
// every line that makes a feature.
package tagger

import "lede/model/linear"

// Type is what a name names.
type Type uint8

// Types. The first six are the kinds of package entity of the same names; Other
// is a name that is none of them.
const (
	Person Type = iota
	Organization
	Place
	Group
	Event
	Work
	Other
	Types int = iota
)

// A Label says what a token is to the names around it: Outside, or a type and
// the token's position in a name of that type.
type Label uint8

// Outside is the label of a token in no name.
const Outside Label = 0

// Position is where in a name a token stands.
type Position uint8

// Positions.
const (
	First Position = iota
	Inner
	Last
	Only
)

// Labels is how many labels there are.
const Labels = 1 + 4*Types

// LabelOf is the label of the token at position p in a name of type t.
func LabelOf(t Type, p Position) Label { return Label(1 + 4*uint8(t) + uint8(p)) }

// Type is the type of the name a token with label l is in; l is not Outside.
func (l Label) Type() Type { return Type(l-1) / 4 }

// Position is where in the name the token stands; l is not Outside.
func (l Label) Position() Position { return Position(l-1) % 4 }

// Follows reports whether label b may come directly after label a.
func Follows(a, b Label) bool {
	open := a != Outside && (a.Position() == First || a.Position() == Inner)
	inside := b != Outside && (b.Position() == Inner || b.Position() == Last)
	if open != inside {
		return false
	}
	return !open || a.Type() == b.Type()
}

// Constrain forbids in transitions, [from*Labels+to], what Follows forbids.
func Constrain(transitions []int32) []int32 {
	out := append([]int32(nil), transitions...)
	for a := range Labels {
		for b := range Labels {
			if !Follows(Label(a), Label(b)) {
				out[a*Labels+b] = linear.Forbidden
			}
		}
	}
	return out
}
