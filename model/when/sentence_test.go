package when

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// read is what a sentence, told on day, says: "words = value" of each date. A
// word's part of speech stands behind it: "will/MD".
func read(sentence, day string) string {
	var s Sentence
	for _, w := range strings.Fields(sentence) {
		word, tag, _ := strings.Cut(w, "/")
		s.Words = append(s.Words, Word{word, strings.ToLower(word), tag})
	}
	s.Published, _ = Parse(day)
	s.Number = func(i int) (float64, int) {
		v, err := strconv.ParseFloat(s.low(i), 64)
		if s.low(i) == "two" {
			return 2, 1
		}
		if err != nil {
			return 0, 0
		}
		return v, 1
	}
	var out []string
	for d := range s.All() {
		var words []string
		for _, w := range s.Words[d.First:d.Last] {
			words = append(words, w.Text)
		}
		out = append(out, strings.TrimSuffix(fmt.Sprintf("%s = %s", strings.Join(words, " "), d.Date.ISO()), " = "))
	}
	return strings.Join(out, "; ")
}

// The day of publication is a Monday.
func TestSentence(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// whole dates
		{"on April 28 , 2025 , he", "April 28 , 2025 = 2025-04-28"},
		{"on April 28 2025 he", "April 28 2025 = 2025-04-28"},
		{"the 28th of April 2025", "the 28th of April 2025 = 2025-04-28"},
		{"28 Sept. 2024", "28 Sept. 2024 = 2024-09-28"},
		{"Monday , April 28 , 2025", "Monday , April 28 , 2025 = 2025-04-28"},
		{"on Thursday ( 12 January ) it", "Thursday ( 12 January ) = 2025-01-12"},
		{"on Saturday ( February 19 ) it", "Saturday ( February 19 ) = 2025-02-19"},
		{"on Thursday ( 12 people )", "Thursday = 2025-04-24"},
		{"2025-04-28 it", "2025-04-28 = 2025-04-28"},
		{"2025-04-31 it", ""},
		{"April 2025 was", "April 2025 = 2025-04"},
		{"April 10 - 12 , 2025", "April 10 - 12 , 2025 = 2025-04-10"},
		{"February 30 , 2025", "February 30 , 2025"},
		{"April 31", "April 31"},
		// bounds of days and years
		{"April 31 , 2199", "April 31 , 2199"},
		{"May 31 , 2199", "May 31 , 2199 = 2199-05-31"},
		{"May 31 , 2200", "May 31 = 2025-05-31"},
		{"May 32 , 2024", ""},
		{"in 999 and in 1000", "1000 = 1000"},
		{"in 2199 but in 2200", "2199 = 2199"},
		{"April 5% of", ""},
		// years stand where a year may
		{"in 2014 schools/NNS", ""},
		{"in 2014 ,", "2014 = 2014"},
		{"of 1799 or of 1800", "1800 = 1800"},
		{"( 2014 )", "2014 = 2014"},
		{"( 2014 people", ""},
		{"paid 2014 euros", ""},
		{"the 1990s", "the 1990s"},
		{"the ' 90s", "the ' 90s"},
		{"the 95s", ""},
		{"the 19th century", "the 19th century"},
		{"mid-2014 or mid - 2014", "mid - 2014 = 2014"},
		// months that are words
		{"may go", ""},
		{"May said", ""},
		{"in May", "May = 2024-05"},
		{"for May and for April", "April = 2025-04"},
		{"September and", "September = 2024-09"},
		// told from the day of publication
		{"on Monday", "Monday = 2025-04-28"},
		{"on Tuesday", "Tuesday = 2025-04-22"},
		{"will/MD meet on Tuesday", "Tuesday = 2025-04-29"},
		{"would/MD meet on Tuesday", "Tuesday = 2025-04-22"},
		{"is due on Sunday morning", "Sunday morning = 2025-05-04"},
		{"will/MD say he spoke/VBD on Sunday", "Sunday = 2025-04-27"},
		{"on a Tuesday in May", "Tuesday; May = 2024-05"},
		{"one Tuesday morning", "Tuesday morning"},
		{"every Tuesday", "Tuesday"},
		{"on Tuesdays he", "Tuesdays"},
		{"at a Tuesday meeting/NN", "Tuesday = 2025-04-22"},
		{"on a Tuesday , April 22 , 2025", "Tuesday , April 22 , 2025 = 2025-04-22"},
		{"the Sun and Sat", ""},
		{"on Sat.", "Sat. = 2025-04-26"},
		{"it sat. Then", ""},
		{"October 27", "October 27 = 2025-10-27"},
		{"October 28", "October 28 = 2024-10-28"},
		{"yesterday afternoon", "yesterday afternoon = 2025-04-27"},
		{"tomorrow", "tomorrow = 2025-04-29"},
		{"last Monday", "last Monday = 2025-04-21"},
		{"next Monday", "next Monday = 2025-05-05"},
		{"this Monday", "this Monday = 2025-04-28"},
		{"last Sunday", "last Sunday = 2025-04-27"},
		{"next Sunday", "next Sunday = 2025-05-04"},
		{"last April", "last April = 2024-04"},
		{"last March", "last March = 2025-03"},
		{"next April", "next April = 2026-04"},
		{"next May", "next May = 2025-05"},
		{"last year", "last year = 2024"},
		{"next month", "next month = 2025-05"},
		{"this week", "this week = 2025-04-28"},
		{"last week", "last week = 2025-04-21"},
		{"the past two years", "the past two years"},
		{"the past few weeks", "the past few weeks"},
		{"the past few books", ""},
		{"last fall and last winter", "last winter"},
		{"this fiscal year", "this fiscal year"},
		{"next night , last night", "last night"},
		{"early next year", "early next year = 2026"},
		{"late in April", "late in April = 2025-04"},
		// spans back
		{"two days ago", "two days ago = 2025-04-26"},
		{"2 weeks ago", "2 weeks ago = 2025-04-14"},
		{"a month ago", "a month ago = 2025-03"},
		{"a year ago", "a year ago = 2024"},
		{"1000 years ago", "1000 years ago = 1025"},
		{"1001 years ago", "1001 years ago"},
		{"two years earlier", "two years earlier"},
		{"two books ago", ""},
		{"3 – 9 June 2025", "3 – 9 June 2025 = 2025-06-03"},
		{"3 – 40 June 2025", "June 2025 = 2025-06"},
		{"2024 promises/VBZ to be busy", "2024 = 2024"},
		{"2024 people/NNS left/VBD", ""},
		{"1700 left/VBD", ""},
		{"the 1998 season", "1998 = 1998"},
		{"the 1998 people", ""},
		{"the 1700 season", ""},
		// quarters and seasons
		{"the first quarter of 2024", "the first quarter of 2024"},
		{"the third quarter final", ""},
		{"the second half", ""},
		{"the second half of 2024", "the second half of 2024"},
		{"the summer of 2024", "the summer of 2024 = 2024"},
		{"spring , 2024", ""},
		{"at Christmas they", "Christmas"},
		{"a Christmas Carol", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			if got := read(c.in, "2025-04-28"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Without a day of publication what is told from it has no value.
func TestSentenceUndated(t *testing.T) {
	for in, want := range map[string]string{
		"on Monday": "Monday", "April 28": "April 28", "in April": "April", "last year": "last year", "last Monday": "last Monday",
		"two days ago": "two days ago", "today": "today", "on 28 April 2025": "28 April 2025 = 2025-04-28",
	} {
		if got := read(in, ""); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

// A year that is not said is that of the nearest such day, at the turn of a year too.
func TestNearestYear(t *testing.T) {
	for _, c := range []struct{ told, in, want string }{
		{"2025-01-02", "December 31", "2024-12-31"}, {"2024-12-31", "January 2", "2025-01-02"}, {"2025-04-28", "February 29", ""},
		{"2025-02-03", "in February", "2025-02"}, {"2025-02-03", "will/MD come in January", "2026-01"}, {"2025-02-03", "will/MD come in February", "2025-02"},
		{"2025-03-01", "on Sunday", "2025-02-23"},
	} {
		if got := read(c.in, c.told); !strings.HasSuffix(got, c.want) || c.want == "" && strings.Contains(got, "=") {
			t.Errorf("%s on %s: got %q, want %q", c.in, c.told, got, c.want)
		}
	}
}

// A word of the future counts up to 24 words before the date.
func TestFutureIsNear(t *testing.T) {
	for n, want := range map[int]string{23: "Tuesday = 2025-04-29", 24: "Tuesday = 2025-04-22"} {
		if got := read("due "+strings.Repeat("x ", n)+"Tuesday", "2025-04-28"); got != want {
			t.Errorf("%d words between: %q, want %q", n, got, want)
		}
	}
}

func TestYearOf(t *testing.T) {
	for word, want := range map[string]int{"999": 0, "1000": 1000, "2199": 2199, "2200": 0, "19x9": 0, "02014": 0, "": 0} {
		if got := YearOf(word); got != want {
			t.Errorf("YearOf(%q) = %d, want %d", word, got, want)
		}
	}
}

// TestVaguely: an article of which only the year or the month of publication is known
// tells no day by it.
func TestVaguely(t *testing.T) {
	for _, c := range []struct{ in, day, want string }{
		{"on Friday and yesterday and last week", "2006", "Friday; yesterday; last week"},
		{"this month , next May and last year", "2006", "this month; next May; last year = 2005"},
		{"on December 28 and in May", "2006", "December 28 = 2006-12-28; May"},
		{"on Friday and last month", "May 2006", "Friday; last month = 2006-04"},
		{"3 days ago and two years ago", "2006", "3 days ago; two years ago = 2004"},
	} {
		if got := read(c.in, c.day); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.in, c.day, got, c.want)
		}
	}
}
