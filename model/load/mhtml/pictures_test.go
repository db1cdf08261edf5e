package mhtml

import (
	"testing"

	"lede/model/load/message"
)

// TestPictures: a part is decoded once, however often its page shows it.
func TestPictures(t *testing.T) {
	t.Parallel()
	m := message.Parse([]byte("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://a.example/x/1.png\nContent-ID: <1@b>\n\naGVsbG8=\n--b--\n"))
	find := pictures(m, "https://a.example/x/page")
	first := find("1.png")
	for address, want := range map[string]bool{"1.png": true, "https://a.example/x/1.png": true, "cid:1@b": true, "2.png": false, "": false} {
		got := find(address)
		if (string(got) == "hello") != want || want && &got[0] != &first[0] {
			t.Errorf("%q: %q, the first time %q", address, got, first)
		}
	}
}
