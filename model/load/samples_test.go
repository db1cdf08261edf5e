package load

import (
	"path/filepath"
	"strings"
	"testing"

	"lede/model/load/charset"
	"lede/model/load/loadtest"
)

// TestSamples opens everything in testdata/articles: each file gives articles
// that keep the promises of all articles, or an error with a reason.
func TestSamples(t *testing.T) {
	t.Parallel()
	found := Sources(t.Context(), []string{filepath.Join("..", "..", "testdata", "articles")})
	if len(found) < 30 {
		t.Fatalf("%d samples", len(found))
	}
	for _, s := range found {
		t.Run(s.Name, func(t *testing.T) {
			articles, errs := drain(t, s, Options{})
			for i, a := range articles {
				loadtest.Check(t, a)
				if a.Origin.Index != i || a.Origin.Format == "" || !strings.HasPrefix(a.Origin.File, s.Name) {
					t.Errorf("origin %+v", a.Origin)
				}
			}
			if len(articles) == 0 && len(errs) == 0 {
				t.Error("neither article nor error")
			}
		})
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct{ want, name, content string }{
		{"plain", "", "Ferry sails again\n\nIt left on Monday."},
		{"plain", "a.md.txt", "From the pier\n\nIt left: on Monday."},
		{"plain", "", "Title: Ferry\nDate: 2025-04-28\nAuthor: Una\n\nBody."},
		{"plain", "", "Ferry, which sailed; again\n\nIt left."},
		{"markdown", "", "---\ntitle: x\n---\nBody"},
		{"markdown", "", "+++\ntitle = \"x\"\n+++\nBody"},
		{"markdown", "", "{\n \"title\": \"x\"\n}\n\nBody"},
		{"markdown", "", "# Ferry\n\nIt [left](https://a.example).\n\n## Why\n\nSo."},
		{"markdown", "a.md", "Just words"},
		{"json", "", "  {\"title\": \"x\"}"}, {"json", "", "[{\"title\": 1}]"}, {"json", "a.json", "{'a': 1}"},
		{"jsonl", "", "{\"a\": 1}\n{\"a\": 2}\n"},
		{"html", "", "<!DOCTYPE html><title>x</title>"}, {"html", "", "<!-- saved --><html lang=en>"}, {"html", "", "<div><p>x</div>"},
		{"feed", "", "<?xml version=\"1.0\"?><rss version=\"2.0\">"}, {"feed", "", "\n <?xml version='1.0'?><!-- c --><feed xmlns=\"x\">"},
		{"feed", "", "<rdf:RDF xmlns:rdf=\"x\">"}, {"opml", "", "<opml version=\"1.0\">"}, {"nitf", "", "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"x\"><nitf>"},
		{"newsml", "", "<newsItem xmlns=\"x\">"}, {"xml", "", "<?xml version=\"1.0\"?><catalogue/>"},
		{"mail", "", "From: a@b.example\r\nSubject: x\r\n\r\nHello"}, {"mbox", "", "From a@b.example Mon Apr 28 00:01:00 2025\nFrom: a@b.example\n\nHello"},
		{"mhtml", "", "From: <Saved by B>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b"},
		{"mail", "", "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b"},
		{"xml", "", "<results><item/></results>"}, {"xml", "a.xml", "<!-- nothing"},
		{"csv", "", "title,author,text\na,b,c"}, {"csv", "", "headline;body;url\n"}, {"csv", "x.csv", "a,b\n1,2"}, {"csv", "x.tsv", "title\ttext\n"},
		{"gzip", "", "\x1f\x8b\x08"}, {"zstd", "", "\x28\xb5\x2f\xfd"}, {"bzip2", "", "BZh91AY&SY"}, {"xz", "", "\xfd7zXZ\x00"},
		{"zip", "", "PK\x03\x04"}, {"epub", "", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/epub+zip"},
		{"press", "", "1 of 2 DOCUMENTS\n\nThe Herald\n\nBYLINE: Una\n\nLENGTH: 9 words\n\nIt left on Monday."}, {"presshtml", "", "<html><p>1 of 2 DOCUMENTS</p><p>BYLINE: Una</p><p>LENGTH: 9 words</p>"},
		{"html", "", "<html><p>1 of 2 DOCUMENTS</p><p>It left.</p>"}, {"markdown", "a.md", "1 of 2 DOCUMENTS\n\nBYLINE: Una\n\nLENGTH: 9 words"}, {"rtf", "", "{\\rtf1 It left.}"},
		{"ris", "", "TY  - NEWS\r\nTI  - x\r\n"}, {"plain", "", "TY  - NEWS and more"}, {"bibtex", "", "@article{a,\n title={x}}"}, {"plain", "", "@article is what they wrote"}, {"subtitle", "", "1\n00:00:01,000 --> 00:00:02,000\nx"},
		{"clippings", "", "x\n- Your Highlight on page 3 | Added\n\nx\n==========\n"}, {"xlsx", "", "PK\x03\x04....[Content_Types].xml....xl/workbook.xml"}, {"xlsx", "a.xlsx", "PK\x03\x04"},
		{"subtitle", "", "<?xml version=\"1.0\"?><tt xml:lang=\"en\">"}, {"lz4", "", "\x04\x22\x4d\x18x"}, {"7z", "", "7z\xbc\xaf\x27\x1c"}, {"parquet", "a.txt", "PAR1"}, {"rar", "a.txt", "Rar!\x1a\x07\x01"}, {"brotli", "a.br", "\x8b\x02\x80\x00"}, {"plain", "a.br", "The ferry left."},
		{"odt", "", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text"}, {"office", "", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"},
		{"odt", "", "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">"}, {"sqlite", "", "SQLite format 3\x00"}, {"webarchive", "", "bplist00\xd1_WebMainResource"}, {"weblink", "", "bplist00\xd1SURL"},
		{"latex", "", "\\documentclass{article}\n"}, {"org", "", "#+TITLE: x\n"}, {"org", "a.org", "x"}, {"rst", "a.rst", "x"}, {"asciidoc", "", "= Ferry\n\nimage::a.png[]\n"}, {"wiki", "", "'''Ferry''' of [[Orla]]\n\n== Crew ==\n"}, {"gemtext", "a.gmi", "x"},
		{"markdown", "a.md", "#+TITLE: x\n"}, {"yaml", "a.yml", "title: x\nbody: y"}, {"yaml", "", "- title: x\n  text: y\n"}, {"plain", "", "- One: a thing\n- Two: another"}, {"json", "a.js", "window.YTD.tweets.part0 = [ {\n  \"tweet\" : {}"},
		{"har", "", "{\n \"log\": {\"version\": \"1.2\", \"entries\": []}}"}, {"json", "", "{\"log\": {\"title\": \"x\"}}"},
		{"office", "", "PK\x03\x04....[Content_Types].xml"}, {"pdf", "", "%PDF-1.4"}, {"image", "a.txt", "\x89PNG\r\n\x1a\n"},
		{"warc", "", "WARC/1.0\r\n"}, {"anpa", "", "\x16\x16\x01a1234"}, {"binary", "", "a\x00b"}, {"binary", "", "\x01\x02\x03\x04abc"},
		{"plain", "", "a\x1b[31mcoloured\x1b[0m text"},
		{"plain", "", "\xff\xfeF\x00e\x00r\x00r\x00y\x00"},
	} {
		h := Head{Raw: []byte(c.content), Ext: filepath.Ext(c.name), Whole: true}
		h.Text = charset.Decode([]byte(c.content), "").Text
		if got := sniff(h).Name; got != c.want {
			t.Errorf("%s %q: %s, want %s", c.name, c.content, got, c.want)
		}
	}
}

// TestForced holds that a forced format reaches into archives.
func TestForced(t *testing.T) {
	got, errs := read(t, "a.gz", gzipped("# Not a heading\n\nText."), Options{As: "plain"})
	if len(got) != 1 || errs != nil || got[0].Origin.Format != "plain" {
		t.Error(got, errs)
	}
	if _, errs := read(t, "a.txt", "x", Options{As: "nonsense"}); len(errs) != 1 {
		t.Error(errs)
	}
}

// TestFormats holds what the help relies on: names are unique, and what is
// listed has a title.
func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] {
			t.Errorf("%s twice", f.Name)
		}
		seen[f.Name] = true
		if f.Readable() == (f.Refuse != nil) || f.Readable() && f.Title == "" {
			t.Errorf("%s: readable %v, refused %v, title %q", f.Name, f.Readable(), f.Refuse, f.Title)
		}
		for _, ext := range f.Extensions {
			if !strings.HasPrefix(ext, ".") || ext != strings.ToLower(ext) {
				t.Errorf("%s: extension %q", f.Name, ext)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	s := Sources(b.Context(), []string{filepath.Join("..", "..", "testdata", "articles", "wire")})
	b.ReportAllocs()
	for b.Loop() {
		for _, one := range s {
			for range Open(b.Context(), one, Options{}) {
			}
		}
	}
}
