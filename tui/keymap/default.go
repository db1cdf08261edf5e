package keymap

import "slices"

// Default returns the keys lede comes with.
func Default() *Keymap {
	k, err := New(defaults())
	if err != nil {
		panic(err) // held by a test
	}
	return k
}

func defaults() []Section {
	return []Section{
		{Everywhere, everywhereKeys()},
		{List, listKeys()},
		{Article, slices.Concat(placeKeys(), askingKeys(), articleKeys(), correctionKeys(""), passageKeys())},
		{Panel, panelKeys()},
		{Findings, findingsKeys()},
		{Card, cardKeys()},
		{Help, helpKeys()},
		{Input, inputKeys()},
		{Visual, visualKeys()},
	}
}

func everywhereKeys() []Binding {
	return []Binding{
		{ShowHelp, []string{"?", "f1"}, "help, searchable with /", "help"},
		{Back, []string{"q"}, "back; quits from the list", ""},
		{Cancel, []string{"esc"}, "cancel one thing; never quits", ""},
		{Quit, []string{"ctrl+c"}, "quit", ""},
		{NextPane, []string{"tab"}, "next pane", ""},
		{PrevPane, []string{"shift+tab"}, "previous pane", ""},
		{Command, []string{":"}, "run a command, or choose a theme, by its name", ""},
		{SearchAll, []string{"F", "ctrl+s"}, "search the whole library: words, names, quotations, dates", ""},
		{ShowBrief, []string{"B"}, "brief: how it begins, who said what, days and figures; of an article, once more of its story, of a name", ""},
		{ShowTimeline, []string{"I"}, "timeline: which day is told what of, in its story, of its name, or in what was found", ""},
		{ShowNew, []string{"!"}, "what is new in this one: sentences that no earlier article of its story has", ""},
		{ShowLedger, []string{"Q"}, "ledger: who said what, in what is listed, in its story, or of its name", ""},
		{CycleTheme, []string{"t"}, "next theme", ""},
		{ToggleZen, []string{"z"}, "zen: nothing but the page", ""},
		{Reload, []string{"r"}, "read the file again", ""},
		{ReloadAsIs, nil, "read it again as it came, without restored letters; once more restores them", ""},
		{Undo, []string{"U"}, "undo the last mark, correction or note", ""},
		{GrowPane, []string{">"}, "more room for the list or the panel", ""},
		{ShrinkPane, []string{"<"}, "less room for it", ""},
		{ToggleMouse, []string{"M"}, "mouse on or off; off leaves selecting to the terminal", ""},
		{ShowFile, []string{"ctrl+g"}, "name the article's file", ""},
		{Redraw, []string{"ctrl+l"}, "draw the screen anew", ""},
		{Suspend, []string{"ctrl+z"}, "suspend", ""},
		{ShowTour, nil, "the tour of the first run again", ""},
	}
}

