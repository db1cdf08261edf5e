package when

import (
	"testing"

	"lede/model/article"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ in, span, iso string }{
		{"Apr 28, 2025 - 00:01", "Apr 28, 2025 - 00:01", "2025-04-28T00:01:00"},
		{"Published: April 28th, 2025 at 12:01 a.m. EDT | Updated later", "April 28th, 2025 at 12:01 a.m. EDT", "2025-04-28T00:01:00-04:00"},
		{"Dec. 21, 2023 3 AM PT", "Dec. 21, 2023 3 AM PT", "2023-12-21T03:00:00-08:00"},
		{"June 21, 2023 3 AM PT", "June 21, 2023 3 AM PT", "2023-06-21T03:00:00-07:00"},
		{"Beege Welborn 8:41 PM on December 20, 2023", "8:41 PM on December 20, 2023", "2023-12-20T20:41:00"},
		{"Mon Apr 28 00:01:30 EDT 2025", "Mon Apr 28 00:01:30 EDT 2025", "2025-04-28T00:01:30-04:00"},
		{"Mon Apr 28 00:01:60 +0000 2025", "Mon Apr 28 00:01:60 +0000 2025", "2025-04-28T00:01:59Z"}, // a leap second
		{"Mon Apr 28 00:01:30 +0000 2025", "Mon Apr 28 00:01:30 +0000 2025", "2025-04-28T00:01:30Z"},
		{"00:01, 28 April 2025", "00:01, 28 April 2025", "2025-04-28T00:01:00"},
		{"Mon, 28 Apr 2025 00:01:30 +0000 (UTC)", "Mon, 28 Apr 2025 00:01:30 +0000 (UTC)", "2025-04-28T00:01:30Z"},
		{"Monday 28 April 2025 06.30 BST", "Monday 28 April 2025 06.30 BST", "2025-04-28T06:30:00+01:00"},
		{"28 April 2025, 1030 GMT", "28 April 2025, 1030 GMT", "2025-04-28T10:30:00Z"},
		{"28 апреля 2025 г., 10:30 мск", "28 апреля 2025 г., 10:30 мск", "2025-04-28T10:30:00+03:00"},
		{"28. April 2025, 10.30 Uhr", "28. April 2025, 10.30 Uhr", "2025-04-28T10:30:00"},
		{"28. April 2025 um 10:30 Uhr MESZ", "28. April 2025 um 10:30 Uhr MESZ", "2025-04-28T10:30:00+02:00"},
		{"Publié le 1er mai 2025 à 10h30", "1er mai 2025 à 10h30", "2025-05-01T10:30:00"},
		{"28 de abril de 2025", "28 de abril de 2025", "2025-04-28"},
		{"28 de abril de 2025 a las 10:30", "28 de abril de 2025 a las 10:30", "2025-04-28T10:30:00"},
		{"2025年4月28日 10:30", "2025年4月28日 10:30", "2025-04-28T10:30:00"},
		{"2025. április 28. 10:30", "2025. április 28. 10:30", "2025-04-28T10:30:00"},
		{"2025년 4월 28일 오후 3:15", "2025년 4월 28일 오후 3:15", "2025-04-28T15:15:00"},
		{"٢٨ أبريل ٢٠٢٥", "٢٨ أبريل ٢٠٢٥", "2025-04-28"},
		{"2025-04-28", "2025-04-28", "2025-04-28"},
		{"2025-04-28T00:01:02.345Z", "2025-04-28T00:01:02.345Z", "2025-04-28T00:01:02Z"},
		{"2025-04-28 00:01:02 +0530", "2025-04-28 00:01:02 +0530", "2025-04-28T00:01:02+05:30"},
		{"2025/04/28", "2025/04/28", "2025-04-28"},
		{"28.04.2025", "28.04.2025", "2025-04-28"},
		{"04/28/2025 3:15 pm", "04/28/2025 3:15 pm", "2025-04-28T15:15:00"},
		{"12/23/13", "12/23/13", "2013-12-23"},
		{"12/23/69", "12/23/69", "2069-12-23"},
		{"12/23/70", "12/23/70", "1970-12-23"},
		{"on 04/04/2025", "04/04/2025", "2025-04-04"},
		{"on 12/13/2025", "12/13/2025", "2025-12-13"},
		{"on 13/12/2025", "13/12/2025", "2025-12-13"},
		{"on 03/04/2025", "03/04/2025", "2025"},
		{"28-Apr-2025", "28-Apr-2025", "2025-04-28"},
		{"in April 2025 the", "April 2025", "2025-04"},
		{"By Ana GuerreroDec. 20, 2023 6:15 AM PT", "Dec. 20, 2023 6:15 AM PT", "2023-12-20T06:15:00-08:00"},
		{"Thursday, 12:00 noon, 5 May 2022", "5 May 2022", "2022-05-05"},
		{"10:15 EST, 5 May 2022", "10:15 EST, 5 May 2022", "2022-05-05T10:15:00-05:00"},
		{"Publié le 2 décembre 2024 à 19 h 40", "2 décembre 2024 à 19 h 40", "2024-12-02T19:40:00"},
		{"١٢ أيار ٢٠٢٥", "١٢ أيار ٢٠٢٥", "2025-05-12"},
		{"12 במאי 2025", "12 במאי 2025", "2025-05-12"},
		{"28 dubna 2025", "28 dubna 2025", "2025-04-28"},
		{"28 Nisan 2025", "28 Nisan 2025", "2025-04-28"},
		{"Feb 29, 2023 or Mar 1, 2023", "Mar 1, 2023", "2023-03-01"},
		{"(2025-04-28)", "2025-04-28", "2025-04-28"},
		{"30 February 2024", "February 2024", "2024-02"},
		{"2025. ápr. 28., hétfő 10:30", "2025. ápr. 28., hétfő 10:30", "2025-04-28T10:30:00"},
		{"mánudagur, 28. apríl 2025 kl. 10:30", "mánudagur, 28. apríl 2025 kl. 10:30", "2025-04-28T10:30:00"},
		{"Publicerad 28 apr. 2025 kl. 10.30", "28 apr. 2025 kl. 10.30", "2025-04-28T10:30:00"},
		{"วันจันทร์ที่ 28 เมษายน พ.ศ. 2568 เวลา 10.30 น.", "28 เมษายน พ.ศ. 2568 เวลา 10.30 น", "2025-04-28T10:30:00"},
		{"28 เม.ย. 68 10:30 น.", "28 เม.ย. 68 10:30 น", "2025-04-28T10:30:00"},
		{"28 เม.ย. 2568", "28 เม.ย. 2568", "2025-04-28"},
		{"28เมษายน2568", "28เมษายน2568", "2025-04-28"},
		{"28 เม.ย. 2025", "28 เม.ย. 2025", "2025-04-28"},
		{"28 เม.ย. 25", "28 เม.ย. 25", "2025-04-28"},
		{"28 เมษายน ค.ศ. 2025", "28 เมษายน ค.ศ. 2025", "2025-04-28"},
		{"29 กุมภาพันธ์ 2567", "29 กุมภาพันธ์ 2567", "2024-02-29"},
		{"3/4/2568", "3/4/2568", "2025-04-03"},
		{"دوشنبه ۸ اردیبهشت ۱۴۰۴ ساعت ۱۰:۳۰", "دوشنبه ۸ اردیبهشت ۱۴۰۴ ساعت ۱۰:۳۰", "2025-04-28T10:30:00"},
		{"۱۴۰۴/۰۲/۰۸ - ۱۰:۳۰", "۱۴۰۴/۰۲/۰۸ - ۱۰:۳۰", "2025-04-28T10:30:00"},
		{"۸ اردیبهشت\u200cماه ۱۴۰۴", "۸ اردیبهشت\u200cماه ۱۴۰۴", "2025-04-28"},
		{"1404-2-8", "1404-2-8", "2025-04-28"},
		{"1403/12/30", "1403/12/30", "2025-03-20"},
		{"۳۰ اسفند ۱۳۹۹", "۳۰ اسفند ۱۳۹۹", "2021-03-20"},
		{"۱ فروردین ۱۴۰۰", "۱ فروردین ۱۴۰۰", "2021-03-21"},
		{"۲۲ بهمن ۱۳۵۷", "۲۲ بهمن ۱۳۵۷", "1979-02-11"},
		{"۱ حمل ۱۳۰۰", "۱ حمل ۱۳۰۰", "1921-03-21"},
		{"۳۱ شهریور ۱۴۰۳", "۳۱ شهریور ۱۴۰۳", "2024-09-21"},
		{"۱ مهر ۱۴۰۳", "۱ مهر ۱۴۰۳", "2024-09-22"},
		{"۲۸ آوریل ۲۰۲۵", "۲۸ آوریل ۲۰۲۵", "2025-04-28"},
	} {
		t.Run(c.in, func(t *testing.T) {
			span, d, ok := Find(c.in)
			if !ok || span.Of(c.in) != c.span || d.ISO() != c.iso {
				t.Errorf("got %q %s %v, want %q %s", span.Of(c.in), d.ISO(), ok, c.span, c.iso)
			}
		})
	}
}

