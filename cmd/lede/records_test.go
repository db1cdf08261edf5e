package main

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestRecords: every field that a verb writes is in the help, and no other; a
// part that has the fields of one before it says so.
func TestRecords(t *testing.T) {
	t.Parallel()
	written := map[string]reflect.Type{
		"who": reflect.TypeFor[whoRecord](), "said": reflect.TypeFor[saidRecord](), "stories": reflect.TypeFor[storyRecord](),
		"watch": reflect.TypeFor[watchRecord](), "new": reflect.TypeFor[newsRecord](), "brief": reflect.TypeFor[briefRecord](), "timeline": reflect.TypeFor[timelineRecord](),
		"diff": reflect.TypeFor[diffRecord](), "get": reflect.TypeFor[gotten](), "update": reflect.TypeFor[outcomeRecord](),
		"subscriptions": reflect.TypeFor[subscriptionRecord](), "import": reflect.TypeFor[imported](),
	}
	alike := func(name string) bool { // told once
		return strings.HasPrefix(name, "new.") || strings.HasPrefix(name, "paragraphs[].new.") || strings.HasPrefix(name, "articles[].copy_of.") ||
			strings.HasPrefix(name, "quotes[].") || strings.HasPrefix(name, "figures[].") || strings.HasPrefix(name, "names[].")
	}
	for _, r := range records() {
		var told, want []string
		for _, f := range r.Fields {
			if !alike(f.Name) {
				told = append(told, f.Name)
			}
		}
		for _, name := range jsonFields(written[r.Verb], "") {
			if !alike(name) {
				want = append(want, name)
			}
		}
		slices.Sort(told)
		slices.Sort(want)
		if !slices.Equal(told, want) {
			t.Errorf("%s: the help has %q, written is %q", r.Verb, told, want)
		}
		delete(written, r.Verb)
	}
	if len(written) > 0 {
		t.Errorf("not in the help: %v", written)
	}
}

// jsonFields are the paths of the fields of a type in JSON.
func jsonFields(t reflect.Type, path string) (names []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t.PkgPath() == "time" {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			names = append(names, jsonFields(f.Type, path)...)
			continue
		}
		name = path + name
		names = append(names, name)
		if f.Type.Kind() == reflect.Slice {
			name += "[]"
		}
		names = append(names, jsonFields(f.Type, name+".")...)
	}
	return names
}
