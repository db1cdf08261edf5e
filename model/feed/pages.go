package feed

import "hash/maphash"

// pages are the files of articles by their canonical addresses, "" where the file was
// kept as long as it should be. They know an address by 64 bits of a hash that nobody
// else can foresee: the addresses of all feeds together would take megabytes.
type pages struct {
	seed  maphash.Seed
	files map[uint64]string
}

func newPages() pages { return pages{maphash.MakeSeed(), map[uint64]string{}} }

// file is the file of an article; ok is false where the address is not known.
func (p *pages) file(address string) (name string, ok bool) {
	name, ok = p.files[maphash.String(p.seed, address)]
	return name, ok
}

func (p *pages) set(address, file string) { p.files[maphash.String(p.seed, address)] = file }
