package tui

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/engine"
	"lede/model/picture"
	"lede/tui/graphics"
	"lede/tui/page"
)

// pictures is whether pictures are shown, and those of the open article. The zero pictures
// show none and have asked nothing.
type pictures struct {
	on    bool
	tell  bool // the reader asked for them just now, and is told what comes of it
	shows shows
	wire  graphics.Wire
	cell  image.Point // in pixels, as the terminal answered
	sixel sixel

	article *article.Article       // whose pictures these are
	found   map[int]engine.Picture // by block; nil before they were looked for
	sent    map[int]sentPicture
	laid    *page.Pictures // as the page lays them out
	number  int            // of the picture sent last, of all articles
}

// shows is whether the terminal shows pictures.
type shows uint8

const (
	unasked shows = iota
	asked         // by its name, or by a picture
	waiting       // for tmux, which was asked for the terminal around it
	tried         // asked for sixels, after what is better
	shown
	unable
)

// sentPicture is a picture on its way to the terminal, or there.
type sentPicture struct {
	id     int
	cells  image.Point
	box    image.Point // in pixels, which it was made to fit
	there  bool
	sixels *graphics.Picture // that the overlay draws
}

// What comes back of a picture: the terminal around tmux, a picture made to fit, one that
// the terminal has.
type (
	aroundMsg struct{ name string }
	fittedMsg struct {
		article *article.Article
		block   int
		box     image.Point
		png     []byte
		sixels  *graphics.Picture // in place of it
		err     error
	}
	thereMsg struct {
		article *article.Article
		block   int
	}
)

// How large a cell is taken to be where the terminal does not tell, in pixels.
const (
	usualCellWidth  = 10
	usualCellHeight = 20
)

// togglePictures shows the pictures of articles, or no more.
func (m *Model) togglePictures() {
	p := &m.pictures
	switch p.on = !p.on; {
	case !p.on:
		m.forgetPictures()
		m.reader.Say("pictures off")
	default:
		p.tell = true
		m.askForPictures()
	}
}

// askForPictures asks the terminal whether it shows pictures: by its name first, for others
// would write the question on the screen.
func (m *Model) askForPictures() {
	switch p := &m.pictures; {
	case p.shows == unable:
		m.noPictures()
	case p.shows != unasked:
	case m.program != "":
		m.askProgram()
	default:
		p.shows = asked
		m.query(ansi.RequestNameVersion)
	}
}

// askProgram asks the terminal, now that its name is known.
func (m *Model) askProgram() {
	p := &m.pictures
	switch {
	case m.terminal.Colors < 256: // the cells' colours tell the pictures' numbers
		m.askForSixels()
	case graphics.Speaks(m.program):
		p.shows = asked
		m.query(graphics.Question())
	case graphics.Multiplexed(m.program) && m.options.Around != nil:
		p.shows = waiting
		m.send(func() tea.Msg { return aroundMsg{m.options.Around(m.ctx)} })
	default:
		m.askForSixels()
	}
}

// noPictures says that the terminal shows none, to who asked for them.
func (m *Model) noPictures() {
	p := &m.pictures
	if p.tell {
		m.reader.Say("no pictures: this terminal does not say that it shows them")
	}
	p.shows, p.on, p.tell = unable, false, false
}

// takePicture takes what the terminal answers about pictures, and what comes back of them.
func (m *Model) takePicture(msg tea.Msg) {
	p := &m.pictures
	switch msg := msg.(type) {
	case uv.KittyGraphicsEvent:
		if p.shows == asked && graphics.Agrees(msg.Options, msg.Payload) {
			p.shows = shown
		}
	case uv.CellSizeEvent:
		p.cellIs(image.Pt(msg.Width, msg.Height))
	case cellMsg:
		m.takeCell(msg)
	case uv.PrimaryDeviceAttributesEvent:
		m.takeAttributes(msg)
	case uv.UnknownCsiEvent:
		p.sixel.take(string(msg))
	case aroundMsg:
		if p.shows, p.wire = shown, graphics.Tmux; !graphics.Speaks(msg.name) {
			m.askForSixels()
		}
	case fittedMsg:
		m.sendPicture(msg)
	case thereMsg:
		if one, ok := p.sent[msg.block]; ok && p.article == msg.article {
			one.there = true
			p.sent[msg.block], p.laid = one, nil
		}
	}
}

// foundPictures takes the pictures of an article.
func (m *Model) foundPictures(all engine.Pictures) {
	p := &m.pictures
	if p.article != all.Article {
		return
	}
	p.found, p.laid, p.sent = all.Of, nil, map[int]sentPicture{}
	if p.tell && len(all.Of) == 0 {
		m.reader.Say("no picture lies in this article's file or beside it")
	} else if p.tell {
		m.reader.Say("pictures on")
	}
	p.tell = false
}

