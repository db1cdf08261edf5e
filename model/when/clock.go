package when

import (
	"strings"
	"unicode"
)

// clock reads a time of day and its zone: "00:01", "12:01 a.m. EDT",
// "3 AM PT", "10h30", "10.30 Uhr", "1030 GMT", "10:30:15.25+02:00".
func (c *cursor) clock(m *moment) bool {
	half := c.half() // 오후 3:15
	if half != 0 {
		c.space()
	}
	c.literal("T")
	hour, digits, ok := c.number()
	if !ok {
		return false
	}
	m.hour = hour
	switch {
	case digits == 4: // 1030 GMT
		m.hour, m.minute = hour/100, hour%100
		return c.zoned(m) && m.to24Hours(half)
	case digits > 2:
		return false
	}
	colon := c.minutes(m)
	c.try(func() bool { c.space(); return c.hourWord() })
	if half == 0 {
		c.try(func() bool { c.space(); half = c.half(); return half != 0 })
	}
	if !colon && half == 0 {
		return false
	}
	if !m.to24Hours(half) {
		return false
	}
	at := c.at
	if !c.zoned(m) {
		c.at = at
	}
	return true
}

// minutes reads ":30", ".30 Uhr", "h30" and seconds after an hour.
func (c *cursor) minutes(m *moment) bool {
	return c.try(func() bool {
		dot := c.peek() == '.'
		c.try(func() bool { c.space(); return c.peek() == 'h' }) // 19 h 40
		if !c.skipOne(":.") && !c.literal("h") && !c.literal("H") && !c.literal("時") && !c.literal("시") && !c.literal("时") {
			return false
		}
		c.space()
		n, digits, ok := c.number()
		if !ok || digits != 2 || n > 59 {
			return false
		}
		m.minute = n
		c.skipOne("分분")
		if c.peek() == ':' {
			c.try(func() bool { return c.secondsOf(m) })
		}
		if dot && !m.told { // "10.30" is a time only where a word says so
			return c.try(func() bool {
				at := c.at
				c.space()
				ok := c.hourWord() || c.half() != 0 || c.zoned(new(moment))
				c.at = at
				return ok
			})
		}
		return true
	})
}

func (c *cursor) secondsOf(m *moment) bool {
	c.skipOne(":")
	n, digits, ok := c.number()
	if !ok || digits != 2 || n > 60 {
		return false
	}
	m.second, m.seconds = min(n, 59), true
	c.try(func() bool {
		if !c.skipOne(".,") {
			return false
		}
		_, _, ok := c.number()
		return ok
	})
	return true
}

func (c *cursor) hourWord() bool {
	_, ok := c.is("hour")
	return ok
}

// half reads "a.m." as 1 and "p.m." as 2, and so "a" and "p" right behind a figure; 0
// where there is neither.
func (c *cursor) half() int {
	got := 0
	c.try(func() bool {
		glued := c.at > 0 && digit(rune(c.s[c.at-1])) >= 0
		first := c.word()
		if glued && (first == "a" || first == "p") && c.peek() != '.' {
			first += "m" // 5:55p
		}
		for range 2 { // a.m., p. m.
			if len(first) == 1 && strings.Contains("ap", first) && c.skipOne(".") {
				c.space()
				if c.word() != "m" {
					return false
				}
				c.skipOne(".")
				first += "m"
			}
		}
		for i, kind := range []string{"am", "pm"} {
			if _, ok := lookup(kind, first); ok {
				got = i + 1
			}
		}
		return got != 0
	})
	return got
}

// to24Hours makes the hour one of 24.
func (m *moment) to24Hours(half int) bool {
	m.clock = true
	switch {
	case half != 0 && (m.hour < 1 || m.hour > 12):
		if half == 1 || m.hour > 23 {
			return m.hour == 0 && m.minute < 60
		}
	case half == 1 && m.hour == 12:
		m.hour = 0
	case half == 2 && m.hour < 12:
		m.hour += 12
	}
	return (m.hour < 24 || m.hour == 24 && m.minute == 0) && m.minute < 60 // 24:00 is the next day's 0:00
}

// zoned reads a zone: "Z", "EST", "(UTC)", "+03:00", "GMT+3", "UTC-0500".
func (c *cursor) zoned(m *moment) bool {
	return c.try(func() bool {
		c.space()
		open := c.skipOne("([")
		named := c.abbreviation(m)
		if c.offset(m) || named {
			if open {
				c.skipOne(")]")
			}
			c.try(func() bool { // "+0000 (UTC)"
				var again moment
				return !open && c.space() && c.skipOne("(") && c.abbreviation(&again) && c.skipOne(")")
			})
			return true
		}
		return false
	})
}

// abbreviation reads a zone of the list, in capitals, or lower case for MSK.
func (c *cursor) abbreviation(m *moment) bool {
	return c.try(func() bool {
		start := c.at
		c.word()
		name := c.s[start:c.at]
		if name != "" && strings.IndexFunc(name, unicode.IsUpper) < 0 && name != "мск" && name != "msk" {
			return false
		}
		z, ok := zones()[strings.ToUpper(name)]
		if !ok {
			return false
		}
		m.zone, m.zoneName = &z, name
		return true
	})
}

// offset reads "+03:00", "-0500", "+3" east of Greenwich.
func (c *cursor) offset(m *moment) bool {
	return c.try(func() bool {
		sign := 1
		switch c.peek() {
		case '-', '−':
			sign = -1
		case '+':
		default:
			return false
		}
		c.skipOne("+-−")
		n, digits, ok := c.number()
		hours, minutes := n, 0
		switch {
		case !ok || digits > 4 || digits == 3:
			return false
		case digits == 4:
			hours, minutes = n/100, n%100
		default:
			c.try(func() bool {
				if !c.skipOne(":") {
					return false
				}
				n, digits, ok := c.number()
				minutes = n
				return ok && digits == 2
			})
		}
		if hours > 14 || minutes > 59 {
			return false
		}
		m.zone = &zone{minutes: sign * (hours*60 + minutes)}
		return true
	})
}
