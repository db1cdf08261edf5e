package when

import (
	"regexp"
	"strconv"
	"time"

	"lede/model/article"
	"lede/model/text"
)

var (
	basic      = text.Pattern(`^(\d{4})(\d\d)?(\d\d)?(?:[T_-]?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(Z|[+-]\d{4})?$`)
	epoch      = text.Pattern(`^(\d{9,10})(\d{3})?(?:\.\d+)?$`)
	dollar     = text.Pattern(`\$date\D*(\d{12,13})\b`)
	inURL      = text.Pattern(`/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)`)
	inURLMonth = text.Pattern(`/((?:19|20)\d\d)/(0[1-9]|1[0-2])/`)
)

// compact reads what only metadata writes: ISO 8601 basic format, epochs, MongoDB's $date.
func compact(s string) (article.Date, bool) {
	if m := dollar().FindStringSubmatch(s); m != nil {
		ms, _ := strconv.ParseInt(m[1], 10, 64)
		return instant(ms, s)
	}
	if m := epoch().FindStringSubmatch(s); m != nil {
		n, _ := strconv.ParseInt(m[1]+m[2], 10, 64)
		if m[2] == "" {
			n *= 1000
		}
		return instant(n, s)
	}
	m := basic().FindStringSubmatch(s)
	if m == nil || m[3] == "" && m[4] != "" {
		return article.Date{}, false
	}
	var got moment
	for i, field := range []*int{&got.year, &got.month, &got.day, &got.hour, &got.minute, &got.second} {
		*field, _ = strconv.Atoi(m[i+1])
	}
	got.clock, got.seconds = m[4] != "", m[6] != ""
	if got.hour > 23 || got.minute > 59 || got.second > 60 {
		return article.Date{}, false
	}
	if m[7] != "" {
		c := cursor{s: m[7]}
		c.zoned(&got)
	}
	return got.date(s)
}

// instant is a moment in milliseconds since 1970.
func instant(ms int64, raw string) (article.Date, bool) {
	t := time.UnixMilli(ms).UTC()
	return article.Date{Time: t, Precision: article.Second, Zoned: true, Raw: raw}, goodYear(t.Year())
}

// InURL finds the day in an address like "/2025/04/28/story", or the month in one
// like "/2025/04/story".
func InURL(url string) (article.Date, bool) {
	for _, pattern := range []func() *regexp.Regexp{inURL, inURLMonth} {
		m := pattern().FindStringSubmatch(url)
		if m == nil {
			continue
		}
		var got moment
		for i, field := range []*int{&got.year, &got.month, &got.day}[:len(m)-1] {
			*field, _ = strconv.Atoi(m[i+1])
		}
		if d, ok := got.date(m[0]); ok {
			return d, true
		}
	}
	return article.Date{}, false
}
