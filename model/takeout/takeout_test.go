package takeout

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"

	"lede/model/database"
)

var vote = time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)

// exports are what readers hand over, each in its own form, and what it says.
var exports = []struct {
	name, file, data string
	want             []Entry
}{
	{"FreshRSS, Inoreader", "starred.json", `{"id":"user/-/state/com.google/starred","direction":"ltr","title":"Starred","items":[
{"id":"tag:google.com,2005:reader/item/000600","crawlTimeMsec":"1795852900000","timestampUsec":"1795852900000000","published":1795852800,"title":"The vote","canonical":[{"href":"https://tide.example/1"},{"href":"https://tide.example/amp"}],"alternate":[{"href":"https://tide.example/alt","type":"text/html"}],"categories":["user/-/state/com.google/reading-list","user/-/state/com.google/read","user/-/state/com.google/starred","user/1005/label/World"],"origin":{"streamId":"feed/https://tide.example/feed","title":"Tidewater Post","htmlUrl":"https://tide.example/"},"summary":{"direction":"ltr","content":"<p>Eleven to four.</p>"},"enclosure":[{"href":"https://tide.example/1.mp3","type":"audio/mpeg","length":"7"}],"author":"Mara Quill"}]}`,
		[]Entry{{URL: "https://tide.example/1", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>Eleven to four.</p>", Enclosure: "https://tide.example/1.mp3", Media: "audio/mpeg", Tags: []string{"World"}, Read: true, Starred: true}}},
	{"Feedly", "saved.json", `{"items":[{"id":"x_y:1","originId":"tide-1","fingerprint":"9","title":"The vote","published":1795852800000,"unread":true,"canonicalUrl":"https://tide.example/1","alternate":[{"href":"https://tide.example/alt"}],"content":{"content":"<p>All of it.</p>"},"summary":{"content":"Less."},"author":"Mara Quill","origin":{"streamId":"feed/https://tide.example/feed","title":"Tidewater Post"},"categories":[{"id":"user/1/category/World","label":"World"}],"tags":[{"id":"user/1/tag/global.saved"},{"id":"user/1/tag/Mine","label":"Mine"}]}]}`,
		[]Entry{{URL: "https://tide.example/1", ID: "tide-1", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>All of it.</p>", Tags: []string{"Mine", "World"}, Starred: true}}},
	{"Miniflux", "entries.json", `{"total":2,"entries":[{"id":8,"user_id":1,"feed_id":4,"status":"read","hash":"h","title":"The vote","url":"https://tide.example/1","comments_url":"","published_at":"2026-11-28T08:00:00Z","created_at":"2026-11-28T09:00:00Z","content":"<p>Eleven to four.</p>","author":"Mara Quill","share_code":"","starred":true,"reading_time":1,"enclosures":[{"id":3,"url":"https://tide.example/1.mp3","mime_type":"audio/mpeg"}],"feed":{"id":4,"feed_url":"https://tide.example/feed","site_url":"https://tide.example/","title":"Tidewater Post","category":{"id":1,"title":"World"}},"tags":["a","b"]},
{"id":9,"status":"unread","title":"The ferry","url":"https://tide.example/2","starred":false,"feed":{"title":"Tidewater Post"},"tags":[]}]}`,
		[]Entry{{URL: "https://tide.example/1", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>Eleven to four.</p>", Enclosure: "https://tide.example/1.mp3", Media: "audio/mpeg", Tags: []string{"a", "b"}, Read: true, Starred: true},
			{URL: "https://tide.example/2", Outlet: "Tidewater Post", Title: "The ferry"}}},
	{"Wallabag", "all.json", `[{"is_archived":1,"is_starred":0,"tags":["sea"],"is_public":false,"id":3,"title":"The vote","url":"https://tide.example/1","given_url":"https://t.example/1","content":"<p>Eleven to four.</p>","created_at":"2026-11-29T08:00:00+0000","published_at":"2026-11-28T08:00:00+0000","published_by":["Mara Quill","Jo Tern"],"annotations":[],"mimetype":"text/html","language":"en","reading_time":1,"domain_name":"tide.example"}]`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Author: "Mara Quill, Jo Tern", Published: vote, HTML: "<p>Eleven to four.</p>", Tags: []string{"sea"}, Read: true}}},
	{"Omnivore", "metadata_0_to_20.json", `[{"id":"1","slug":"the-vote-18f","title":"The vote","description":"d","author":"Mara Quill","url":"https://tide.example/1","state":"Archived","readingProgress":100,"thumbnail":"","labels":["sea","Politics"],"savedAt":"2026-11-29T08:00:00.000Z","updatedAt":"2026-11-29T08:00:00.000Z","publishedAt":"2026-11-28T08:00:00.000Z"},
{"id":"2","slug":"../../secret","title":"The ferry","url":"https://tide.example/2","state":"Active","readingProgress":1}]`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>Text beside.</p>", Tags: []string{"sea", "Politics"}, Read: true},
			{URL: "https://tide.example/2", Title: "The ferry"}}},
	{"Pocket's table", "part_000000.csv", "title,url,time_added,tags,status\nThe vote,https://tide.example/1,1795852800,sea|politics,archive\nhttps://tide.example/2,https://tide.example/2,1795852801,,unread\n",
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea", "politics"}, Read: true}, {URL: "https://tide.example/2"}}},
	{"Pocket's page", "ril_export.html", "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href=\"https://tide.example/2\" time_added=\"1795852801\" tags=\"\">https://tide.example/2</a></li></ul><h1>Read Archive</h1><ul><li><a href=\"https://tide.example/1\" time_added=\"1795852800\" tags=\"sea,politics\">The <b>vote</b></a></li></ul></body></html>",
		[]Entry{{URL: "https://tide.example/2"}, {URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea", "politics"}, Read: true}}},
	{"Instapaper", "instapaper-export.csv", "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://tide.example/1,The vote,,Starred,1795852800,\"[\"\"sea\"\"]\"\nhttps://tide.example/2,\"The \"\"ferry\"\"\",,Harbour,1795852801,[]\nhttps://tide.example/3,A third,,Archive,1795852802,[]\n",
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea"}, Starred: true}, {URL: "https://tide.example/2", Title: `The "ferry"`, Tags: []string{"Harbour"}}, {URL: "https://tide.example/3", Title: "A third", Read: true}}},
	{"Readwise", "export.csv", "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nThe vote,https://tide.example/1,01gm,\"['sea', 'politics']\",2026-11-28 08:00:00+00:00,0.4,archive,True\nThe ferry,https://tide.example/2,01gn,[],2026-11-28 08:00:00+00:00,0,new,False\nA third,https://tide.example/3,01go,[],2026-11-28 08:00:00+00:00,1.0,feed,False\n",
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea", "politics"}, Read: true}, {URL: "https://tide.example/2", Title: "The ferry"}, {URL: "https://tide.example/3", Title: "A third", Read: true}}},
	{"NewsBlur", "stories.json", `{"stories":[{"story_title":"The vote","story_permalink":"https://tide.example/1","story_content":"<p>Eleven to four.</p>","story_authors":"Mara Quill","story_date":"2026-11-28 08:00:00","read_status":1,"starred":true,"user_tags":["sea"]}]}`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>Eleven to four.</p>", Tags: []string{"sea"}, Read: true, Starred: true}}},
	{"Tiny Tiny RSS", "articles.json", `{"articles":[{"id":1,"guid":"g","title":"The vote","link":"https://tide.example/1","content":"<p>Eleven to four.</p>","marked":true,"published":false,"unread":false,"updated":1795852800,"feed_title":"Tidewater Post","feed_url":"https://tide.example/feed","tags":["sea"]}]}`,
		[]Entry{{URL: "https://tide.example/1", ID: "g", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The vote", Published: vote, HTML: "<p>Eleven to four.</p>", Tags: []string{"sea"}, Read: true, Starred: true}}},
	{"Pinboard", "pinboard.json", `[{"href":"https://tide.example/1","description":"The vote","extended":"","time":"2026-11-28T08:00:00Z","toread":"yes","tags":"sea"}]`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea"}}}},
	{"Karakeep", "bookmarks.json", `{"bookmarks":[{"createdAt":1795852800,"title":null,"tags":["sea"],"content":{"type":"link","url":"https://tide.example/1","title":"The vote","htmlContent":"<p>Eleven to four.</p>"},"archived":true}]}`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", HTML: "<p>Eleven to four.</p>", Tags: []string{"sea"}, Read: true}}},
	{"lines", "export.json", "{\"url\":\"https://tide.example/1\",\"title\":\"The vote\"}\n{\"url\":\"https://tide.example/2\",\"title\":\"The ferry\"}\n\n",
		[]Entry{{URL: "https://tide.example/1", Title: "The vote"}, {URL: "https://tide.example/2", Title: "The ferry"}}},
	{"Chrome's bookmarks", "bookmarks.json", `{"checksum":"x","roots":{"bookmark_bar":{"children":[{"type":"url","name":"The vote","url":"https://tide.example/1"},{"type":"folder","name":"Harbour","children":[{"type":"url","name":"The ferry","url":"https://tide.example/2"},{"type":"folder","name":"empty","children":[]}]}],"name":"Bookmarks bar","type":"folder"}},"version":1}`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote"}, {URL: "https://tide.example/2", Title: "The ferry", Tags: []string{"Harbour"}}}},
	{"Firefox's bookmarks", "bookmarks.json", `{"guid":"root________","title":"","children":[{"guid":"menu","title":"menu","children":[{"title":"The vote","uri":"https://tide.example/1","tags":"sea,bay"}]}]}`,
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea", "bay"}}}},
	{"a browser's bookmarks", "bookmarks.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p><DT><H3>Harbour</H3><DL><p><DT><A HREF=\"https://tide.example/1\" ADD_DATE=\"1795852800\" TAGS=\"sea\" TOREAD=\"0\">The vote</A><DT><A HREF=\"javascript:alert(1)\">Run</A></DL></DL>",
		[]Entry{{URL: "https://tide.example/1", Title: "The vote", Tags: []string{"sea", "Harbour"}, Read: true}}},
}

// TestPlaces: a folder of one's own is a tag, a state that is not known here is none.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]Entry{
		`[{"url":"u","status":"published","labels":[{"Name":"Sea"},{"NAME":"Bay"}]}]`: {URL: "u", Tags: []string{"Sea", "Bay"}},
		`[{"url":"u","status":"ARCHIVED","folder":"Harbour"}]`:                        {URL: "u", Tags: []string{"Harbour"}, Read: true},
		`[{"url":"u","Folder":"Starred","state":"SUCCEEDED"}]`:                        {URL: "u", Starred: true},
	} {
		file := filepath.Join(t.TempDir(), "a.json")
		write(t, file, data)
		if got, failed := all(t, file); len(failed) > 0 || len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%s: %+v %v", data, got, failed)
		}
	}
}

// TestBeside: pages and data beside an export are left out without a word; a database
// that cannot be read where it is, is not.
func TestBeside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, data := range map[string]string{
		"index.html": "<p>words", "pages/a.xml": "<a/>", "thumbs.db": "\xd0\xcf", "short.db": "S", "urls": "https://a.example/f", "feeds.opml": `<?xml version="1.0"?><OPML/>`,
		"saved.json": `[{"url":"https://a.example/1"}]`, "cache.DB": database.Magic,
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), data)
	}
	archive := filepath.Join(t.TempDir(), "a.zip")
	pack(t, dir, archive)
	for name, want := range map[string][]string{
		dir: {"file is not a database", "raw feeds.opml", "raw urls"}, archive: {"a database in an archive: unpack it", "raw feeds.opml", "raw urls"},
	} {
		got, failed := all(t, name)
		ok := len(got) == 1 && len(failed) == len(want)
		for i := 0; ok && i < len(want); i++ {
			ok = strings.Contains(failed[i].Error(), want[i])
		}
		if !ok {
			t.Errorf("%s: %+v %v", filepath.Base(name), got, failed)
		}
	}
}

// put writes the exports of all readers into a folder.
func put(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, c := range exports {
		write(t, filepath.Join(dir, c.name, c.file), c.data)
	}
	write(t, filepath.Join(dir, "Omnivore", "content", "the-vote-18f.html"), "<p>Text beside.</p>")
	return dir
}

func write(t *testing.T, file, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// all are the entries of an export, and what was not understood.
func all(t *testing.T, name string) (entries []Entry, failed []error) {
	t.Helper()
	for p, err := range Open(t.Context(), name) {
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if p.Entries == nil {
			failed = append(failed, errors.New("raw "+filepath.Base(p.Name)))
			continue
		}
		for e, err := range p.Entries {
			if err != nil {
				failed = append(failed, err)
			} else {
				entries = append(entries, e)
			}
		}
	}
	return entries, failed
}

// TestExports: each reader's export as a file, a folder and an archive says the
// same.
func TestExports(t *testing.T) {
	t.Parallel()
	dir := put(t)
	for _, c := range exports {
		folder := filepath.Join(dir, c.name)
		archive := filepath.Join(t.TempDir(), "export.zip")
		pack(t, folder, archive)
		for _, name := range []string{filepath.Join(folder, c.file), folder, archive} {
			got, failed := all(t, name)
			if !reflect.DeepEqual(got, c.want) || len(failed) > 0 {
				t.Errorf("%s, %s:\n%+v %v\nwant\n%+v", c.name, filepath.Base(name), got, failed, c.want)
			}
		}
	}
}

func pack(t *testing.T, folder, archive string) {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, archive, b.String())
}

// TestNoExports: what gives nothing says why.
func TestNoExports(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, data, want string }{
		"words":          {"words.txt", "The ferry returns.", "raw words.txt"},
		"feeds":          {"urls", "https://a.example/feed\n", "raw urls"},
		"a page":         {"page.html", "<!doctype html><p>words", "raw page.html"},
		"a cut list":     {"cut.json", `{"items":[{"title":"x"},{"ti`, "unexpected EOF"},
		"no list":        {"no.json", `{"a":1,"items":"x"}`, ErrEmpty.Error()},
		"an empty list":  {"no.json", `[]`, ErrEmpty.Error()},
		"empty entries":  {"no.json", `[{"a":{"b":1}}]`, "an entry without address and title, with 1 members"},
		"no rows":        {"no.csv", "title,url\n", ErrEmpty.Error()},
		"no links":       {"no.html", "<!doctype netscape-bookmark-file-1><h1>Bookmarks</h1>", ErrEmpty.Error()},
		"no archive":     {"no.zip", "PK\x03\x04 and no more", "zip: not a valid zip file"},
		"no database":    {"no.db", database.Magic + "and no more", "file is not a database"},
		"nothing there":  {"", "", "no such file or directory"},
		"an empty place": {"dir/", "", ErrForeign.Error()},
	} {
		path := filepath.Join(t.TempDir(), c.file)
		switch {
		case strings.HasSuffix(c.file, "/"):
			write(t, filepath.Join(path, "picture.png"), "x")
		case c.file == "":
			path = filepath.Join(path, "none")
		default:
			write(t, path, c.data)
		}
		if _, failed := all(t, path); len(failed) != 1 || !strings.Contains(failed[0].Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, failed, c.want)
		}
	}
}

// schema is that of newsboat 2.
const schema = `CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024), enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT "");
INSERT INTO rss_feed (rssurl, url, title) VALUES ('https://tide.example/feed', 'https://tide.example/', 'Tidewater Post');
INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags, deleted, enclosure_url, enclosure_type) VALUES
 ('tide-1', 'The vote', 'Mara Quill', 'https://tide.example/1', 'https://tide.example/feed', 1795852800, '<p>Eleven to four.</p>', 0, 'ac', 0, 'https://tide.example/1.mp3', 'audio/mpeg'),
 ('https://tide.example/2', 'The ferry', '', 'https://tide.example/2', 'https://tide.example/feed', 0, 'It returns.', 1, NULL, 0, NULL, NULL),
 ('tide-3', 'A third', '', 'https://tide.example/3', 'https://gone.example/feed', 1795852800, '', 1, '', 1, '', '');`

// TestNewsboat: newsboat's cache as it stands, also in its folder, while newsboat
// has it open.
func TestNewsboat(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "cache.db")
	db, err := sqlite3.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := db.Exec(schema); err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{URL: "https://tide.example/3", ID: "tide-3", Feed: "https://gone.example/feed", Title: "A third", Published: vote, Deleted: true},
		{URL: "https://tide.example/1", ID: "tide-1", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The vote", Author: "Mara Quill", Published: vote, HTML: "<p>Eleven to four.</p>", Enclosure: "https://tide.example/1.mp3", Media: "audio/mpeg", Read: true, Starred: true},
		{URL: "https://tide.example/2", Feed: "https://tide.example/feed", Outlet: "Tidewater Post", Title: "The ferry", HTML: "It returns."},
	}
	for _, name := range []string{file, dir} {
		if got, failed := all(t, name); !reflect.DeepEqual(got, want) || len(failed) > 0 {
			t.Errorf("%s: %+v, %v", name, got, failed)
		}
	}
	if err := db.Exec("DROP TABLE rss_item"); err != nil {
		t.Fatal(err)
	}
	if _, failed := all(t, file); len(failed) != 1 || !errors.Is(failed[0], ErrForeign) {
		t.Errorf("another database: %v", failed)
	}
}

// TestTimes: numbers since 1970 in each unit, words in each form.
func TestTimes(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]time.Time{
		"": {}, "0": {}, "-1": {}, "words": {}, "1e300": {}, "NaN": {},
		"1795852800": vote, "1795852800000": vote, "1795852800000000": vote, "1795852800.5": vote,
		"99999999999": time.Unix(99999999999, 0).UTC(), "100000000000": time.UnixMilli(100000000000).UTC(),
		"2026-11-28T08:00:00Z": vote, "2026-11-28 08:00:00": vote, "2026-11-28T08:00:00+0000": vote, "2026-11-28 08:00:00+00:00": vote,
		"2026-11-28": vote.Truncate(24 * time.Hour), "Sat, 28 Nov 2026 08:00:00 GMT": vote, "Sat, 28 Nov 2026 09:00:00 +0100": vote, "28 November 2026": vote.Truncate(24 * time.Hour),
	} {
		if got := at(s); !got.Equal(want) {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// FuzzRead: whatever a file holds, it is read to its end.
func FuzzRead(f *testing.F) {
	for _, c := range exports {
		f.Add([]byte(c.data))
	}
	f.Add([]byte(schema))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "export.json"), string(data))
		for p, err := range Open(t.Context(), dir) {
			if err != nil || p.Entries == nil {
				continue
			}
			for e, err := range p.Entries {
				if err == nil && e.URL == "" && e.Title == "" {
					t.Fatalf("%+v", e)
				}
			}
		}
	})
}
