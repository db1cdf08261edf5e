package feed_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/feed"
)

func decodeAll(source string) (all []*article.Article) {
	for a, err := range feed.Decode(context.Background(), decode.Input{Reader: strings.NewReader(source), File: "f"}) {
		if err == nil {
			all = append(all, a)
		}
	}
	return all
}

// TestSplit: an item that stands alone gives the article that it gives among the
// others, over every feed of the samples.
func TestSplit(t *testing.T) {
	t.Parallel()
	isFeed := regexp.MustCompile(`<(rss|feed|rdf:RDF)[\s>]`)
	feeds, items := 0, 0
	check := func(name string, raw []byte) {
		whole := decodeAll(string(raw))
		if len(whole) == 0 {
			return
		}
		feeds++
		var alone []*article.Article
		for _, p := range feed.Split(raw, "", "").Items {
			alone = append(alone, decodeAll(p.Document)...)
		}
		if len(alone) != len(whole) {
			t.Errorf("%s: %d items alone, %d together", name, len(alone), len(whole))
			return
		}
		for i, a := range alone {
			items++
			if !reflect.DeepEqual(a.Meta, whole[i].Meta) || a.Text != whole[i].Text || !reflect.DeepEqual(a.Blocks, whole[i].Blocks) {
				t.Errorf("%s, item %d:\n%+v\n%q\ntogether\n%+v\n%q", name, i, a.Meta, a.Text, whole[i].Meta, whole[i].Text)
			}
		}
	}
	for _, root := range []string{"testdata", "../testdata", "../../../testdata/articles"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := os.ReadFile(name)
			if err == nil && isFeed.Match(raw) && !strings.HasSuffix(name, ".md") {
				check(name, raw)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if t.Logf("%d items of %d feeds", items, feeds); feeds < 5 {
		t.Errorf("only %d feeds", feeds)
	}
}

func TestSplitSchedule(t *testing.T) {
	t.Parallel()
	p := feed.Split([]byte(`<rss><channel><title>Tidewater &amp; Post</title><ttl>90</ttl>
		<skipHours><hour>0</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>monday</day><day>May</day></skipDays>
		<item><guid>7</guid><title>One</title><link>/one</link></item></channel></rss>`), "", "https://news.example/feed")
	if p.Title != "Tidewater & Post" || p.TTL != 90*time.Minute || !reflect.DeepEqual(p.SkipHours, []int{0, 0}) || !reflect.DeepEqual(p.SkipDays, []time.Weekday{0, 1}) {
		t.Errorf("%+v", p)
	}
	if len(p.Items) != 1 || p.Items[0].ID != "7" {
		t.Fatalf("%+v", p.Items)
	}
	if a := decodeAll(p.Items[0].Document); len(a) != 1 || a[0].Meta.URL != "https://news.example/one" || a[0].Meta.Outlet != "Tidewater & Post" {
		t.Errorf("%+v", a)
	}
}
