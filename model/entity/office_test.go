package entity

import "testing"

func TestTitleInFull(t *testing.T) {
	t.Parallel()
	for low, want := range map[string]string{
		"sen.": "senator", "gov": "governor", "pres.": "president", "mayor": "mayor", "mr.": "mr.", "": "", "sens": "sens",
	} {
		if got := TitleInFull(low); got != want {
			t.Errorf("%q: %q, want %q", low, got, want)
		}
	}
}

func TestWithholds(t *testing.T) {
	t.Parallel()
	for low, want := range map[string]bool{
		"former": true, "outgoing": true, "ousted": true, "vice": true, "assistant": true, "": false, "new": false, "prime": false,
	} {
		if got := Withholds(low); got != want {
			t.Errorf("%q: %v, want %v", low, got, want)
		}
	}
}
