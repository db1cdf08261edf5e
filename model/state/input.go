package state

import (
	"slices"
	"strings"

	"lede/model/library"
)

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
	ForShelf                 // a feed or a tag of the Shelves, as you type
	ForNote                  // a note
	ForMerge                 // the name that the dossier's is another one of
)

// Input is a line being typed. While there is one, every key is text.
type Input struct {
	prompt Prompt
	line   Line
	before string
	open   *Open      // the article that was read
	place  Place      // in that
	search *Search    // of that, before another is typed
	row    library.ID // that was selected in the list
	again  int        // how far back in what was searched before; 0 for what is typed
	chosen bool       // a row was chosen meanwhile
}

// Prompt is what is typed.
func (in *Input) Prompt() Prompt { return in.prompt }

// Text is what is typed so far.
func (in *Input) Text() string { return string(in.line.Text) }

// Before is the text before the cursor.
func (in *Input) Before() string { return string(in.line.Text[:in.line.Cursor]) }

// Selected reports whether all that is typed so far gives way to what is typed next.
func (in *Input) Selected() bool { return in.line.Whole && len(in.line.Text) > 0 }

// Type starts an input with what is there already. Where that was asked before, it is
// selected; but within a feed or a tag that is listed, what is typed comes beside it.
func (r *Reader) Type(p Prompt, initial string) {
	if p != ForChoice {
		r.chooser = nil
	}
	if p != ForShelf {
		r.shelves = nil
	}
	before, whole := initial, asks(p)
	if shelf, rest := library.Part(initial, shelfFields...); p == ForFilter && shelf != "" && rest == "" {
		initial, whole = initial+" ", false
	}
	text := []rune(initial)
	in := &Input{prompt: p, line: Line{Text: text, Cursor: len(text), Whole: whole}, before: before, row: r.list.ID}
	in.begin(r.open)
	r.input = in
}

// begin notes where the reader is in o, and what is searched there.
func (in *Input) begin(o *Open) {
	if in.open = o; o != nil {
		in.place, in.search = o.place, o.search
	}
}

// finds reports whether what is typed is searched in o.
func (in *Input) finds(o *Open) bool {
	return in != nil && in.prompt == ForFind && o != nil && in.open == o
}

// asks reports whether p is a question: a filter or a search.
func asks(p Prompt) bool {
	switch p {
	case ForFilter, ForFind, ForPanel, ForHelp, ForLibrary:
		return true
	}
	return false
}

// Recall puts in the line what was searched for before, step times further back, or
// forward again. It reports false where the line holds something else, or nothing is
// to be recalled, or forward there are the titles that a filter shows.
func (r *Reader) Recall(step int) bool {
	in := r.input
	switch {
	case in == nil || in.prompt != ForFind && in.prompt != ForFilter && in.prompt != ForLibrary,
		in.again == 0 && (in.Text() != "" || step < 0),
		in.prompt == ForFilter && (in.chosen || step < 0 && r.library.Len() > 0):
		return false
	}
	in.again = max(0, min(in.again+step, len(r.sought)))
	recalled := ""
	if in.again > 0 {
		recalled = r.sought[len(r.sought)-in.again]
	}
	again := in.again
	r.Edit(func(l *Line) { l.Text, l.Cursor = []rune(recalled), len([]rune(recalled)) })
	in.again = again
	return again > 0 || step < 0
}

// Choose notes that a row was chosen while the line is typed.
func (in *Input) Choose() { in.chosen = true }

// Chosen reports whether a row was chosen since something was typed.
func (in *Input) Chosen() bool { return in != nil && in.chosen }

// keepSought keeps what was searched for, for Recall and SearchAgain: each once.
func (r *Reader) keepSought(query string) {
	if query = strings.TrimSpace(query); query == "" {
		return
	}
	r.sought = append(slices.DeleteFunc(r.sought, func(q string) bool { return q == query }), query)
	if len(r.sought) > maxSought {
		r.sought = r.sought[1:]
	}
}

// maxSought is how many searches can be recalled.
const maxSought = 100

// Edit changes the line and lets filters and searches follow it.
func (r *Reader) Edit(change func(*Line)) {
	if r.input == nil {
		return
	}
	line := r.input.line
	change(&line)
	r.input.line, r.input.again, r.input.chosen = line, 0, false
	r.follow(r.input.Text())
}

func (r *Reader) follow(query string) {
	switch r.input.prompt {
	case ForFilter:
		r.FilterList(query)
		r.countTexts(query)
	case ForFind:
		if r.open != nil {
			if !r.input.finds(r.open) { // another article came meanwhile
				r.input.begin(r.open)
			}
			r.MoveTo(r.input.place)
			r.find(query)
		}
	case ForLibrary:
		if r.finding != nil {
			r.finding.query, r.finding.typed, r.finding.again = query, true, nil
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
	case ForShelf:
		if r.shelves != nil {
			r.shelves.query, r.shelves.row = query, 0
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
	in := r.input
	switch {
	case in.finds(r.open):
		r.input = nil // what is put back is not typed
		r.MoveTo(in.place)
		r.restore(in.search)
	case in.prompt != ForFind:
		r.follow(in.before)
	}
	if in.prompt == ForFilter && !in.chosen && r.library.Row(in.row) >= 0 {
		r.list.ID = in.row // which what was typed may have hidden
	}
	r.endInput()
	r.chooser, r.shelves, r.noting = nil, nil, nil
}

// endInput ends the input, and the counting of texts for it.
func (r *Reader) endInput() {
	if r.input = nil; r.texts != nil {
		r.texts = nil
		r.want(Counting{})
	}
}

// Accept ends the input, keeps its effect, and returns what it was for and
// what was typed.
func (r *Reader) Accept() (Prompt, string) {
	in := r.input
	if r.endInput(); in == nil {
		return ForFilter, ""
	}
	switch in.prompt {
	case ForFind, ForLibrary, ForFilter:
		r.keepSought(in.Text())
	}
	if in.finds(r.open) && in.Text() != "" {
		r.arrival = nil // what was typed is the search now
		if s := r.open.search; s != nil && s.at >= 0 {
			r.open.selection = nil
		}
	}
	if in.prompt == ForFilter {
		before := r.Listing()
		before.Query = in.before
		r.listed(before, "filtered")
	}
	return in.prompt, in.Text()
}
