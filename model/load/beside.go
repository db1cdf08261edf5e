package load

import (
	"archive/zip"
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"path"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/text"
)

// said is what a container says of a member in a table beside it.
type said struct {
	meta  *article.Meta     // nil where it says nothing
	names map[string]string // of people, by what the member calls them
}

// tell adds what is said of an article: it holds where the article says otherwise.
func (s said) tell(a *article.Article) {
	if s.meta == nil {
		return
	}
	a.Meta.Title = s.meta.Title
	if s.meta.Summary != "" {
		a.Meta.Summary = s.meta.Summary
	}
	if s.meta.Published.Precision != article.Unknown {
		a.Meta.Published = s.meta.Published
	}
}

// beside are the tables in the export of a program that say of its other members what
// these do not. The zero beside are none.
type beside struct {
	posts  map[string]*article.Meta // of Substack, by number
	names  map[string]string        // of the people of Slack, by number
	tables map[string]bool          // members that are such tables, or lists of other things
}

// newBeside reads the tables of an archive that lies in a file of its own.
func newBeside(in decode.Input, files []*zip.File) (b beside) {
	if in.At == nil {
		return b
	}
	byName := make(map[string]*zip.File, len(files))
	for _, f := range files {
		byName[f.Name] = f
	}
	for _, f := range files {
		switch dir, name := path.Split(f.Name); {
		case name == "posts.csv" && b.posts == nil:
			b.substack(f, dir, files)
		case name == "users.json" && b.names == nil && slices.ContainsFunc(slackRooms[:], func(s string) bool { return byName[dir+s] != nil }):
			b.slack(f, dir)
		}
	}
	return b
}

// isTable reports whether a member tells of others and holds no article itself.
func (b beside) isTable(name string) bool { return b.tables[name] }

// of is what is said of a member.
func (b beside) of(name string) said {
	s := said{names: b.names}
	if path.Ext(name) == ".html" && path.Base(path.Dir(name)) == "posts" {
		s.meta = b.posts[number(name)]
	}
	return s
}

// number is that of a post: "posts/144.light-out.html" is 144.
func number(name string) string {
	n, _, _ := strings.Cut(path.Base(name), ".")
	return n
}

// mailed matches the lists of those who were sent a post, or opened it.
var mailed = text.Pattern(`/\d+\.(?:delivers|opens)\.csv$`)

// substack reads the table of an export's posts, the pages of which lie below it.
func (b *beside) substack(f *zip.File, dir string, files []*zip.File) {
	pages, tables := map[string]bool{}, map[string]bool{f.Name: true}
	for _, other := range files {
		switch rest, ok := strings.CutPrefix(other.Name, dir+"posts/"); {
		case ok && path.Ext(rest) == ".html":
			pages[number(rest)] = true
		case ok && mailed().MatchString(other.Name):
			tables[other.Name] = true
		}
	}
	rows := csv.NewReader(tableOf(f))
	head, err := rows.Read()
	if err != nil || len(pages) == 0 {
		return
	}
	id, title, subtitle, date := slices.Index(head, "post_id"), slices.Index(head, "title"), slices.Index(head, "subtitle"), slices.Index(head, "post_date")
	if min(id, title, subtitle, date) < 0 {
		return
	}
	b.posts, b.tables = map[string]*article.Meta{}, tables
	for row, err := rows.Read(); err == nil; row, err = rows.Read() {
		n := number(row[id])
		if !pages[n] || b.posts[n] != nil || row[title] == "" {
			continue
		}
		var post article.Builder
		field.Set(post.Meta(), field.Title, row[title])
		field.Set(post.Meta(), field.Summary, row[subtitle])
		field.Set(post.Meta(), field.Published, row[date])
		b.posts[n] = &post.Build(article.Origin{}).Meta
	}
}

// slackRooms are the members of an export that list rooms of a kind, slackLists others
// that list no messages.
var (
	slackRooms = [...]string{"channels.json", "groups.json", "dms.json", "mpims.json"}
	slackLists = [...]string{"users.json", "integration_logs.json", "canvases.json", "lists.json", "file_conversations.json", "huddle_transcripts.json"}
)

// slack reads the people of an export.
func (b *beside) slack(f *zip.File, dir string) {
	var person struct {
		ID      string `json:"id"`
		Name    string `json:"name"`
		Real    string `json:"real_name"`
		Profile struct {
			Real  string `json:"real_name"`
			Shown string `json:"display_name"`
		} `json:"profile"`
	}
	people := json.NewDecoder(tableOf(f))
	if begin, err := people.Token(); err != nil || begin != json.Delim('[') {
		return
	}
	b.names, b.tables = map[string]string{}, map[string]bool{}
	empty := person
	for n := 0; people.More() && n < maxPeople && people.Decode(&person) == nil; n++ {
		if person.ID != "" {
			b.names[person.ID] = cmp.Or(person.Profile.Real, person.Real, person.Profile.Shown, person.Name)
		}
		person = empty
	}
	for _, name := range slices.Concat(slackRooms[:], slackLists[:]) {
		b.tables[dir+name] = true
	}
}

// maxPeople is how many people of an export are known by their names.
const maxPeople = 100_000

// tableOf reads a table, as much as is read of a text; nothing where it cannot be read.
func tableOf(f *zip.File) io.Reader {
	r, err := f.Open()
	if err != nil {
		return failing{err}
	}
	table := bufio.NewReader(io.LimitReader(r, textLimit))
	if mark, _ := table.Peek(len("\uFEFF")); string(mark) == "\uFEFF" {
		_, _ = table.Discard(len(mark))
	}
	return table
}
