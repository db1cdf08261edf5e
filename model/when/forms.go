package when

// dayFirst reads "28 April 2025", "28th of April, 2025", "28. April 2025",
// "28 de abril de 2025", "1er mai 2025", "28-Apr-2025", "28 апреля 2025 г.".
func (c *cursor) dayFirst(m *moment) bool {
	n, digits, ok := c.number()
	if !ok || digits > 2 || n < 1 || n > 31 {
		return false
	}
	m.day = n
	c.ordinal()
	c.skipAny(".")
	c.space()
	c.skipAny("-")
	c.of()
	month, ok := c.is("month")
	if !ok {
		return false
	}
	m.month = month
	c.skipAny(".,-/")
	c.space()
	c.skipAny("'’")
	c.of()
	return c.year(m)
}

// monthFirst reads "April 28, 2025", "Apr. 28th 2025", "Apr 28 00:01:00 EDT
// 2025", and "April 2025".
func (c *cursor) monthFirst(m *moment) bool {
	month, ok := c.is("month")
	if !ok {
		return false
	}
	m.month = month
	c.skipAny(".-/")
	c.space()
	if c.try(func() bool {
		n, digits, ok := c.number()
		if !ok || digits > 2 || n < 1 || n > 31 {
			return false
		}
		m.day = n
		c.ordinal()
		c.skipAny(".-/")
		c.space()
		c.skipAny(",")
		c.space()
		return c.try(func() bool { return c.year(m) }) || !m.clock && c.clock(m) && c.space() && c.year(m)
	}) {
		return true
	}
	m.day = 0
	c.skipAny(",")
	c.space()
	c.of()
	return c.fullYear(m)
}

// year reads four digits, or two where a day and a month were read.
func (c *cursor) year(m *moment) bool {
	n, digits, ok := c.number()
	switch {
	case !ok:
		return false
	case digits == 2 && c.peek() != ':':
		m.year = shortYear(n)
		return c.ends()
	}
	m.year = n
	return digits == 4 && c.suffix()
}

func (c *cursor) fullYear(m *moment) bool {
	n, digits, ok := c.number()
	m.year = n
	return ok && digits == 4 && c.ends()
}

// suffix skips the word for "year" that Slavic languages put after the figure.
func (c *cursor) suffix() bool {
	c.try(func() bool {
		c.space()
		switch c.word() {
		case "г", "года", "р", "року", "r", "roku":
			c.skipAny(".")
			return true
		}
		return false
	})
	return true
}

// ordinal skips "st", "nd", "rd", "th", "er", "º".
func (c *cursor) ordinal() {
	c.try(func() bool {
		if c.skipOne("ºª°") {
			return true
		}
		switch c.word() {
		case "st", "nd", "rd", "th", "er", "e", "a", "º", "ª":
			return true
		}
		return false
	})
}

// of skips "of", "de".
func (c *cursor) of() {
	c.try(func() bool {
		_, ok := c.is("of")
		return ok && (c.space() || c.skipOne("'’"))
	})
}

// numeric reads "28.04.2025", "28/04/2025", "04/28/2025", "28-04-25". With
// slashes and hyphens the order of day and month is a custom of the country;
// where the numbers do not tell, only the year is known.
func (c *cursor) numeric(m *moment) bool {
	a, first, ok := c.number()
	sep := c.peek()
	if !ok || first > 2 || !c.skipOne("./-") {
		return false
	}
	c.space()
	b, second, ok := c.number()
	if !ok || second > 2 || c.peek() != sep || !c.skipOne("./-") {
		return false
	}
	c.space()
	y, digits, ok := c.number()
	switch {
	case !ok || digits != 2 && digits != 4 || digits == 2 && (first < 2 || second < 2):
		return false
	case digits == 2:
		y = shortYear(y)
	case sep == '/' && buddhistFrom <= y && y <= buddhistTo:
		m.day, m.month, m.year = a, b, y-buddhist
		return true
	}
	m.year = y
	switch {
	case sep == '.' || a > 12 || a == b:
		m.day, m.month = a, b
	case b > 12:
		m.day, m.month = b, a
	case a < 1 || b < 1:
		return false
	case c.custom == DayFirst:
		m.day, m.month = a, b
	case c.custom == MonthFirst:
		m.day, m.month = b, a
	default:
		return c.suffix() // the order is open: the year alone
	}
	return m.day >= 1 && m.month >= 1 && c.suffix()
}
