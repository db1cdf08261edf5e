package correct

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"lede/model/entity"
)

func TestParse(t *testing.T) {
	for _, line := range []string{
		`"KCNA" is an organization`,
		`"Kursk" is the place "Kursk Region"`,
		`"Monday Night" is no name`,
		`"Kim" is the person "Kim Jong-un" in "a.txt" titled "One \"more\" thing"`,
		`"Kim" is no name in "a.txt"`,
		`"she" is the person "Grace Atieno" in "a.txt" titled "T" ¶ 3 after "signed,\n" before " said"`,
		`quote "“We won" is by "Ana Okoro" in "a.txt" titled "T" ¶ 1 after "" before ""`,
		`quote "“We won" is by nobody in "a.txt" ¶ 12 after "x" before ""`,
		`quote "“historic”" is no quotation in "a.txt" titled "T" ¶ 2 after "a" before "b"`,
	} {
		r, err := Parse("  " + strings.ReplaceAll(line, " is ", "\tis  "))
		if err != nil || r.String() != line {
			t.Errorf("%s is read as %s, %v", line, r, err)
		}
	}
	for line, want := range map[string]string{
		`KCNA is an organization`:                      "straight quotation marks",
		`"KCNA" an organization`:                       "expected is",
		`"KCNA" is an organisation`:                    "a kind (date, event, figure, group, organization",
		`"KCNA" is`:                                    "no, a, an or the at the end",
		`"KCNA" is a place today`:                      "today is left over",
		`"" is no name`:                                "no words",
		`"Kim" is the person`:                          "straight quotation marks",
		`"Kim" is the person "Kim"`:                    "same as itself",
		`quote "x" is no quotation`:                    "needs its place",
		`quote "x" is no name in "a.txt"`:              "expected quotation",
		`"x" is no name in "a" ¶ 0 after "" before ""`: "number of a paragraph",
		`"a\x1b[31mb" is no name`:                      "without control characters",
		`"KCNA" is an organizations`:                   "a kind",
	} {
		if r, err := Parse(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want %q", line, r, err, want)
		}
	}
}

const shared = `# Ours.
# Keep in order.

# the agency
"KCNA" is an organization
"Kursk" is a castle
"Monday Night" is no name
something of a later lede: 3
`

