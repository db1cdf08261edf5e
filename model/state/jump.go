package state

import "lede/model/library"

// jumps is the way back: places left by a jump, oldest first, and those left by
// going back.
type jumps struct {
	back, forward []jump
}

type jump struct {
	id    library.ID
	place Place
}

const maxJumps = 200

// Leave remembers the reading place before a jump.
func (r *Reader) Leave() {
	if r.open == nil {
		return
	}
	r.jumps.back = append(r.jumps.back, jump{r.open.id, r.open.place})
	if len(r.jumps.back) > maxJumps {
		r.jumps.back = r.jumps.back[1:]
	}
	r.jumps.forward = nil
}

// Return goes one jump back (step -1) or forward again (step 1). It reports false
// where there is none.
func (r *Reader) Return(step int) bool {
	from, to := &r.jumps.back, &r.jumps.forward
	if step > 0 {
		from, to = to, from
	}
	if len(*from) == 0 || r.open == nil {
		return false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, jump{r.open.id, r.open.place})
	r.land(last)
	return true
}

// land goes to a place that was left, of this article or of another.
func (r *Reader) land(j jump) {
	if j.id != r.open.id {
		r.GoTo(j.id, j.place)
		return
	}
	r.MoveTo(j.place)
}

// Await says what the next key names: a place to remember or one to go to.
type Await struct{ set bool }

// Set reports whether a place is to be remembered.
func (a *Await) Set() bool { return a.set }

// AwaitLetter makes the next key the letter of a place: of one to remember, or
// of one to go to.
func (r *Reader) AwaitLetter(set bool) { r.await = &Await{set} }

// TakeLetter ends to wait for a letter, and says what it is for.
func (r *Reader) TakeLetter() (set bool) {
	set = r.await != nil && r.await.set
	r.await = nil
	return set
}

// Name remembers the reading place under a letter.
func (r *Reader) Name(letter rune) {
	if r.open != nil {
		r.marks[letter] = jump{r.open.id, r.open.place}
		r.want(Lettered{letter})
	}
}

// GoToLetter goes to the place that a letter was given to. It reports false where
// that was not done since the program began.
func (r *Reader) GoToLetter(letter rune) bool {
	j, ok := r.marks[letter]
	if !ok || r.open == nil {
		return false
	}
	r.Leave()
	r.land(j)
	return true
}
