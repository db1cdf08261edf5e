package webarchive

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

const page = "<html><head><title>Light out</title></head><body><article><h1>Light out</h1><p>The keeper of Marrow Point switched off the lamp for the last time on Sunday, after ninety years in which no night had passed without it.</p></article></body></html>"

// binaryList writes a dictionary of dictionaries as a binary property list.
func binaryList(page string) string {
	var out strings.Builder
	out.WriteString("bplist00")
	var offsets []byte
	add := func(object string) {
		offsets = binary.BigEndian.AppendUint16(offsets, uint16(out.Len()))
		out.WriteString(object)
	}
	sized := func(kind byte, s string) string {
		return string([]byte{kind<<4 | 0xf, 0x11, byte(len(s) >> 8), byte(len(s))}) + s
	}
	add("\xd1\x01\x02")
	add(sized(5, mainResource))
	add("\xd2\x03\x05\x04\x06")
	add(sized(5, "WebResourceData"))
	add(sized(4, page))
	add(sized(5, "WebResourceURL"))
	address := "https://a.example/light"
	wide := make([]byte, 0, 2*len(address))
	for _, c := range []byte(address) {
		wide = append(wide, 0, c)
	}
	add(string([]byte{0x6f, 0x10, byte(len(address))}) + string(wide))
	table := out.Len()
	out.Write(offsets)
	out.WriteString("\x00\x00\x00\x00\x00\x00\x02\x01")
	for _, n := range []int{7, 0, table} {
		out.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
	}
	return out.String()
}

func xmlList(page string) string {
	return `<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>` + base64.StdEncoding.EncodeToString([]byte(page)) +
		`</data><key>WebResourceURL</key><string>https://a.example/light</string></dict></dict></plist>`
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{"binary": binaryList(page), "XML": xmlList(page)} {
		got := loadtest.Read(t, Decode, in)
		if !strings.HasPrefix(got, "title: Light out\nurl: https://a.example/light\n  paragraph: The keeper") || !Is([]byte(in)) {
			t.Errorf("%s: %s", name, got)
		}
		for cut := range len(in) {
			loadtest.Read(t, Decode, in[:cut])
		}
	}
	for _, in := range []string{"", binaryList(""), xmlList(""), "bplist00" + strings.Repeat("\xff", 40)} {
		if got := loadtest.Read(t, Decode, in); got != "error: "+errNoPage.Error()+"\n" {
			t.Errorf("%q: %s", in, got)
		}
	}
}

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, Decode, binaryList(page), xmlList(page)) }
