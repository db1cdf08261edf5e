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
