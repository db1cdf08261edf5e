package lightweight

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/loadtest"
)

// byName decodes a file as its name says.
func byName(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	switch path.Ext(in.File) {
	case ".org":
		return DecodeOrg(ctx, in)
	case ".rst":
		return DecodeRST(ctx, in)
	case ".adoc", ".asciidoc":
		return DecodeAsciiDoc(ctx, in)
	case ".gmi":
		return DecodeGemtext(ctx, in)
	}
	return DecodeWiki(ctx, in)
}

func TestGolden(t *testing.T) { loadtest.Golden(t, byName) }

// TestIs: a text is of a language where it has what no other has.
func TestIs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"org keyword":           {"#+TITLE: a\n\nb", "org"},
		"org behind properties": {":PROPERTIES:\n:ID: 1\n:END:\n#+title: a\n", "org"},
		"a hash":                {"#+ not one\n", ""},
		"rst directives":        {"a\n\n.. image:: b.jpg\n\n.. note:: c\n", "rst"},
		"one rst directive":     {"a\n\n.. note:: c\n", ""},
		"rst title and field":   {"Title\n=====\n\n:Author: b\n\ntext", "rst"},
		"setext of Markdown":    {"Title\n=====\n\ntext\n", ""},
		"adoc title and macro":  {"= Title\n\nimage::a.jpg[]\n", "adoc"},
		"adoc title alone":      {"= Title\n\ntext\n", ""},
		"adoc marks alone":      {"== Part\n\nimage::a.jpg[]\n", ""},
		"wiki":                  {"'''A''' is a [[town]].\n\n== Past ==\nb", "wiki"},
		"links of note takers":  {"[[a]] and [[b]] and [[c]]", ""},
		"templates alone":       {"{{a}}\n{{b}}\n{{c}} [[d]]", ""},
		"gemtext":               {"# A\n\ntext\n\n=> gemini://b.example c\n", "gemini"},
		"arrows":                {"a => b\n\n=> c\n", ""},
	} {
		got := ""
		for language, is := range map[string]func(string) bool{"org": IsOrg, "rst": IsRST, "adoc": IsAsciiDoc, "wiki": IsWiki, "gemini": IsGemtext} {
			if is(c.text) {
				got += language
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestHostile: what nests or stays open costs no more than its length.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	for _, s := range []string{
		strings.Repeat("{{", 20_000), strings.Repeat("{{a|", 20_000) + strings.Repeat("}}", 20_000), strings.Repeat("[[a|", 20_000),
		strings.Repeat("<ref>", 20_000), strings.Repeat("''", 20_000), strings.Repeat("<!--", 20_000),
		strings.Repeat("<!-- <ref/>", 20_000), strings.Repeat("<math> <ref/>", 20_000), strings.Repeat("[[a ''b'' ", 20_000),
		strings.Repeat("<nowiki><nowiki/>", 20_000), strings.Repeat("<poem>", 20_000), strings.Repeat("<gallery>", 20_000), strings.Repeat("<nowiki>", 10_000) + strings.Repeat("</nowiki>", 10_000),
	} {
		loadtest.Read(t, DecodeWiki, s)
	}
	for _, d := range []decode.Decoder{DecodeOrg, DecodeRST, DecodeAsciiDoc, DecodeGemtext} {
		for _, unit := range []string{"*a ", "`a ", "[[", " - a\n", "#+begin_quote\n", ".. note::\n ", "____\n", "|a", "a_ ", "====\n", "  "} {
			loadtest.Read(t, d, strings.Repeat(unit, 2_000))
		}
	}
	loadtest.Read(t, DecodeOrg, strings.Repeat("[[a _b_ ", 20_000))
	loadtest.Read(t, DecodeRST, strings.Repeat("+-", 20_000)+"+\n"+strings.Repeat("|\n+--+\n", 20_000))
	deep := new(strings.Builder)
	for i := range 400 {
		deep.WriteString(strings.Repeat(" ", i) + ".. note:: a\n")
	}
	loadtest.Read(t, DecodeRST, deep.String())
}

// TestLongCells: a cell of many lines costs memory by its length, not by its square.
func TestLongCells(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	for name, c := range map[string]struct {
		decoder             decode.Decoder
		before, line, after string
	}{
		"list":   {DecodeRST, "One.\n\n.. list-table:: T\n\n   * - a\n", "       word\n", ""},
		"grid":   {DecodeRST, "One.\n\n+------+\n", "| word |\n", "+------+\n"},
		"simple": {DecodeRST, "One.\n\n=== ====\na   word\n", "    word\n", "=== ====\n"},
		"adoc":   {DecodeAsciiDoc, "= A\n\nOne.\n\n|===\n|a\n", "word\n", "|===\n"},
		"wiki":   {DecodeWiki, "One.\n\n{|\n| a\n", "word\n", "|}\n"},
	} {
		cost := func(lines int) float64 {
			in := c.before + strings.Repeat(c.line, lines) + c.after
			var got string
			bytes := loadtest.Allocated(func() { got = loadtest.Read(t, c.decoder, in) })
			if n := strings.Count(got, "word"); n < lines {
				t.Errorf("%s: %d words of %d", name, n, lines)
			}
			return bytes / float64(len(in))
		}
		if short, long := cost(10_000), cost(40_000); long > 2*short {
			t.Errorf("%s: %.0f bytes for each of a long file, %.0f of a short one", name, long, short)
		}
	}
}

// TestMarks: what a language marks is read to its end, and no further.
func TestMarks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		decoder  decode.Decoder
		in, want string
	}{
		"wiki, left out":   {DecodeWiki, "a<!-- <math> --> b<math>x</MATH > c<ref name=\"d\"/> <score a=b>e</score>f <!-- g", "  paragraph: a b c f <!-- g\n"},
		"adoc, quotation":  {DecodeAsciiDoc, "= A\n\nOne.\n\n[quote, Anna Berg]\nline one\n* line two\n\nAfter.", "title: A\n  paragraph: One.\n  quotation 1: line one * line two\n  quotation 1: — Anna Berg\n  paragraph: After.\n"},
		"adoc, long cells": {DecodeAsciiDoc, "= A\n\nOne.\n\n|===\n|a |b\n|c\nmore text |d\n|e|f\nand g\n|===", "title: A\n  paragraph: One.\n  table: a│b⏎c more text│d⏎e│f and g\n"},
		"rst, meta":        {DecodeRST, ".. meta::\n   :date: 6 May 2024\n   :published: 7 May 2024\n\nOne.", "published: 2024-05-06\n  paragraph: One.\n"},
		"adoc, marks":      {DecodeAsciiDoc, "= A\n:hub: https://a.example\n:x: y\n\nH~2~O and un**bound**ed, +as *is*+, \\*star*, {hub}/b[the plan], {x} \\{x} {none} {nbsp}{plus}, pass:[<b>raw</b>], +++<u>so</u>+++, ((shown)) (((hid))) indexterm:[hid]\n[[[ref]]] end +\nof line.", "title: A\n  paragraph: H2O and unbounded, as *is*, *star*, the plan, y {x} {none} +, raw, so, shown [ref] end⏎of line.\n    strong \"bound\" \n    link \"the plan\" https://a.example/b\n"},
		"adoc, lists":      {DecodeAsciiDoc, "= A\n\nOne.\n\nTerm::\n  What it is.\n* [x] done\n* [ ] open\n[start=4]\n. next", "title: A\n  paragraph: One.\n  paragraph: Term\n    strong \"Term\" \n  paragraph: What it is.\n  item 1 •: done\n  item 1 •: open\n  item 1 1.: next\n"},
		"adoc, quoted":     {DecodeAsciiDoc, "= A\n\nOne.\n\n> said\n> again\n\n[verse, B]\n____\none\ntwo\n____", "title: A\n  paragraph: One.\n  quotation 1: said again\n  quotation 1: one⏎two\n  quotation 1: — B\n"},
		"adoc, separated":  {DecodeAsciiDoc, "= A\n\nOne.\n\n[format=csv]\n|===\na,b\n1,\"2, 3\"\n|===\n\n,===\nc,d\ne,f\n,===\n\n:===\ng:h\ni:j\n:===\n\n|===\n|a |b \\| c\n2*|d\n|===", "title: A\n  paragraph: One.\n  table: a│b⏎1│2, 3\n  table: c│d⏎e│f\n  table: g│h⏎i│j\n  table: a│b | c⏎d\n"},
		"org, marks":       {DecodeOrg, "#+title: A\n\n1_000 and a_b_c, H_{2}O x^{2} \\alpha{}s \\nosign, <https://a.example>, @@html:<i>@@in@@html:</i>@@ {{{m(x)}}}so \\\\\nthere.[fn:1]\n\n[fn:1] a note\nthat goes on\n[fn:2] another", "title: A\n  paragraph: 1_000 and a_b_c, H2O x2 αs \\nosign, https://a.example, in so⏎there.\n    link \"https://a.example\" https://a.example\n  paragraph aside: a note that goes on\n  paragraph aside: another\n"},
		"org, parts":       {DecodeOrg, "#+title: A\n\n- term :: what it is\n- [X] done\n\n#+begin_verse\none\n two\n#+end_verse\n* COMMENT gone\nwords\n** deeper\n* B\nso\n* TODO COMMENT gone\n", "title: A\n  item 1 •: term what it is\n    strong \"term\" \n  item 1 •: done\n  quotation 1: one⏎two\n  heading 2: B\n  paragraph: so\n"},
		"rst, head":        {DecodeRST, "====\nLamp\n====\n----\nOut\n----\n\n:Author: Hana Brolin\n:Abstract: It went\n  out.\n:Status: x\n\nOne.\n\n:Field: its\n  value", "title: Lamp\nsummary: It went out.\nauthors: Hana Brolin\n  heading 2: Out\n  paragraph: One.\n  paragraph: Field: its value\n    strong \"Field:\" \n"},
		"rst, parts":       {DecodeRST, "One |v| |p| |none| [X2]_.\n\n.. |v| replace:: two\n.. |p| image:: p.png\n\nTerm\n  What it is.\n\n-a, --all  all of it\n--beta=X   more\n           of it\n\n>>> x\n1\n\n| a\n|   b\n\n  Said.\n\n  -- Someone\n", "  paragraph: One two none [X2].\n  paragraph: Term\n    strong \"Term\" \n  paragraph: What it is.\n  paragraph: -a, --all all of it\n    mono \"-a, --all\" \n  paragraph: --beta=X more of it\n    mono \"--beta=X\" \n  code: >>> x⏎1\n  paragraph: a⏎b\n  quotation 1: Said.\n  quotation 1: — Someone\n"},
		"rst, tables":      {DecodeRST, "One.\n\n+---+---+\n| a | b |\n+===+===+\n|   | c |\n| d |   |\n+---+---+\n| e     |\n+---+---+\n\n== ==\na  b\n== ==\nc  d\n   e\n\nf  g\n== ==\n\nTwo.\n\n.. csv-table:: T\n   :header: h, i\n\n   \"j, k\", l\n\n.. list-table:: U\n\n   * - m\n     - n\n   * -\n     - o\n       p\n", "  paragraph: One.\n  table: a│b⏎d│c⏎e\n  table: a│b⏎c│d e⏎f│g\n  paragraph: Two.\n  paragraph: T\n    strong \"T\" \n  table: h│i⏎j, k│l\n  paragraph: U\n    strong \"U\" \n  table: m│n⏎│o p\n"},
		"wiki, as it is":   {DecodeWiki, "a &amp; b&nbsp;c <nowiki>[[x]] ''y''</nowiki> ''d''<nowiki/>'s<br/>e\n\n<poem>\none\ntwo\n</poem>\n[[de:Hafen]]\n; term : what\n<gallery mode=x>\nFile:A.jpg|The quay\nB.jpg\n</gallery>\n{|\n|+ style=x | Votes\n|-\n! a !! b\n|-\n| c || d\n|}", "  paragraph: a & b c [[x]] ''y'' d's⏎e\n    emphasis \"d\" \n  paragraph: one⏎two\n  paragraph: term\n    strong \"term\" \n  paragraph: what\n  caption Photo A.jpg: The quay\n  caption Photo B.jpg: \n  paragraph: Votes\n    strong \"Votes\" \n  table: a│b⏎c│d\n"},
		"wiki, templates":  {DecodeWiki, "b. {{birth date|1950|5|6}} in {{flag|Norway}}, {{US$|4 million}}, {{circa|1900}}, {{As of|2024|13|x}}, {{frac|1|2}}, {{hlist|a|b}}, {{lang-fr|mot}}, {{unknown|x}}{{efn|a note}}.<ref>{{cite news|last=Brolin|first=Hana|title=Out|url=https://a.example/1|newspaper=Herald|date=2024}}</ref>\n{{quote|Said.|Ada}}", "  paragraph: b. 1950-05-06 in Norway, US$4 million, c. 1900, As of 2024-13, 1/2, a, b, mot, .\n  quotation 1: Said.\n  quotation 1: — Ada\n  paragraph aside: Hana Brolin, Out, Herald, 2024\n    link \"Out\" https://a.example/1\n  paragraph aside: a note\n"},
		"rst, one rule":    {DecodeRST, "One.\n\n=====  =====\n\nTwo.\n\nThree.\n\n== ==\na  b\n", "  paragraph: One.\n  rule: \n  paragraph: Two.\n  paragraph: Three.\n  rule: \n  paragraph: a b\n"},
		"rst, signs":       {DecodeRST, "One.\n\n+---+------+\n| C | +-5  |\n+---+------+\n| D | a+=b |\n|   +------+\n|   | +--+ |\n+---+------+\n", "  paragraph: One.\n  table: C│+-5⏎D│a+=b⏎│+--+\n"},
		"rst, spans":       {DecodeRST, "One.\n\n+------+------+----+\n| 港口 | open | no |\n| more +------+----+\n| of   | +---+| 1  |\n| it   +------+----+\n|      | a | b     |\n+------+------+----+\n| c | d +--+  | 2  |\n+------+------+----+\n| e |f|\n|---|-----|--|\n+------+------+----+\n", "  paragraph: One.\n  table: 港口 more of it│open│no⏎│+---+│1⏎│a | b⏎c | d +--+││2⏎e ---│f -----│--\n"},
		"rst, fields":      {DecodeRST, "Lamp\n====\n\n:Author: Hana Brolin\n\nPast\n----\n\n:Context: It went out.\n", "title: Lamp\nauthors: Hana Brolin\n  heading 2: Past\n  paragraph: Context: It went out.\n    strong \"Context:\" \n"},
		"rst, two heads":   {DecodeRST, ".. title: Lamp\n.. date: 2024-05-06\n\nLamp out\n========\n\nPast\n----\n\n:Context: It went out.\n", "title: Lamp\npublished: 2024-05-06\n  heading 2: Lamp out\n  heading 2: Past\n  paragraph: Context: It went out.\n    strong \"Context:\" \n"},
		"rst, in words":    {DecodeRST, "So x**2 and y**3 or **b** and a``c``d, (*e*).", "  paragraph: So x**2 and y**3 or b and a``c``d, (e).\n    strong \"b\" \n    emphasis \"e\" \n"},
		"rst, characters":  {DecodeRST, "|c| 2024 |m| |x|.\n\n.. |c| unicode:: 0xA9 .. a sign\n.. |m| unicode:: BogusCo U+2122 x41\n.. |x| unicode:: U+7 0x110000\n", "  paragraph: © 2024 BogusCo™A U+70x110000.\n"},
		"org, comments":    {DecodeOrg, "#+title: A\n\n* Readers COMMENT on it\nstay\n* WAIT [#A] COMMENT gone\nno\n* COMMENT\nno\n* COMMENTARY\nstay\n* CANCELED so\n", "title: A\n  heading 2: Readers COMMENT on it\n  paragraph: stay\n  heading 2: COMMENTARY\n  paragraph: stay\n  heading 2: so\n"},
		"org, entities":    {DecodeOrg, "In C:\\copies is \\section of \\notes, \\semi \\amp \\copy{}s.", "  paragraph: In C:\\copies is \\section of \\notes, ; & ©s.\n"},
		"adoc, entities":   {DecodeAsciiDoc, "= A\n\nThe {copyright-year} and {notes} of {copy}, {semi}{amp}{ampx}.", "title: A\n  paragraph: The {copyright-year} and {notes} of ©, ;&{ampx}.\n"},
		"wiki, closed":     {DecodeWiki, "a <mapframe x=1 />b <math>c <score></math>d <SCORE>e</math></score>f <timeline>g <math>h</math>i", "  paragraph: a b d f <timeline>g i\n"},
		"wiki, numbered":   {DecodeWiki, "{{nowrap|1=a = b}} {{small|1=tiny}} 5{{nbsp}}km {{sfrac|1|2}} {{hlist|2=b|a|20=d}} {{abbr|0=x|21=y|c}}\n{{quote|2=Ada|1=Said = so.}}", "  paragraph: a = b tiny 5 km 1/2 a, b, d c\n  quotation 1: Said = so.\n  quotation 1: — Ada\n"},
		"org, costly":      {DecodeOrg, strings.Repeat("lamps ", 1<<19) + "*b*", "  paragraph: " + strings.Repeat("lamps ", 1<<19) + "b\n    strong \"b\" \n"},
	} {
		if got := loadtest.Read(t, c.decoder, c.in); got != c.want {
			t.Errorf("%s: got\n%.600s\nwant\n%.600s", name, got, c.want)
		}
	}
}