// TestClockWord: a full stop between figures is a time of day where a word says so.
func TestClockWord(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"13.2.2024 klo 18.07": "2024-02-13T18:07:00", "13. februar 2024 kl. 18.07": "2024-02-13T18:07:00", "13 febbraio 2024 alle ore 18.07": "2024-02-13T18:07:00",
		"13.2.2024 18.07": "2024-02-13", "13 February 2024 at 18.07": "2024-02-13", "13 februari 2024 om 18.07 uur": "2024-02-13T18:07:00",
	} {
		if _, d, _ := Find(in); d.ISO() != want {
			t.Errorf("%s: %s, want %s", in, d.ISO(), want)
		}
	}
}

func TestCustom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, language, want string }{
		{"02/03/2024 6:07 PM", "en-US", "2024-02-03T18:07:00"},
		{"02/03/2024 6:07 PM", "en_us", "2024-02-03T18:07:00"},
		{"02/03/2024 6:07 PM", "es-PR", "2024-02-03T18:07:00"},
		{"02/03/2024 6:07 PM", "en-GB", "2024-03-02T18:07:00"},
		{"02/03/2024", "fr", "2024-03-02"}, {"02-03-2024", "nl-NL", "2024-03-02"}, {"02/03/2024", "fil", "2024-02-03"},
		{"02/03/2024", "en", "2024"}, {"02/03/2024", "", "2024"}, {"02/03/2024", "en-CA", "2024"}, {"02/03/2024", "es", "2024"},
		{"13/02/2024", "en-US", "2024-02-13"}, {"02/13/2024", "en-GB", "2024-02-13"}, {"02.03.2024", "en-US", "2024-03-02"},
	} {
		if d, _ := ParseIn(c.in, CustomOf(c.language)); d.ISO() != c.want {
			t.Errorf("%s in %q: %s, want %s", c.in, c.language, d.ISO(), c.want)
		}
	}
}

