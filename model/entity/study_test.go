package entity

import (
	"context"
	"strings"
	"testing"

	"lede/model/nlp"
	"lede/model/text"
)

func TestReadChances(t *testing.T) {
	t.Parallel()
	if _, err := readChances(antecedents); err != nil {
		t.Error(err)
	}
	for _, file := range []string{"", "1 2", strings.Repeat("0 0\n", factCount+1), strings.Repeat("0 x\n", factCount)} {
		if _, err := readChances(file); err == nil {
			t.Errorf("%.20q: no error", file)
		}
	}
	c, err := readChances("1.5 -2\n" + strings.Repeat("0 0\n", factCount-2) + "0 3\n")
	if err != nil || c[Person][always] != 1.5 || c[Organization][always] != -2 || c[Organization][factCount-1] != 3 {
		t.Errorf("%v, %v", c, err)
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
		err = Study(context.Background(), doc, antecedents, hide, func(at text.Span, kind Kind, all []Choice) {
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
