package page

import (
	"net/url"
	"strings"
)

// Address is a URL as it may stand in an escape sequence: of a scheme a browser
// or mail program opens, printable ASCII only. Anything else gives "".
func Address(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
	default:
		return ""
	}
	s := u.String()
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return ""
		}
	}
	return s
}