func correction(t *testing.T, line string) Correction {
	t.Helper()
	r, err := Parse(line)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFileKeepsWhatItDoesNotKnow(t *testing.T) {
	f, problems := ReadFile(shared)
	if len(problems) != 2 || problems[0].Line != 6 || problems[1].Line != 8 || !strings.Contains(problems[0].Error(), ":6: expected a kind") {
		t.Errorf("%v", problems)
	}
	if f.String() != shared || len(f.Corrections()) != 2 {
		t.Errorf("read as %q", f.String())
	}
	f = f.With(Change{
		Drop: []Correction{correction(t, `"Monday Night" is no name`), correction(t, `"KCNA" is a person`)},
		Put:  []Correction{correction(t, `"Atieno" is a person`), correction(t, `"KCNA" is a group`), correction(t, `"Zorblat" is an event`)},
	})
	want := `# Ours.
# Keep in order.

"Atieno" is a person
# the agency
"KCNA" is a group
"Zorblat" is an event
"Kursk" is a castle
something of a later lede: 3
`
	if f.String() != want {
		t.Errorf("%s", f)
	}
	if again, _ := ReadFile(f.String()); again.String() != f.String() {
		t.Error("another file when read again")
	}
	if windows, _ := ReadFile("\ufeff" + strings.ReplaceAll(shared, "\n", "\r\n")); windows.String() != strings.ReplaceAll(shared, "\n", "\r\n") || len(windows.Corrections()) != 2 {
		t.Errorf("%q", windows.String())
	}
}

// Each correction is one line in its place, so that two branches of a repository
// that rule on different names merge.
func TestFileIsSorted(t *testing.T) {
	var f File
	for _, line := range []string{`"M" is a place`, `"Z" is a place`, `"A" is a place`, `"M m" is a place`, `quote "“x" is by nobody in "f" ¶ 1 after "" before "y"`, `"B" is a place`} {
		f = f.With(Change{Put: []Correction{correction(t, line)}})
	}
	_, body, _ := strings.Cut(f.String(), header)
	want := "\"A\" is a place\n\"B\" is a place\n\"M m\" is a place\n\"M\" is a place\n\"Z\" is a place\nquote \"“x\" is by nobody in \"f\" ¶ 1 after \"\" before \"y\"\n"
	if body != want {
		t.Errorf("%s", f)
	}
	if _, problems := ReadFile(f.String()); problems != nil {
		t.Error("the header is not understood:", problems)
	}
}

func TestSet(t *testing.T) {
	l := NewSet(correction(t, `"A" is a place`), correction(t, `"A" is a person`))
	a := correction(t, `"A" is a group`)
	c := l.Replace(a, correction(t, `"B" is no name`), correction(t, `"A" is a person`))
	if len(c.Drop) != 1 || len(c.Put) != 2 || c.Drop[0].Verdict.Kind != entity.Person {
		t.Fatalf("%+v", c)
	}
	c = l.Replace(a, correction(t, `"B" is no name`))
	n := l.With(c)
	if v, _ := n.Verdict(a.Subject); v.Kind != entity.Group || n.Len() != 2 {
		t.Errorf("%+v", n)
	}
	if back := n.With(c.Inverse()); back.Len() != 1 {
		t.Error("undone, it is another set")
	} else if v, _ := back.Verdict(a.Subject); v.Kind != entity.Person {
		t.Errorf("undone, it is %v", v)
	}
	if l.Len() != 1 {
		t.Error("a set changed")
	}
}

// read is the text of a file.
func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func open(t *testing.T, files ...string) *Files {
	t.Helper()
	b, err := Open(files, filepath.Join(filepath.Dir(files[0]), "locks"), false)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	own, beside := filepath.Join(dir, "deep", "own"), filepath.Join(dir, FileName)
	if err := os.WriteFile(beside, []byte(shared), 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := Open([]string{own, beside}, dir, false)
	var p Problem
	if !errors.As(err, &p) || p.Line != 6 || b.Current().Len() != 2 {
		t.Fatalf("%v, %d corrections", err, b.Current().Len())
	}
	b.Change(b.Current().Replace(correction(t, `"KCNA" is a group`)))
	if err := b.Save(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, beside); got != strings.Replace(shared, "KCNA\" is an organization", "KCNA\" is a group", 1) {
		t.Errorf("%s", got)
	}
	if info, _ := os.Stat(beside); info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := os.Stat(own); err == nil {
		t.Error("a file is made that nothing was ruled in")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	alone := open(t, own)
	alone.Change(alone.Current().Replace(correction(t, `"Own" is a place`)))
	if err := alone.Save(context.Background()); err != nil || !strings.HasPrefix(read(t, own), "# Corrections for lede") {
		t.Errorf("%v", err)
	}
	if joined, _ := Open([]string{own, beside}, dir, true); joined.Current().Len() != 3 || joined.Into() != "" {
		t.Errorf("%d corrections of two files", joined.Current().Len())
	}
}

// What a person or another program writes meanwhile is joined with what is
// ruled here.
func TestFilesMergesWithOthers(t *testing.T) {
	file := filepath.Join(t.TempDir(), FileName)
	a, b := open(t, file), open(t, file)
	a.Change(a.Current().Replace(correction(t, `"A" is a place`)))
	b.Change(b.Current().Replace(correction(t, `"B" is a place`)))
	ctx := context.Background()
	if err := errors.Join(a.Save(ctx), b.Save(ctx)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("# by hand\n"+read(t, file)+"\"C\" is no name\nodd\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Change(b.Current().Replace(correction(t, `"B" is a group`)))
	if err := b.Save(ctx); err != nil {
		t.Fatal(err)
	}
	got := read(t, file)
	for _, want := range []string{"# by hand\n", "\"A\" is a place\n", "\"B\" is a group\n", "\"C\" is no name\n", "odd\n"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q in\n%s", want, got)
		}
	}
	if changed, _ := a.Refresh(); !changed || a.Current().Len() != 3 {
		t.Errorf("a sees %d corrections", a.Current().Len())
	}
	if changed, _ := a.Refresh(); changed {
		t.Error("read again though nothing changed")
	}
}

// TestFilesFails: what cannot be written is not lost.
func TestFilesFails(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "folder")
	b := open(t, file)
	if err := os.MkdirAll(file, 0o700); err != nil {
		t.Fatal(err)
	}
	b.Change(b.Current().Replace(correction(t, `"A" is a place`)))
	if err := b.Save(context.Background()); err == nil || b.Current().Len() != 1 {
		t.Fatalf("%v, %d corrections", err, b.Current().Len())
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := b.Save(context.Background()); err != nil || !strings.Contains(read(t, file), `"A"`) {
		t.Errorf("%v", err)
	}
	var none *Files
	none.Change(Change{Put: []Correction{correction(t, `"A" is a place`)}})
	if none.Save(context.Background()) != nil || none.Current().Len() != 0 || none.Into() != "" {
		t.Error("the nil Files holds corrections")
	}
}

func TestManyWriters(t *testing.T) {
	file := filepath.Join(t.TempDir(), FileName)
	var wait sync.WaitGroup
	for i := range 8 {
		b := open(t, file)
		wait.Go(func() {
			b.Change(Change{Put: []Correction{{Subject{Words: string(rune('A' + i))}, Verdict{Decision: NoName}}}})
			if err := b.Save(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if b := open(t, file); b.Current().Len() != 8 {
		t.Errorf("%d of 8 corrections", b.Current().Len())
	}
}

// FuzzParse: what is read is written and read back the same, and no file loses a
// line by being read.
func FuzzParse(f *testing.F) {
	for line := range strings.SplitSeq(shared, "\n") {
		f.Add(line)
	}
	f.Add(`quote "“x" is by "y" in "f" titled "t" ¶ 1 after "\n" before "é"`)
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := Parse(s); err == nil {
			if back, err := Parse(r.String()); err != nil || back != r {
				t.Errorf("%q: %+v is read back as %+v, %v", s, r, back, err)
			}
		}
		file, _ := ReadFile(s)
		again, _ := ReadFile(file.String())
		if again.String() != file.String() {
			t.Errorf("%q becomes %q", file.String(), again.String())
		}
		kept := file.With(Change{Put: []Correction{{Subject{Words: "new one"}, Verdict{}}}})
		if len(kept.lines) < len(file.lines) {
			t.Errorf("%q loses lines: %q", s, kept)
		}
	})
}
