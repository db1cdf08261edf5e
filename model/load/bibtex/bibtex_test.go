package bibtex

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday."

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "@article{a, title = {A {\\\"o}} # jan, author = \"B, C and {D}\"}", "@string{x = {y}}\n@misc(a,\nyear=2024\n@online{b,abstract={c\n\nd 5% &}}")
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"a record": {
			"@article{brolin2024,\n\ttitle = {Light out at {Marrow Point}},\n\tauthor = {Brolin, Hana and Jo Ek and {Marrow Office}},\n\tjournal = {The Herald},\n\tdate = {2024-05-06},\n\turl = {https://herald.example/a\\_1},\n\tlanguage = {en},\n\tabstract = {" + lamp + "},\n}\n",
			"title: Light out at Marrow Point\noutlet: The Herald\nauthors: Hana Brolin; Jo Ek; Marrow Office\npublished: 2024-05-06\nurl: https://herald.example/a_1\nlanguage: en\n  paragraph: " + lamp + "\n",
		},
		"old and macros":       {"% Encoding: UTF-8\n@STRING{her = \"The \" # {Herald}}\n@Article(x,\n Title = \"Br{\\\"u}cke, {\\'E}t{\\'e} 5% & more\", journal = her, year = 2024, month = may # \"~6\"\n)", "title: Brücke, Été 5% & more\noutlet: The Herald\npublished: 2024-05-06\n"},
		"a month":              {"@misc{x, title={One}, year={2024}, month=5, day=6}\n@misc{y, title={Two}, year=2024, month=jun}", "title: One\npublished: 2024-05-06\n\ntitle: Two\npublished: 2024-06\n"},
		"a range of days":      {"@misc{x, title={One}, date={2024-05-06/2024-05-09}}", "title: One\npublished: 2024-05-06\n"},
		"paragraphs":           {"@misc{x, title={One}, abstract={The keeper slept.\n\nThe lamp burned.}}", "title: One\n  paragraph: The keeper slept.\n  paragraph: The lamp burned.\n"},
		"identifier, comments": {"@comment{@article{no, title={No}}}\nfree words a@b.example\n@article{x, title={One}, doi={10.1/a}, author={Lee, Ann and others}}", "title: One\nauthors: Ann Lee\nurl: https://doi.org/10.1/a\n"},
		"not closed":           {"@article{x, title={One\n@article{y,\n title={Two}}", "title: One\n\ntitle: Two\n"},
		"no key":               {"@misc{title={One}}", "title: One\n"},
		"only a link":          {"@misc{x, title={One}, howpublished={\\url{https://herald.example/1}}}", "title: One\nurl: https://herald.example/1\n"},
		"signs that LaTeX has": {"@misc{x, title={One}, abstract={Up 5%%, 6\\% at A&&B and C\\&D, from $5 million to $6 million, or $7-$8.}}", "title: One\n  paragraph: Up 5%%, 6% at A&&B and C&D, from $5 million to $6 million, or $7-$8.\n"},
		"formulas":             {"@misc{x, title={One}, abstract={It is $5x$ or $y$, and $3z$.}}", "title: One\n  paragraph: It is 5x or y, and 3z.\n"},
		"braces twice":         {"@misc{x, title={{One}}, url={{https://herald.example/{1}}}, date={{2024-05-06}}}", "title: One\npublished: 2024-05-06\nurl: https://herald.example/{1}\n"},
		"braces at both ends":  {"@misc{x, title={One}, author={{\\'E}luard, Jo {\\'E} AND King, Jr., Ann and {{Marrow Office}}}}", "title: One\nauthors: Jo É Éluard; Ann King Jr.; Marrow Office\n"},
		"several outlets":      {"@misc{x, title={One}, organization={O}, institution={I}, publisher={P}, maintitle={M}, booktitle={B}, newspaper={N}, journaltitle={T}, journal={J}}", "title: One\noutlet: J\n"},
		"several publishers":   {"@misc{x, title={One}, organization={O}, institution={I}, publisher={P}}", "title: One\noutlet: P\n"},
		"on one line":          {"@string{m={May}} @misc{x, title={One}, month=m, year=2024} @misc{y, title={Two}}", "title: One\npublished: 2024-05\n\ntitle: Two\n"},
		"bare":                 {"@misc{x, year=2024}", "error: 1 records without a title or a text\n"},
		"nothing":              {"", "error: 0 records without a title or a text\n"},
	} {
		if got := loadtest.Read(t, Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"@article{a, title = {b}}": true, "\uFEFF% made by x\n\n@Book{a,\n  author={c}": true, "@string{a = {b}}": true, "@online{,\n url={a}": true,
		"@media (max-width: 3em) {": false, "@import url(a.css)": false, "@anna (she, her) = x": false, "mail a@b{c, d=": false, "@article{a title": false,
	} {
		if got := Is(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestStops(t *testing.T) {
	t.Parallel()
	n := 0
	for range Decode(t.Context(), loadtest.Input("x", strings.Repeat("@misc{x, title={One}}\n", 10))) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d records", n)
	}
}

// TestMacros: all macros of a file give no more than it has beside what is free, however
// they are defined by each other.
func TestMacros(t *testing.T) {
	t.Parallel()
	in := "@string{a0={" + strings.Repeat("x", 32) + "}}\n"
	for i := range 15 {
		in += fmt.Sprintf("@string{a%d=a%d#a%d}\n", i+1, i, i)
	}
	in += strings.Repeat("@misc{x, title={One}, note=a15}\n", 100)
	p, total := parser{s: in, macros: newMacros(len(in))}, 0
	for e, ok := p.entry(); ok; e, ok = p.entry() {
		total += len(e["note"])
	}
	for _, is := range p.texts {
		total += len(is)
	}
	if most := 3*len(in) + freeMacros; total > most || total < freeMacros {
		t.Errorf("macros gave %d bytes of %d", total, most)
	}
}

// TestOneLine: where the next entry begins is looked for once.
func TestOneLine(t *testing.T) {
	t.Parallel()
	p := parser{s: strings.Repeat("@a{b,title=c}", 3) + "\n@a{b,title=d}", macros: newMacros(0)}
	for i, want := range []int{39, 39, 39, 53} {
		if e, ok := p.entry(); !ok || p.nextEnd != want {
			t.Errorf("entry %d, %v: up to %d, want %d", i, e, p.nextEnd, want)
		}
	}
}
