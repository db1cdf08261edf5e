// Package entity finds who and what a text is about: mentions of people,
// organizations, places, groups, events, works, dates and figures, joined into
// entities.
package entity

import (
	"lede/model/article"
	"lede/model/text"
)

// Kind is what an entity is.
type Kind uint8

// Kinds, in the order of the keys that light them.
const (
	Person       Kind = iota
	Organization      // companies, agencies, governments' bodies, teams, media
	Place             // countries, cities, regions, waters, buildings; also where they stand for a government
	Group             // nationality, religion, ethnicity, party line: "North Korean", "Sunni", "Democrats"
	Event             // "World War II", "Cannes Film Festival"
	Work              // laws, treaties, books, films, products: "UN Charter"
	Date              // "last December", "Apr 28, 2025"
	Figure            // money, percentages, quantities
)

// Kinds are all kinds in order.
var Kinds = [...]Kind{Person, Organization, Place, Group, Event, Work, Date, Figure}

var kindNames = [...]string{"person", "organization", "place", "group", "event", "work", "date", "figure"}

// String is the kind's name, in the singular.
func (k Kind) String() string { return kindNames[k] }

var kindPlurals = [...]string{"people", "organizations", "places", "groups", "events", "works", "dates", "figures"}

// Plural is the kind's name in the plural.
func (k Kind) Plural() string { return kindPlurals[k] }

// MarshalText makes a Kind its name in JSON.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Form is how a mention names its entity.
type Form uint8

// Forms of a mention.
const (
	Name    Form = iota // "Kim Jong-un", "KCNA", "Putin"
	Nominal             // "the Russian president"
	Pronoun             // "he"
)

// Mention is one span that names an entity. A name's span has no leading "the",
// no title ("President", "Mr.") and no trailing "'s".
type Mention struct {
	text.Span
	Form       Form
	Confirmed  bool      // a reader said so
	Confidence float64   // (0, 1]; below Sure it is a guess and is shown as one
	Evidence   text.Span // what the guess rests on: the antecedent, the apposition; empty where nothing
	Why        string    // the rule or the model's reason, a short phrase for the reader
}

// Sure is the confidence from which a mention or an attribution is drawn as a
// fact rather than a guess.
const Sure = 0.75

// Entity is what its mentions refer to, inside one text.
type Entity struct {
	ID       int // index in the slice it came in
	Kind     Kind
	Name     string    // canonical: the fullest form in the text
	Aliases  []string  // other names in the text, in order of first use
	Mentions []Mention // ascending, never empty
	Intro    text.Span // first full mention with its apposition or role: "Jane Doe, the mayor of Springfield"; empty where none
	Value    Value
	// Confirmed is whether a reader said that the name is one of this kind.
	Confirmed bool
}

// Value is what a date or a figure comes to; zero for other kinds and where
// nothing is known.
type Value struct {
	Date       article.Date // Date: resolved against the publication date
	Number     float64      // Figure
	Unit       string       // Figure: ISO 4217 code, "%", or the noun counted
	Confidence float64
}

// Context is what is known about a text beside its words.
type Context struct {
	Published article.Date // what relative dates are resolved against
	Language  string       // BCP 47; "" is English
}
