// Package webarchive decodes pages that Safari saved with all they are made of.
package webarchive

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"net/url"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/plist"
)

// mainResource is the key under which the page lies.
const mainResource = "WebMainResource"

var errNoPage = errors.New("a web archive without a page in it")

// Is reports whether head, the beginning of a file, is a web archive.
func Is(head []byte) bool {
	list := bytes.HasPrefix(head, []byte(plist.Magic)) || bytes.Contains(head[:min(len(head), 1024)], []byte("<plist"))
	return list && bytes.Contains(head, []byte(mainResource))
}

// Decode reads the page as one article.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.One(in, "webarchive", func(b *article.Builder, raw []byte) error {
		list, _ := plist.Parse(raw).(map[string]any)
		page, _ := list[mainResource].(map[string]any)
		data, _ := page["WebResourceData"].([]byte)
		if len(data) == 0 {
			return errNoPage
		}
		declared, _ := page["WebResourceTextEncodingName"].(string)
		if own := html.Declared(data); own != "" {
			declared = own
		}
		found := charset.Decode(data, declared)
		if notice := found.Notice(); notice != "" {
			b.Notice(article.Repaired, notice)
		}
		address, _ := page["WebResourceURL"].(string)
		if in.Images {
			b.Pictures(pictures(list, address))
		}
		if html.Page(b, found.Text, address); b.Len() == 0 {
			return errNoPage
		}
		return nil
	})
}

// pictures finds what an archive carries by the address that its page has for it.
func pictures(list map[string]any, page string) func(address string) []byte {
	carried := map[string][]byte{}
	all, _ := list["WebSubresources"].([]any)
	for _, one := range all {
		part, _ := one.(map[string]any)
		address, _ := part["WebResourceURL"].(string)
		carried[address], _ = part["WebResourceData"].([]byte)
	}
	base, _ := url.Parse(page)
	return func(address string) []byte {
		return carried[markup.Resolve(base, address)]
	}
}
