package csv

import (
	"strings"
	"testing"

	"lede/model/load/decode"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "", "title,text\n", "title,text\na,b", "title;text\n\"a;b\nc;d", "sep=|\ntitle|body\nx|y", "text\ttitle\n\"\"\"\t\"")
}

func TestSeparator(t *testing.T) {
	for line, want := range map[string]rune{"a,b,c": ',', "a;b;c,d": ';', "a\tb": '\t', "a|b|c": '|', "title": ','} {
		if got := separator(line); got != want {
			t.Errorf("separator(%q) = %q", line, got)
		}
	}
}

// zeros is a quotation mark and then no end.
type zeros struct{ n int }

func (z *zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	if z.n == 0 {
		copy(p, "title,text\n\"")
	}
	z.n += len(p)
	return len(p), nil
}

func TestRowWithoutEnd(t *testing.T) {
	in := new(zeros)
	var last error
	for _, err := range Decode(t.Context(), decode.Input{Reader: in, File: "x"}) {
		last = err
	}
	if last == nil || in.n > 2*maxRow {
		t.Errorf("%v after %d bytes", last, in.n)
	}
}

// TestManyCells: a row of nothing but cells ends, long before one of as many bytes; one
// of long cells does not, nor do many short rows.
func TestManyCells(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		row  string
		many bool
	}{
		"empty cells":    {strings.Repeat(",", maxCells+1<<17), true},
		"usual cells":    {"Lamps," + strings.Repeat("out at sea,", maxCells+1<<17), false},
		"short rows":     {strings.Repeat("a,,,,,,,,,\n", maxCells/8), false},
		"commas in text": {`Lamps,"` + strings.Repeat("out, it is; ", maxCells+1<<17) + `"`, false},
	} {
		var last error
		for _, err := range Decode(t.Context(), decode.Input{Reader: strings.NewReader("title,text\n" + c.row), File: "x"}) {
			last = err
		}
		if many := last != nil && strings.Contains(last.Error(), "cells"); many != c.many {
			t.Errorf("%s: %v", name, last)
		}
	}
}

// TestLeftOut: cells and rows that are not shown are told of.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"title,text\nLamps,The lamp is out.\n":                "",
		"title,text\nLamps,The lamp is out.,,\n":              "",
		"title,text\nLamps,The lamp is out, for good.\n":      "!: the row has 3 cells and the head 2: what stands in the others was left out",
		"title,text,url\nLamps,,\n,,\n,,b\n,,c\nPier,,\n":     "error: 2 rows without an article, the first is row 3",
		"title,text\nLamps,The lamp is out.\n,\nPier,It is\n": "",
	} {
		got := ""
		for line := range strings.Lines(loadtest.Read(t, Decode, in)) {
			if strings.HasPrefix(line, "!") || strings.HasPrefix(line, "error") {
				got += strings.TrimSpace(line)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	in := "title,author,date,text\n" + strings.Repeat("Harbour opens,A. Ferrer,2025-04-28,\""+strings.Repeat("The harbour opened on \"\"Monday\"\" after nine weeks.\n\n", 60)+"\"\n", 100)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for range Decode(b.Context(), decode.Input{Reader: strings.NewReader(in), File: "x"}) {
		}
	}
}

// TestPassages: what a reader marked in one work is one article, in the order in
// which it was marked; the works stand in the order of their first passages.
func TestPassages(t *testing.T) {
	t.Parallel()
	in := "Highlight,Book Title,Book Author,Note\n\"One <two>.\nThree.\",Lamps,Una,\nPiers.,Piers,Una,\nFour.,Lamps,Una,\"why?\"\n,Empty,Una,\nFive.,Lamps,Ivo,\n"
	want := "title: Lamps\nauthors: Una\n  quotation 1: One <two>.\n  quotation 1: Three.\n  quotation 1: Four.\n  paragraph aside: why?\n\n" +
		"title: Piers\nauthors: Una\n  quotation 1: Piers.\n\ntitle: Empty\nauthors: Una\n\ntitle: Lamps\nauthors: Ivo\n  quotation 1: Five.\n"
	if got := loadtest.Read(t, Decode, in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTextsAlone: rows of which nothing but a text is known are articles where it is
// one of some length.
func TestTextsAlone(t *testing.T) {
	t.Parallel()
	words := strings.TrimSpace(strings.Repeat("lamp ", 20))
	for in, want := range map[string]string{
		"label,text\n1," + words + "\n":            "  paragraph: " + words + "\n",
		"label,text\n1," + words[5:] + "\n":        "error: a table without articles, its columns are label, text\n",
		"id,content,n\n1,a,2\n2," + words + ",3\n": "  paragraph: " + words + "\n\nerror: 1 rows without an article, the first is row 1\n",
	} {
		if got := loadtest.Read(t, Decode, in); got != want {
			t.Errorf("%.30q: got\n%s\nwant\n%s", in, got, want)
		}
	}
}

// TestLongDate: a date within a cell of much else is not the article's.
func TestLongDate(t *testing.T) {
	t.Parallel()
	for pad, want := range map[int]string{90: "published: 2024-05-06\n", 91: ""} {
		got := loadtest.Read(t, Decode, "title,date,text\nLamps,2024-05-06"+strings.Repeat(" ", pad-1)+"x,Out.\n")
		if got != "title: Lamps\n"+want+"  paragraph: Out.\n" {
			t.Errorf("%d more bytes: %s", pad, got)
		}
	}
}
