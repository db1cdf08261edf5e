package index

import (
	"bytes"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/database"
)

// fill sets every field below v that is not set to something that no other has.
func fill(v reflect.Value, n *int) {
	switch *n++; v.Kind() {
	case reflect.String:
		v.SetString(string(rune('a' + *n)))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Uint8:
		v.SetUint(uint64(*n%4 + 1))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(int64(*n), 0).UTC()))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic(v.Type())
	}
}

// leaves calls f with each value below v that has none below it, and its name.
func leaves(v reflect.Value, name string, f func(reflect.Value, string)) {
	switch {
	case v.Kind() == reflect.Pointer:
		leaves(v.Elem(), name, f)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), name, f)
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		for i := range v.NumField() {
			leaves(v.Field(i), name+"."+v.Type().Field(i).Name, f)
		}
	default:
		f(v, name)
	}
}

// wholeArticle is an article that has something in every field, with spans that are of its text.
func wholeArticle() *article.Article {
	a, n := &article.Article{}, 0
	fill(reflect.ValueOf(a).Elem(), &n)
	a.Text = string(bytes.Repeat([]byte("x"), 4*n))
	leaves(reflect.ValueOf(a).Elem(), "", func(v reflect.Value, name string) {
		if filepath.Ext(name) == ".End" { // behind its start
			v.SetInt(v.Int() + int64(n))
		}
	})
	return a
}

// TestHash: a change of any field of an article changes its hash, but for where it came
// from and what was noticed.
func TestHash(t *testing.T) {
	t.Parallel()
	a := wholeArticle()
	was := hashOf(a)
	leaves(reflect.ValueOf(a).Elem(), "", func(v reflect.Value, name string) {
		before := reflect.New(v.Type()).Elem()
		before.Set(v)
		v.SetZero()
		apart := strings.HasPrefix(name, ".Origin") || strings.HasPrefix(name, ".Notices")
		if now := hashOf(a); bytes.Equal(now, was) != apart {
			t.Errorf("%s: same hash %v", name, bytes.Equal(now, was))
		}
		v.Set(before)
	})
}

// TestPackArticle: what the analysis needs of an article comes back as it was.
func TestPackArticle(t *testing.T) {
	t.Parallel()
	a := wholeArticle()
	back, err := unpackArticle(packText(a), packForm(a))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back.Blocks, a.Blocks) || !reflect.DeepEqual(back.Inlines, a.Inlines) || back.Text != a.Text {
		t.Errorf("%+v\nwant %+v", back, a)
	}
}

// TestOlderForm: an index whose articles were written in another way is made again.
func TestOlderForm(t *testing.T) {
	t.Parallel()
	dir, file := shelf(t, map[string]string{"a.txt": flood}), filepath.Join(t.TempDir(), "index.db")
	older := schema
	older.Steps = schema.Steps[:len(schema.Steps)-1]
	d, err := database.Open(t.Context(), file, older)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Write(t.Context(), func() error { return d.Exec("INSERT INTO doc VALUES (1, x'01', 'v1')") })
	if err := errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	ix := openIndex(t, file, "v1")
	if p := refresh(t, ix, dir); p.Articles != 1 || p.Learnt != 1 {
		t.Errorf("%+v", p)
	}
	if got := find(t, ix, "said:atieno", Ask{}); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}
