package linear

import "math"

// Forbidden is the transition weight of a pair of classes that never follow one
// another.
const Forbidden = math.MinInt32 / 4

// Decoder finds the best sequences of classes under first-order transitions. It
// is immutable and safe for concurrent use.
type Decoder struct {
	classes     int
	transitions []int32   // [from*classes+to]
	before      [][]uint8 // by class: those that it may follow
}

// NewDecoder returns a decoder for transitions, [from*classes+to].
func NewDecoder(transitions []int32, classes int) *Decoder {
	d := &Decoder{classes, transitions, make([][]uint8, classes)}
	for from := range classes {
		for to := range classes {
			if transitions[from*classes+to] > Forbidden {
				d.before[to] = append(d.before[to], uint8(from))
			}
		}
	}
	return d
}

// Path is memory that decoding reuses; the zero value is ready.
type Path struct {
	Classes     []uint8 // the result of the last Decode
	back        []uint8
	score, next []int32
}

// Decode puts the best sequence of classes under emissions,
// [position*classes+class], into p.Classes, by Viterbi's algorithm. The sequence
// starts and ends as if beside class 0.
func (d *Decoder) Decode(emissions []int32, p *Path) {
	n := len(emissions) / d.classes
	p.Classes = append(p.Classes[:0], make([]uint8, n)...)
	p.back = append(p.back[:0], make([]uint8, n*d.classes)...)
	p.score = append(p.score[:0], make([]int32, d.classes)...)
	p.next = append(p.next[:0], make([]int32, d.classes)...)
	for c := range p.score {
		p.score[c] = Forbidden
	}
	p.score[0] = 0
	for i := range n {
		d.step(p, emissions[i*d.classes:(i+1)*d.classes], p.back[i*d.classes:(i+1)*d.classes])
		p.score, p.next = p.next, p.score
	}
	best := 0
	for c := range p.score {
		if p.score[c]+d.transitions[c*d.classes] > p.score[best]+d.transitions[best*d.classes] {
			best = c
		}
	}
	for i := n - 1; i >= 0; i-- {
		p.Classes[i] = uint8(best)
		best = int(p.back[i*d.classes+best])
	}
}

// step extends the best sequences by one position.
func (d *Decoder) step(p *Path, emission []int32, back []uint8) {
	for to, before := range d.before {
		best, from := int32(math.MinInt32), uint8(0)
		for _, f := range before {
			if v := p.score[f] + d.transitions[int(f)*d.classes+to]; v > best {
				best, from = v, f
			}
		}
		p.next[to], back[to] = max(best, Forbidden)+emission[to], from
	}
}

// Decode returns the best sequence of classes under emissions and transitions,
// as Decoder.Decode does. into is used for the result where it is large enough.
func Decode(emissions, transitions []int32, classes int, into []uint8) []uint8 {
	p := Path{Classes: into}
	NewDecoder(transitions, classes).Decode(emissions, &p)
	return p.Classes
}
