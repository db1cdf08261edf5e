package article

import (
	"encoding/binary"
	"errors"
)

// MarshalBinary encodes f for a cache; only UnmarshalBinary of the same program
// need understand it.
func (f *Fingerprint) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 20+4*len(f.sketch))
	b = binary.LittleEndian.AppendUint64(b, f.url)
	b = binary.LittleEndian.AppendUint64(b, f.headline)
	b = binary.LittleEndian.AppendUint32(b, f.shingles)
	for _, h := range f.sketch {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b, nil
}

// UnmarshalBinary is the inverse of MarshalBinary.
func (f *Fingerprint) UnmarshalBinary(b []byte) error {
	if len(b) < 20 || len(b)%4 != 0 || len(b) > 20+4*sketchSize {
		return errors.New("no fingerprint")
	}
	*f = Fingerprint{
		url: binary.LittleEndian.Uint64(b), headline: binary.LittleEndian.Uint64(b[8:]),
		shingles: binary.LittleEndian.Uint32(b[16:]), sketch: make([]uint32, (len(b)-20)/4),
	}
	for i := range f.sketch {
		f.sketch[i] = binary.LittleEndian.Uint32(b[20+4*i:])
	}
	return nil
}
