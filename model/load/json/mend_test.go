package json

import (
	stdjson "encoding/json"
	"testing"
)

// TestMend: what was meant, as the standard writes it.
func TestMend(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		`{"a": [1, 2.50, -3e4], "b": {"c": null, "a": true}}`: `{"a":[1,2.50,-3e4],"b":{"c":null,"a":true}}`,
		`{"a":[{"b":"x"},],}`:                   `{"a":[{"b":"x"}]}`,
		`{'a': 'it''s', "b": None, "c": False}`: `{"a":"it","s":null,"b":null,"c":false}`,
		`{"a":"<p>\u00e9</p>`:                   `{"a":"\u003cp\u003eé\u003c/p\u003e"}`,
		`{"a":01,"b":NaN}`:                      `{"a":null,"b":null}`,
		``:                                      `null`,
	} {
		if got := string(Mend([]byte(raw))); got != want {
			t.Errorf("%s: %s, want %s", raw, got, want)
		}
	}
}

func FuzzMend(f *testing.F) {
	f.Add([]byte(`{"a":[{"b":'x'},],`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		mended := Mend(raw)
		if !stdjson.Valid(mended) {
			t.Fatalf("%s", mended)
		}
	})
}
