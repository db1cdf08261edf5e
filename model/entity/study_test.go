package entity

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/text"
)

func antecedents(t *testing.T) string {
	t.Helper()
	table, err := linear.Unpack(antecedentsFile)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestReadChances(t *testing.T) {
	t.Parallel()
	if _, err := readChances(antecedents(t)); err != nil {
		t.Error(err)
	}
	zeros := strings.Repeat("0 0\n", factCount)
	for _, file := range []string{"", "1 2", zeros + "0 0\n", strings.Repeat("0 x\n", factCount), zeros + "2 2 1 1", zeros + "3 2 1 1", zeros + "-1 2 1 1", zeros + fmt.Sprintf("2 %d 1 1", factCount)} {
		if _, err := readChances(file); err == nil {
			t.Errorf("%.20q: no error", file)
		}
	}
	c, err := readChances("1.5 -2\n" + strings.Repeat("0 0\n", factCount-2) + "0 3\n" + fmt.Sprintf("0 %d 0.5 -4\n", factCount-1))
	if err != nil {
		t.Fatal(err)
	}
	var one, both facts
	one[always], both[always], both[factCount-1] = 1, 1, 2
	for _, x := range []struct {
		kind  Kind
		facts facts
		want  float64
	}{{Person, one, 1.5}, {Person, both, 2.5}, {Organization, one, -2}, {Organization, both, -4}} {
		if got := c.of(x.kind, &x.facts); math.Abs(got-linear.Logistic(x.want)) > 1e-9 {
			t.Errorf("%v: %f, want the chance of %f", x.kind, got, x.want)
		}
	}
}

// What learning sees: the candidates of each pronoun, without the hidden names.
func TestStudy(t *testing.T) {
	t.Parallel()
	const s = "Ann Lee met Maria Costa in Oslo. She smiled."
	for hidden, want := range map[string]int{"": 2, "lee": 1} {
		doc, err := nlp.Parse(context.Background(), s, []text.Span{{End: len(s)}})
		if err != nil {
			t.Fatal(err)
		}
		got := -1
		hide := func(name string, k Kind) (Kind, bool) { return k, name != hidden }
		err = Study(context.Background(), doc, antecedents(t), hide, func(at text.Span, kind Kind, all []Choice) {
			if at.Of(s) != "She" || kind != Person || len(all[0].Facts) != FactCount || all[0].Names[0].Of(s) != "Maria Costa" {
				t.Errorf("%q, %v, %v", at.Of(s), kind, all)
			}
			got = len(all)
		})
		if err != nil || got != want {
			t.Errorf("without %q: %d candidates, want %d; %v", hidden, got, want, err)
		}
	}
}
