package load

import (
	"path"
	"strings"

	"lede/model/load/decode"
)

// unpack reads the members of a container, each as a file of its own.
func (o *opener) unpack(f Format, in decode.Input, file, name string, depth int) bool {
	count := 0
	for m, err := range f.Unpack(o.ctx, in) {
		if err == nil {
			err = o.budget.member()
		}
		if err != nil {
			o.emit(nil, fail(file, err))
			return false
		}
		count++
		inner, base := file+"!"+m.Name, m.Name
		if m.Name == "" {
			inner, base = file, strings.TrimSuffix(name, path.Ext(name))
		}
		if !o.stream(o.budget.reader(m), inner, base, depth+1) {
			return false
		}
	}
	if count == 0 {
		return o.emit(nil, fail(file, noneIn("archive")))
	}
	return true
}
