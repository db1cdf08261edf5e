package quote

// accordingTo is the frame that "according to" at token i makes.
func (lay *layout) accordingTo(i, lo, hi, done int) (frame, bool) {
	if lay.tokens[i].low != "according" || i+2 >= hi || lay.tokens[i+1].low != "to" {
		return frame{}, false
	}
	k := lay.phraseFrom(i + 2)
	if k >= len(lay.phrases) || lay.phrases[k].first > i+3 || !lay.speaks(k) || lay.countless(lay.phrases[k].head) {
		return frame{}, false
	}
	comma := lay.next(lay.phrases[k].last, hi, ",")
	if second := lay.next(comma+1, hi, ","); comma >= 0 && second >= 0 {
		if name, _ := lay.apposed(comma, second); name >= 0 {
			k, comma = name, second
		}
	}
	f := frame{cue: [2]int{i, i + 2}, subject: k, from: i}
	if comma >= 0 && lay.leadsIn(i, lo, comma, hi) {
		f.words = [2]int{comma + 1, lay.statementEnd(comma+1, hi)}
		return f, f.words[1] > comma+2
	}
	if i <= lo+1 {
		return frame{}, false
	}
	return lay.accordingBehind(f, i, lo, done)
}

// accordingBehind completes f by the statement before "according to" at token i.
func (lay *layout) accordingBehind(f frame, i, lo, done int) (frame, bool) {
	end := i
	if lay.tokens[i-1].low == "," {
		end--
	}
	start := lay.statementStart(max(lo, done), end)
	for t := start; t < end; t++ {
		if lay.tokens[t].marked != 0 {
			return frame{}, false
		}
	}
	f.words, f.trail = [2]int{start, end}, true
	return f, end > start+2 && lay.isClause(start, end) && !lay.joins(end-1)
}

// joins reports whether token i joins what follows to what stands before.
func (lay *layout) joins(i int) bool {
	switch lay.tokens[i].low {
	case "and", "or", "but", "the", "a", "an", "which", "that":
		return true
	}
	return subordinates(lay.tokens[i].low)
}

// leadsIn reports whether "according to" at token i stands before its statement,
// which begins behind a comma: at the start of the sentence or behind words that are
// no clause; behind "and" the statement may share the subject before it.
func (lay *layout) leadsIn(i, lo, comma, hi int) bool {
	if i <= lo+1 {
		return lay.isClause(comma+1, hi)
	}
	if lay.tokens[i-1].low != "," {
		return false
	}
	switch before := lay.tokens[i-2]; before.low {
	case "and", "but":
		return comma+1 < hi && lay.isFinite(comma+1) || lay.isClause(comma+1, hi)
	case "which", "whom", "that":
		return lay.isClause(comma+1, hi)
	}
	return lay.finite(lo, i) < 0 && lay.isClause(comma+1, hi)
}

func (lay *layout) next(i, hi int, low string) int {
	for ; i < hi; i++ {
		if lay.tokens[i].low == low && lay.tokens[i].marked == 0 {
			return i
		}
	}
	return -1
}

// countless reports whether token i is what is counted and not anybody who says
// it.
func (lay *layout) countless(i int) bool {
	switch lay.tokens[i].low {
	case "data", "figures", "statistics", "estimates", "plan", "schedule", "law", "rules":
		return true
	}
	return false
}
