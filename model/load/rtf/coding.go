package rtf

import "unicode/utf16"

// coding does what a word says of the bytes that follow.
func (p *parser) coding(word string, n int) {
	switch word {
	case "u":
		p.unicode(n)
	case "uc":
		p.units = max(0, min(n, 8))
	case "bin":
		p.at += max(0, min(n, len(p.src)-p.at))
	case "ansicpg":
		p.ansi, p.page = n, n
	case "mac":
		p.ansi, p.page = macPage, macPage
	case "plain":
		p.flush()
		p.page = p.ansi
	case "f":
		p.setFont(n)
	case "fcharset":
		if page, ok := charsets[n]; ok && p.inFonts {
			p.fonts[p.font] = page
		}
	}
}

func (p *parser) setFont(n int) {
	if p.inFonts {
		p.font = n
		return
	}
	p.flush()
	p.page = p.ansi
	if page, ok := p.fonts[n]; ok {
		p.page = page
	}
}

// unicode writes a code unit of UTF-16 and passes over what old readers show for it.
func (p *parser) unicode(n int) {
	r := rune(n)
	if r < 0 {
		r += 1 << 16
	}
	p.passed = 0
	switch {
	case p.high != 0 && utf16.IsSurrogate(r):
		p.put(utf16.DecodeRune(p.high, r))
		p.high = 0
	case utf16.IsSurrogate(r):
		p.high = r
	default:
		p.put(r)
		p.high = 0
	}
	p.passed = p.units
}
