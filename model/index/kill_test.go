package index

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"lede/model/load"
)

// killed names the folder and the index of a process that is to be killed.
const killed = "LEDE_TEST_KILLED"

var kills = flag.Int("kills", 47, "how many programs TestKilled kills anywhere, besides three at chosen places")

// TestKilled kills a process in the midst of its work: what it wrote is whole,
// and the next one goes on from there.
func TestKilled(t *testing.T) {
	const files = 600
	if dir := os.Getenv(killed); dir != "" {
		workUntilKilled(t, dir)
		return
	}
	dir := t.TempDir()
	for i := range files {
		put(t, dir, fmt.Sprintf("news/%03d.txt", i), fmt.Sprintf("Story %d\n\nThe number %d is in it, said Grace Atieno.\n", i, i))
	}
	for _, at := range []string{"256", "512", "analysing"} {
		killAt(t, dir, func(line string, _ int) bool { return line == at })
	}
	rounds := *kills
	if testing.Short() {
		rounds = 3
	}
	for r := range rounds { // wherever it is: a report a batch
		killAt(t, dir, func(_ string, reports int) bool { return reports > r%5 })
	}
	ix := openIndex(t, filepath.Join(dir, "index.db"), "v1")
	if wrong, err := ix.reader.db.Check(t.Context()); err != nil || wrong != nil {
		t.Fatalf("%q, %v", wrong, err)
	}
	before, _, err := one(ix.reader.db, "SELECT count(*) FROM article")
	if err != nil || before < 512 {
		t.Errorf("%d articles are kept, %v", before, err)
	}
	p, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{filepath.Join(dir, "news")}), Options{})
	if err != nil || p.Articles > files-before {
		t.Errorf("%d were kept: %+v, %v", before, p, err)
	}
	if got := find(t, ix, "number name:atieno", Ask{}); len(got) != files {
		t.Errorf("%d of %d are found", len(got), files)
	}
}

// killAt starts a process that indexes and kills it after what it reported, in its
// lines and their number, unless it is done before.
func killAt(t *testing.T, dir string, enough func(line string, reports int) bool) {
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
	for n := 1; lines.Scan() && !enough(lines.Text(), n); n++ {
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

func workUntilKilled(t *testing.T, dir string) {
	ix := openIndex(t, filepath.Join(dir, "index.db"), "v1")
	_, err := ix.Refresh(t.Context(), load.Sources(t.Context(), []string{filepath.Join(dir, "news")}), Options{Report: func(p Progress) {
		if p.Analysing && p.Learnt > 0 {
			fmt.Println("analysing")
		}
		for n := p.Articles - p.Articles%256; n > 0; n -= 256 {
			fmt.Println(n)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
}
