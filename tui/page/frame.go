package page

// Room for speakers' names left of the text, and the shortest line of text that
// may be cut for it: 60 characters still lie within the 45 to 75 that are read
// with ease (Bringhurst, The Elements of Typographic Style, 2.1.2).
const (
	names      = 20 // columns that nearly all names fit in
	leastNames = 12
	narrow     = 60
	beside     = 2*margin + 1 // columns of a margin with names that hold none: its edge, and from the name to the text
	air        = 2 * margin   // columns right of such a text where it has more than narrow, so that it leans less
)

// frame places the text in the pane: centred, but where it is to have names in its
// left margin moved right and cut to no less than narrow columns for them. Tiny
// panes get what there is.
func frame(width, measure int, named bool) (left, columns int) {
	if width < 2*margin+minMeasure {
		return 0, max(1, width)
	}
	columns = max(1, min(measure, width-2*margin))
	left = (width - columns) / 2
	wanted := min(names+beside, width-narrow-1)
	if !named || left >= wanted || wanted < leastNames+beside {
		return left, columns
	}
	return wanted, min(columns, max(narrow, width-wanted-air), width-wanted-1)
}

// Left is the number of columns before the text. The bar of a quotation stands
// two columns before it.
func (p *Page) Left() int { return p.left }

// Measure is the number of columns of text; Left()+Measure() is the first
// column of the right margin.
func (p *Page) Measure() int { return p.measure }

// NameRoom is how many columns a name left of the text may have, from the second
// one on; 0 where the margin is too narrow for one.
func (p *Page) NameRoom() int {
	if room := p.left - beside; room >= leastNames {
		return room
	}
	return 0
}
