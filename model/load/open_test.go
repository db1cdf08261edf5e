package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/article"
)

// read opens content as a file of that name and returns all it gives.
func read(t *testing.T, name, content string, o Options) ([]*article.Article, []error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return drain(t, Sources(t.Context(), []string{path})[0], o)
}

func drain(t *testing.T, s Source, o Options) (articles []*article.Article, errs []error) {
	t.Helper()
	for a, err := range Open(t.Context(), s, o) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		articles = append(articles, a)
	}
	return articles, errs
}

func TestOpenPlain(t *testing.T) {
	got, errs := read(t, "story", "Harbour reopens\n\nThe harbour reopened on Monday.\n", Options{})
	if len(got) != 1 || errs != nil {
		t.Fatal(got, errs)
	}
	if a := got[0]; a.Meta.Title != "Harbour reopens" || a.Text != "The harbour reopened on Monday." || a.Origin.Format != "plain" {
		t.Errorf("%+v", a)
	}
}

func TestOpenRaw(t *testing.T) {
	const content = "Title\r\n\tBody \x1b[31m\n\n"
	got, errs := read(t, "story.txt", content, Options{As: "raw"})
	if len(got) != 1 || errs != nil || got[0].Text != content {
		t.Fatal(got, errs)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name, content string
		as            string
		want          error
	}{
		{"empty.txt", "", "", ErrEmpty},
		{"blank.txt", " \n\n\t", "", ErrEmpty},
		{"mark.txt", "\ufeff", "", ErrEmpty},
		{"nul.txt", "a\x00b", "", ErrBinary},
		{"picture.txt", "\x89PNG\r\n\x1a\n", "", ErrUnsupported},
		{"none.zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "", ErrNoFile},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, errs := read(t, c.name, c.content, Options{As: c.as})
			if len(got) != 0 || len(errs) != 1 || !errors.Is(errs[0], c.want) {
				t.Errorf("got %v, %v; want %v", got, errs, c.want)
			}
		})
	}
}

func TestOpenMissing(t *testing.T) {
	_, errs := drain(t, Source{Name: "gone\x1b[31m", Path: filepath.Join(t.TempDir(), "gone")}, Options{})
	if len(errs) != 1 || !errors.Is(errs[0], ErrNoFile) || errs[0].Error() != "gone: no such file" {
		t.Error(errs)
	}
}

func TestOpenStandardInput(t *testing.T) {
	got, errs := drain(t, Source{Name: "-", Path: "-"}, Options{Stdin: strings.NewReader("One line.")})
	if len(got) != 1 || errs != nil || got[0].Text != "One line." {
		t.Error(got, errs)
	}
}
