package state

// Focus is the pane that keys go to.
type Focus uint8

// Panes that take keys.
const (
	OnList Focus = iota
	OnArticle
	OnPanel
	OnFindings // the results of a search of the library
)

// FocusOn gives the keys to a pane, where there is one.
func (r *Reader) FocusOn(f Focus) {
	there := [...]bool{OnList: true, OnArticle: r.open != nil, OnPanel: r.panel != nil, OnFindings: r.finding != nil}
	if !there[f] {
		return
	}
	if r.focus = f; f == OnArticle && r.lagging {
		r.lagging = false
		r.FollowPanel()
	}
}

// NextPane moves the focus by step over the panes that are there. The list of an article
// that is open and the only one shows nothing new.
func (r *Reader) NextPane(step int) {
	panes := []Focus{OnList}
	switch {
	case r.finding != nil:
		panes[0] = OnFindings
	case r.open != nil && r.library.Total() == 1 && r.focus != OnList:
		panes = nil
	}
	if r.open != nil {
		panes = append(panes, OnArticle)
	}
	if r.panel != nil {
		panes = append(panes, OnPanel)
	}
	for i, p := range panes {
		if p == r.focus {
			r.focus = panes[(i+step+len(panes))%len(panes)]
			if r.focus == OnList || r.focus == OnFindings {
				r.panel = nil // it stands where the list is
			}
			return
		}
	}
	r.focus = OnList
}
