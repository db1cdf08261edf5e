package quote

import "testing"

// A short text is tagged in the memory of the one before.
func TestTaggingReusesMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("a pool forgets at random under the race detector, which short tests are for")
	}
	m, lay := learned(), laidOut(t, "The mayor said the pier was closed.")
	allocs := testing.AllocsPerRun(100, func() {
		if err := lay.tagAll(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	})
	if allocs > 8 {
		t.Errorf("%v allocations", allocs)
	}
}