// TestCustomOf: a language and a country are told from what is neither.
func TestCustomOf(t *testing.T) {
	t.Parallel()
	for custom, languages := range map[Custom][]string{
		Open:       {"", "en", "EN", "es", "und", "mul", "zxx", "mis", "x-default", "i-klingon", "english", "html", "us", "e", "en-CA", "fr-CA", "en_ZA", "en-x-us", "en-u-hc-h12", "en-Latn"},
		MonthFirst: {"en-US", "en_us", "es-PR", "en-US-posix", "en-US-u-hc-h12", "en-Latn-US", "fil", "tl", "en-PH", "gu-GU"},
		DayFirst:   {"de", "en-GB", "en-001", "es-419", "pt_BR", "sr-Latn-RS", "gsw", "zh-Hant-HK", "en-GB-oxendict", "en-GB-x-us"},
	} {
		for _, l := range languages {
			if got := CustomOf(l); got != custom {
				t.Errorf("%q: %d, want %d", l, got, custom)
			}
		}
	}
}

func TestFindNothing(t *testing.T) {
	for _, s := range []string{
		"", "Monday", "May 5", "in 2025", "the 28 people", "1.2.3", "192.168.10.2025", "3:15 pm", "2025/26 season",
		"12345-67-89", "20,000 in April", "half of 10/2024ths", "may 10,000 times", "30 اسفند 1402", "1402/12/30", "31 مهر 1403", "8 مهر 25", "1299/01/01", "1404/13/01", "1404/00/01", "1404/02/00", "1404/02", "29 ก.พ. 2568", "28 เมษายน 568", "1.2.2568", "3/4/2668", "Article 4 of the treaty", "+44 20 7946 0958",
	} {
		if span, d, ok := Find(s); ok {
			t.Errorf("Find(%q) = %q %s", s, span.Of(s), d.ISO())
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"20250428T000100Z", "2025-04-28T00:01:00Z"},
		{"20250428000100", "2025-04-28T00:01:00"},
		{"20250428", "2025-04-28"},
		{"2025", "2025"},
		{"1474243200000", "2016-09-19T00:00:00Z"},
		{"1474243200", "2016-09-19T00:00:00Z"},
		{"{'$date': 1474243200000}", "2016-09-19T00:00:00Z"},
		{"2016-09-19 00:00:00", "2016-09-19T00:00:00"},
		{"Sat, 07 Sep 2002 00:00:01 GMT", "2002-09-07T00:00:01Z"},
		{" 28 April 2025 ", "2025-04-28"},
		{"nan", ""}, {"", ""}, {"99999999", ""}, {"soon", ""},
	} {
		if d, _ := Parse(c.in); d.ISO() != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.in, d.ISO(), c.want)
		}
	}
}

