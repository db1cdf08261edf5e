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
	if m, ok := p.macros[name]; ok {
		p.expand(m)
		return false
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
	if p.plain(name) {
		return
	}
	switch name {
	case "newcommand", "renewcommand", "providecommand", "def":
		p.define(name)
	case "(", "[":
		p.mathematics(name)
	case "frametitle":
		p.out.WriteString("<h2>" + p.argument() + "</h2>")
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

// plain does what a command says that is in one of the lists: that its argument is an
// element of a page, that it is no text, or how it looks; false for others.
func (p *parser) plain(name string) bool {
	if name == "caption" && p.tables > 0 {
		p.out.WriteString("<p><strong>" + p.argument() + "</strong><p>")
		return true
	}
	if element, ok := elements[name]; ok {
		p.out.WriteString("<" + element + ">" + p.argument() + "</" + element + ">")
		return true
	}
	if n, ok := dropped[name]; ok {
		for range n {
			p.verbatim()
			p.options()
		}
		return true
	}
	for range looks[name] {
		p.verbatim()
		p.options()
	}
	if _, ok := looks[name]; ok {
		p.out.WriteString(p.argument())
		return true
	}
	return false
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
	starred := name
	name = strings.TrimSuffix(name, "*")
	if raw[name] || shown[name] {
		p.asIs(starred)
		return
	}
	switch name {
	case "document":
		return
	case "tabular", "tabularx", "longtable":
		p.table(name)
		return
	}
	p.options()
	for range measured[name] {
		p.verbatim()
		p.options()
	}
	element := environments[name]
	if element == "" {
		element = "div"
	}
	p.out.WriteString("<" + element + ">")
	if heading := titled[name]; heading != "" && p.at < len(p.s) && p.s[p.at] == '{' {
		p.out.WriteString("<" + heading + ">" + p.argument() + "</" + heading + ">")
	}
	p.out.WriteString("<p>")
	if strings.HasSuffix(name, "table") {
		p.tables++
		defer func() { p.tables-- }()
	}
	p.read(starred)
	p.out.WriteString("</" + element + "><p>")
}

// asIs reads an environment whose contents are no LaTeX, or no text.
func (p *parser) asIs(name string) {
	bare := strings.TrimSuffix(name, "*")
	if bare != "equation" && bare != "align" {
		p.options()
	}
	if bare == "minted" || bare == "alignat" || bare == "filecontents" {
		p.verbatim()
	}
	inner := p.upTo(`\end{`+name+"}", len(p.s))
	if shown[bare] {
		inner = labels().ReplaceAllString(strings.Trim(inner, "\n"), "")
		p.out.WriteString("<pre>\n" + html.EscapeString(inner) + "</pre><p>")
	}
}

var labels = text.Pattern(`\\label\{[^{}\n]*\}[ \t]*`)

// upTo reads what stands before a mark, and the mark; all that is left where the mark
// is not found within so many bytes.
func (p *parser) upTo(mark string, most int) string {
	rest := p.s[p.at:min(len(p.s), p.at+most)]
	inner, _, found := strings.Cut(rest, mark)
	p.at += len(inner)
	if found {
		p.at += len(mark)
	}
	return inner
}

// mathematics reads a formula between the marks of LaTeX: in the line, or by itself.
func (p *parser) mathematics(open string) {
	end := map[string]string{"(": `\)`, "[": `\]`}[open]
	if at := strings.Index(p.s[p.at:min(len(p.s), p.at+maxFormula)], end); at < 0 {
		return
	}
	formula := html.EscapeString(strings.TrimSpace(p.upTo(end, maxFormula)))
	if open == "[" {
		p.out.WriteString("<pre>\n" + formula + "</pre><p>")
	} else {
		p.out.WriteString("<code>" + formula + "</code>")
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
