package xmltree_test

import (
	"strings"
	"testing"

	"lede/model/load/xmltree"
)

func TestParse(t *testing.T) {
	const source = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a:Root id='1' x:lang="en"><b>one &amp; <![CDATA[<two>]]></b><b/><c>&x;<d>three</d> four</c></a:Root>`
	doc := xmltree.Parse(source)
	root := doc.Root.Child("root")
	if doc.Repaired || doc.Deep || root == nil || root.Prefix != "a" {
		t.Fatalf("doc %+v, root %+v", doc, root)
	}
	for got, want := range map[string]string{
		root.Attr("id") + root.Attr("lang"): "1en",
		root.Child("b").Text():              "one & <two>",
		root.Child("c").Own():               "&x; four",
		root.Child("c").Text():              "&x; three four",
		root.Child("c").Markup():            "&x;<d>three</d> four",
		root.Path("c", "d").Text():          "three",
		root.Path("none", "d").Text():       "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestRepair: what is broken costs the element it stands in at most.
func TestRepair(t *testing.T) {
	for source, want := range map[string]string{
		"<r><a>x<b>y</r>":                 "x y",
		"<r>x</b>y</r>":                   "xy",
		"<r>a < b & c</r>":                "a < b & c",
		"<r><![CDATA[open</r>":            "open",
		"<r>x<!-- open</r>":               "x open",
		"<r q=\"open>x</r>":               "x",
		"<r>x":                            "x",
		"<r a=1 b>x</r>":                  "x",
		"<r><a <b>x</b></r>":              "x",
		"<!DOCTYPE [ <r>x</r>":            "x",
		"<i>one<i>two</i><i>three":        "one",
		"<r>&#65;&#x42;&unknown;&amp</r>": "AB&unknown;&",
	} {
		doc := xmltree.Parse(source, "i")
		first := doc.Root.Children
		if len(first) == 0 || first[0].Text() != want || !doc.Repaired && !strings.Contains(source, "unknown") && !strings.Contains(source, "a=1") && !strings.Contains(source, "& c") {
			t.Errorf("%s: %+v", source, doc)
			if len(first) > 0 {
				t.Errorf("  text %q, want %q", first[0].Text(), want)
			}
		}
	}
	if n := len(xmltree.Parse("<i>one<i>two</i><i>three", "i").Root.Children); n != 3 {
		t.Errorf("%d siblings, want 3", n)
	}
}

// TestLinear: sources made to be read again and again are read once.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"<![CDATA[", "<!--", "<?", "<!", "<a b=\"", "<a b=c", "</", "<a><![CDATA[", "<", "&", "<a ", "<a:b:c>"} {
		doc := xmltree.Parse(strings.Repeat(piece, 200_000/len(piece)))
		if doc.Root == nil {
			t.Error(piece)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("<a b='c'>d<e/><![CDATA[f]]></a>")
	f.Add("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;<!-- x --><?y z?></a>")
	f.Fuzz(func(t *testing.T, source string) {
		doc := xmltree.Parse(source, "item")
		for n := range doc.Root.Find("item", "a", "b") {
			if len(n.Inner) > len(source) {
				t.Errorf("inner of %s longer than the source", n.Name)
			}
			n.Text()
			n.Markup()
		}
	})
}
