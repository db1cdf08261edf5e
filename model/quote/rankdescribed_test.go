package quote

import "testing"

// Whom a description is taken up from that nobody was introduced with.
func TestDescribed(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ann Lee opened the hall on Friday. The Oslo architect said: “It is big.”":                               "Ann Lee",
		"Tom Orr won the race in Oslo. The 34-year-old said: “It was hot.”":                                      "Tom Orr",
		"Tom Orr won the race in Oslo. The spokesman said: “It was hot.”":                                        "The spokesman",
		"Tom Orr won the race in Oslo. The Oslo businesswoman said: “It was hot.”":                               "The Oslo businesswoman",
		"Tom Orr won the race in Oslo. The former Oslo mayor said: “It was hot.”":                                "The former Oslo mayor",
		"Tom Orr won the race in Oslo. The Oslo architect said of Orr: “He was hot.”":                            "The Oslo architect",
		"Tom Orr won the race in Oslo.\n\nIt was cold.\n\nNobody came.\n\nThe Oslo architect said: “It is big.”": "The Oslo architect",
	} {
		quotes, _ := analyze(t, in)
		got := ""
		for _, q := range quotes {
			if q.Kind == Direct && q.Speaker != nil {
				got = q.Speaker.Name
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
