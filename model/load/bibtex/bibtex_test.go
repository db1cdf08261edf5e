package bibtex

import (
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
