package entity

import "testing"

// Who speaks in an interview, by what stands before a colon, and what is only heard.
func TestLabels(t *testing.T) {
	t.Parallel()
	const s = "ANN LEE, SAVANNA TV: Why?\nEVA ORR, MAYOR: We came to Lodi.\nSahel Review: When?\nORR: In May.\n" +
		"(CROSSTALK)\nSahel Review: Who?\nEvening Post: One asked once."
	got := map[string]Kind{}
	for _, e := range find(t, s, Context{}) {
		for _, m := range e.Mentions {
			got[m.Of(s)] = e.Kind
		}
	}
	for name, kind := range map[string]Kind{"SAVANNA TV": Organization, "ORR": Person, "EVA ORR": Person, "Sahel Review": Organization} {
		if k, ok := got[name]; !ok || k != kind {
			t.Errorf("%s: %v, %v", name, k, ok)
		}
	}
	for _, none := range []string{"CROSSTALK", "MAYOR", "Sahel"} {
		if k, ok := got[none]; ok {
			t.Errorf("%s: %v", none, k)
		}
	}
}

// Relatives whom a text names, which "she" then means less often.
func TestLearnRelative(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"Ann Lee died. Her niece, the novelist Eva Orr, wept.":  true,
		"Ann Lee died. Eva Orr, her widow, wept.":               true,
		"Ann Lee died, said Dan's late wife Eva Orr.":           true,
		"Ann Lee died. Her niece met Eva Orr.":                  false,
		"Ann Lee died. Her friend, the novelist Eva Orr, wept.": false,
		"Ann Lee died. The wife of a man, Eva Orr, wept.":       false,
	} {
		r := readingOf(t, in)
		for i := range r.lower {
			if w := r.doc.Word(i); w == "Ann" || w == "Eva" {
				r.found = append(r.found, found{first: i, last: i + 2, kind: Person, confidence: 0.9})
			}
		}
		l := newLinker(r)
		l.linkNames()
		s := coreference{linker: l, relatives: map[int]bool{}}
		for i, f := range l.found {
			s.learnRelative(f, l.of[i])
		}
		if got := s.relatives[l.of[1]]; got != want || s.relatives[l.of[0]] {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// Whose name the words of a pronoun hold is not who speaks them.
func TestWordsName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"Ann Lee came. “Lee won,” she said.":      true,
		"Ann Lee came. She said, “Lee won.”":      true,
		"Ann Lee came. “We won,” she said. “Lee”": false,
		"Ann Lee came. Lee won, she said.":        false,
		"Ann Lee came. “Lee won,” she sang.":      false,
	} {
		r := readingOf(t, in, 2)
		at := 0
		for i := range r.lower {
			switch {
			case i > 1 && r.doc.Word(i) == "Lee":
				r.found = append(r.found, found{first: i, last: i + 1, kind: Person, confidence: 0.9})
			case r.lower[i] == "she":
				at = i
			}
		}
		l := newLinker(r)
		l.linkNames()
		if got := (&coreference{linker: l}).wordsName(at, 0); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}
