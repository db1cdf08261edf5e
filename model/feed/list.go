package feed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/atomic"
	"lede/model/text"
)

// List is a file of subscriptions, a line each. It is a superset of newsboat's
// urls file: the address, then words, in quotation marks where they hold spaces.
// A word is a tag; "~NAME" is the name, "folder=NAME" the folder, "text=sent" and
// "text=full" say which texts are kept, "keep=30d" says for how long; "#" begins a
// comment. Lines that are not understood stay, and so does the order.
type List struct {
	lines []line
}

// line is a line as it stands, and what it says.
type line struct {
	raw string
	sub *Subscription // nil: a comment, or what is not ours
	why string        // what of it is not understood, "" for nothing
}

// Parse reads a list. It never fails: Problems tells what was not understood.
func Parse(source string) *List {
	l := &List{}
	seen := map[string]bool{}
	for raw := range strings.Lines(strings.TrimPrefix(source, "\ufeff")) {
		n := parseLine(strings.TrimRight(raw, "\r\n"))
		if n.sub != nil && seen[n.sub.URL] {
			n.sub, n.why = nil, "subscribed already, further up"
		}
		if n.sub != nil {
			seen[n.sub.URL] = true
		}
		l.lines = append(l.lines, n)
	}
	return l
}

// foreign are beginnings of lines that mean something to newsboat alone.
var foreign = map[string]string{
	"query:":  "a search of newsboat's",
	"exec:":   "a command of newsboat's, which is not run",
	"filter:": "a command of newsboat's, which is not run",
	"file:":   "a file, which needs no subscription",
}

func parseLine(raw string) line {
	n := line{raw: raw}
	words := split(text.Clean(raw))
	if len(words) == 0 {
		return n
	}
	for begin, why := range foreign {
		if strings.HasPrefix(words[0], begin) {
			n.why = why
			return n
		}
	}
	s := &Subscription{URL: Address(words[0])}
	if s.URL == "" {
		n.why = "not an address of the web"
		return n
	}
	for _, w := range words[1:] {
		if err := s.word(w); err != nil {
			n.why = err.Error()
		}
	}
	n.sub = s
	return n
}

// word takes what stands behind the address.
func (s *Subscription) word(w string) (err error) {
	w = text.CleanLine(w)
	field, value, ok := strings.Cut(w, "=")
	switch name, isName := strings.CutPrefix(w, "~"); {
	case w == "", w == "!": // newsboat: not in the list of feeds
	case isName:
		s.Name = text.CleanLine(name)
	case ok && field == "folder":
		s.Folder = text.CleanLine(value)
	case ok && field == "text":
		err = s.Text.UnmarshalText([]byte(value))
	case ok && field == "keep":
		err = s.Keep.UnmarshalText([]byte(value))
	default:
		s.Tag(w)
	}
	return err
}

// Tag gives s a tag, unless it has it.
func (s *Subscription) Tag(name string) {
	if !slices.Contains(s.Tags, name) {
		s.Tags = append(s.Tags, name)
	}
}

// split parts a line into words as newsboat does: quotation marks hold spaces,
// a backslash in them takes the next letter as it is, and "#" ends the line
// where a word would begin.
func split(s string) (words []string) {
	for {
		s = strings.TrimLeft(s, " \t")
		if s == "" || s[0] == '#' {
			return words
		}
		var w string
		if s[0] == '"' {
			w, s = quoted(s[1:])
		} else {
			i := strings.IndexAny(s, " \t")
			if i < 0 {
				i = len(s)
			}
			w, s = s[:i], s[i:]
		}
		words = append(words, w)
	}
}

// quoted is what stands before the closing mark, and what behind it.
func quoted(s string) (word, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}

