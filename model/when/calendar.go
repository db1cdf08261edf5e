package when

// whole reads a date with or without a time of day before or after it.
func (c *cursor) whole(m *moment) bool {
	if c.try(func() bool { return c.clock(m) && c.between(new(moment)) && c.day(m) }) {
		return m.valid()
	}
	*m = moment{}
	if !c.try(func() bool { return c.day(m) }) {
		return false
	}
	at, only := c.at, *m
	if m.day > 0 && !m.clock && c.between(m) && c.clock(m) {
		return true
	}
	c.at, *m = at, only
	return true
}

// between skips what stands between a date and a time: marks, "at", "um". It notes
// on m whether one of the words says that a time follows.
func (c *cursor) between(m *moment) bool {
	for range 3 {
		c.space()
		c.skipAny(",;-–—|•·@/().")
		c.space()
		start := c.at
		if hour, ok := c.is("at"); ok {
			m.told = m.told || hour == 1
		} else {
			c.weekday()
		}
		if c.at == start {
			break
		}
		c.skipAny(".:")
	}
	c.space()
	return true
}

// day reads a calendar date in any of the written orders.
func (c *cursor) day(m *moment) bool {
	c.weekday()
	for _, form := range []func(*moment) bool{c.yearFirst, c.dayFirst, c.monthFirst, c.numeric, c.thai, c.jalali} {
		var got moment
		got.hour, got.minute, got.second = m.hour, m.minute, m.second
		got.clock, got.seconds, got.zone, got.zoneName = m.clock, m.seconds, m.zone, m.zoneName
		if c.try(func() bool { return form(&got) && got.valid() && c.edge() }) {
			*m = got
			return true
		}
	}
	return false
}

// edge reports whether a date may end here. A "T" or a word of another script
// may follow a figure at once ("2025-04-28T", "2025年4月28日星期一").
func (c *cursor) edge() bool {
	r := c.peek()
	return digit(r) < 0
}

// weekday skips a weekday and what follows it.
func (c *cursor) weekday() {
	c.try(func() bool {
		if _, ok := c.is("weekday"); !ok {
			return false
		}
		c.skipAny(".,")
		return c.space() || c.at >= len(c.s) || c.s[c.at-1] == ','
	})
}

// yearFirst reads "2025-04-28", "2025/4/28", "2025. 4. 28.", "2025年4月28日",
// "2025년 4월 28일", "2025 April 28", "2025-04".
func (c *cursor) yearFirst(m *moment) bool {
	year, digits, ok := c.number()
	if !ok || digits != 4 || !goodYear(year) {
		return false
	}
	m.year = year
	if c.oriental(m) {
		return true
	}
	return c.try(func() bool { return c.ordered(m) }) || c.try(func() bool { return c.named(m) })
}

// ordered reads "-04-28" after a year, with any one separator.
func (c *cursor) ordered(m *moment) bool {
	sep := c.peek()
	if !c.skipOne("-/.‑–") {
		return false
	}
	c.space()
	n, digits, ok := c.number()
	if !ok || digits > 2 || n < 1 || n > 12 {
		return false
	}
	m.month = n
	if c.try(func() bool {
		if c.peek() != sep || !c.skipOne("-/.‑–") {
			return false
		}
		c.space()
		n, digits, ok := c.number()
		m.day = n
		return ok && digits <= 2 && n >= 1 && m.valid()
	}) {
		return true
	}
	m.day = 0
	return sep == '-' && digits == 2 // "2025-04" is a month, "2025/26" a season
}

// named reads " April 28" after a year.
func (c *cursor) named(m *moment) bool {
	c.skipOne(".") // 2025. április 28.
	if !c.space() && !c.skipOne("-") {
		return false
	}
	c.skipOne(",")
	month, ok := c.is("month")
	if !ok {
		return false
	}
	c.skipAny(".- ")
	n, digits, ok := c.number()
	m.month, m.day = month, n
	return ok && digits <= 2 && n >= 1
}

// oriental reads the counters of Chinese, Japanese and Korean dates.
func (c *cursor) oriental(m *moment) bool {
	return c.try(func() bool {
		c.space()
		if !c.literal("年") && !c.literal("년") {
			return false
		}
		c.space()
		n, _, ok := c.number()
		c.space()
		if !ok || !c.literal("月") && !c.literal("월") {
			return false
		}
		m.month = n
		c.try(func() bool {
			c.space()
			n, _, ok := c.number()
			c.space()
			if !ok || !c.literal("日") && !c.literal("일") {
				return false
			}
			m.day = n
			return true
		})
		return true
	})
}

func (c *cursor) skipOne(set string) bool {
	before := c.at
	r := c.peek()
	for _, s := range set {
		if r == s {
			c.at += len(string(r))
		}
	}
	return c.at > before
}