func listKeys() []Binding {
	return []Binding{
		{Accept, []string{"enter", "l", "right"}, "open the article", "open"},
		{Down, []string{"j", "down"}, "next row", ""},
		{Up, []string{"k", "up"}, "previous row", ""},
		{HalfDown, []string{"ctrl+d", "d"}, "half a page down", ""},
		{HalfUp, []string{"ctrl+u", "u"}, "half a page up", ""},
		{PageDown, []string{"pgdown", "ctrl+f", "space"}, "page down", ""},
		{PageUp, []string{"pgup", "ctrl+b", "b"}, "page up", ""},
		{First, []string{"g", "home"}, "first row", ""},
		{Last, []string{"G", "end"}, "last row", ""},
		{Filter, []string{"/"}, "titles as you type, then enter: what says it in the text; ↓ goes into the titles, a filter like unread stays", "search"},
		{SearchAll, []string{"F", "ctrl+s"}, "search the whole library: words, names, quotations, dates", "search all"},
		{ShowShelves, []string{"f"}, "feeds and tags, with how much of each is unread, and which failed; enter lists one", "feeds"},
		{NextSort, []string{"s"}, "sort by date, title, outlet, length, file", "sort"},
		{ReverseSort, []string{"S"}, "reverse the order", ""},
		{NextUnread, []string{"n"}, "next unread article", ""},
		{PrevUnread, []string{"N"}, "previous unread article", ""},
		{ToggleRead, []string{"m"}, "mark read or unread", "read"},
		{ReadAll, []string{"A"}, "mark all that are listed read", ""},
		{ToggleStar, []string{"*"}, "star", "star"},
		{Reload, []string{"r"}, "look for what is new, changed or gone", ""},
		{UpdateNews, []string{"R"}, "fetch what is new in the subscriptions; :update NAME in those of a name or tag", ""},
		{ToggleStories, []string{"T"}, "the articles about one event as one row, or apart; enter opens a story to its articles", ""},
		{FoldStory, []string{"h", "left"}, "a story as one row again", ""},
		{ToggleStacks, []string{"c"}, "copies of an article apart, or under the first of them", ""},
		{NextForm, []string{"v"}, "the list compact, a row an article below its day or month, or roomy", ""},
		{OpenBrowser, []string{"o"}, "open in the browser", ""},
		{Get, []string{"O"}, "fetch its page and open that here; :get URL fetches another", ""},
		{Copy, []string{"y"}, "copy title, outlet, date and address", ""},
	}
}

// placeKeys go to places of the article, and to other articles.
func placeKeys() []Binding {
	return []Binding{
		{Down, []string{"j", "down"}, "line down", ""},
		{Up, []string{"k", "up"}, "line up", ""},
		{PageDown, []string{"space", "f", "pgdown", "ctrl+f"}, "page down", ""},
		{PageUp, []string{"b", "pgup", "ctrl+b", "shift+space"}, "page up", ""},
		{HalfDown, []string{"d", "ctrl+d"}, "half a page down", ""},
		{HalfUp, []string{"u", "ctrl+u"}, "half a page up", ""},
		{First, []string{"g", "home"}, "to the top", ""},
		{Last, []string{"G", "end"}, "to the end", ""},
		{NextParagraph, []string{"}"}, "next paragraph", ""},
		{PrevParagraph, []string{"{"}, "previous paragraph", ""},
		{NextArticle, []string{"J", "]"}, "next article", "next"},
		{PrevArticle, []string{"K", "["}, "previous article", ""},
		{NextUnread, []string{")"}, "next unread article", ""},
		{PrevUnread, []string{"("}, "previous unread article", ""},
		{ToList, []string{"h", "left"}, "back to the list", "list"},
		{Back, []string{"q"}, "back to the list; quits from one article alone", ""},
	}
}

// askingKeys are about the names, quotations and words of the article.
func askingKeys() []Binding {
	return []Binding{
		{NextMention, []string{"e"}, "next name", "name"},
		{PrevMention, []string{"E"}, "previous name", ""},
		{NextNumber, []string{"#"}, "next date or figure", ""},
		{NextQuote, []string{"."}, "next quotation", "quote"},
		{PrevQuote, []string{","}, "previous quotation", ""},
		{Accept, []string{"enter"}, "who is this? who says this, and why?", "who?"},
		{WhoSaidWhat, []string{"w"}, "who said what", "said"},
		{ShowNames, []string{"i"}, "names in this article", ""},
		{FindName, []string{"@"}, "all of this name in the library", ""},
		{ShowLinks, []string{"L"}, "links", ""},
		{ShowHeadings, []string{"H"}, "headings", ""},
		{Search, []string{"/"}, "search the article; ↑ recalls", "search"},
		{NextHit, []string{"n"}, "next hit; after esc, of the search that was ended", ""},
		{PrevHit, []string{"N"}, "previous hit", ""},
	}
}

