package main

import (
	"fmt"

	"lede/model/feed"
	"lede/model/fetch"
	"lede/tui/keymap"
)

// networkParts tell what is asked of servers, and what comes of whatever they do.
func networkParts(*keymap.Keymap) []part {
	faults := part{Title: "What servers do", Text: "Nothing that is here already is lost by any of it. A failure is one line, the address and what is said here, and the others go on."}
	for _, f := range fetch.Faults() {
		faults.Rows = append(faults.Rows, row{f.Does, fmt.Sprintf("%s. %q", f.Happens, f.Said)})
	}
	for _, f := range []struct {
		does, happens string
		err           error
	}{
		{"sends a page where a feed is expected, as networks do that want a sign-in", "nothing is kept", feed.ErrPage},
		{"sends what is no feed", "nothing is kept", feed.ErrFeed},
		{"is public and leads to a private address", "it is not followed; addresses that you name may be private", fetch.ErrPrivate},
		{"asks programs to stay away from the page of an item", "the page is not asked for; what the feed sent is kept", fetch.ErrRobots},
	} {
		faults.Rows = append(faults.Rows, row{f.does, fmt.Sprintf("%s. %q", f.happens, f.err)})
	}
	return []part{
		{Text: "lede asks the network where a command or a key says so: lede get, subscribe, update and import --get, and on the screen R, O and :get. update = \"30m\" in the configuration lets the screen update by itself; nothing else does."},
		{Title: "How servers are asked", Rows: []row{
			{"how much", "two questions at a time to a host, 16 feeds in all; what did not change is not sent again (ETag, Last-Modified)"},
			{"how often", "not before Cache-Control, Expires, Retry-After, ttl, skipHours and skipDays say, a day at most; lede update --force asks before, but not who said to stay away"},
			{"as whom", "as lede with its version; with a name only where the address or the file of credentials has one; cookies hold for one update"},
			{"pages of items", "after robots.txt, 50 of a feed in one update"},
			{"packed", "in gzip, br or zstd"},
		}},
		faults,
	}
}