// write is s as a line.
func (s *Subscription) write() string {
	words := []string{s.URL}
	for _, w := range s.Tags {
		words = append(words, quote(w))
	}
	if s.Name != "" {
		words = append(words, quote("~"+s.Name))
	}
	if s.Folder != "" {
		words = append(words, quote("folder="+s.Folder))
	}
	if s.Text != AsNeeded {
		words = append(words, "text="+s.Text.String())
	}
	if s.Keep != (Keep{}) {
		words = append(words, "keep="+s.Keep.String())
	}
	return strings.Join(words, " ")
}

func quote(w string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w) + `"`
}

// All are the subscriptions, in the order of the file. What is changed in one
// is written after Set alone.
func (l *List) All() (all []Subscription) {
	for _, n := range l.lines {
		if n.sub != nil {
			s := *n.sub
			s.Tags = slices.Clone(s.Tags)
			all = append(all, s)
		}
	}
	return all
}

// Know takes what is known of feeds, by their addresses. It is not written.
func (l *List) Know(infos map[string]Info) {
	for _, n := range l.lines {
		if n.sub != nil {
			n.sub.Info = infos[n.sub.URL]
		}
	}
}

// Select are the subscriptions that one of words names, all where there is none.
// An error says which word names nothing.
func (l *List) Select(words []string) ([]Subscription, error) {
	all := l.All()
	if len(words) == 0 {
		return all, nil
	}
	var missing []error
	for _, w := range words {
		if !slices.ContainsFunc(all, func(s Subscription) bool { return s.Suits(w) }) {
			missing = append(missing, fmt.Errorf("no subscription has the name, tag or address %q", w))
		}
	}
	suits := func(s Subscription) bool { return slices.ContainsFunc(words, s.Suits) }
	return slices.DeleteFunc(all, func(s Subscription) bool { return !suits(s) }), errors.Join(missing...)
}

// Add adds a subscription. It says false where there is one of its address.
func (l *List) Add(s Subscription) bool {
	if l.find(s.URL) >= 0 {
		return false
	}
	l.lines = append(l.lines, line{raw: s.write(), sub: &s})
	return true
}

// Remove takes the subscription of an address out. It says false where there is
// none.
func (l *List) Remove(address string) bool {
	i := l.find(address)
	if i >= 0 {
		l.lines = slices.Delete(l.lines, i, i+1)
	}
	return i >= 0
}

// Set puts s in the place of the subscription of an address. It says false where
// there is none, or another one has the address of s.
func (l *List) Set(address string, s Subscription) bool {
	i, j := l.find(address), l.find(s.URL)
	if i < 0 || j >= 0 && j != i {
		return false
	}
	l.lines[i] = line{raw: s.write(), sub: &s}
	return true
}

func (l *List) find(address string) int {
	return slices.IndexFunc(l.lines, func(n line) bool { return n.sub != nil && n.sub.URL == address })
}

// Problems are the lines that are not understood, in whole or in part, each with
// its reason.
func (l *List) Problems() (all []error) {
	for i, n := range l.lines {
		if n.why != "" {
			all = append(all, fmt.Errorf("line %d: %s: %s", i+1, n.why, text.Shorten(text.CleanLine(n.raw), 80)))
		}
	}
	return all
}

// Foreign is how many lines are neither subscriptions nor comments.
func (l *List) Foreign() (n int) {
	for _, line := range l.lines {
		if line.sub == nil && line.why != "" {
			n++
		}
	}
	return n
}

// String is the file.
func (l *List) String() string {
	var b strings.Builder
	for _, n := range l.lines {
		b.WriteString(n.raw + "\n")
	}
	return b.String()
}

// ReadList reads the list in a file. One that is not there is empty.
func ReadList(file string) (*List, error) {
	data, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return Parse(string(data)), nil
}

// Save writes the list, whole or not at all. Addresses may hold passwords, so it
// is for the owner's eyes, unless the file was for others' too.
func (l *List) Save(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	_, err := atomic.Replace(file, []byte(l.String()), 0o600, nil)
	return err
}
