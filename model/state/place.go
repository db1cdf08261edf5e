package state

// MoveTo makes p the reading place of the open article. The panel goes with it
// while the keys are on the article, and else when they are there again.
func (r *Reader) MoveTo(p Place) {
	if r.open == nil || r.open.place == p {
		return
	}
	r.open.place, r.open.gone = p, nil
	r.moved()
}

func (r *Reader) moved() {
	r.want(Moved{})
	r.lagging = r.focus != OnArticle
	if !r.lagging {
		r.FollowPanel()
	}
}

// Resume goes to the place where the article was left, unless the reader is
// somewhere in it by now.
func (r *Reader) Resume(p Place) {
	if r.open != nil && r.open.place == Top {
		r.MoveTo(p)
	}
}

// ToEnd goes to the end of the article. Of an article whose head is shown that
// is the end of what there is, and the whole one's when it comes, unless the
// reader moves on meanwhile.
func (r *Reader) ToEnd() {
	if r.open != nil && r.open.article != nil {
		r.Leave()
		r.want(Ending{})
	}
}

// EndAt makes p, at which the end of the article is on the screen, the reading
// place.
func (r *Reader) EndAt(p Place) {
	if r.open == nil || r.open.article == nil {
		return
	}
	r.MoveTo(p)
	if r.open.end = nil; r.open.article.Head != nil {
		r.open.end = &p
	}
}
