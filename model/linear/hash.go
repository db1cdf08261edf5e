// Package linear is the arithmetic of sparse linear models: features named by
// hashes, quantised weights that are used as they lie in the binary, and exact
// first-order decoding. It knows nothing of words; its callers say what a
// feature is.
package linear

// Feature names one feature: a hash of everything that makes it what it is.
// Two different features of a model of a million collide with probability
// below 10^-6.
type Feature uint64

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Hash is FNV-1a, finished so that all bits depend on all bytes.
func Hash(s string) Feature {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return finish(h)
}

// With is the feature made of f and one more part. It is not symmetric.
func (f Feature) With(part Feature) Feature {
	return finish(uint64(f)*0x9E3779B97F4A7C15 + uint64(part))
}

// finish is the finaliser of MurmurHash3 (Appleby, public domain).
func finish(h uint64) Feature {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	return Feature(h)
}
