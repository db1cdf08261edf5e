package people

import (
	"os"
	"strings"
	"testing"
)

// pairs reads statements of two speakers each, and whether they contradict each other.
func pairs(t *testing.T, file string) (all [][2]Saying, want []bool) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		said := func(at int) Saying { return Saying{Speaker: cells[at], Cue: cells[at+1], Words: cells[at+2]} }
		all, want = append(all, [2]Saying{said(1), said(4)}), append(want, cells[0] == "yes")
	}
	return all, want
}

// TestDisputesOnGold holds precision and recall of contradictions.
func TestDisputesOnGold(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/disputes-train.tsv", "testdata/disputes.tsv"} {
		all, want := pairs(t, file)
		right, found, wanted := 0, 0, 0
		for i, p := range all {
			got := len(Disputes(p[:])) > 0
			switch {
			case got && want[i]:
				right++
			case got || want[i]:
				t.Logf("%s: got %v: %s | %s", file, got, p[0].Words, p[1].Words)
			}
			if got {
				found++
			}
			if want[i] {
				wanted++
			}
		}
		t.Logf("%s: right %d of %d found, %d wanted", file, right, found, wanted)
		if right*100 < 95*found || right*100 < 75*wanted {
			t.Errorf("%s: right %d of %d found, %d wanted", file, right, found, wanted)
		}
	}
}

// TestDisputes: the one that denies comes second, each pair once, and nobody
// contradicts himself.
func TestDisputes(t *testing.T) {
	t.Parallel()
	all := []Saying{
		{Speaker: "Ada Obi", Words: "The bridge was not safe. I say it again: the bridge was not safe."},
		{Speaker: "Tom Rell", Words: "The bridge was safe."},
		{Speaker: "Rell", Words: "The bridge was not safe in May."},
		{Speaker: "Eva Stahl", Words: "The bridge fell."},
	}
	got := Disputes(all)
	if len(got) != 1 || got[0] != (Dispute{1, 0}) {
		t.Errorf("%v", got)
	}
}
