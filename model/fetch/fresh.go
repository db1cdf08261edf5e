package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxHold is how long a server may ask us to stay away.
const maxHold = 7 * 24 * time.Hour

// freshUntil is until when an answer need not be asked for again (RFC 9111,
// 4.2): max-age, less the time it lay in caches on the way, else Expires. Zero
// where the server does not say, or says that it never holds.
func freshUntil(h http.Header, now time.Time) time.Time {
	age, given := maxAge(h)
	if !given {
		expires, err := http.ParseTime(h.Get("Expires"))
		if err != nil {
			return time.Time{}
		}
		sent, err := http.ParseTime(h.Get("Date"))
		if err != nil {
			sent = now
		}
		age = expires.Sub(sent)
	}
	if lain := seconds(h.Get("Age")); lain > 0 {
		age -= lain
	}
	if age <= 0 {
		return time.Time{}
	}
	return now.Add(min(age, maxHold))
}

// maxAge is what Cache-Control says; given is false where it says nothing.
func maxAge(h http.Header) (age time.Duration, given bool) {
	for directive := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(directive)), "=")
		switch strings.TrimSpace(name) {
		case "no-store", "no-cache":
			return 0, true
		case "max-age":
			if d := seconds(strings.Trim(strings.TrimSpace(value), `"`)); d >= 0 && !given {
				age, given = d, true
			}
		}
	}
	return age, given
}

// seconds is a number of seconds, -1 where s is none; one too large is maxHold.
func seconds(s string) time.Duration {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return -1
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > int64(maxHold/time.Second) {
		return maxHold
	}
	return time.Duration(n) * time.Second
}

// retryAfter is when a server may be asked again, zero where it does not say.
func retryAfter(s string, now time.Time) time.Time {
	if d := seconds(s); d >= 0 {
		return now.Add(d)
	}
	if at, err := http.ParseTime(strings.TrimSpace(s)); err == nil && at.After(now) {
		return now.Add(min(at.Sub(now), maxHold))
	}
	return time.Time{}
}
