package feed

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lede/model/text"
)

// maxName is how long a part of a name may be, in bytes: with the date, a number
// and an extension it stays within what every system takes.
const maxName = 100

// slug is s as part of a file's name on any system: letters and digits of every
// script, lower case, one hyphen between words. "" where nothing is left.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(text.CleanLine(s))) {
		switch {
		case r == '\'' || r == '’': // within a word
			continue
		case !unicode.In(r, unicode.L, unicode.N, unicode.M):
			gap = b.Len() > 0
			continue
		case b.Len() == 0 && unicode.Is(unicode.M, r):
			continue
		}
		size := utf8.RuneLen(r)
		if gap {
			size++
		}
		if b.Len()+size > maxName {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// devices are names that mean no file to Windows, whatever their extension.
var devices = [...]string{"con", "prn", "aux", "nul", "com", "lpt"}

// folderName is the name of an outlet's folder.
func folderName(s string) string {
	name := slug(s)
	for _, d := range devices {
		if rest, ok := strings.CutPrefix(name, d); ok && (rest == "" || len(rest) == 1) {
			return name + "-news"
		}
	}
	if name == "" {
		return "news"
	}
	return name
}

// name is that of the item's file, which came now.
func (i *Item) name(now time.Time) string {
	day := i.Time
	if day.IsZero() || day.Year() < 1 || day.Year() > 9999 {
		day = now
	}
	return fileName(day, i.Title)
}

// fileName is the name of an item's file without what tells it from others of
// that day and title.
func fileName(day time.Time, title string) string {
	name := day.Format(time.DateOnly)
	if s := slug(title); s != "" {
		name += "-" + s
	}
	return name
}
