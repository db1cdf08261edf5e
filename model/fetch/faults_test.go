package fetch

import (
	"os"
	"strings"
	"testing"
)

// said is what the table says of a fault.
func said(t *testing.T, name string) string {
	t.Helper()
	for _, f := range Faults() {
		if f.Name == name {
			return f.Said
		}
	}
	t.Fatalf("%s is not in the table of faults", name)
	return ""
}

// TestFaults: each fault stands in the table once, and a test names it.
func TestFaults(t *testing.T) {
	t.Parallel()
	var tests string
	for _, file := range []string{"misbehave_test.go", "slow_test.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tests += string(data)
	}
	seen := map[string]bool{}
	for _, f := range Faults() {
		if seen[f.Name] || f.Does == "" || f.Happens == "" || f.Said == "" {
			t.Errorf("%+v", f)
		}
		seen[f.Name] = true
		if !strings.Contains(tests, `"`+f.Name+`"`) {
			t.Errorf("%s: no test tries it", f.Name)
		}
	}
	if len(seen) < 35 {
		t.Errorf("%d faults", len(seen))
	}
}
