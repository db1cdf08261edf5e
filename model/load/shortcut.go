package load

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/plist"
	"lede/model/text"
)

// shortcut matches the address in the shortcuts of Windows, macOS and Linux.
var shortcut = text.Pattern(`(?ism)\A\s*\[InternetShortcut\].*?^\s*URL\s*=\s*(\S+)|\A\s*(?:<\?xml.*?)?<plist.*?<key>URL</key>\s*<string>([^<]*)</string>|\A\s*\[Desktop Entry\].*?^\s*URL(?:\[\$e\])?\s*=\s*(\S+)`)

// maxShortcut is the length of the longest shortcut, in bytes.
const maxShortcut = 16 << 10

func address(s string) string {
	m := shortcut().FindStringSubmatch(s[:min(len(s), maxShortcut)])
	if m == nil {
		return ""
	}
	return text.CleanLine(strings.ReplaceAll(m[1]+m[2]+m[3], "&amp;", "&"))
}

func sniffShortcut(h Head) bool {
	return h.Whole && len(h.Text) <= maxShortcut && address(h.Text) != ""
}

// decodeShortcut gives no article: it says where the shortcut leads.
func decodeShortcut(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		yield(nil, leadsTo(address(in.Text)))
	}
}

// decodeWebloc is decodeShortcut for a binary property list with an address in it.
func decodeWebloc(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		list, _ := plist.Parse(raw).(map[string]any)
		address, _ := list["URL"].(string)
		switch {
		case err != nil:
			yield(nil, err)
		case address == "":
			yield(nil, ErrBinary)
		default:
			yield(nil, leadsTo(address))
		}
	}
}

// leadsTo is why a shortcut to an address is no article.
func leadsTo(address string) error {
	return fmt.Errorf("a shortcut to %s, which lede get reads: %w", text.CleanLine(address), ErrNoArticle)
}