// articleKeys are about how the page looks, and what is done with the article.
func articleKeys() []Binding {
	return []Binding{
		{Lens1, []string{"1"}, "people lit or not", ""},
		{Lens2, []string{"2"}, "organizations lit or not", ""},
		{Lens3, []string{"3"}, "places lit or not", ""},
		{Lens4, []string{"4"}, "groups lit or not", ""},
		{Lens5, []string{"5"}, "events lit or not", ""},
		{Lens6, []string{"6"}, "works lit or not", ""},
		{Lens7, []string{"7"}, "dates and figures lit or not", ""},
		{LensAll, []string{"0"}, "all kinds lit or none", ""},
		{Spotlight, []string{"s"}, "spotlight: only the paragraphs about the selected name", ""},
		{ToggleAsides, []string{"a"}, "unfold all that is not the story; enter opens the first of it on the screen", ""},
		{TogglePictures, []string{"p"}, "pictures on or off, in kitty, Ghostty or with sixels; those in the file or beside it", ""},
		{CycleStrict, []string{"c"}, "show all guesses, likely ones, or only what is sure", ""},
		{SetMark, []string{"m"}, "and a letter: remember this place", ""},
		{GoToMark, []string{"'", "`"}, "and a letter: go to that place", ""},
		{CycleLines, nil, "lines ragged, hyphenated, or justified", ""},
		{Wider, []string{"+"}, "wider", ""},
		{Narrower, []string{"-"}, "narrower", ""},
		{ResetWidth, []string{"="}, "the usual width", ""},
		{Copy, []string{"y"}, "copy the quotation or paragraph with its citation", ""},
		{CopyMarkdown, []string{"Y"}, "copy the selected quotation with its citation as Markdown", ""},
		{CopyCSL, []string{"ctrl+y"}, "copy the selected quotation's citation as CSL-JSON", ""},
		{Export, []string{"x"}, "write the article as a file: Markdown, HTML and more", ""},
		{Edit, []string{"v"}, "open the file in $EDITOR at this line", ""},
		{Pipe, []string{"|"}, "pipe the article through a command", ""},
		{OpenBrowser, []string{"o"}, "open in the browser", ""},
		{Get, []string{"O"}, "fetch its page and open that here; :get URL fetches another", ""},
		{ToggleStories, []string{"T"}, "the story of this article in the list: all that are about it; J and K go through it", ""},
		{FindQuote, []string{"\""}, "the selected quotation elsewhere in the library", ""},
		{ToggleStar, []string{"*"}, "star", ""},
		{JumpBack, []string{"ctrl+o", "backspace"}, "back to where a jump began", ""},
		{JumpForward, []string{"ctrl+i", "alt+right"}, "forward again; ctrl+i where the terminal tells it from tab", ""},
	}
}

// correctionKeys correct what is selected on the page, in a panel and on a card alike.
// confirm is the hint of the first.
func correctionKeys(confirm string) []Binding {
	return []Binding{
		{Confirm, []string{"C"}, "confirm: this name or speaker is right", confirm},
		{Reject, []string{"X"}, "reject: this is no name, or no quotation", ""},
		{Retype, []string{"R"}, "and a digit: this name is of another kind", ""},
		{SameAs, []string{"S"}, "the same as another name; of a quotation, who said it", ""},
		{NarrowCorrection, []string{"~"}, "the last correction in this article only, then only here", ""},
	}
}

// passageKeys are about passages of the text and what is written on them.
func passageKeys() []Binding {
	return []Binding{
		{SelectText, []string{"V"}, "select a passage, from the selected name, quotation or hit on", ""},
		{Highlight, []string{"P"}, "highlight what is selected, or take the highlight away", ""},
		{Annotate, []string{"A"}, "write a note on what is selected, or change the one there", ""},
		{RemoveNote, []string{"D"}, "remove the note or highlight on what is selected", ""},
		{ShowNotes, []string{"W"}, "what you wrote: notes and highlights", ""},
	}
}

