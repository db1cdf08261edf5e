// Package graphics writes pictures for terminals that speak kitty's graphics protocol with
// Unicode placeholders: a picture is sent once, under a number, and shown wherever cells of
// text stand for its parts. Such cells scroll, are cut and covered as any other.
//
// For terminals with sixels the same cells tell where pictures go: they are made blank, and
// those that are on the screen whole are painted over them. Who draws cells only where they
// changed does not know them to be covered, so an Overlay wipes the pictures before it does.
package graphics

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Numbers of pictures: the cells' colour tells them, by its place among 256. The first
// sixteen colours are written another way.
const (
	First = 16
	Last  = 255
)

// MaxSide is how many cells wide and high a picture is at most.
const MaxSide = 255

// Wire is how what is written reaches the terminal.
type Wire uint8

// Wires.
const (
	Direct Wire = iota
	Tmux        // through tmux, which hands it on
)

func (w Wire) through(sequence string) string {
	if w == Tmux {
		return ansi.TmuxPassthrough(sequence)
	}
	return sequence
}

// Speaks reports whether a terminal that calls itself so (XTVERSION, or TERM) is known to
// show pictures in place of cells. It is asked still whether it does.
func Speaks(name string) bool {
	name = strings.TrimPrefix(strings.ToLower(name), "xterm-")
	return strings.HasPrefix(name, "kitty") || strings.HasPrefix(name, "ghostty")
}

// Multiplexed reports whether what calls itself so is tmux.
func Multiplexed(name string) bool { return strings.HasPrefix(strings.ToLower(name), "tmux") }

// reportCell asks a terminal how large its cells are, in pixels.
const reportCell = 16

// Question asks whether pictures are shown, by one of a pixel that is not kept; and how
// large a cell is.
func Question() string {
	ask := kitty.Options{Action: kitty.Query, ID: Last, Format: kitty.RGB, ImageWidth: 1, ImageHeight: 1, Transmission: kitty.Direct}
	return ansi.KittyGraphics([]byte("AAAA"), ask.Options()...) + ansi.WindowOp(reportCell)
}

// Agrees reports whether an answer to Question says that pictures are shown.
func Agrees(o kitty.Options, payload []byte) bool { return o.ID == Last && string(payload) == "OK" }

// chunk is how many bytes of a picture are sent in one sequence, before they are encoded.
const chunk = kitty.MaxChunkSize / 4 * 3

// Send is what gives a picture, a PNG, to the terminal under a number, to be shown in so
// many cells.
func (w Wire) Send(id int, png []byte, cells image.Point) string {
	var b strings.Builder
	for at := 0; at == 0 || at < len(png); at += chunk {
		part := png[at:min(len(png), at+chunk)]
		more := 0
		if at+chunk < len(png) {
			more = 1
		}
		params := []string{"q=2", fmt.Sprintf("m=%d", more)}
		if at == 0 {
			params = append(params, "a=t", "f=100", fmt.Sprintf("i=%d", id))
		}
		encoded := make([]byte, base64.StdEncoding.EncodedLen(len(part)))
		base64.StdEncoding.Encode(encoded, part)
		b.WriteString(w.through(ansi.KittyGraphics(encoded, params...)))
	}
	return b.String() + w.Place(id, cells)
}

// Place says in how many cells a picture is to be shown that the terminal has.
func (w Wire) Place(id int, cells image.Point) string {
	return w.through(ansi.KittyGraphics(nil, "a=p", "U=1", "q=2", "p=1", fmt.Sprintf("i=%d", id), fmt.Sprintf("c=%d", cells.X), fmt.Sprintf("r=%d", cells.Y)))
}

// Delete has the terminal forget pictures.
func (w Wire) Delete(ids ...int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(w.through(ansi.KittyGraphics(nil, "a=d", "d=I", "q=2", fmt.Sprintf("i=%d", id))))
	}
	return b.String()
}

// Row is the text that stands for a row of a picture, a column each cell. Each cell names
// its place, so that it may be drawn alone.
func Row(row, columns int) string {
	var b bytes.Buffer
	for column := range columns {
		b.WriteRune(kitty.Placeholder)
		b.WriteRune(kitty.Diacritic(row))
		b.WriteRune(kitty.Diacritic(column))
	}
	return b.String()
}
