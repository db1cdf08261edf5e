package har

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

const text = "The keeper of Marrow Point switched off the lamp for the last time on Sunday, after ninety years, and the office said that a buoy would do as well."

func answer(status int, kind, encoding, body string) string {
	return fmt.Sprintf(`{"request":{"url":"https://herald.example/1"},"response":{"status":%d,"content":{"mimeType":%q,"encoding":%q,"text":%q}}}`, status, kind, encoding, body)
}

func log(entries ...string) string {
	return `{"log":{"version":"1.2","creator":{},"entries":[` + strings.Join(entries, ",") + `]}}`
}

func TestDecode(t *testing.T) {
	t.Parallel()
	const page = "<!DOCTYPE html><meta charset=windows-1251><title>Light out</title><article><h1>Light out</h1><p>" + text + "<p>" + text + " Да.</article>"
	want := "title: Light out\nurl: https://herald.example/1\n  paragraph: " + text + "\n  paragraph: " + text + " Да.\n"
	bytes := strings.ReplaceAll(page, "Да", "\xc4\xe0")
	for name, c := range map[string]struct{ in, want string }{
		"a page":       {log(answer(200, "text/css", "", "p{}"), answer(200, "text/html; charset=utf-8", "", page), answer(404, "text/html", "", page)), want},
		"bytes":        {log(answer(200, "application/xhtml+xml", "base64", base64.StdEncoding.EncodeToString([]byte(bytes)))), want},
		"two":          {log(answer(200, "text/html", "", page), answer(200, "text/html", "", page)), want + "\n" + want},
		"no page":      {log(answer(200, "image/png", "base64", "AAAA"), answer(200, "text/html", "", " ")), "error: HTTP archive without pages\n"},
		"cut":          {log(answer(200, "text/html", "", page))[:100], "error: har: unexpected end of JSON input\n"},
		"broken bytes": {log(answer(200, "text/html", "base64", "!")), "error: HTTP archive without pages\n"},
	} {
		if got := loadtest.Read(t, Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, log(answer(200, "text/html", "base64", "PHA+eA=="), answer(200, "text/html", "", "<p>x")))
}
