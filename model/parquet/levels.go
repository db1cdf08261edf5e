package parquet

import "encoding/binary"

// levels say of each value of a page whether it is known: runs of equal ones, each its
// length and what holds of them, as RLE of the format with one bit a value.
type levels struct {
	runs   []byte
	known  bool
	length uint64 // of the last run, which is not among runs yet
}

func (l *levels) add(known bool) {
	if known != l.known {
		l.end()
		l.known = known
	}
	l.length++
}

// end ends the last run.
func (l *levels) end() {
	if l.length == 0 {
		return
	}
	l.runs = binary.AppendUvarint(l.runs, l.length<<1)
	if l.known {
		l.runs = append(l.runs, 1)
	} else {
		l.runs = append(l.runs, 0)
	}
	l.length = 0
}

func (l *levels) clear() { *l = levels{runs: l.runs[:0]} }
