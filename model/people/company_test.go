package people

import (
	"fmt"
	"testing"

	"lede/model/entity"
)

// TestCompany: a name stands once in an article, however often it is sighted there,
// and its articles ascend.
func TestCompany(t *testing.T) {
	t.Parallel()
	seen := func(article int, name string) sighting {
		return sighting{article, Sighting{Kind: entity.Person, Name: name}}
	}
	c := newJoiner([]sighting{seen(0, "Ada Obi"), seen(0, "Ben Mwangi"), seen(0, "Ada Obi"), seen(2, "Ben Mwangi"), seen(2, "Ada Obi"), seen(2, "Ben Mwangi")}).company
	if got, want := fmt.Sprint(c.names, c.in), "[[0 1] [] [1 0]] [[0 2] [0 2]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
