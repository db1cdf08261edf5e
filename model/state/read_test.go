package state

import (
	"reflect"
	"strings"
	"testing"
)

// TestReadOnly holds that nobody outside can change what the reader's state is
// made of: what is reached from a Reader by pointer has no exported field.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	seen := map[reflect.Type]bool{}
	var walk func(p reflect.Type)
	walk = func(p reflect.Type) {
		if p.Kind() != reflect.Pointer || p.Elem().Kind() != reflect.Struct || seen[p] || !ours(p.Elem()) {
			return
		}
		seen[p] = true
		for i := range p.Elem().NumField() {
			if f := p.Elem().Field(i); f.IsExported() {
				t.Errorf("%s.%s can be assigned", p.Elem(), f.Name)
			}
		}
		for i := range p.NumMethod() {
			for out := range p.Method(i).Type.Outs() {
				walk(out)
			}
		}
	}
	walk(reflect.TypeFor[*Reader]())
	for _, want := range []reflect.Type{reflect.TypeFor[*Open](), reflect.TypeFor[*Search](), reflect.TypeFor[*Input]()} {
		if !seen[want] {
			t.Errorf("%s is not reached", want)
		}
	}
}

// ours reports whether a type is part of the state: those of articles and their
// analysis do not change, and copies of items are handed out.
func ours(t reflect.Type) bool {
	return strings.HasSuffix(t.PkgPath(), "/model/state") || t.Name() == "View"
}
