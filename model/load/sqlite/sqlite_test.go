package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"lede/model/load/decode"
	"lede/model/load/loadtest"
)

const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday, after ninety years in which no night had passed without it."

// file is the database that the statements make.
func file(t testing.TB, statements string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.db")
	db, err := sqlite3.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestDecode(t *testing.T) {
	t.Parallel()
	const feeds = `CREATE TABLE rss_feed (rssurl TEXT, url TEXT, title TEXT); INSERT INTO rss_feed VALUES ('https://a.example/rss', 'https://a.example', 'The Herald');
		CREATE TABLE rss_item (id INTEGER PRIMARY KEY, title TEXT, author TEXT, url TEXT, feedurl TEXT, pubDate INTEGER, content TEXT, deleted INTEGER);`
	for name, c := range map[string]struct{ sql, want string }{
		"articles":     {`CREATE TABLE news (id INTEGER, title TEXT, author TEXT, body TEXT, date TEXT); INSERT INTO news VALUES (1, 'Light out', 'Hana Brolin', '` + lamp + `', '2024-05-06'), (2, 'Buoy next', NULL, 'A buoy.', NULL)`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n\ntitle: Buoy next\n  paragraph: A buoy.\n"},
		"newest first": {feeds + `INSERT INTO rss_item VALUES (1, 'Light out', 'Hana Brolin', 'https://a.example/1', 'https://a.example/rss', 1714975200, '<p>` + lamp + `</p>', 0), (2, 'Gone', '', '', '', 1714975201, 'x', 1), (3, 'Buoy next', '', '', '', 1715061600, 'A buoy.', 0)`, "title: Buoy next\npublished: 2024-05-07T06:00:00Z\n  paragraph: A buoy.\n\ntitle: Light out\noutlet: The Herald\nauthors: Hana Brolin\npublished: 2024-05-06T06:00:00Z\nurl: https://a.example/1\n  paragraph: " + lamp + "\n"},
		"texts alone":  {`CREATE TABLE t (n INTEGER, text TEXT); INSERT INTO t VALUES (1, '` + lamp + `'), (2, 'short')`, "  paragraph: " + lamp + "\n\nerror: 1 rows without an article, the first is row 2\n"},
		"links alone":  {`CREATE TABLE marks (title TEXT, url TEXT); INSERT INTO marks VALUES ('Light out', 'https://a.example/1')`, "title: Light out\nurl: https://a.example/1\n"},
		"beside texts": {`CREATE TABLE marks (title TEXT, url TEXT); INSERT INTO marks VALUES ('The Herald', 'https://a.example'); CREATE TABLE "a b" (title TEXT, text TEXT); INSERT INTO "a b" VALUES ('Light out', 'Out.')`, "title: Light out\n  paragraph: Out.\n"},
		"numbers":      {`CREATE TABLE t (a INTEGER, b REAL); CREATE TABLE u (c)`, "error: a database without a table of articles, its tables are t, u\n"},
		"a log beside": {`PRAGMA journal_mode = WAL; CREATE TABLE t (title TEXT, body TEXT); INSERT INTO t VALUES ('Light out', 'Out.')`, "title: Light out\n  paragraph: Out.\n"},
	} {
		raw := file(t, c.sql)
		if got := loadtest.Read(t, Decode, raw); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
		count := 0
		for _, err := range Decode(t.Context(), decode.Input{At: strings.NewReader(raw), Size: int64(len(raw))}) {
			if count++; err != nil && !strings.Contains(c.want, err.Error()) {
				t.Errorf("%s, in place: %v", name, err)
			}
		}
		if count == 0 {
			t.Errorf("%s, in place: nothing", name)
		}
	}
}

// TestDamaged: a database that is cut, or not one, is an error, and what was read
// before stays.
func TestDamaged(t *testing.T) {
	t.Parallel()
	whole := file(t, `CREATE TABLE t (title TEXT, body TEXT); INSERT INTO t SELECT 'Light out', printf('%.4000c', 'x') FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c WHERE n < 50) SELECT n FROM c)`)
	for name, in := range map[string]string{"cut": whole[:len(whole)/2], "not one": Magic + strings.Repeat("x", 5000), "empty": Magic} {
		if got := loadtest.Read(t, Decode, in); !strings.Contains(got, "error: ") {
			t.Errorf("%s: %.300s", name, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, file(f, `CREATE TABLE t (title TEXT, body TEXT); INSERT INTO t VALUES ('a', 'b')`), Magic)
}
