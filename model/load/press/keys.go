package press

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"lede/model/article"
	"lede/model/load/field"
	"lede/model/text"
	"lede/model/when"
)

//go:embed keys.tsv
var keyTable string

// key is what a line before a colon names.
type key string

// Keys that are no field of the metadata.
const (
	noKey   key = ""
	body    key = "body"
	caption key = "caption"
	place   key = "place"   // the outlet, where it is printed, the day, the page
	skip    key = "skip"    // says nothing of the story
	authors key = "authors" // who may be written family name first
)

// keys returns the embedded table: normalised name → key.
var keys = sync.OnceValue(func() map[string]key {
	out := map[string]key{}
	for line := range strings.Lines(keyTable) {
		name, words, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			out[w] = key(name)
		}
	}
	return out
})

// fields are what keys of the metadata mean.
func (k key) field() field.Field {
	switch k {
	case "title":
		return field.Title
	case authors:
		return field.Authors
	case "published":
		return field.Published
	case "outlet":
		return field.Outlet
	case "section":
		return field.Section
	case "language":
		return field.Language
	case "url":
		return field.URL
	case "summary":
		return field.Summary
	}
	return field.None
}

// maxKey is the longest name of a field, in bytes.
const maxKey = 40

// cut parts "BYLINE: Anna Petrova"; noKey where line has no name that is known.
func cut(line string) (key, string) {
	i := strings.IndexByte(line[:min(len(line), maxKey)], ':')
	if i <= 0 {
		return noKey, ""
	}
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, line[:i])
	return keys()[name], strings.TrimSpace(line[i+1:])
}

// set puts the value of a key into m.
func (k key) set(m *article.Meta, value string) {
	switch k {
	case authors:
		value = strings.TrimRight(value, ".")
		if names := inverted(value); names != nil && len(m.Authors) == 0 {
			m.Authors = names
			return
		}
	case place:
		setPlace(m, value)
		return
	case "section":
		value, _, _ = strings.Cut(value, ";")
	case "language":
		value = language(value)
	}
	field.Set(m, k.field(), value)
}

// setPlace reads "The Courier ; Brennick [Brennick]. 13 Feb 2024: A.3."
func setPlace(m *article.Meta, value string) {
	if _, d, ok := when.Find(value); ok && !m.Published.Known() {
		m.Published = d
	}
	name, _, _ := strings.Cut(value, ";")
	name, _, _ = strings.Cut(name, ", suppl.")
	field.Set(m, field.Outlet, strings.Trim(name, " ."))
}

// inverted returns the names of a list that has each family name first:
// "Duval, Marc; Achieng, Joy". nil where value is none.
func inverted(value string) (names []string) {
	for part := range strings.SplitSeq(value, ";") {
		family, given, ok := strings.Cut(text.CleanLine(part), ", ")
		if !ok || family == "" || given == "" || strings.Contains(given, ",") || len(strings.Fields(family)) > 3 || len(strings.Fields(given)) > 3 {
			return nil
		}
		if !strings.Contains(value, ";") && strings.Contains(family, " ") && strings.Contains(given, " ") {
			return nil // two people
		}
		names = append(names, given+" "+family)
	}
	return names
}

// languages are what archives call the languages they have most.
var languages = [...][]string{
	{"en", "english", "englisch", "anglais", "inglés", "inglese"},
	{"de", "german", "deutsch", "allemand", "alemán"},
	{"fr", "french", "französisch", "français", "francés"},
	{"es", "spanish", "spanisch", "espagnol", "español"},
	{"it", "italian", "italienisch", "italien", "italiano"},
	{"pt", "portuguese", "portugiesisch", "portugais", "português"},
	{"nl", "dutch", "niederländisch", "néerlandais", "nederlands"},
}

// language is the code of a language by its name, the name where it has none here.
func language(name string) string {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(name)), ";")
	for _, l := range languages {
		if slices.Contains(l, first) {
			return l[0]
		}
	}
	return name
}
