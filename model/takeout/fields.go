package takeout

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// field is what a value says of an entry.
type field struct {
	names []string // of it, the best first: members of objects with dots between them, or columns
	set   func(*Entry, string)
	many  bool // of each value, where there are several
}

// take takes the values of a field.
func (f field) take(e *Entry, values []string) {
	for _, v := range values {
		f.set(e, v)
		if !f.many {
			return
		}
	}
}

// fields are the names that values have in exports, of readers of feeds (Google
// Reader's form, which FreshRSS, Inoreader, Feedly and others write; Miniflux)
// of those that keep pages (Wallabag, Omnivore, Pocket, Instapaper, Readwise), and of
// browsers' bookmarks.
var fields = []field{
	{[]string{"url", "canonicalurl", "canonical.href", "alternate.href", "resolved_url", "given_url", "href", "story_permalink", "content.url", "link", "uri"}, func(e *Entry, s string) { e.URL = s }, false},
	{[]string{"originid", "guid"}, func(e *Entry, s string) { e.ID = s }, false},
	{[]string{"feed.feed_url", "origin.streamid", "feed_url"}, func(e *Entry, s string) { e.Feed = strings.TrimPrefix(s, "feed/") }, false},
	{[]string{"origin.title", "feed.title", "sitename", "site_name", "feed_title", "publisher"}, func(e *Entry, s string) { e.Outlet = s }, false},
	{[]string{"title", "resolved_title", "given_title", "story_title", "content.title", "name", "description"}, func(e *Entry, s string) { e.Title = s }, false},
	{[]string{"author", "published_by", "story_authors"}, func(e *Entry, s string) { e.Author = strings.TrimPrefix(e.Author+", "+s, ", ") }, true},
	{[]string{"published", "published_at", "publishedat", "published_date", "date_published"}, func(e *Entry, s string) { e.Published = at(s) }, false},
	{[]string{"story_date", "updated"}, (*Entry).updated, false},
	{[]string{"content.content", "content_html", "content.htmlcontent", "content", "story_content", "summary.content", "summary"}, func(e *Entry, s string) { e.HTML = s }, false},
	{[]string{"enclosure.href", "enclosures.url"}, func(e *Entry, s string) { e.Enclosure = s }, false},
	{[]string{"enclosure.type", "enclosures.mime_type"}, func(e *Entry, s string) { e.Media = s }, false},
	{[]string{"tags", "labels", "tags.label", "labels.name", "tags.name", "document tags", "user_tags"}, func(e *Entry, s string) { e.Tags = append(e.Tags, split(s)...) }, true},
	{[]string{"categories.label"}, func(e *Entry, s string) { e.Tags = append(e.Tags, s) }, true},
	{[]string{"categories"}, (*Entry).category, true},
	{[]string{"tags.id"}, func(e *Entry, s string) { e.mark(s[strings.LastIndexByte(s, '/')+1:]) }, true},
	{[]string{"starred", "is_starred", "favorite", "is_favorite", "favorited", "marked", "is_marked"}, func(e *Entry, s string) { e.Starred = e.Starred || yes(s) }, false},
	{[]string{"is_archived", "archived", "read", "is_read", "read_status", "seen"}, func(e *Entry, s string) { e.Read = e.Read || yes(s) }, false},
	{[]string{"readingprogress"}, func(e *Entry, s string) { e.Read = e.Read || s == "100" }, false},
	{[]string{"reading progress"}, func(e *Entry, s string) { e.Read = e.Read || strings.TrimSuffix(s, ".0") == "1" }, false},
	{[]string{"unread"}, func(e *Entry, s string) { e.Read = e.Read || s != "" && !yes(s) }, false},
	{[]string{"status", "state", "location"}, func(e *Entry, s string) { e.place(s) }, false},
	{[]string{"folder"}, (*Entry).folder, false},
}

// updated takes when it was last changed for when it appeared, where that is not said.
func (e *Entry) updated(s string) {
	if e.Published.IsZero() {
		e.Published = at(s)
	}
}

func yes(s string) bool {
	return s == "1" || strings.EqualFold(s, "true") || strings.EqualFold(s, "yes")
}

// places are where readers put what was read, or starred.
var places = map[string]func(*Entry){
	"read": isRead, "archive": isRead, "archived": isRead, "read archive": isRead,
	"starred": isStarred, "favorites": isStarred,
	"unread": says, "active": says, "new": says, "later": says, "shortlist": says, "feed": says, "": says, "inbox": says,
	"succeeded": says, "removed": isDeleted, "deleted": isDeleted, "0": says, "1": isRead, "2": isDeleted,
}

func isRead(e *Entry)    { e.Read = true }
func isStarred(e *Entry) { e.Starred = true }
func isDeleted(e *Entry) { e.Deleted = true }
func says(*Entry)        {}

// place takes where a reader put it, and reports whether it is a place that all have.
func (e *Entry) place(s string) bool {
	set, known := places[strings.ToLower(s)]
	if known {
		set(e)
	}
	return known
}

// folder takes the folder it lies in: one of one's own is a tag.
func (e *Entry) folder(s string) {
	if !e.place(s) {
		e.Tags = append(e.Tags, s)
	}
}

// category takes a mark or a tag in Google Reader's form.
func (e *Entry) category(s string) {
	parts := strings.SplitN(s, "/", 4)
	if parts[0] != "user" || len(parts) < 4 {
		if !strings.Contains(s, "/") && s != "" {
			e.Tags = append(e.Tags, s)
		}
		return
	}
	switch kind, name := parts[2], parts[3]; kind {
	case "label":
		e.Tags = append(e.Tags, name)
	case "state":
		e.mark(strings.TrimPrefix(name, "com.google/"))
	}
}

// mark takes a mark by the name that Google Reader or Feedly gives it.
func (e *Entry) mark(name string) {
	switch name {
	case "read", "global.read":
		e.Read = true
	case "starred", "global.saved":
		e.Starred = true
	}
}

// since1970 reads a number of seconds, or of a thousandth or a millionth of one.
func since1970(s string) time.Time {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || n <= 0 || n >= 1e17 {
		return time.Time{}
	}
	switch { // from the year 5138 on, which means a smaller unit
	case n >= 1e14:
		return time.UnixMicro(int64(n)).UTC()
	case n >= 1e11:
		return time.UnixMilli(int64(n)).UTC()
	}
	return time.Unix(int64(n), 0).UTC()
}