func TestInURL(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://example.org/2025/04/28/story.html", "2025-04-28"},
		{"https://example.org/news/2025-4-8-story", "2025-04-08"},
		{"https://example.org/2025/13/28/", ""},
		{"https://example.org/a/123", ""},
		{"https://example.org/journal/2021/04/92713", "2021-04"},
		{"https://example.org/2025/02/30/x", "2025-02"},
		{"https://example.org/2025/4/story", ""},
		{"https://example.org/2025/13/story", ""},
	} {
		if d, _ := InURL(c.in); d.ISO() != c.want {
			t.Errorf("InURL(%q) = %s, want %s", c.in, d.ISO(), c.want)
		}
	}
}

func TestDateKeepsWords(t *testing.T) {
	_, d, _ := Find("on April 28, 2025, at noon")
	if d.Raw != "April 28, 2025" || d.Zoned || d.Precision != article.Day {
		t.Errorf("%+v", d)
	}
}

func FuzzAll(f *testing.F) {
	for _, s := range []string{"Apr 28, 2025 - 00:01", "2025年4月28日", "10:15 EST, 5 May 2022", "28.04.25 a.m.", "٢٨ أبريل", "1er mai 25 à 1h", "UTC+99", "28 เม.ย. พ.ศ. 68", "۳۰ اسفند ۱۳۹۹"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for span, d := range All(s) {
			if span.Start < end || span.Empty() || span.End > len(s) {
				t.Fatalf("%v after %d in %q", span, end, s)
			}
			if end = span.End; !d.Known() || d.Raw != span.Of(s) {
				t.Fatalf("%+v from %q", d, span.Of(s))
			}
		}
		Parse(s)
		InURL(s)
	})
}

func BenchmarkAll(b *testing.B) {
	const s = "The council met on Monday and put off the vote until May 5, officials said on 28 April 2025 after two hours of talks. "
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for range All(s) {
		}
	}
}
