package state

import "testing"

// Asides are unfolded and folded again; where there are none, it is said.
func TestAsidesAreSaid(t *testing.T) {
	t.Parallel()
	r := reading(t)
	if r.ToggleAsides(); r.Status().Text != "nothing is folded here" || r.Open().Asides() {
		t.Errorf("said %q", r.Status().Text)
	}
	r.open.article.Blocks[0].Aside = true
	for _, want := range []string{"all is unfolded", "what is not the story is folded", "all is unfolded"} {
		if r.ToggleAsides(); r.Status().Text != want {
			t.Errorf("said %q, want %q", r.Status().Text, want)
		}
	}
}

// What comes by itself stands behind what the reader was told, and takes the place of what
// came before it.
func TestAdd(t *testing.T) {
	t.Parallel()
	r := New(Defaults())
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { r.Add("1 new") }, "1 new"},
		{func() { r.Add("2 new") }, "2 new"},
		{func() { r.Say("written a.md") }, "written a.md"},
		{func() { r.Add("1 new") }, "written a.md · 1 new"},
		{func() { r.Add("3 new") }, "written a.md · 3 new"},
		{r.Quiet, ""},
		{func() { r.Add("4 new") }, "4 new"},
	} {
		if c.do(); r.Status().Text != c.want {
			t.Errorf("said %q, want %q", r.Status().Text, c.want)
		}
	}
}
