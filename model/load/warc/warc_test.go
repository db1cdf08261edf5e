package warc_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/warc"
)

const story = `<html><head><title>The lamp is lit</title></head><body><nav><a href="/">Home</a></nav><article><h1>The lamp is lit</h1><p>The old light on the point was lit again on Sunday, for the first time since the keepers left it.</p><p>“It still turns by hand,” said one of the volunteers, who had carried the glass up.</p></article></body></html>`

func record(kind, uri, media, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, media, len(block), block)
}

func response(header, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n" + body
}

func gzipped(s string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write([]byte(s))
	z.Close()
	return out.String()
}

func TestPages(t *testing.T) {
	const http = "application/http; msgtype=response"
	chunk := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(story), story)
	for name, archive := range map[string]string{
		"plain":        record("response", "https://a.example/1", http, response("", story)),
		"chunked":      record("response", "https://a.example/1", http, response("Transfer-Encoding: chunked\r\n", chunk)),
		"unchunked":    record("response", "https://a.example/1", http, response("Transfer-Encoding: chunked\r\n", story)),
		"gzip":         record("response", "https://a.example/1", http, response("Content-Encoding: gzip\r\n", gzipped(story))),
		"ungzipped":    record("response", "https://a.example/1", http, response("Content-Encoding: gzip\r\n", story)),
		"resource":     record("resource", "https://a.example/1", "text/html", story),
		"among others": record("warcinfo", "", "application/warc-fields", "a: b") + record("response", "https://a.example/i", http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") + record("response", "https://a.example/0", http, "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n"+story) + record("response", "https://a.example/1", http, response("", story)),
		"after junk":   "junk\r\n\x00\x01\r\n" + record("response", "<https://a.example/1>", http, response("", story)),
		"cut":          strings.TrimSuffix(record("response", "https://a.example/1", http, response("", story)), "</article></body></html>\r\n\r\n"),
		"ARC":          fmt.Sprintf("filedesc://x.arc 0.0.0.0 20140301000000 text/plain 2\n1\n\nhttps://a.example/1 1.2.3.4 20140301000000 text/html %d\n%s\n", len(response("", story)), response("", story)),
	} {
		got := loadtest.Read(t, warc.Decode, archive)
		if !strings.HasPrefix(got, "title: The lamp is lit\n") || !strings.Contains(got, "url: https://a.example/1\n") || strings.Count(got, "paragraph: ") != 2 || strings.Contains(got, "Home") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestNone(t *testing.T) {
	for _, archive := range []string{"", "WARC/1.0\r\n", "WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx", record("response", "u", "application/http", ""), "http://a/ 1 2 3 -1"} {
		if got := loadtest.Read(t, warc.Decode, archive); got != "error: web archive without HTML pages\n" {
			t.Errorf("%q: %s", archive, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, warc.Decode, record("response", "https://a.example/1", "application/http", response("Transfer-Encoding: chunked\r\n", "5\r\n<p>a \r\n0\r\n\r\n")), record("resource", "u", "text/html", story))
}
