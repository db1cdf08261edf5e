package engine

import "context"

// Update asks for what is new in what the reader subscribed, and has the list
// look again. Nothing asks by itself, and one update goes on at a time.
func (e *Engine) Update() []Work {
	switch {
	case e.options.Update == nil:
		e.reader.Warn("nothing can be updated here")
		return nil
	case e.updating:
		e.reader.Say("an update is under way")
		return nil
	}
	e.updating = true
	e.reader.Say("updating the subscriptions …")
	update := e.options.Update
	return []Work{func(ctx context.Context) Event {
		text, err := update(ctx)
		return updated{said{text, err}}
	}}
}

// updated is what an update came to.
type updated struct{ said }

func (u updated) apply(e *Engine) []Work {
	e.updating = false
	work := Changed{All: true}.apply(e)
	if len(work) == 0 {
		return u.said.apply(e)
	}
	last := work[len(work)-1]
	work[len(work)-1] = func(ctx context.Context) Event { return inTurn{last(ctx), u.said} }
	return work
}

// inTurn is two events: what is said of the second stays.
type inTurn struct{ first, second Event }

func (i inTurn) apply(e *Engine) []Work { return append(e.Apply(i.first), e.Apply(i.second)...) }
