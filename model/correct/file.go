package correct

import (
	"fmt"
	"slices"
	"strings"
)

// header begins a new file.
const header = `# Corrections for lede: what readers ruled about names and quotations.
# One ruling a line; the order of the lines does not matter, but of two rulings
# about one thing the later line holds. Edit the file as you like, keep it in
# version control, share it: lede changes only the lines it rules on.
#
#   "KCNA" is an organization
#   "Kursk" is the place "Kursk Region"
#   "Monday Night" is no name
#
# A ruling with in "file" titled "headline" holds in that article alone.
`

// Problem is a line of a file that is no correction.
type Problem struct {
	File string
	Line int // from 1
	Err  error
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %v", p.File, p.Line, p.Err) }

func (p Problem) Unwrap() error { return p.Err }

// File is a text file of corrections, whole: what lede does not know in it stays as
// it is.
type File struct {
	lines []line
	crlf  bool
}

// line is one line with what it says.
type line struct {
	text string
	*Correction
}

// ReadFile takes a file apart. Problems have no file name.
func ReadFile(data string) (File, []Problem) {
	f := File{crlf: strings.Contains(data, "\r\n")}
	var problems []Problem
	data = strings.TrimPrefix(data, "\ufeff")
	if data == "" {
		return f, nil
	}
	for i, s := range strings.Split(strings.TrimSuffix(data, "\n"), "\n") {
		l := line{text: strings.TrimSuffix(s, "\r")}
		if said := strings.TrimSpace(l.text); said != "" && said[0] != '#' {
			r, err := Parse(said)
			if err != nil {
				problems = append(problems, Problem{Line: i + 1, Err: err})
			} else {
				l.Correction = &r
			}
		}
		f.lines = append(f.lines, l)
	}
	return f, problems
}

// Corrections are those of the file in its order.
func (f File) Corrections() []Correction {
	var out []Correction
	for _, l := range f.lines {
		if l.Correction != nil {
			out = append(out, *l.Correction)
		}
	}
	return out
}

// With is f after c: a line about a subject that is ruled anew changes where it
// stands, dropped ones go, and new ones come where they stand in order among
// the others.
func (f File) With(c Change) File {
	put := map[Subject]Verdict{}
	for _, r := range c.Put {
		put[r.Subject] = r.Verdict
	}
	dropped := map[Correction]bool{}
	for _, r := range c.Drop {
		dropped[r] = true
	}
	written := map[Subject]bool{}
	n := File{crlf: f.crlf}
	for _, l := range f.lines {
		if l.Correction == nil {
			n.lines = append(n.lines, l)
			continue
		}
		v, anew := put[l.Subject]
		switch {
		case anew && written[l.Subject], !anew && dropped[*l.Correction]:
			continue
		case anew && v != l.Verdict:
			l = newLine(Correction{l.Subject, v})
		}
		written[l.Subject] = anew
		n.lines = append(n.lines, l)
	}
	if len(n.lines) == 0 && len(put) > 0 {
		n, _ = ReadFile(header)
	}
	for _, r := range c.Put {
		if !written[r.Subject] {
			written[r.Subject] = true
			n.insert(newLine(Correction{r.Subject, put[r.Subject]}))
		}
	}
	return n
}

func newLine(r Correction) line { return line{r.String(), &r} }

// insert puts l before the first correction that follows it in order and the
// comment right above that, else behind the last correction.
func (f *File) insert(l line) {
	at := len(f.lines)
	for i := len(f.lines) - 1; i >= 0; i-- {
		if f.lines[i].Correction != nil {
			at = i + 1
			break
		}
	}
	for i, o := range f.lines {
		if o.Correction != nil && o.Correction.String() > l.text {
			at = f.aboveComment(i)
			break
		}
	}
	f.lines = slices.Insert(f.lines, at, l)
}

// aboveComment is where the comment right above line i begins; i where there is
// none, or where it is the one at the head of the file.
func (f *File) aboveComment(i int) int {
	at := i
	for at > 0 && strings.HasPrefix(strings.TrimSpace(f.lines[at-1].text), "#") {
		at--
	}
	if at == 0 {
		return i
	}
	return at
}

// String is the file as it is written.
func (f File) String() string {
	end := "\n"
	if f.crlf {
		end = "\r\n"
	}
	var b strings.Builder
	for _, l := range f.lines {
		b.WriteString(l.text + end)
	}
	return b.String()
}