// TestSpanCost: marks are read as long as all that is looked through for them is no
// more than it may be, and stay as they are written from there on.
func TestSpanCost(t *testing.T) {
	t.Parallel()
	const open, all = "[[a ", "[[a *a* *b* *c*" // the end of a link is looked for each time
	for left, want := range map[int]string{
		23: open + "<strong>a</strong> <strong>b</strong> <strong>c</strong>", 22: open + "<strong>a</strong> <strong>b</strong> *c*",
		1: open + "<strong>a</strong> *b* *c*", 0: all, -1000: all,
	} {
		p := &page{inliner: orgSpans, left: left}
		if got := p.spans(all, 0); got != want || p.left > left {
			t.Errorf("%d: %s, %d left", left, got, p.left)
		}
	}
}

// TestSearch: what has no mark is passed over, and what is short is searched as a whole,
// with what is long found alike.
func TestSearch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		spans inliner
		in    string
	}{
		{adocSpans, "one two https://a.example/b_c[the plan] and three -- four, end. "}, {adocSpans, "so xref:a/b.adoc[words], kbd:[x] (as) 'it `is`' -- a "}, {adocSpans, "-- a --\t-- "},
		{orgSpans, "one H_{2}O x *b* /c/ \\alpha so "}, {rstSpans, "see a.b_ and :ref:`c d` or x\ty_\n"}, {wikiSpans, "it's [[a]] ''b'' or http://a b ~~~~ "}, {gemSpans, "[[a]] "},
	} {
		var all [2]string
		for i := range all {
			p := &page{inliner: c.spans, left: 1 << 20, quick: i << 20}
			all[i] = p.spans(c.in, 0)
			if whole := i == 1 && p.left != 1<<20; whole {
				t.Errorf("%q: %d bytes are left", c.in, p.left)
			}
			for at := range len(c.in) { // from wherever it is searched, the same is found
				var want []int
				if c.spans.pattern != nil {
					want = c.spans.pattern().FindStringSubmatchIndex(c.in[at:])
				}
				got := p.next(c.in, at)
				for i := range got {
					got[i] -= min(at, got[i]+1)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%q from %d: %v, want %v", c.in, at, got, want)
				}
			}
		}
		if all[0] != all[1] {
			t.Errorf("%q: %q, %q", c.in, all[0], all[1])
		}
	}
	for length, quick := range map[int]bool{shortText: true, shortText + 1: false} {
		p := &page{inliner: orgSpans, left: 1 << 20, quick: 1 << 20}
		p.spans("*"+strings.Repeat("a", length-1), 0)
		if p.left == 1<<20 != quick {
			t.Errorf("%d bytes: quick is %v", length, !quick)
		}
	}
}

