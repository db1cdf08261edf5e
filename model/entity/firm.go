package entity

import (
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

// firms takes a name for the organization of the text that begins with it, where the word
// after it is one that goes with a firm, "Ford shares" after "Ford Motor Co", or where the
// longer name ends as those of firms do or has "&": "Summit" after "Summit Entertainment",
// "Marsh" after "Marsh & McLennan". So is the word that the initials of an organization
// make: "Sepa" beside "Scottish Environment Protection Agency".
func (r *reading) firms(lists *tagger.Lists) {
	first := map[string]bool{} // whether the longer name ends as a firm's
	initials := map[string]bool{}
	for _, f := range r.found {
		if f.kind == Organization && f.last-f.first > 1 {
			w := r.doc.Word(f.first)
			first[w] = first[w] || r.is(f.last-1, f.last, "firmhead") != nil || r.is(f.last-1, f.last, "orgsuffix") != nil || r.lower[f.first+1] == "&"
			initials[strings.ToLower(text.Initials(r.cover(f).Of(r.doc.Text)))] = true
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if f.last-f.first != 1 {
			continue
		}
		w := r.lower[f.first]
		if len(w) > 3 && initials[w] && f.kind <= Work && !r.known[w] && !lists.IsFirstName(w) && !lists.IsPlace(w) {
			f.kind, f.confidence, f.why = Organization, 0.85, "the initials of an organization in the text"
			continue
		}
		firm, begins := first[r.doc.Word(f.first)]
		if !begins {
			continue
		}
		goes := f.kind == Person && r.is(f.last, len(r.lower), "firmword") != nil
		short := f.kind == Person && !r.known[r.lower[f.first]] || f.kind == Place && !r.located(f.first) && !lists.IsCountry(r.lower[f.first])
		if goes || firm && short {
			f.kind, f.confidence, f.why = Organization, 0.8, "begins the name of an organization in the text"
		}
	}
}

// located reports whether a word of place stands before token i: "in Summit".
func (r *reading) located(i int) bool { return r.is(i-1, i, "placeprep") != nil }

// teams takes what is called with "the", and as several, for a team or a band: "the
// Sixers". Families, "the Smiths", are called so too.
func (r *reading) teams(lists *tagger.Lists) {
	for i := range r.found {
		f := &r.found[i]
		one, several := strings.CutSuffix(r.lower[f.first], "s")
		if f.kind != Person || f.last-f.first != 1 || f.tail > 0 || !several || r.word(f.first-1, f.first) != "the" {
			continue
		}
		if !r.known[one] && !r.known[one+"s"] && !lists.IsFamilyName(one) && !lists.IsFamilyName(one+"s") && !lists.IsFirstName(one) {
			f.kind, f.confidence, f.why = Organization, 0.75, "called with “the”, as teams are"
		}
	}
}

// besideInitials returns the initials in a list with those of an organization: "WBA,
// IBF and WBO".
func (r *reading) besideInitials() []found {
	known := map[int]bool{}
	for _, f := range r.found {
		known[f.first] = known[f.first] || f.kind == Organization && f.last-f.first == 1
	}
	var out []found
	for i := 0; i < len(r.lower); i++ {
		from, told := i, false
		for ; i < len(r.lower) && r.initialism(i) && (i == from || r.lists(i-1)); i += 2 {
			told = told || known[i]
		}
		for k := from; told && k < i; k += 2 {
			out = append(out, found{first: k, last: k + 1, kind: Organization, confidence: 0.75, why: "listed with an organization"})
		}
		i = max(from, i-2)
	}
	return out
}

// lists reports whether token i joins the parts of a list.
func (r *reading) lists(i int) bool {
	w := r.lower[i]
	return w == "," || w == "and" || w == "or" || w == "&"
}

// initialism reports whether token i is three to five capitals that stand for something.
func (r *reading) initialism(i int) bool {
	w := r.doc.Word(i)
	return len(w) > 2 && len(w) < 6 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.Trim(w, "IVXLCM") != "" &&
		r.is(i, i+1, "noinitials") == nil && r.is(i, i+1, "noname") == nil && !r.calendar(i)
}
