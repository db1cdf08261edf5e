package load

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// tree makes files, "name" or "name -> target", below a new folder.
func tree(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// names lists sources relative to dir, those that cannot be read with "!".
func names(t *testing.T, dir string, sources []Source) []string {
	t.Helper()
	var out []string
	for _, s := range sources {
		name, err := filepath.Rel(dir, s.Path)
		if err != nil || s.Path == "-" {
			name = s.Path
		}
		if s.Err != nil {
			name = "!" + name
		}
		out = append(out, filepath.ToSlash(name))
	}
	return out
}

func TestSources(t *testing.T) {
	dir := tree(t, "10.txt", "2.txt", "a/x.txt", "a/.hidden", "B.txt", ".git/config", "page.html", "page_files/ad.js", "odd[1].txt")
	in := func(p ...string) string { return filepath.Join(append([]string{dir}, p...)...) }
	if err := os.MkdirAll(in("empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, in("a", "loop")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"folder", []string{dir}, []string{"2.txt", "10.txt", "a/x.txt", "B.txt", "odd[1].txt", "page.html"}},
		{"file", []string{in("2.txt"), in("2.txt")}, []string{"2.txt"}},
		{"hidden, but named", []string{in("a", ".hidden")}, []string{"a/.hidden"}},
		{"file that looks like a glob", []string{in("odd[1].txt")}, []string{"odd[1].txt"}},
		{"glob", []string{in("*.txt")}, []string{"2.txt", "10.txt", "B.txt", "odd[1].txt"}},
		{"deep glob", []string{in("**", "x.*")}, []string{"a/x.txt"}},
		{"glob without match", []string{in("*.pdf")}, []string{"!*.pdf"}},
		{"missing", []string{in("no.txt"), in("2.txt")}, []string{"!no.txt", "2.txt"}},
		{"empty folder", []string{in("empty")}, []string{"!empty"}},
		{"standard input", []string{"-", in("2.txt"), "-"}, []string{"-", "2.txt"}},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := names(t, dir, Sources(t.Context(), c.args)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNatural(t *testing.T) {
	want := []string{"2.txt", "10.txt", "A1", "a02", "a2", "a10", "b", "ä"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, natural)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
