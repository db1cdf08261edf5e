package field

import (
	"net/url"
	"strconv"
	"strings"

	"lede/model/article"
	"lede/model/text"
	"lede/model/when"
)

// Set puts value into m as field f, where m has none yet. Title, Summary,
// Section and Language are taken as they are, the others read. It reports
// whether value said anything; a body is not metadata.
func Set(m *article.Meta, f Field, value string) bool {
	value = text.CleanLine(value)
	if Blank(value) {
		return false
	}
	switch f {
	case Title:
		return once(&m.Title, value)
	case Summary:
		return once(&m.Summary, value)
	case Section:
		return once(&m.Section, value)
	case Language:
		return language(m, value)
	case URL:
		return IsAddress(value) && once(&m.URL, value)
	case Outlet:
		return source(m, value)
	case Authors:
		if len(m.Authors) == 0 {
			m.Authors = SplitAuthors(value)
		}
		return len(m.Authors) > 0
	case Published:
		return published(m, value)
	case Comments:
		return comments(m, value)
	}
	return false
}

// Blank reports whether s is one of the ways to write nothing.
func Blank(s string) bool {
	if len(s) > len("undefined") {
		return false
	}
	switch strings.ToLower(s) {
	case "", "null", "none", "nan", "n/a", "na", "undefined", "[]", "{}", "unknown", "-", "[removed]":
		return true
	}
	return false
}

func once(to *string, value string) bool {
	if *to == "" {
		*to = value
	}
	return true
}

// codes accepts what looks like BCP 47.
var codes = text.Pattern(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

func language(m *article.Meta, value string) bool {
	return codes().MatchString(value) && once(&m.Language, strings.ReplaceAll(value, "_", "-"))
}

func published(m *article.Meta, value string) bool {
	d, ok := when.Parse(value)
	if ok && !m.Published.Known() {
		m.Published = d
	}
	return ok
}

func comments(m *article.Meta, value string) bool {
	n, err := strconv.ParseFloat(strings.ReplaceAll(value, ",", ""), 64)
	if err != nil || n < 0 || n > 1e9 || n != float64(int(n)) {
		return false
	}
	if m.Comments == nil {
		m.Comments = new(int(n))
	}
	return true
}

// IsAddress reports whether s is the address of a page.
func IsAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// source decides by its value what a source is: a page is the article's
// address, a site or a name its outlet.
func source(m *article.Meta, value string) bool {
	if !IsAddress(value) {
		return once(&m.Outlet, value)
	}
	if isPage(value) {
		return once(&m.URL, value)
	}
	u, _ := url.Parse(value)
	return once(&m.Outlet, strings.TrimPrefix(u.Hostname(), "www."))
}

// isPage reports whether s is the address of a page, and not of a site.
func isPage(s string) bool {
	if !IsAddress(s) {
		return false
	}
	u, _ := url.Parse(s)
	return strings.Trim(u.Path, "/") != "" || u.RawQuery != ""
}
