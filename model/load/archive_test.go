package load

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"lede/model/article"
)

type entry struct{ name, body string }

func zipped(t testing.TB, entries ...entry) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		f, err := w.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(e.body))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func gzipped(s string) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

func tarred(t testing.TB, headers ...*tar.Header) string {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range headers {
		body := h.Linkname
		if h.Typeflag == tar.TypeReg {
			h.Linkname, h.Size = "", int64(len(body))
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			w.Write([]byte(body))
		}
	}
	w.Close()
	return out.String()
}

func zstandard(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

const story = "Ferry sails again\n\nThe ferry left the pier on Monday with forty passengers.\n"

func TestArchives(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, content string
		want          []string // file, format, title
	}{
		{"a.txt.gz", gzipped(story), []string{"a.txt.gz plain Ferry sails again"}},
		{"a.zst", zstandard(story), []string{"a.zst plain Ferry sails again"}},
		{"a.zip", zipped(t, entry{"x/one.txt", story}, entry{"two.json", `{"title":"Two","text":"b"}`}, entry{".hidden", story}, entry{"__MACOSX/x", story}),
			[]string{"a.zip!x/one.txt plain Ferry sails again", "a.zip!two.json json Two"}},
		{"a.tar", tarred(t, &tar.Header{Name: "../../etc/one.txt", Typeflag: tar.TypeReg, Mode: 0o644, Linkname: story}, &tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}),
			[]string{"a.tar!../../etc/one.txt plain Ferry sails again"}},
		{"a.tar.gz", gzipped(tarred(t, &tar.Header{Name: "one.txt", Typeflag: tar.TypeReg, Mode: 0o644, Linkname: story})), []string{"a.tar.gz!one.txt plain Ferry sails again"}},
		{"outer.zip", zipped(t, entry{"inner.zip", zipped(t, entry{"one.txt", story})}), []string{"outer.zip!inner.zip!one.txt plain Ferry sails again"}},
		{"lines.jsonl.gz", gzipped("{\"title\":\"A\",\"text\":\"x\"}\n{\"title\":\"B\",\"text\":\"y\"}\n"), []string{"lines.jsonl.gz jsonl A", "lines.jsonl.gz jsonl B"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles, errs := read(t, c.name, c.content, Options{})
			if errs != nil {
				t.Fatal(errs)
			}
			var got []string
			for _, a := range articles {
				file := a.Origin.File[strings.LastIndex(a.Origin.File, c.name):]
				got = append(got, file+" "+a.Origin.Format+" "+a.Meta.Title)
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestArchiveFromStandardInput(t *testing.T) {
	got, errs := drain(t, Source{Name: "-", Path: "-"}, Options{Stdin: strings.NewReader(zipped(t, entry{"one.txt", story}))})
	if len(got) != 1 || errs != nil || got[0].Origin.File != "-!one.txt" {
		t.Error(got, errs)
	}
}

// TestBadMember holds that an archive goes on after a member that cannot be read.
func TestBadMember(t *testing.T) {
	t.Parallel()
	got, errs := read(t, "a.zip", zipped(t, entry{"one.txt", story}, entry{"b.bin", "\x00\x01\x02"}, entry{"two.txt", story}), Options{})
	if len(got) != 2 || len(errs) != 1 || !errors.Is(errs[0], ErrBinary) {
		t.Error(got, errs)
	}
}

func cutNotices(articles []*article.Article) (out []string) {
	for _, a := range articles {
		for _, n := range a.Notices {
			if n.Kind == article.Cut {
				out = append(out, n.Text)
			}
		}
	}
	return out
}

func TestLimits(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("The ferry left the pier on Monday with forty passengers. ", 50) + "\n\n"
	for _, c := range []struct {
		name, content, notice string
		want                  error
	}{
		{name: "long.md", content: "# Ferries\n\n" + strings.Repeat(line, textLimit/len(line)+100), notice: "cut at 16 MiB"},
		{name: "lines.txt", content: strings.Repeat("The ferry left.\n\n", 60_000), notice: "cut after 100000 lines"},
		{name: "lines.md", content: "# Ferries\n\n" + strings.Repeat("The ferry left.\n\n", 60_000), notice: "cut after 100000 lines"},
		{name: "long.html", content: "<html><p>" + strings.Repeat("x y ", textLimit/4), notice: "cut at 16 MiB"},
		{name: "ratio.gz", content: gzipped(strings.Repeat("a", 5_000_000)), notice: "50 times"},
		{name: "ratio.zip", content: zipped(t, entry{"a.txt", strings.Repeat("a", 5_000_000)}), notice: "50 times"},
		{name: "torn.gz", content: gzipped(strings.Repeat(line, 400))[:800], notice: "it ends in the middle"},
		{name: "deep.zip", content: zipped(t, entry{"1.zip", zipped(t, entry{"2.zip", zipped(t, entry{"3.zip", zipped(t, entry{"a.txt", story})})})}), want: ErrTooLarge},
		{name: "torn.zip", content: zipped(t, entry{"a.txt", story})[:60], want: zip.ErrFormat},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && (len(c.content) > mebibyte || strings.HasPrefix(c.name, "ratio")) {
				t.Skip("long, once unpacked")
			}
			articles, errs := read(t, c.name, c.content, Options{})
			if c.want != nil {
				if len(errs) != 1 || !errors.Is(errs[0], c.want) {
					t.Errorf("got %v, want %v", errs, c.want)
				}
				return
			}
			if notices := cutNotices(articles); errs != nil || len(notices) != 1 || !strings.Contains(notices[0], c.notice) {
				t.Errorf("notices %q, errors %v", notices, errs)
			}
		})
	}
}

func TestTooManyMembers(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("reads 10,000 members")
	}
	entries := make([]entry, maxMembers+1)
	for i := range entries {
		entries[i] = entry{fmt.Sprintf("%d.txt", i), "x"}
	}
	got, errs := read(t, "many.zip", zipped(t, entries...), Options{})
	if len(got) != maxMembers || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("%d articles, %v", len(got), errs)
	}
}

