package linear

// batch is how many features are looked up together.
const batch = 64

// AddAll adds the weights of every feature to scores, as Add does one by one.
// The tables are larger than the caches of a processor, and a look-up waits for
// memory up to three times; step by step over many features the waits overlap.
func (m *Model) AddAll(scores []int32, features []Feature) {
	var rows [batch]uint32
	var sets [batch]uint64
	for len(features) > 0 {
		n := min(len(features), batch)
		found := m.offsets.getAll(features[:n], &rows)
		features = features[n:]
		for i, offset := range rows[:found] {
			sets[i] = m.set(int(offset) - 1)
		}
		for i, offset := range rows[:found] {
			m.addRow(scores, int(offset)-1, sets[i])
		}
	}
}

// getAll puts the values of those of at most batch features that are known into
// values, in order, and returns how many there are.
func (d *Dict) getAll(features []Feature, values *[batch]uint32) int {
	var groups [batch]uint64
	for i, f := range features {
		groups[i] = d.group(d.home(f))
	}
	var likely [batch]Feature
	var at [batch]int32
	n := 0
	for i, f := range features {
		hits, behind := f.among(groups[i])
		likely[n&(batch-1)], at[n&(batch-1)] = f, int32(d.home(f)+first(hits)&(groupSize-1))
		if hits|behind != 0 {
			n++
		}
	}
	var slots [batch]uint64
	for i, at := range at[:n] {
		slots[i] = d.slot(int(at))
	}
	found := 0
	for i, f := range likely[:n] {
		value := uint32(slots[i] >> 16 & d.mask)
		if uint16(slots[i]) != f.check() || d.marks[at[i]] != f.mark() {
			value = d.Get(f)
		}
		values[found&(batch-1)] = value
		if value != 0 {
			found++
		}
	}
	return found
}
