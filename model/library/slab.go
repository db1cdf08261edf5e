package library

// slab is a sequence that grows without being copied.
type slab[T any] struct {
	parts []*[slabSize]T
	n     int
}

const slabSize = 1024

// add appends v.
func (s *slab[T]) add(v T) {
	if s.n%slabSize == 0 {
		s.parts = append(s.parts, new([slabSize]T))
	}
	s.parts[s.n/slabSize][s.n%slabSize] = v
	s.n++
}

// at returns element i, which stays where it is.
func (s *slab[T]) at(i int) *T { return &s.parts[i/slabSize][i%slabSize] }
