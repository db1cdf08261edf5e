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
	const per = entity.Person
	c := newJoiner(sighted([]seen{
		{0, per, "Ada Obi", none}, {0, per, "Ben Mwangi", none}, {0, per, "Ada Obi", none},
		{2, per, "Ben Mwangi", none}, {2, per, "Ada Obi", none}, {2, per, "Ben Mwangi", none},
	})).company
	if got, want := fmt.Sprint(c.names, c.in), "[[0 1] [] [1 0]] [[0 2] [0 2]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
