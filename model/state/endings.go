package state

// What the ways out of the layers end.

func endLetter(r *Reader) bool { return drop(&r.await) }
func endKind(r *Reader) bool   { return drop(&r.retyping) }
func endHelp(r *Reader) bool   { return drop(&r.help) }
func endCard(r *Reader) bool   { return drop(&r.card) }
func endTour(r *Reader) bool   { return drop(&r.tour) }

// drop makes what p points to nil, and reports whether it was not.
func drop[T any](p **T) bool {
	there := *p != nil
	*p = nil
	return there
}

// endTyping puts back what was before the line was typed; with the question the
// search of the library ends.
func endTyping(r *Reader) bool {
	switch {
	case r.input == nil:
		return false
	case r.input.prompt == ForLibrary:
		r.input = nil
		r.leaveFinding()
	default:
		r.cancelInput()
	}
	return true
}

func endChooser(r *Reader) bool { return drop(&r.chooser) }
func endShelves(r *Reader) bool { return drop(&r.shelves) }

func endHelpFilter(r *Reader) bool { return blank(&r.help.query) }

// blank empties s, and reports whether it was not empty.
func blank(s *string) bool {
	there := *s != ""
	*s = ""
	return there
}

func endPassage(r *Reader) bool { return drop(&r.visual) }

func endPanelFilter(r *Reader) bool { return blank(&r.panel.query) }

func endPanel(r *Reader) bool {
	there := r.panel != nil
	r.ClosePanel()
	return there
}

func endFinding(r *Reader) bool {
	there := r.finding != nil
	r.leaveFinding()
	return there
}

func toFindings(r *Reader) bool {
	if r.finding == nil {
		return false
	}
	r.focus = OnFindings
	return true
}

// toList leaves an article for the list, but for that which is all there is.
func toList(r *Reader) bool {
	if r.alone() {
		return false
	}
	r.focus = OnList
	return true
}

// alone reports whether the open article is all that was named.
func (r *Reader) alone() bool {
	return r.single && r.library.Total() == 1 && r.open.article != nil && !r.loading.Busy
}

func endZen(r *Reader) bool {
	there := r.zen
	r.zen = false
	return there
}

func stopSearch(r *Reader) bool {
	there := r.open.search.Pending()
	if there {
		r.open.search.stop()
	}
	return there
}

// endSearch keeps the search for SearchAgain.
func endSearch(r *Reader) bool {
	if o := r.open; o.search != nil && !o.search.across {
		o.ended = o.search
	}
	return drop(&r.open.search)
}

func endSelection(r *Reader) bool { return drop(&r.open.selection) }
func endSpotlight(r *Reader) bool { return drop(&r.open.spot) }

// endFilter shows the whole list again.
func endFilter(r *Reader) bool {
	before := r.Listing()
	if before.Query == "" {
		return false
	}
	r.FilterList("")
	r.listed(before, "filtered")
	return true
}
