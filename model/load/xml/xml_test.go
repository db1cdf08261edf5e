package xml_test

import (
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/xml"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, xml.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, xml.Decode, "<a><b title='x'><text>one two three four five six seven eight nine</text></b></a>")
}
