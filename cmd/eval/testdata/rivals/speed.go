package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"github.com/mmcdole/gofeed"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"lede/model/load"
)

// sentence is what the measured articles are made of, with what texts have:
// quotations, a letter beyond ASCII, a figure.
const sentence = "“The ferry sails again on Monday,” said Zoë Lund, who runs the harbour's 14 boats, after nine days of repairs. "

const (
	paragraphs = 12
	many       = 100 // articles in a file of many
)

// kind is one format: a file of it, and the libraries that do part of the work.
type kind struct {
	name      string
	file      []byte
	libraries []library
}

type library struct {
	name string
	read func(file []byte)
}

// speed measures each kind in one run: this program from bytes to articles
// with everything cleaned, each library up to what it gives.
func speed(w io.Writer) {
	for _, k := range kinds() {
		report(w, k.name, "lede", k.file, func(file []byte) {
			for _, err := range load.Open(context.Background(), load.Source{Name: "file", Path: "-"}, load.Options{Stdin: bytes.NewReader(file)}) {
				if err != nil {
					panic(err)
				}
			}
		})
		for _, l := range k.libraries {
			report(w, k.name, l.name, k.file, l.read)
		}
	}
}

func report(w io.Writer, kind, who string, file []byte, read func([]byte)) {
	r := testing.Benchmark(func(b *testing.B) {
		b.SetBytes(int64(len(file)))
		b.ReportAllocs()
		for b.Loop() {
			read(file)
		}
	})
	mb := float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
	fmt.Fprintf(w, "%-9s %-28s %7.1f MB/s %7.1f allocations/KB %6.1f bytes/byte\n", kind, who, mb,
		float64(r.AllocsPerOp())*1000/float64(len(file)), float64(r.AllocedBytesPerOp())/float64(len(file)))
}

func title(i int) string { return fmt.Sprintf("The ferry sails again, part %d", i) }

func body(sep string) string {
	return strings.TrimSuffix(strings.Repeat(strings.Repeat(sentence, 3)+sep, paragraphs), sep)
}

func kinds() []kind {
	marked := "<p>" + body("</p>\n<p>") + "</p>"
	return []kind{
		{"plain", []byte(title(1) + "\n\n" + body("\n\n") + "\n"), nil},
		{"json", jsonFile(), []library{{"encoding/json to any", func(f []byte) { var v any; must(json.Unmarshal(f, &v)) }}}},
		{"jsonl", jsonLines(), []library{{"encoding/json to any", func(f []byte) {
			d := json.NewDecoder(bytes.NewReader(f))
			for d.More() {
				var v any
				must(d.Decode(&v))
			}
		}}}},
		{"csv", csvFile(), []library{{"encoding/csv", func(f []byte) { _, err := csv.NewReader(bytes.NewReader(f)).ReadAll(); must(err) }}}},
		{"markdown", []byte("---\ntitle: " + title(1) + "\n---\n\n" + strings.ReplaceAll(body("\n\n"), "ferry", "[ferry](https://news.example/f)")), []library{
			{"goldmark, parsing", func(f []byte) { goldmark.DefaultParser().Parse(text.NewReader(f)) }},
			{"goldmark, to HTML", func(f []byte) { must(goldmark.Convert(f, io.Discard)) }},
		}},
		{"html", []byte("<!DOCTYPE html><html lang=en><head><title>" + title(1) + "</title></head><body><nav><a href=/>Home</a></nav><article><h1>" + title(1) + "</h1>" + marked + "</article></body></html>"), []library{
			{"x/net/html, parsing", func(f []byte) { _, err := html.Parse(bytes.NewReader(f)); must(err) }},
			{"go-readability", func(f []byte) {
				doc, _ := html.Parse(bytes.NewReader(f))
				a, err := readability.FromDocument(doc, nowhere)
				must(err)
				must(a.RenderText(io.Discard))
			}},
			{"go-trafilatura", func(f []byte) {
				doc, _ := html.Parse(bytes.NewReader(f))
				_, err := trafilatura.ExtractDocument(doc, trafilatura.Options{OriginalURL: nowhere, EnableFallback: true})
				must(err)
			}},
		}},
		{"feed", feedFile(marked), []library{
			{"encoding/xml, tokens", func(f []byte) {
				d := xml.NewDecoder(bytes.NewReader(f))
				for {
					if _, err := d.Token(); err != nil {
						return
					}
				}
			}},
			{"gofeed", func(f []byte) { _, err := gofeed.NewParser().Parse(bytes.NewReader(f)); must(err) }},
		}},
		{"mail", mailFile(marked), []library{{"net/mail and mime/multipart", readMail}}},
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func object(i int) map[string]any {
	return map[string]any{"title": title(i), "author": "Una Brandt", "publishedAt": "2025-04-28T00:01:30Z",
		"url": fmt.Sprintf("https://news.example/%d", i), "source": map[string]string{"name": "Harbour News"}, "content": body("\n\n")}
}

func jsonFile() []byte {
	var all []any
	for i := range many {
		all = append(all, object(i))
	}
	out, err := json.Marshal(map[string]any{"status": "ok", "articles": all})
	must(err)
	return out
}

func jsonLines() []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	for i := range many {
		must(e.Encode(object(i)))
	}
	return out.Bytes()
}

func csvFile() []byte {
	var out bytes.Buffer
	c := csv.NewWriter(&out)
	must(c.Write([]string{"title", "author", "date", "url", "text"}))
	for i := range many {
		must(c.Write([]string{title(i), "Una Brandt", "2025-04-28", fmt.Sprintf("https://news.example/%d", i), body("\n\n")}))
	}
	c.Flush()
	return out.Bytes()
}

func feedFile(marked string) []byte {
	var out strings.Builder
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Harbour News</title>")
	for i := range many {
		fmt.Fprintf(&out, "<item><title>%s</title><link>https://news.example/%d</link><pubDate>Mon, 28 Apr 2025 00:01:30 GMT</pubDate><content:encoded><![CDATA[%s]]></content:encoded></item>\n", title(i), i, marked)
	}
	out.WriteString("</channel></rss>")
	return []byte(out.String())
}

func mailFile(marked string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "From: Una Brandt <una@news.example>\r\nTo: list@news.example\r\nSubject: %s\r\nDate: Mon, 28 Apr 2025 00:01:30 +0000\r\nMIME-Version: 1.0\r\n", title(1))
	parts := multipart.NewWriter(&out)
	fmt.Fprintf(&out, "Content-Type: multipart/alternative; boundary=%s\r\n\r\n", parts.Boundary())
	for _, part := range []struct{ kind, text string }{{"text/plain; charset=utf-8", body("\r\n\r\n")}, {"text/html; charset=utf-8", marked}} {
		w, err := parts.CreatePart(map[string][]string{"Content-Type": {part.kind}, "Content-Transfer-Encoding": {"quoted-printable"}})
		must(err)
		q := quotedprintable.NewWriter(w)
		_, err = io.WriteString(q, part.text)
		must(err)
		must(q.Close())
	}
	must(parts.Close())
	return out.Bytes()
}

func readMail(file []byte) {
	m, err := mail.ReadMessage(bytes.NewReader(file))
	must(err)
	_, boundary, _ := strings.Cut(m.Header.Get("Content-Type"), "boundary=")
	parts := multipart.NewReader(m.Body, boundary) // decodes quoted-printable
	for {
		p, err := parts.NextPart()
		if err == io.EOF {
			return
		}
		must(err)
		_, err = io.Copy(io.Discard, p)
		must(err)
	}
}
