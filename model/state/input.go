package state

import "unicode"

// Prompt is what an input is for.
type Prompt uint8

// Prompts.
const (
	ForFilter  Prompt = iota // the list, as you type
	ForFind                  // the article, as you type
	ForPanel                 // the panel's rows, as you type
	ForHelp                  // the help's rows, as you type
	ForCommand               // ":" a command
	ForPipe                  // "|" a shell command that gets the article
	ForExport                // the name of a file to write the article to
	ForLibrary               // what is searched in the library, as you type
	ForChoice                // a name of the Chooser, as you type
	ForNote                  // a note
)

// Input is a line being typed. While there is one, every key is text.
type Input struct {
	Prompt Prompt
	Text   []rune
	Cursor int // in runes
	before string
	place  Place
}

// Type starts an input with what is there already.
func (r *Reader) Type(p Prompt, initial string) {
	if p != ForChoice {
		r.Chooser = nil
	}
	in := &Input{Prompt: p, Text: []rune(initial), Cursor: len([]rune(initial)), before: initial}
	if r.Open != nil {
		in.place = r.Open.Place
	}
	r.Input = in
}

// Edit changes the line and lets filters and searches follow it.
func (r *Reader) Edit(change func(*Input)) {
	if r.Input == nil {
		return
	}
	change(r.Input)
	r.follow(string(r.Input.Text))
}

func (r *Reader) follow(query string) {
	switch r.Input.Prompt {
	case ForFilter:
		r.FilterList(query)
	case ForFind:
		if r.Open != nil {
			r.Open.Place = r.Input.place
			r.Open.Find(query)
		}
	case ForLibrary:
		if r.Finding != nil {
			r.Finding.Query = query
		}
	case ForPanel:
		if r.Panel != nil {
			r.Panel.Query, r.Panel.Row = query, 0
		}
	case ForChoice:
		if r.Chooser != nil {
			r.Chooser.Query, r.Chooser.Row = query, 0
		}
	case ForHelp:
		if r.Help != nil {
			r.Help.Query, r.Help.Top = query, 0
		}
	}
}

// CancelInput ends the input and puts back what was before it.
func (r *Reader) CancelInput() {
	if r.Input == nil {
		return
	}
	before, prompt, place := r.Input.before, r.Input.Prompt, r.Input.place
	r.follow(before)
	r.Input, r.Chooser, r.Noting = nil, nil, nil
	if r.Open != nil && prompt == ForFind {
		r.Open.Place = place
	}
}

// Accept ends the input, keeps its effect, and returns what it was for and
// what was typed.
func (r *Reader) Accept() (Prompt, string) {
	in := r.Input
	r.Input = nil
	if in == nil {
		return ForFilter, ""
	}
	if in.Prompt == ForFilter {
		before := r.Listing()
		before.Query = in.before
		r.listed(before, "filtered")
	}
	return in.Prompt, string(in.Text)
}

// Insert puts typed text at the cursor; control characters are left out.
func (in *Input) Insert(s string) {
	var rs []rune
	for _, c := range s {
		if !unicode.IsControl(c) {
			rs = append(rs, c)
		}
	}
	in.Text = append(in.Text[:in.Cursor:in.Cursor], append(rs, in.Text[in.Cursor:]...)...)
	in.Cursor += len(rs)
}

// Delete removes n runes before the cursor, or -n after it.
func (in *Input) Delete(n int) {
	from, to := in.Cursor-n, in.Cursor
	if n < 0 {
		from, to = in.Cursor, in.Cursor-n
	}
	from, to = max(0, from), min(len(in.Text), to)
	in.Text = append(in.Text[:from:from], in.Text[to:]...)
	in.Cursor = from
}

// Word is the number of runes back to the start of the word before the cursor.
func (in *Input) Word() int {
	i := in.Cursor
	for i > 0 && unicode.IsSpace(in.Text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(in.Text[i-1]) {
		i--
	}
	return in.Cursor - i
}

// Move sets the cursor n runes on, within the line.
func (in *Input) Move(n int) { in.Cursor = max(0, min(len(in.Text), in.Cursor+n)) }
