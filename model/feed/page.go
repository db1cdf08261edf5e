package feed

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"lede/model/article"
	"lede/model/load"
	"lede/model/text"
)

// Take keeps what an answer brings that was asked for by name: the items of a
// feed, or a page as one article.
func (f *Folder) Take(ctx context.Context, a *Answer) ([]string, error) {
	feed, err := Read(a.Body, a.Charset, a.URL)
	if err != nil {
		file, err := f.takePage(ctx, a)
		if err != nil {
			return nil, err
		}
		return []string{file}, nil
	}
	s := f.state(a.URL)
	_, err = f.keep(s, cmp.Or(s.Title, feed.Title, host(a.URL)), feed, AsNeeded)
	if err == nil {
		s.Title = cmp.Or(feed.Title, s.Title)
		err = f.save(s)
	}
	return f.files(s, feed), err
}

// files are those of the items that a feed holds now, new or not, that are there.
func (f *Folder) files(s *state, feed *Feed) (files []string) {
	for _, i := range feed.Items {
		file := f.at(f.fileOf(s.Items[i.Key]))
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			files = append(files, file)
		}
	}
	return files
}

// takePage keeps an answer as it came, named after the article in it.
func (f *Folder) takePage(ctx context.Context, a *Answer) (string, error) {
	ext, document := page(a, pageHead{URL: a.URL})
	d, err := f.look(ctx, a.URL, ext, document)
	if err != nil {
		return "", &About{a.URL, err}
	}
	i := Item{Title: d.Meta.Title}
	if d.Meta.Published.Known() {
		i.Time = d.Meta.Published.Time
	}
	name, err := f.write(nil, folderName(cmp.Or(d.Meta.Outlet, host(a.URL)))+"/"+i.name(f.now()), ext, document)
	return f.at(name), err
}

// page is an answer as the file it becomes.
func page(a *Answer, head pageHead) (ext, document string) {
	if ext = extension(a); ext == ".html" {
		return ext, head.String() + declaration(a) + string(a.Body)
	}
	return ext, string(a.Body)
}

// look reads a document. One that is no article is an error.
func (f *Folder) look(ctx context.Context, address, ext, document string) (*article.Article, error) {
	t, err := os.CreateTemp(filepath.Join(f.path, hidden), ".lede-*"+ext)
	if err != nil {
		return nil, err
	}
	defer os.Remove(t.Name())
	_, err = t.WriteString(document)
	if closed := t.Close(); err != nil || closed != nil {
		return nil, cmp.Or(err, closed)
	}
	return first(ctx, load.Source{Name: address, Path: t.Name(), Size: int64(len(document))})
}

// first is the first article of a file.
func first(ctx context.Context, s load.Source) (*article.Article, error) {
	for a, err := range load.Open(ctx, s, load.Options{}) {
		if e, ok := err.(*load.Error); ok { //nolint:errorlint // its reason, without the name that is said already
			err = e.Err
		}
		return a, err
	}
	return nil, load.ErrNoArticle
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

// pageHead is what is written above a page, in the form in which programs that
// save pages say where they are from.
type pageHead struct {
	URL   string
	Feed  string       // that named it; "": the reader did
	Sent  int          // words that the feed sent of it
	Known article.Meta // what the feed says and the page does not
}

// complete has the head say what the feed says and the page does not.
func (h *pageHead) complete(feed, page *article.Meta) {
	if !page.Published.Known() && feed.Published.Precision >= article.Day {
		h.Known.Published = feed.Published
	}
	if page.Outlet == "" {
		h.Known.Outlet = feed.Outlet
	}
	if len(page.Authors) == 0 {
		h.Known.Authors = feed.Authors
	}
}

func (h pageHead) String() string {
	head := "<!-- saved by lede\n" + urlLine(h.URL)
	if h.Feed != "" {
		head += fmt.Sprintf(" feed: %s\n sent by the feed: %d words\n", inComment(h.Feed), h.Sent)
	}
	head += "-->\n"
	for _, m := range []struct{ name, content string }{
		{"article:published_time", h.Known.Published.ISO()}, {"og:site_name", h.Known.Outlet}, {"author", strings.Join(h.Known.Authors, ", ")},
	} {
		if m.content != "" {
			head += fmt.Sprintf("<meta name=%q content=\"%s\">\n", m.name, html.EscapeString(m.content))
		}
	}
	return head
}

// urlLine is the line of a head that says where its page is from.
func urlLine(address string) string { return " url: " + inComment(address) + "\n" }

// inComment is an address without what would end a comment.
func inComment(address string) string {
	return strings.NewReplacer("--", "-%2D", ">", "%3E").Replace(text.CleanLine(address))
}

// declaration is the encoding of a page where only its server said it.
func declaration(a *Answer) string {
	begin := strings.ToLower(string(a.Body[:min(len(a.Body), 4096)]))
	if name := slug(a.Charset); name != "" && !strings.Contains(begin, "charset") && !strings.Contains(begin, "encoding=") {
		return "<meta charset=\"" + name + "\">\n"
	}
	return ""
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
