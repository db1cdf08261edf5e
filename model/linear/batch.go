package linear

// batch is how many features are looked up together.
const batch = 64

// AddAll adds the weights of every feature to scores, as Add does one by one.
// The tables are larger than the caches of a processor, and a look-up waits for
// memory up to three times; step by step over many features the waits overlap.
func (m *Model) AddAll(scores []int32, features []Feature) {
	var rows [batch]uint32
	var lengths [batch]uint8
	for len(features) > 0 {
		n := min(len(features), batch)
		found := m.offsets.getAll(features[:n], &rows)
		features = features[n:]
		for i, offset := range rows[:found] {
			lengths[i] = m.rows[offset-1]
		}
		for i, offset := range rows[:found] {
			m.addWeights(scores, int(offset), int(lengths[i]))
		}
	}
}

// addWeights adds the row whose n classes begin at byte start of the rows.
func (m *Model) addWeights(scores []int32, start, n int) {
	classes, codes := m.rows[start:start+n], m.rows[start+n:start+2*n]
	for k := range len(classes) {
		scores[classes[k]] += m.codes[codes[k]]
	}
}

// getAll puts the values of those of at most batch features that are known into
// values, in order, and returns how many there are.
func (d *Dict) getAll(features []Feature, values *[batch]uint32) int {
	var likely [batch]Feature
	n := 0
	for _, f := range features {
		likely[n&(batch-1)] = f
		n += int(d.likely(f))
	}
	var slots [batch]uint64
	for i, f := range likely[:n] {
		slots[i] = d.slot(int(uint64(f) >> d.shift))
	}
	found, mask := 0, len(d.slots)/8-1
	for i, f := range likely[:n] {
		slot := slots[i]
		for at := int(uint64(f) >> d.shift); slot>>32 != 0 && uint32(slot) != uint32(f); slot = d.slot(at) {
			at = (at + 1) & mask
		}
		values[found&(batch-1)] = uint32(slot >> 32)
		if slot>>32 != 0 {
			found++
		}
	}
	return found
}

// slot is slot i: the low half of a feature and, above it, the value.
func (d *Dict) slot(i int) uint64 {
	s := d.slots[i*8 : i*8+8]
	return uint64(le32(s)) | uint64(le32(s[4:]))<<32
}
