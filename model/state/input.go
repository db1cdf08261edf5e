package state

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
	prompt Prompt
	line   Line
	before string
	place  Place
}

// Prompt is what is typed.
func (in *Input) Prompt() Prompt { return in.prompt }

// Text is what is typed so far.
func (in *Input) Text() string { return string(in.line.Text) }

// Before is the text before the cursor.
func (in *Input) Before() string { return string(in.line.Text[:in.line.Cursor]) }

// Type starts an input with what is there already.
func (r *Reader) Type(p Prompt, initial string) {
	if p != ForChoice {
		r.chooser = nil
	}
	text := []rune(initial)
	in := &Input{prompt: p, line: Line{text, len(text)}, before: initial}
	if r.open != nil {
		in.place = r.open.place
	}
	r.input = in
}

// Edit changes the line and lets filters and searches follow it.
func (r *Reader) Edit(change func(*Line)) {
	if r.input == nil {
		return
	}
	line := r.input.line
	change(&line)
	r.input.line = line
	r.follow(r.input.Text())
}

func (r *Reader) follow(query string) {
	switch r.input.prompt {
	case ForFilter:
		r.FilterList(query)
	case ForFind:
		if r.open != nil {
			r.MoveTo(r.input.place)
			r.find(query)
		}
	case ForLibrary:
		if r.finding != nil {
			r.finding.query = query
			r.want(Asked{})
		}
	case ForPanel:
		if r.panel != nil {
			r.panel.query, r.panel.row = query, 0
		}
	case ForChoice:
		if r.chooser != nil {
			r.chooser.query, r.chooser.row = query, 0
		}
	case ForHelp:
		if r.help != nil {
			r.help.query, r.help.top = query, 0
		}
	}
}

// cancelInput ends the input and puts back what was before it.
func (r *Reader) cancelInput() {
	if r.input == nil {
		return
	}
	before, prompt, place := r.input.before, r.input.prompt, r.input.place
	r.follow(before)
	r.input, r.chooser, r.noting = nil, nil, nil
	if prompt == ForFind {
		r.MoveTo(place)
	}
}

// Accept ends the input, keeps its effect, and returns what it was for and
// what was typed.
func (r *Reader) Accept() (Prompt, string) {
	in := r.input
	r.input = nil
	if in == nil {
		return ForFilter, ""
	}
	if in.prompt == ForFilter {
		before := r.Listing()
		before.Query = in.before
		r.listed(before, "filtered")
	}
	return in.prompt, in.Text()
}
