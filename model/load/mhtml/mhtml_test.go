package mhtml_test

import (
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/mhtml"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, mhtml.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, mhtml.Decode, "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>a\n--x--")
}