func FuzzOrg(f *testing.F) { loadtest.Fuzz(f, DecodeOrg, "#+begin_quote\n* a\n- b\n|c|") }

func FuzzRST(f *testing.F) {
	loadtest.Fuzz(f, DecodeRST, "a\n==\n\n.. b:: c\n  d\n\n== ==\na  b\n== ==\n")
}

func FuzzAsciiDoc(f *testing.F) {
	loadtest.Fuzz(f, DecodeAsciiDoc, "= a\nB C\n\n[quote]\n____\nd\n____\n|===\n|e\n|===")
}

func FuzzWiki(f *testing.F) {
	loadtest.Fuzz(f, DecodeWiki, "{|\n!a\n|}\n{{date|May 5, 2024}}[[File:b|c]]<ref>d</ref>")
}

// TestLongTargets: what a name stands for is written as often as what may be read allows.
func TestLongTargets(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	const times = 1000
	long := "https://a.example/" + strings.Repeat("x", 100_000)
	for name, c := range map[string]struct {
		spans inliner
		in    string
		read  func(p *page, lines []string)
	}{
		"rst, links":       {rstSpans, ".. _a: " + long + "\n\n" + strings.Repeat("`a`_\n\n", times), readRST},
		"rst, replaced":    {rstSpans, ".. |a| replace:: " + long + "\n\n" + strings.Repeat("|a|\n\n", times), readRST},
		"adoc, attributes": {adocSpans, "= T\n:a: " + long + "\n\n" + strings.Repeat("{a}\n\n", times), readAsciiDoc},
	} {
		cost := 5 * len(long)
		p := &page{b: new(article.Builder), inliner: c.spans, left: cost, quick: cost}
		c.read(p, strings.Split(c.in, "\n"))
		if n := p.html.Len(); n < len(long) || n > 2*cost+100*times {
			t.Errorf("%s: %d bytes", name, n)
		}
	}
}
