package library

// chunked is a sequence that grows without being copied.
type chunked[T any] struct {
	parts []*[chunkSize]T
	n     int
}

const chunkSize = 1024

// add appends v.
func (s *chunked[T]) add(v T) {
	if s.n%chunkSize == 0 {
		s.parts = append(s.parts, new([chunkSize]T))
	}
	s.parts[s.n/chunkSize][s.n%chunkSize] = v
	s.n++
}

// at returns element i, which stays where it is.
func (s *chunked[T]) at(i int) *T { return &s.parts[i/chunkSize][i%chunkSize] }
