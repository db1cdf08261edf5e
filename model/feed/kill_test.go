package feed

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/load"
)

// killed names the folder of a process that is to be killed.
const killed = "LEDE_TEST_KILLED"

// Sizes of what is killed: 6 feeds of 12 items, every third of them a stub.
const (
	killedFeeds = 6
	killedItems = 12
)

// killedNews answers what a process asks that is to be killed: the items of a
// feed, and the pages of its stubs. With each state of the feeds items change.
func killedNews(state int) Get {
	return func(_ context.Context, r Request) (*Answer, error) {
		var feed, item int
		if n, _ := fmt.Sscanf(r.URL, "https://tide.example/%d/%d", &feed, &item); n == 2 {
			return &Answer{URL: r.URL, Body: []byte(webPage(fmt.Sprintf("Page %d of feed %d. ", item, feed) + long))}, nil
		}
		if n, _ := fmt.Sscanf(r.URL, "https://tide.example/%d", &feed); n != 1 {
			return nil, errors.New("nobody there")
		}
		var items []string
		for i := range killedItems {
			words := long
			if i%3 == 0 {
				words = "A stub."
			}
			if i == 1 {
				words += fmt.Sprintf("State %d.", state)
			}
			items = append(items, fmt.Sprintf(`<item><guid>%d</guid><title>Story %d of feed %d</title><link>https://tide.example/%d/%d</link><pubDate>Sat, 28 Nov 2026 08:00:00 GMT</pubDate><description>%s</description></item>`, i, i, feed, feed, i, words))
		}
		return &Answer{URL: r.URL, Body: []byte(rss(items...))}, nil
	}
}

func killedUpdate(ctx context.Context, dir string, state int, tell func(Outcome)) error {
	f, err := OpenFolder(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	var list strings.Builder
	for i := range killedFeeds {
		fmt.Fprintf(&list, "https://tide.example/%d \"folder=feed %d\"\n", i, i)
	}
	for r := range f.Update(ctx, Parse(list.String()).All(), Options{Get: killedNews(state), Force: true}) {
		tell(r)
	}
	return nil
}

// TestKilled kills updates in their midst, again and again: what is there is
// whole, nothing is lost and nothing is twice.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killed); dir != "" {
		for state := 0; ; state++ {
			err := killedUpdate(context.Background(), dir, state, func(r Outcome) { fmt.Println("outcome", r.Err) })
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		killOne(t, dir, random.IntN(3*killedFeeds))
	}
	if err := killedUpdate(t.Context(), dir, 0, func(r Outcome) {
		if r.Err != nil {
			t.Error(r.Err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	wholeFolder(t, dir)
}

// killOne kills a process after it told of some feeds.
func killOne(t *testing.T, dir string, outcomes int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killed+"="+dir)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 0; n <= outcomes && lines.Scan(); n++ {
		if line := lines.Text(); line != "outcome <nil>" {
			t.Errorf("%s", line)
		}
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// wholeFolder checks every file of a folder: articles can be read, each item has
// one, what is known of a feed can be read, and no half file is left.
func wholeFolder(t *testing.T, dir string) {
	t.Helper()
	titles := map[string]int{}
	for _, s := range load.Sources(t.Context(), []string{dir}) {
		for a, err := range load.Open(t.Context(), s, load.Options{}) {
			if err != nil {
				t.Error(err)
				continue
			}
			key := fmt.Sprintf("%s %s %t", filepath.Base(filepath.Dir(s.Path)), a.Meta.URL, strings.Contains(a.Text, "State"))
			if titles[key]++; titles[key] > 1 && !strings.HasSuffix(key, "true") {
				t.Errorf("%s is there %d times", key, titles[key])
			}
		}
	}
	if len(titles) < killedFeeds*(killedItems-killedItems/3) {
		t.Errorf("%d articles", len(titles))
	}
	states, _ := filepath.Glob(filepath.Join(dir, hidden, "*.json"))
	if len(states) != killedFeeds {
		t.Errorf("%d feeds are known", len(states))
	}
	for _, file := range states {
		data, err := os.ReadFile(file)
		var s state
		if err == nil {
			err = json.Unmarshal(data, &s)
		}
		if err != nil || len(s.Items) != killedItems {
			t.Errorf("%s: %d items, %v", file, len(s.Items), err)
		}
		for _, k := range s.Items {
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(k.File))); err != nil || k.Tries > 0 {
				t.Errorf("%+v: %v", k, err)
			}
		}
	}
	for _, pattern := range []string{"*", ".lede", ".lede/other/*"} {
		if left, _ := filepath.Glob(filepath.Join(dir, pattern, ".lede-*")); len(left) > 0 {
			t.Errorf("half files: %q", left)
		}
	}
}
