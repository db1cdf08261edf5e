package html

import (
	"strings"

	"lede/model/text"
)

// declaration matches a page's own word on its encoding, wherever it stands:
// many pages say it beyond the first kilobyte.
var declaration = text.Pattern(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{1,40})`)

// Declared returns the encoding a page says it has, "" where it does not say.
func Declared(raw []byte) string {
	m := declaration().FindSubmatch(raw[:min(len(raw), 256<<10)])
	if m == nil {
		return ""
	}
	return strings.ToLower(string(m[1]) + string(m[2]))
}
