package linear

import (
	"strings"
	"testing"
)

func TestPack(t *testing.T) {
	t.Parallel()
	for _, table := range []string{"", "a\t1\n", strings.Repeat("~saying\t6\n", 1000)} {
		packed, err := Pack([]byte(table))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Unpack(string(packed)); err != nil || got != table {
			t.Errorf("%q: %q, %v", table, got, err)
		}
		if got, err := Unpack(string(packed[:len(packed)-1])); err == nil {
			t.Errorf("%q cut: %q", table, got)
		}
	}
	if _, err := Unpack("a\t1\n"); err == nil {
		t.Error("a table that is not packed is taken")
	}
}