// TestSpent: an archive is left at the member that unpacks to too much.
func TestSpent(t *testing.T) {
	t.Parallel()
	big := strings.Repeat("a", 5_000_000)
	got, errs := read(t, "spent.zip", zipped(t, entry{"a.txt", story}, entry{"b.txt", big}, entry{"c.txt", story}, entry{"d.txt", story}), Options{})
	if len(got) != 2 || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("%d articles, errors %v", len(got), errs)
	}
}

// TestSavedPages: what a browser saves beside a page is passed over in silence,
// a folder beside no page is not.
func TestSavedPages(t *testing.T) {
	t.Parallel()
	files := []string{"p/a.html", "p/a_files/x.js", "p/a_files/deep/y.html", "p/b_files/z.txt", "p/c.txt", "p/c_files/w.txt"}
	var entries []entry
	var headers []*tar.Header
	for _, name := range files {
		entries = append(entries, entry{name, story})
		headers = append(headers, &tar.Header{Typeflag: tar.TypeReg, Name: name, Linkname: story})
	}
	for name, content := range map[string]string{"a.zip": zipped(t, entries...), "a.tar": tarred(t, headers...)} {
		got, errs := read(t, name, content, Options{})
		var read []string
		for _, a := range got {
			_, member, _ := strings.Cut(a.Origin.File, "!")
			read = append(read, member)
		}
		if want := []string{"p/a.html", "p/b_files/z.txt", "p/c.txt", "p/c_files/w.txt"}; !slices.Equal(read, want) || errs != nil {
			t.Errorf("%s: %q %v", name, read, errs)
		}
	}
}

// TestXZ: a stream is read, what is behind a cut is told, and no memory is given
// to one that asks for too much.
func TestXZ(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join("testdata", "story.txt.xz"))
	if err != nil {
		t.Fatal(err)
	}
	got, errs := read(t, "story.txt.xz", string(raw), Options{})
	if len(got) != 1 || errs != nil || got[0].Meta.Title == "" || len(got[0].Notices) > 0 {
		t.Errorf("%v, %v", got, errs)
	}
	got, errs = read(t, "story.txt.xz", string(raw[:len(raw)-20]), Options{})
	if notices := cutNotices(got); errs != nil || len(notices) != 1 {
		t.Errorf("cut: %q, %v", notices, errs)
	}
}

// TestAttached: what lies in the folder that a browser saves beside a page is no
// article; a name longer than any file system has is not looked at.
func TestAttached(t *testing.T) {
	t.Parallel()
	saved := pages{}
	saved.add("a/story.html")
	saved.add("b.txt")
	pad := func(n int) string {
		const begin, end = "a/story_files/", "/x.js"
		return begin + strings.Repeat("d", n-len(begin)-len(end)) + end
	}
	for name, want := range map[string]bool{
		"a/story_files/x.js": true, "a/story_files/deep/er/x.html": true, "a/other_files/x.js": false, "story_files/x.js": false, "a/story_files": false, "b_files/x.js": false,
		pad(longestName): true, pad(longestName + 1): false,
	} {
		if got := saved.attached(name); got != want {
			t.Errorf("%.40s… of %d bytes: %v", name, len(name), got)
		}
	}
}

// TestPassedOver: pictures in front of a bomb do not pay for it.
func TestPassedOver(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("unpacks a bomb")
	}
	noise := make([]byte, 4<<20)
	_, _ = rand.NewChaCha8([32]byte{}).Read(noise)
	picture, bomb := "\xff\xd8\xff"+string(noise), "title,text\n"+strings.Repeat("A lamp,It was out for all to see\n", 60_000)
	for name, content := range map[string]string{
		"a.tar.gz": gzipped(tarred(t, &tar.Header{Typeflag: tar.TypeReg, Name: "a.jpg", Linkname: picture}, &tar.Header{Typeflag: tar.TypeReg, Name: "b.csv", Linkname: bomb})),
		"a.zip":    zipped(t, entry{"a.jpg", picture}, entry{"b.csv", bomb}),
	} {
		got, errs := read(t, name, content, Options{})
		if n := len(got); n < freeWork/(64+articleWork+blockWork) || n > 30_000 || len(errs) == 0 {
			t.Errorf("%s: %d articles, %v", name, n, errs)
		}
	}
}