func panelKeys() []Binding {
	return slices.Concat([]Binding{
		{Accept, []string{"enter", "l", "right"}, "go to its place", "go there"},
		{Down, []string{"j", "down"}, "next row", ""},
		{Up, []string{"k", "up"}, "previous row", ""},
		{HalfDown, []string{"ctrl+d", "d", "pgdown", "space"}, "half a page down", ""},
		{HalfUp, []string{"ctrl+u", "u", "pgup", "b"}, "half a page up", ""},
		{First, []string{"g", "home"}, "first row", ""},
		{Last, []string{"G", "end"}, "last row", ""},
		{Filter, []string{"/"}, "filter as you type", "filter"},
		{Spotlight, []string{"s"}, "spotlight on this name", "spotlight"},
		{Copy, []string{"y"}, "copy the row", "copy"},
		{CopyMarkdown, []string{"Y"}, "copy all quotations of this name, each with its source", ""},
		{OpenBrowser, []string{"o"}, "open the link in the browser", "browser"},
		{Get, []string{"O"}, "fetch the link and open it here as an article", ""},
		{FindQuote, []string{"\""}, "this quotation elsewhere in the library", ""},
		{WhoSaidWhat, []string{"w"}, "who said what", ""},
		{ShowNames, []string{"i"}, "names in this article", ""},
		{ShowLinks, []string{"L"}, "links", ""},
		{ShowHeadings, []string{"H"}, "headings", ""},
		{ShowNotes, []string{"W"}, "what you wrote: notes and highlights", ""},
		{FindName, []string{"@"}, "all of this name in the library", ""},
		{Annotate, []string{"A"}, "change the note", "change"},
		{RemoveNote, []string{"D"}, "remove the note or highlight", "remove"},
	}, correctionKeys("confirm"), []Binding{
		{NextArticle, []string{"J", "]"}, "next article", ""},
		{PrevArticle, []string{"K", "["}, "previous article", ""},
		{PickRow, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, "the row of that number", ""},
		{Back, []string{"q", "h", "left"}, "close the panel", "close"},
	})
}

func findingsKeys() []Binding {
	return []Binding{
		{Accept, []string{"enter", "l", "right"}, "open the article at its first hit; n and N go on through all results", "open"},
		{Down, []string{"j", "down"}, "next result", ""},
		{Up, []string{"k", "up"}, "previous result", ""},
		{PageDown, []string{"pgdown", "ctrl+f", "space", "ctrl+d", "d"}, "page down", ""},
		{PageUp, []string{"pgup", "ctrl+b", "b", "ctrl+u", "u"}, "page up", ""},
		{First, []string{"g", "home"}, "first result", ""},
		{Last, []string{"G", "end"}, "last result", ""},
		{Filter, []string{"/"}, "change what is searched", "change"},
		{SearchAll, []string{"F", "ctrl+s"}, "change what is searched", ""},
		{NextSort, []string{"s"}, "the best first, or the newest", "sort"},
		{Reject, []string{"X"}, "in a dossier: this article names another one of that name; once more takes it back", "another"},
		{Confirm, []string{"C"}, "in a dossier: this article, joined by a guess, names the same one", "the same"},
		{SameAs, []string{"S"}, "in a dossier: this is the same as another name, in every article", "same as"},
		{ShowBrief, []string{"B"}, "brief: how it begins, who said what, days and figures", "brief"},
		{ShowTimeline, []string{"I"}, "timeline: which day is told what of", "timeline"},
		{ShowNew, []string{"!"}, "what is new in each article of the story", "new"},
		{ShowLedger, []string{"Q"}, "ledger: who said what", "who said"},
		{Back, []string{"q", "h", "left"}, "back to where the search began", "back"},
		{Cancel, []string{"esc"}, "back to where the search began", ""},
	}
}

