package export

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestFields: every field of the export is told of, under its name, in its place.
func TestFields(t *testing.T) {
	var told []string
	for _, f := range Fields() {
		told = append(told, f.Name)
		if f.Help == "" {
			t.Errorf("%s: nothing is said of it", f.Name)
		}
	}
	if want := paths(reflect.TypeFor[record](), ""); !slices.Equal(told, want) {
		t.Errorf("fields told of:\n%s\nfields written:\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

// paths are the fields of a record's JSON, those within a field after it.
func paths(of reflect.Type, prefix string) (all []string) {
	for i := range of.NumField() {
		f := of.Field(i)
		inner, list := f.Type, ""
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			if inner.Kind() == reflect.Slice {
				list = "[]"
			}
			inner = inner.Elem()
		}
		if f.Anonymous {
			all = append(all, paths(inner, prefix)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		all = append(all, prefix+name)
		if inner.Kind() == reflect.Struct {
			all = append(all, paths(inner, prefix+name+list+".")...)
		}
	}
	return all
}
