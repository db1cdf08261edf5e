package people

import (
	"os"
	"strings"
	"testing"

	"lede/model/wording"
)

// TestEchoGold: pairs of quotations as newsrooms repeat, cut and alter them, and
// pairs of different ones in similar words. Limits were chosen on the first file,
// the second was written after that.
func TestEchoGold(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/echoes-train.tsv", "testdata/echoes.tsv"} {
		scoreEchoes(t, file)
	}
}

func scoreEchoes(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var gold, found, right, named int
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			t.Fatalf("%q", line)
		}
		ledger := []Saying{{Article: 0, Words: f[1]}, {Article: 1, Words: f[2]}}
		got := "none"
		switch classes := Classes(ledger); {
		case len(classes) > 0 && len(classes[0].Of) > 1:
			got = wording.Repeated.String()
			found++
		case len(classes) > 0 && len(classes[0].Like) > 0:
			got = classes[0].Like[0].Change.String()
			found++
		}
		if f[0] != "none" {
			gold++
			if got != "none" {
				right++
			}
		}
		if got == f[0] {
			named++
		} else {
			t.Logf("%s, want %s: %s | %s", got, f[0], f[1], f[2])
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(gold)
	t.Logf("precision %.3f, recall %.3f of %d; %d told rightly", precision, recall, gold, named)
	if precision < 0.95 || recall < 0.90 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}
