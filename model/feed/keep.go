package feed

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Text says which texts of a feed are kept.
type Text uint8

// Texts.
const (
	AsNeeded Text = iota // where the feed sends a stub, its page too
	Full                 // every page
	AsSent               // what the feed sends alone
)

var texts = [...]string{AsNeeded: "auto", Full: "full", AsSent: "sent"}

func (t Text) String() string { return texts[t] }

// MarshalText makes a Text its name.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the name of a Text.
func (t *Text) UnmarshalText(name []byte) error {
	for i, s := range texts {
		if s == string(name) {
			*t = Text(i)
			return nil
		}
	}
	return fmt.Errorf("text=%s: one of %s", name, strings.Join(texts[:], ", "))
}

// Keep is how long articles of a feed are kept: each of its bounds that is not
// zero holds.
type Keep struct {
	Age   time.Duration // since they were fetched
	Count int           // the newest
	Bytes int64         // of the newest
}

// units are what a number in a Keep counts, the larger ones first.
var units = []struct {
	name string
	age  time.Duration
	size int64
}{
	{"y", 365 * 24 * time.Hour, 0}, {"w", 7 * 24 * time.Hour, 0}, {"d", 24 * time.Hour, 0}, {"h", time.Hour, 0},
	{"GB", 0, 1e9}, {"MB", 0, 1e6}, {"kB", 0, 1e3}, {"", 0, 0},
}

// mostKept is the largest number that a Keep takes.
const mostKept = 100_000

// String is the bounds as UnmarshalText reads them.
func (k Keep) String() string {
	var parts []string
	for _, u := range units {
		switch {
		case u.age > 0 && k.Age > 0 && k.Age%u.age == 0:
			parts = append(parts, fmt.Sprint(int64(k.Age/u.age), u.name))
			k.Age = 0
		case u.size > 0 && k.Bytes > 0 && k.Bytes%u.size == 0:
			parts = append(parts, fmt.Sprint(k.Bytes/u.size, u.name))
			k.Bytes = 0
		case u.name == "" && k.Count > 0:
			parts = append(parts, strconv.Itoa(k.Count))
		}
	}
	return strings.Join(parts, ",")
}

// MarshalText makes a Keep its bounds.
func (k Keep) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads bounds with commas between them: "30d", "500", "100MB"; none
// is for ever.
func (k *Keep) UnmarshalText(bounds []byte) error {
	var out Keep
	if len(bounds) == 0 {
		*k = out
		return nil
	}
	for part := range strings.SplitSeq(string(bounds), ",") {
		digits := strings.TrimRight(part, "abcdefghijklmnopqrstuvwxyzBGKM")
		n, err := strconv.Atoi(digits)
		if err != nil || n <= 0 || n > mostKept || !out.bound(n, part[len(digits):]) {
			return fmt.Errorf("keep=%s: an age as 30d, a number of articles as 500, a size as 100MB, or several with commas", bounds)
		}
	}
	*k = out
	return nil
}

// bound sets the bound of n units; ok is false where there is no such unit.
func (k *Keep) bound(n int, unit string) (ok bool) {
	for _, u := range units {
		if u.name != unit {
			continue
		}
		switch {
		case u.age > 0 && n > int(math.MaxInt64/u.age):
			return false
		case u.age > 0:
			k.Age = time.Duration(n) * u.age
		case u.size > 0:
			k.Bytes = int64(n) * u.size
		default:
			k.Count = n
		}
		return true
	}
	return false
}