// forgetPictures has the terminal forget the pictures it has.
func (m *Model) forgetPictures() {
	p := &m.pictures
	if left := p.left(); left != "" {
		m.send(tea.Raw(left))
	}
	p.article, p.found, p.sent, p.laid = nil, nil, nil, nil
}

// left is what has the terminal forget the pictures it has.
func (p *pictures) left() string {
	var ids []int
	for _, one := range p.sent {
		ids = append(ids, one.id)
	}
	slices.Sort(ids)
	return p.wire.Delete(ids...)
}

// afterwards is what the terminal is to be given when it is another program's: it tells no
// more when it becomes light or dark, and forgets the pictures it has.
func (p *pictures) afterwards() string { return ansi.ResetModeLightDark + p.left() }

// of is the pictures of an article as its page lays them out; nil where it shows none.
func (p *pictures) of(a *article.Article) *page.Pictures {
	if p.article != a {
		return nil
	}
	return p.laid
}

// layPictures looks for the pictures of the open article, and says how they are laid out.
func (m *Model) layPictures() {
	p := &m.pictures
	if !p.on || p.shows != shown {
		return
	}
	var a *article.Article
	if o := m.reader.Open(); o != nil {
		a = o.Article()
	}
	if a != p.article {
		m.forgetPictures()
		p.article = a
		m.begin(m.engine.Pictures()...)
	}
	height := 3 * m.layout().Page.Height / 5
	if len(p.found) == 0 || p.laid != nil && p.laid.Rows == height && p.laid.Cell == p.cellSize() {
		return
	}
	p.laid = &page.Pictures{Of: map[int]page.Picture{}, Cell: p.cellSize(), Rows: height}
	for block, one := range p.found {
		p.laid.Of[block] = page.Picture{Size: one.Size, ID: p.sent[block].id, There: p.sent[block].there}
	}
}

func (p *pictures) cellSize() image.Point {
	if p.cell == (image.Point{}) {
		return image.Pt(usualCellWidth, usualCellHeight)
	}
	return p.cell
}

// showPictures makes the pictures fit that are on the screen, or will be after a page, and
// sends them.
func (m *Model) showPictures() {
	p, laid := &m.pictures, m.shown()
	if laid == nil || p.of(laid.Article()) == nil {
		return
	}
	for _, row := range laid.Rows(m.top(), 2*m.layout().Page.Height) {
		one, begun := p.sent[row.Block]
		size := laid.PictureCells(row.Block)
		box := p.box(size)
		switch {
		case size.Y == 0 || one.cells == size && (one.box == box || !p.sixel.on):
		case begun && one.there && !p.sixel.on:
			one.cells = size
			p.sent[row.Block] = one
			m.send(tea.Raw(p.wire.Place(one.id, size)))
		case begun && p.sixel.on:
			one = sentPicture{id: one.id, cells: size, box: box}
			m.fit(row.Block, one)
		case !begun && len(p.sent) <= graphics.Last-graphics.First:
			m.fit(row.Block, sentPicture{id: m.nextPicture(), cells: size, box: box})
		}
	}
}

// fit makes a picture fit its box, beside the screen.
func (m *Model) fit(block int, one sentPicture) {
	p := &m.pictures
	p.sent[block] = one
	raw, msg := p.found[block].Raw, fittedMsg{article: p.article, block: block, box: one.box}
	sixels := p.sixels(raw, one.cells, one.box)
	if p.sixel.on {
		m.send(func() tea.Msg {
			msg.sixels, msg.err = sixels()
			return msg
		})
		return
	}
	m.send(func() tea.Msg {
		msg.png, msg.err = picture.PNG(raw, msg.box)
		return msg
	})
}

// nextPicture is the number of another picture. Programs of one window share them: each begins
// elsewhere.
func (m *Model) nextPicture() int {
	p := &m.pictures
	if p.number == 0 {
		p.number = int(m.options.now().UnixMilli())
	}
	p.number++
	return graphics.First + p.number%(graphics.Last-graphics.First+1)
}

// sendPicture gives a picture that was made to fit to the terminal; then its cells are
// drawn.
func (m *Model) sendPicture(msg fittedMsg) {
	p := &m.pictures
	one, ok := p.sent[msg.block]
	if !ok || p.article != msg.article || one.box != msg.box {
		return
	}
	switch p.laid = nil; {
	case msg.err != nil:
		delete(p.found, msg.block)
		delete(p.sent, msg.block)
	case p.sixel.on:
		one.sixels, one.there = msg.sixels, true
		p.sent[msg.block] = one
	default:
		m.send(tea.Sequence(tea.Raw(p.wire.Send(one.id, msg.png, one.cells)), func() tea.Msg {
			return thereMsg{msg.article, msg.block}
		}))
	}
}