func cardKeys() []Binding {
	return append([]Binding{
		{Cancel, []string{"esc", "q"}, "close", "close"},
		{Accept, []string{"enter", "i"}, "all names", "all names"},
		{WhoSaidWhat, []string{"w"}, "what this name said here", ""},
		{FindName, []string{"@"}, "all of this name in the library", ""},
		{NextMention, []string{"e", "j", "n"}, "next mention of this name", "next"},
		{PrevMention, []string{"E", "k", "N"}, "previous mention of this name", ""},
		{NextQuote, []string{"."}, "next quotation by this speaker", "quotes"},
		{PrevQuote, []string{","}, "previous quotation by this speaker", ""},
		{Spotlight, []string{"s"}, "spotlight on this name", "spotlight"},
		{FindQuote, []string{"\""}, "this quotation elsewhere in the library", ""},
		{Why, []string{"?"}, "why is this highlighted?", "why?"},
		{Copy, []string{"y"}, "copy what the card says", ""},
		{CopyMarkdown, []string{"Y"}, "copy all quotations of this name, each with its source", ""},
	}, correctionKeys("confirm")...)
}

func helpKeys() []Binding {
	return []Binding{
		{Cancel, []string{"esc", "q", "?", "f1"}, "close", "close"},
		{Filter, []string{"/"}, "search the keys", "search"},
		{Down, []string{"j", "down"}, "line down", "scroll"},
		{Up, []string{"k", "up"}, "line up", ""},
		{PageDown, []string{"space", "f", "pgdown", "d", "ctrl+d"}, "page down", ""},
		{PageUp, []string{"b", "pgup", "u", "ctrl+u"}, "page up", ""},
		{First, []string{"g", "home"}, "to the top", ""},
		{Last, []string{"G", "end"}, "to the end", ""},
	}
}

func inputKeys() []Binding {
	return []Binding{
		{Accept, []string{"enter"}, "keep it and go on", "keep"},
		{Cancel, []string{"esc", "ctrl+g"}, "give it up", "give up"},
		{Quit, []string{"ctrl+c"}, "quit", ""},
		{CursorLeft, []string{"left", "ctrl+b"}, "left", ""},
		{CursorRight, []string{"right", "ctrl+f"}, "right", ""},
		{CursorStart, []string{"home", "ctrl+a"}, "to the start", ""},
		{CursorEnd, []string{"end", "ctrl+e"}, "to the end", ""},
		{DeleteBack, []string{"backspace", "ctrl+h"}, "delete before the cursor", ""},
		{DeleteForward, []string{"delete", "ctrl+d"}, "delete after the cursor", ""},
		{DeleteWord, []string{"ctrl+w", "alt+backspace"}, "delete the word before the cursor", ""},
		{DeleteLine, []string{"ctrl+u"}, "delete to the start", ""},
		{Compose, []string{"ctrl+x"}, "write a longer note in $EDITOR", ""},
		{Complete, []string{"tab"}, "complete a command's name; another format of the file to write", ""},
		{Down, []string{"down", "ctrl+n"}, "next row, next hit", ""},
		{Up, []string{"up", "ctrl+p"}, "previous row, previous hit", ""},
	}
}

func visualKeys() []Binding {
	return []Binding{
		{Highlight, []string{"P", "enter"}, "highlight the passage, or take the highlight away", "highlight"},
		{Annotate, []string{"A", "a"}, "write a note on the passage", "note"},
		{Copy, []string{"y"}, "copy the passage with its citation", "copy"},
		{Cancel, []string{"esc", "q", "V", "v"}, "leave the passage", "leave"},
		{NextWord, []string{"w", "l", "e", "right"}, "to the next word", "word"},
		{PrevWord, []string{"b", "h", "left"}, "to the word before", ""},
		{Down, []string{"j", "down"}, "line down", ""},
		{Up, []string{"k", "up"}, "line up", ""},
		{NextSentence, []string{")", "s"}, "to the end of the sentence, then the next", "sentence"},
		{PrevSentence, []string{"(", "S"}, "to the start of the sentence, then the one before", ""},
		{NextParagraph, []string{"}", "p"}, "to the end of the paragraph, then the next", "paragraph"},
		{PrevParagraph, []string{"{"}, "to the start of the paragraph, then the one before", ""},
		{SwapEnds, []string{"o"}, "move the other end", "other end"},
		{RemoveNote, []string{"D"}, "remove the note or highlight", ""},
	}
}
