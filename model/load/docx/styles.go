package docx

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"lede/model/load/office"
)

// style is one that a document has for paragraphs.
type style struct {
	name, based string
	level       int // of a heading
}

// tokens reads the elements of a part of a document; of one that is not there, none.
func tokens(archive *zip.Reader, name string, each func(xml.StartElement)) {
	f, err := archive.Open(name)
	if err != nil {
		return
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, maxPart))
	for {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		if t, ok := token.(xml.StartElement); ok {
			each(t)
		}
	}
}

// styles are those of a document, by the names that its paragraphs have for them.
func styles(archive *zip.Reader) map[string]style {
	all := map[string]style{}
	id := ""
	tokens(archive, "word/styles.xml", func(t xml.StartElement) {
		value, s := office.Attribute(t, "val"), all[id]
		switch t.Name.Local {
		case "style":
			id = office.Attribute(t, "styleId")
			return
		case "name":
			s.name = value
		case "basedOn":
			s.based = value
		case "outlineLvl":
			s.level, _ = outline(value)
		default:
			return
		}
		all[id] = s
	})
	return all
}

// maxBased is how many styles are looked at that one is based on.
const maxBased = 10

// style reads what the style of the block that is open says, by its name or by those
// that it is based on. The names are English in the file whatever the language of the
// program; what paragraphs have for them need not be.
func (p *parser) style(id string) {
	if p.named(id) {
		return
	}
	for range maxBased {
		s, known := p.styles[id]
		if !known || p.named(s.name) {
			return
		}
		if s.level > 0 {
			p.block.Level = s.level
			return
		}
		id = s.based
	}
}

// named reads the name of a style, and reports whether it is one that says something.
func (p *parser) named(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	switch b := &p.block; {
	case name == "title" || name == "titel" || name == "titre":
		b.Title = true
	case name == "subtitle" || name == "untertitel" || name == "sous-titre":
		b.Subtitle = true
	case name == "quote" || name == "intensequote" || name == "blocktext":
		b.Quote = true
	case name == "caption" || name == "beschriftung" || name == "lgende":
		b.Caption = true
	case strings.HasPrefix(name, "list"):
		b.Item = max(1, b.Item)
	case strings.HasPrefix(name, "toc") && len(name) == len("toc1"), name == "tocheading", name == "tableoffigures":
		p.left = true
	default:
		return p.heading(name)
	}
	return true
}

func (p *parser) heading(name string) bool {
	for _, word := range []string{"heading", "überschrift", "berschrift", "titre", "ttulo"} {
		if n, ok := strings.CutPrefix(name, word); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '6' {
			p.block.Level = int(n[0] - '0')
			return true
		}
	}
	return false
}

// levels is how deep lists nest.
const levels = 9

// numbering is the numbered lists of a document, and how far each was counted.
type numbering struct {
	kinds  map[string]string       // of lists, by their numbers
	starts map[string]*[levels]int // of kinds, 0 where a level has no numbers
	counts map[string]*[levels]int // of kinds
	own    map[string]*[levels]int // what a list has instead of its kind's starts; unnumbered where it has none
	begun  map[string]*[levels]bool
}

// unnumbered is the start of a level whose items have no numbers.
const unnumbered = -1

// lists reads the numbered lists of a document.
func lists(archive *zip.Reader) numbering {
	n := numbering{map[string]string{}, map[string]*[levels]int{}, map[string]*[levels]int{}, map[string]*[levels]int{}, map[string]*[levels]bool{}}
	var starts *[levels]int // of the kind, or list, that is read
	list, level, start := "", 0, 1
	tokens(archive, "word/numbering.xml", func(t xml.StartElement) {
		value := office.Attribute(t, "val")
		switch t.Name.Local {
		case "abstractNum":
			starts = new([levels]int)
			n.starts[office.Attribute(t, "abstractNumId")] = starts
		case "lvl", "lvlOverride":
			level, _ = strconv.Atoi(office.Attribute(t, "ilvl"))
			start = 1
		case "start", "startOverride":
			start, _ = strconv.Atoi(value)
			if t.Name.Local == "startOverride" {
				set(starts, level, max(1, start))
			}
		case "numFmt":
			if value == "bullet" || value == "none" {
				set(starts, level, unnumbered)
			} else {
				set(starts, level, max(1, start))
			}
		case "num":
			list, starts = office.Attribute(t, "numId"), new([levels]int)
			n.own[list] = starts
		case "abstractNumId":
			n.kinds[list] = value
		}
	})
	return n
}

// set sets the start of a level, if there are both.
func set(starts *[levels]int, level, start int) {
	if starts != nil && 0 <= level && level < levels {
		starts[level] = start
	}
}

// next counts an item of a list at a level, and gives its number, 0 where it has none.
func (n numbering) next(list string, level int) int {
	kind, known := n.kinds[list]
	starts, own := n.starts[kind], n.own[list]
	if !known || starts == nil || level >= levels {
		return 0
	}
	start := cmp.Or(own[level], starts[level])
	if start <= 0 {
		return 0
	}
	if n.counts[kind] == nil {
		n.counts[kind] = new([levels]int)
	}
	if n.begun[list] == nil {
		n.begun[list] = new([levels]bool)
	}
	counts, begun := n.counts[kind], n.begun[list]
	clear(counts[level+1:])
	if counts[level] == 0 || own[level] != 0 && !begun[level] {
		counts[level] = start - 1
	}
	begun[level] = true
	counts[level]++
	return counts[level]
}
