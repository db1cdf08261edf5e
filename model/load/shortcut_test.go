package load

import (
	"strings"
	"testing"
)

func TestShortcut(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ content, want string }{
		"a.url":     {"\xef\xbb\xbf[InternetShortcut]\r\nIDList=\r\nURL=https://herald.example/1?a=b\r\n", "a shortcut to https://herald.example/1?a=b, which lede get reads"},
		"a.webloc":  {"<?xml version=\"1.0\"?>\n<!DOCTYPE plist>\n<plist version=\"1.0\"><dict><key>URL</key><string>https://herald.example/1?a=b&amp;c</string></dict></plist>", "a shortcut to https://herald.example/1?a=b&c, which"},
		"a.desktop": {"[Desktop Entry]\nType=Link\nURL=https://herald.example/1\n", "a shortcut to https://herald.example/1, which"},
		"b.webloc":  {"bplist00\xd1\x01\x02SURL_\x10\x19https://herald.example/12\x08\x0b\x0f\x00\x00\x00\x00\x00\x00\x01\x01\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x2b", "a shortcut to https://herald.example/12, which"},
		"c.plist":   {"bplist00\x00", "binary file"},
	} {
		got, errs := read(t, name, c.content, Options{})
		if len(got) > 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), c.want) {
			t.Errorf("%s: %v %v", name, got, errs)
		}
	}
	for _, text := range []string{"[InternetShortcut]\nIt says so.", "He wrote [InternetShortcut]\nURL=x", "[InternetShortcut]\nURL=x\n" + strings.Repeat(" ", maxShortcut)} {
		if sniffShortcut(Head{Text: text, Whole: true}) {
			t.Errorf("%.40q is a shortcut", text)
		}
	}
}
