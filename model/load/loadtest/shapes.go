package loadtest

import (
	"fmt"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/htmlindex"
)

// Shape is one malformed file and the articles it holds.
type Shape struct {
	Name   string
	Source []byte
	Want   []Row
	More   bool // any number of articles may follow
}

// Row is what is asked of one article; "" is not asked.
type Row struct{ Title, URL, Date, Text string }

// Shapes reads a table of shapes, as testdata/shapes.txtar says of itself.
func Shapes(path string) ([]Shape, error) {
	table, err := txtar.ParseFile(path)
	if err != nil {
		return nil, err
	}
	var shapes []Shape
	for i := 0; i+1 < len(table.Files); i += 2 {
		name, encoding, _ := strings.Cut(table.Files[i].Name, "@")
		if table.Files[i+1].Name != "want" {
			return nil, fmt.Errorf("%s: no want behind it", name)
		}
		source, err := encode(unpicture(string(table.Files[i].Data)), encoding)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s := Shape{Name: name, Source: source}
		for line := range strings.Lines(string(table.Files[i+1].Data)) {
			if strings.TrimSpace(line) == "..." {
				s.More = true
				continue
			}
			s.Want = append(s.Want, row(line))
		}
		shapes = append(shapes, s)
	}
	return shapes, nil
}

func row(line string) Row {
	cells := append(strings.Split(strings.TrimRight(line, "\n"), " |"), "", "", "")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return Row{cells[0], cells[1], cells[2], cells[3]}
}

// unpicture puts control characters for the pictures of them (U+2400 to U+241F).
func unpicture(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2400 && r <= 0x241f {
			return r - 0x2400
		}
		return r
	}, s)
}

func encode(s, name string) ([]byte, error) {
	switch name {
	case "":
		return []byte(s), nil
	case "mixed":
		half := len(s) / 2
		tail, err := encode(s[half:], "windows-1252")
		return append([]byte(s[:half]), tail...), err
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, err
	}
	return e.NewEncoder().Bytes([]byte(s))
}

// Miss says in which way got is not what the shape asks, "" where it is. A
// date is the same instant, or begins with what is asked; the text holds it.
func (s Shape) Miss(got []Row) string {
	if len(got) < len(s.Want) || len(got) > len(s.Want) && !s.More {
		return fmt.Sprintf("%d articles, want %d", len(got), len(s.Want))
	}
	for i, want := range s.Want {
		g := got[i]
		switch {
		case want.Title != "" && g.Title != want.Title:
			return fmt.Sprintf("title %q, want %q", g.Title, want.Title)
		case want.URL != "" && g.URL != want.URL:
			return fmt.Sprintf("address %q, want %q", g.URL, want.URL)
		case !strings.HasPrefix(g.Date, want.Date) && !sameTime(g.Date, want.Date):
			return fmt.Sprintf("date %q, want %q", g.Date, want.Date)
		case !strings.Contains(g.Text, want.Text):
			return fmt.Sprintf("text %q, want %q", g.Text, want.Text)
		}
	}
	return ""
}

func sameTime(a, b string) bool {
	x, err := time.Parse(time.RFC3339, a)
	y, err2 := time.Parse(time.RFC3339, b)
	return err == nil && err2 == nil && x.Equal(y)
}
