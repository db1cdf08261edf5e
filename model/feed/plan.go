package feed

import (
	"net/url"
	"slices"
	"time"
)

// maxRest is how long a feed may ask not to be read, whatever it says.
const maxRest = 24 * time.Hour

// schedule is what a feed says of when it changes.
type schedule struct {
	TTL   time.Duration  `json:"ttl,omitempty"`
	Hours []int          `json:"skip_hours,omitempty"` // UTC
	Days  []time.Weekday `json:"skip_days,omitempty"`  // UTC
}

// due is when a feed that was read at now is to be read again: when its server
// and its ttl say, and in no hour or day in which it does not change.
func (s schedule) due(now, fresh time.Time) time.Time {
	at := now.Add(min(s.TTL, maxRest))
	if fresh.After(at) {
		at = fresh
	}
	if last := now.Add(maxRest); at.After(last) {
		at = last
	}
	for range 24 * 7 {
		if !s.rests(at.UTC()) {
			return at
		}
		at = at.Truncate(time.Hour).Add(time.Hour)
	}
	return now // it rests always, which means nothing
}

func (s schedule) rests(at time.Time) bool {
	return slices.Contains(s.Hours, at.Hour()) || slices.Contains(s.Days, at.Weekday())
}

// spread orders subscriptions so that one server's do not follow each other while
// there are others: workers would wait for it.
func spread(all []Subscription) []Subscription {
	round := map[string]int{}
	type placed struct {
		Subscription
		round int
	}
	var order []placed
	for _, s := range all {
		host := ""
		if u, err := url.Parse(s.URL); err == nil {
			host = u.Host
		}
		order = append(order, placed{s, round[host]})
		round[host]++
	}
	slices.SortStableFunc(order, func(a, b placed) int { return a.round - b.round })
	out := make([]Subscription, len(order))
	for i, p := range order {
		out[i] = p.Subscription
	}
	return out
}
