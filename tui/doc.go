// Package tui is lede's screen: the one Bubble Tea model, which turns keys into
// transitions of state.Reader, results of commands into more of them, and the
// state into rows.
//
// It holds what routes; what there is to know, to place and to draw stands below
// it and in model:
//
//	run.go         the program: options, colours, Run
//	model.go       Model, Update: messages in, work and events
//	view.go        View: the state drawn
//	pace.go        frames and previews that nobody would see
//	ticks.go       when the renderer looks for something to draw
//	keys.go        from a key to what it does: the table of actions
//	list.go        keys of the list
//	reading.go     keys of the page, and the page of the open article
//	typography.go  line ends, folds and measure of the page
//	panel.go       keys of the panel and of the card
//	finding.go     keys of the results of a search
//	input.go       keys while a line is typed, and in the help
//	correct.go     keys that correct names and speakers
//	notes.go       keys of passages, highlights and notes
//	pictures.go    pictures of the article, where the terminal shows them
//	sixel.go       the same where it shows sixels, drawn over the screen
//	mouse.go       clicks and the wheel
//	resize.go      edges between panes
//	tour.go        the tour of the first run
//	terminal.go    what the terminal is asked, answers, and is lent
//	answer.go      answers of the terminal that come in pieces
//
//	keymap   every key once                layout   where the panes are
//	theme    every colour once             screen   the whole screen from the state
//	page     an article as rows            pane     the parts of the screen
//	paint    marks over rows               graphics pictures for the terminal
package tui
