package feed

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/load"
	"lede/model/text"
)

// Take keeps what an answer brings that was asked for by name: the items of a
// feed, or a page as one article.
func (f *Folder) Take(ctx context.Context, a *Answer) ([]string, error) {
	feed, err := Read(a.Body, a.Charset, a.URL)
	if err != nil {
		file, err := f.page(ctx, a)
		if err != nil {
			return nil, err
		}
		return []string{file}, nil
	}
	s := f.state(a.URL)
	_, err = f.keep(s, cmp.Or(s.Title, feed.Title, host(a.URL)), feed)
	if err == nil {
		s.Title = feed.Title
		err = f.save(s)
	}
	return f.files(s, feed), err
}

// files are those of the items that a feed holds now, new or not, that are there.
func (f *Folder) files(s *state, feed *Feed) (files []string) {
	for _, i := range feed.Items {
		file := f.at(s.Items[i.Key].File)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			files = append(files, file)
		}
	}
	return files
}

// page keeps an answer as it came, named after the article in it.
func (f *Folder) page(ctx context.Context, a *Answer) (string, error) {
	i := Item{URL: a.URL, document: string(a.Body), ext: extension(a)}
	if i.ext == ".html" {
		i.document = pageHead(a) + i.document
	}
	meta, err := f.look(ctx, i)
	if err != nil {
		return "", &About{a.URL, err}
	}
	i.Title, i.Time = meta.Title, meta.Published.Time
	if !meta.Published.Known() {
		i.Time = time.Time{}
	}
	name, err := f.write(folderName(cmp.Or(meta.Outlet, host(a.URL))), i, f.now())
	return f.at(name), err
}

// look reads what an answer says of itself. An answer that is no article is an
// error.
func (f *Folder) look(ctx context.Context, i Item) (m article.Meta, err error) {
	t, err := os.CreateTemp(filepath.Join(f.path, hidden), ".lede-*"+i.ext)
	if err != nil {
		return m, err
	}
	defer os.Remove(t.Name())
	_, err = t.WriteString(i.document)
	if closed := t.Close(); err != nil || closed != nil {
		return m, cmp.Or(err, closed)
	}
	for a, err := range load.Open(ctx, load.Source{Name: i.URL, Path: t.Name(), Size: int64(len(i.document))}, load.Options{}) {
		if err != nil {
			if e, ok := err.(*load.Error); ok { //nolint:errorlint // its reason, without the name that is said already
				err = e.Err
			}
			return m, err
		}
		return a.Meta, nil
	}
	return m, load.ErrNoArticle
}

// extensions are those of the files that answers become, by their media type.
var extensions = map[string]string{
	"text/plain": ".txt", "text/markdown": ".md", "application/json": ".json", "application/pdf": ".pdf", "application/epub+zip": ".epub",
	"application/xml": ".xml", "text/xml": ".xml", "message/rfc822": ".eml", "text/csv": ".csv", "application/zip": ".zip",
}

func extension(a *Answer) string {
	if IsPage(a.Body) || a.Type == "text/html" || a.Type == "application/xhtml+xml" {
		return ".html"
	}
	return cmp.Or(extensions[a.Type], ".txt")
}

// pageHead says where a page is from, as programs say it that save pages, and
// its encoding where only its server did.
func pageHead(a *Answer) string {
	address := strings.NewReplacer("--", "-%2D", ">", "%3E").Replace(text.CleanLine(a.URL))
	head := fmt.Sprintf("<!-- saved by lede\n url: %s\n-->\n", address)
	begin := strings.ToLower(string(a.Body[:min(len(a.Body), 4096)]))
	if name := slug(a.Charset); name != "" && !strings.Contains(begin, "charset") && !strings.Contains(begin, "encoding=") {
		head += "<meta charset=\"" + name + "\">\n"
	}
	return head
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
