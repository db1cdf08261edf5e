package when

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The years of Thailand count from the Buddha's death. In figures alone those are
// taken for his that news of this and the coming decades have.
const (
	buddhist                 = 543
	buddhistFrom, buddhistTo = 2500, 2599
)

// thai reads "28 เมษายน 2568", "28 เม.ย. 68", "28 เมษายน พ.ศ. 2568", "28 เม.ย. ค.ศ. 2025".
func (c *cursor) thai(m *moment) bool {
	n, digits, ok := c.number()
	c.space()
	if !ok || digits > 2 || !unicode.Is(unicode.Thai, c.peek()) || !c.thaiMonth(m) {
		return false
	}
	m.day = n
	c.space()
	era := c.literal("พ.ศ.")
	common := !era && c.literal("ค.ศ.")
	c.space()
	y, digits, ok := c.number()
	switch {
	case !ok || digits != 2 && digits != 4:
		return false
	case digits == 2 && (era || y >= 50): // the years before 2550 are rarely shortened now
		y += buddhistFrom
	case digits == 2:
		y += 2000
	}
	if !common && y > maxYear {
		y -= buddhist
	}
	m.year = y
	return n >= 1
}

func (c *cursor) thaiMonth(m *moment) bool {
	for name, month := range table()["thai"] {
		if strings.HasPrefix(c.s[c.at:], name) {
			c.at += len(name)
			m.month = month
			return true
		}
	}
	return false
}

// The years of Iran's and Afghanistan's calendar that may stand in a text: from 1921
// to 2120.
const (
	jalaliFrom, jalaliTo = 1300, 1499
	nowruz               = 1404 // began on 21 March 2025
)

// Of those, the years that may be written in figures that are not Persian, which writers of
// other languages have for years of their own: from 2001 to 2050, as news has.
const commonFrom, commonTo = 1380, 1429

// jalali reads "۸ اردیبهشت ۱۴۰۴" and "۱۴۰۴/۰۲/۰۸", and makes them a day of the common
// calendar.
func (c *cursor) jalali(m *moment) bool {
	common := c.peek() < utf8.RuneSelf
	n, digits, ok := c.number()
	if digits == 4 && (!common || commonFrom <= n && n <= commonTo) {
		sep := c.peek()
		month, ok := c.figure(sep)
		day, also := c.figure(sep)
		return ok && also && m.fromJalali(n, month, day)
	}
	if c.space(); !ok || digits > 2 || c.peek() < 0x600 { // the first Arabic letters
		return false
	}
	month, ok := c.is("jalali")
	if !ok {
		return false
	}
	c.skipAny(" \u200c")
	c.try(func() bool { return c.word() == "ماه" })
	c.space()
	y, digits, ok := c.number()
	return ok && digits == 4 && m.fromJalali(y, month, n)
}

// figure reads "/02" or "-02", as sep is.
func (c *cursor) figure(sep rune) (n int, ok bool) {
	if c.peek() != sep || !c.skipOne("/-") {
		return 0, false
	}
	n, digits, ok := c.number()
	return n, ok && digits <= 2
}

// fromJalali makes m that day; false where its calendar has none such.
func (m *moment) fromJalali(year, month, day int) bool {
	if year < jalaliFrom || year > jalaliTo || month < 1 || month > 12 || day < 1 {
		return false
	}
	first := jalaliDays(year, month)
	next := jalaliDays(year+month/12, month%12+1)
	if day > next-first {
		return false
	}
	t := time.Date(2025, time.March, 20+first-jalaliDays(nowruz, 1)+day, 0, 0, 0, 0, time.UTC)
	m.year, m.month, m.day = t.Year(), int(t.Month()), t.Day()
	return true
}

// jalaliDays are the days before a month: six have 31, the others 30, the last of eight
// years in thirty-three one less than in the rest.
func jalaliDays(year, month int) int {
	year += 1595
	days := 365*year + year/33*8 + (year%33+3)/4
	if month <= 7 {
		return days + (month-1)*31
	}
	return days + 6*31 + (month-7)*30
}
