package latex

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lede/model/text"
)

// command reads a command. It reports whether that ends environment.
func (p *parser) command(environment string) bool {
	p.at++
	name := p.name()
	switch name {
	case "begin":
		p.begin(p.verbatim())
		return false
	case "end":
		ended := p.verbatim()
		return ended == environment || ended == "document"
	}
	if mark, ok := accents[name]; ok {
		p.accent(mark)
		return false
	}
	if s, ok := symbols[name]; ok {
		p.out.WriteString(html.EscapeString(s))
		p.blank(name)
		return false
	}
	p.word(name)
	return false
}

// name reads the name of a command: letters, or one other character.
func (p *parser) name() string {
	start := p.at
	for p.at < len(p.s) && ('a' <= p.s[p.at]|0x20 && p.s[p.at]|0x20 <= 'z') {
		p.at++
	}
	if p.at == start && p.at < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.at:])
		p.at += n
		return p.s[start:p.at]
	}
	name := p.s[start:p.at]
	if p.at < len(p.s) && p.s[p.at] == '*' {
		p.at++
	}
	return name
}

// blank passes over the white space behind a name in letters, which ends it.
func (p *parser) blank(name string) {
	if last := name[len(name)-1] | 0x20; 'a' <= last && last <= 'z' {
		for p.at < len(p.s) && p.s[p.at] == ' ' {
			p.at++
		}
		if strings.HasPrefix(p.s[p.at:], "{}") {
			p.at += 2
		}
	}
}

// word does what a command in letters says.
func (p *parser) word(name string) {
	if name == "item" {
		p.item()
		return
	}
	p.options()
	if element, ok := elements[name]; ok {
		p.out.WriteString("<" + element + ">" + p.argument() + "</" + element + ">")
		return
	}
	if n, ok := dropped[name]; ok {
		for range n {
			p.verbatim()
			p.options()
		}
		return
	}
	switch name {
	case "title", "author", "date":
		p.meta[name] = p.argument()
	case "href":
		address := p.verbatim()
		p.out.WriteString(`<a href="` + html.EscapeString(address) + `">` + p.argument() + "</a>")
	case "url", "nolinkurl":
		address := html.EscapeString(p.verbatim())
		p.out.WriteString(`<a href="` + address + `">` + address + "</a>")
	case "includegraphics":
		p.out.WriteString(`<img src="` + html.EscapeString(p.verbatim()) + `">`)
	case "footnote", "footnotetext", "endnote":
		p.notes = append(p.notes, p.argument())
	case "verb":
		p.verb()
	case "and":
		p.out.WriteString("; ")
	case "\\", "newline", "linebreak":
		p.options()
		p.out.WriteString("<br>")
	case "par":
		p.out.WriteString("<p>")
	case "hline", "toprule", "midrule", "bottomrule", "today":
	default:
		p.blankBehind()
	}
}

// blankBehind passes over the space that ends an unknown command's name; what it is
// given in braces is text.
func (p *parser) blankBehind() {
	for p.at < len(p.s) && p.s[p.at] == ' ' {
		p.at++
	}
}

// maxTerm is the length of the longest term, in bytes.
const maxTerm = 300

// item opens an item of a list, with the term that it explains.
func (p *parser) item() {
	p.out.WriteString("<li>")
	line, _, _ := strings.Cut(p.s[p.at:min(len(p.s), p.at+maxTerm)], "\n")
	if term, _, ok := strings.Cut(line, "]"); ok && strings.HasPrefix(term, "[") {
		q := p.within(term[1:])
		q.out = p.out
		p.out.WriteString("<strong>")
		q.read("")
		p.out.WriteString("</strong> ")
		p.take(q)
		p.at += len(term) + 1
	}
}

func (p *parser) verb() {
	if p.at >= len(p.s) {
		return
	}
	_, n := utf8.DecodeRuneInString(p.s[p.at:])
	mark := p.s[p.at : p.at+n]
	line, _, _ := strings.Cut(p.s[p.at+n:min(len(p.s), p.at+n+maxFormula)], "\n")
	if inner, _, ok := strings.Cut(line, mark); ok {
		p.out.WriteString("<code>" + html.EscapeString(inner) + "</code>")
		p.at += 2*n + len(inner)
	}
}

// accent writes what follows with a mark on its first letter.
func (p *parser) accent(mark rune) {
	s := p.argument()
	tags := len(leadingTags().FindString(s))
	r, n := utf8.DecodeRuneInString(s[tags:])
	switch {
	case n == 0:
	case r == 'ı':
		s = s[:tags] + norm.NFC.String("i"+string(mark)) + s[tags+n:]
	case unicode.IsLetter(r):
		s = s[:tags] + norm.NFC.String(string(r)+string(mark)) + s[tags+n:]
	}
	p.out.WriteString(s)
}

var leadingTags = text.Pattern(`^(?:<[^>]*>)*`)

// begin reads an environment.
func (p *parser) begin(name string) {
	name = strings.TrimSuffix(name, "*")
	switch name {
	case "document":
		return
	case "verbatim", "lstlisting", "minted", "equation", "align", "displaymath", "comment", "tikzpicture", "thebibliography":
		p.asIs(name)
		return
	case "tabular", "tabularx", "longtable":
		p.table(name)
		return
	}
	p.options()
	element := environments[name]
	if element == "" {
		element = "div"
	}
	p.out.WriteString("<" + element + "><p>")
	p.read(name)
	p.out.WriteString("</" + element + "><p>")
}

// asIs reads an environment whose contents are no LaTeX, or no text.
func (p *parser) asIs(name string) {
	end := strings.Index(p.s[p.at:], `\end{`+name)
	if end < 0 {
		end = len(p.s) - p.at
	}
	inner := p.s[p.at : p.at+end]
	p.at = min(len(p.s), p.at+end+len(`\end{`))
	if brace := strings.IndexByte(p.s[p.at:], '}'); brace >= 0 {
		p.at += brace + 1
	}
	if name != "comment" && name != "tikzpicture" && name != "thebibliography" {
		p.out.WriteString("<pre>\n" + html.EscapeString(strings.Trim(inner, "\n")) + "</pre><p>")
	}
}

// table reads the rows of a table.
func (p *parser) table(name string) {
	p.options()
	p.verbatim()
	if name == "tabularx" {
		p.verbatim()
	}
	outer := p.out
	p.out = new(strings.Builder)
	p.read(name)
	inner := strings.ReplaceAll(p.out.String(), "<br>", "</td></tr><tr><td>")
	p.out = outer
	p.out.WriteString("<table><tr><td>" + inner + "</td></tr></table><p>")
}
