package lightweight

import (
	"slices"
	"strings"

	"lede/model/load/markup"
	"lede/model/text"
)

var adocSpans = inliner{apart: "*_`#+", doubled: true, marks: "\\+[(<*_`#^~-", hard: " +", before: adocAttributes, pattern: text.Pattern(
	"\\\\(?P<literal>[*_`#^~{\\[<+(])" + `|\+\+\+(?P<pass>.+?)\+\+\+|pass:\w*\[(?P<pass2>[^\]\n]*)\]|\[\[(?P<plain7>\[[^\[\]\n]+\])\]\]` +
		`|\(\(\([^()\n]+\)\)\)|\(\((?P<plain8>[^()\n]+)\)\)|indexterm:\[[^\]\n]*\]|indexterm2:\[(?P<plain9>[^\]\n]*)\]|` +
		`(?:link:|mailto:)?(?P<url>(?:https?://|mailto:|link:)[^\s\[\]<>]+|[\w./-]+\.(?:html?|adoc))\[(?P<label>[^\]\n]*)\]` +
		`|footnote(?:ref)?:\w*\[(?P<note>[^\]\n]*)\]|image:(?P<src>[^\s:\[\]]+)\[(?P<alt>[^\]\n,]*)[^\]\n]*\]|(?:xref:[^\s\[\]]+\[|<<[^,>\n]+,)(?P<plain>[^\]>\n]+)(?:\]|>>)` +
		`|<<(?P<plain2>[^>\n]+)>>|\[\[[^\]\n]+\]\]|(?:kbd|btn|menu|stem|icon|anchor):\w*\[(?P<plain3>[^\]\n]*)\]` +
		`|(?:\[[.#\w ]+\])?\*\*?(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*?|__?(?P<em>[^\s_](?:[^_\n]*[^\s_])?)__?` +
		"|\"`(?P<double>[^`\\n]+)`\"|'`(?P<single>[^`\\n]+)`'|``?(?P<mono>[^\\s`](?:[^`\\n]*[^\\s`])?)``?" +
		`|(?:\[[.#\w -]+\])?##?(?P<plain4>[^\s#](?:[^#\n]*[^\s#])?)##?|\^(?P<plain5>[^\s^]+)\^|~(?P<plain6>[^\s~]+)~|\+(?P<literal2>[^\s+](?:[^+\n]*[^\s+])?)\+|(?P<dash>\s--\s)`),
	replace: func(p *page, got map[string]string) bool {
		switch {
		case got["double"] != "":
			got["plain"] = "“" + got["double"] + "”"
		case got["single"] != "":
			got["plain"] = "‘" + got["single"] + "’"
		case got["dash"] != "":
			got["plain"] = " — "
		case got["pass"] != "":
			got["literal"] = markup.Plain(got["pass"])
			return false
		default:
			got["url"] = strings.TrimPrefix(got["url"], "link:")
			if got["url"] == "" {
				delete(got, "url")
			}
			got["label"] = strings.TrimSuffix(got["label"], "^")
			return false
		}
		return true
	}}

// adocSigns are attributes that stand for marks, beside those that are HTML's.
var adocSigns = map[string]string{
	"empty": "", "blank": "", "sp": " ", "plus": "+", "vbar": "|", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": `\`, "backtick": "`", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++", "wj": "", "zwsp": "",
}

var adocAttributeUse = text.Pattern(`\\?\{([\w-]+)\}`)

// adocAttributes puts in the values of attributes; of those that are not known the
// names stay.
func adocAttributes(p *page, s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	return adocAttributeUse().ReplaceAllStringFunc(s, func(use string) string {
		name := strings.Trim(use, `\{}`)
		value, known := p.targets[name]
		if !known {
			value, known = adocSigns[name]
		}
		if !known {
			value, known = entity(name)
		}
		if !known || use[0] == '\\' || !p.pays(value) {
			return strings.TrimPrefix(use, `\`)
		}
		return value
	})
}

var (
	adocHeading   = text.Pattern(`^(={1,6}|#{1,6})\s+(\S.*?)\s*=*$`)
	adocAttribute = text.Pattern(`^:(!?[\w-]+!?):(?:\s+(.*))?$`)
	adocStyle     = text.Pattern(`^\[(?:[\w.#%]+(?:=[^\[\]]*|,[^\[\]]*)?)\]$`)
	adocFence     = text.Pattern(`^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|\x60{3,}\w*|[|,:!]={3,})$`)
	adocList      = text.Pattern(`^\s*([*]{1,6}|-|\.{1,6}|\d{1,4}\.|[a-z]\.|<\d{1,3}>)\s+(\S.*)$`)
	adocMacro     = text.Pattern(`^(image|video|audio|include|toc|ifdef|ifndef|endif|ifeval)::(\S*?)\[(.*)\]$`)
	adocNote      = text.Pattern(`^(NOTE|TIP|IMPORTANT|WARNING|CAUTION): (.*)$`)
	adocRevision  = text.Pattern(`^(?:v[\d.]+,?\s*)?([^:]*)(?::.*)?$`)
	adocAuthor    = text.Pattern(`^\p{L}[\p{L}\p{M}'’._ -]+(?:<[^>]+>)?(?:;\s*\p{L}[^;]*)*$`)
	adocTerm      = text.Pattern(`^(\S.*?):{2,4}(?:\s+(.*))?$`)
)

var (
	adocStart = text.Pattern(`\A\s*(?://[^\n]*\n|:[\w-]+:[^\n]*\n)*= \S[^\n]*\n`)
	adocMarks = text.Pattern(`(?m)^:[\w-]+:(?:\s|$)|^={2,5} \S|^(?:image|video|include)::|^\[(?:quote|source|NOTE|\.lead)[^\n]*\]$|(?:https?://|link:)\S+\[[^\]\n]+\]`)
)

// IsAsciiDoc reports whether head, the beginning of a file, is AsciiDoc: a title,
// and a mark that no other language has.
func IsAsciiDoc(head string) bool {
	return adocStart().MatchString(head) && adocMarks().MatchString(head)
}

func readAsciiDoc(p *page, lines []string) {
	p.targets = map[string]string{}
	d := &asciidoc{page: p}
	d.read(lines[d.head(lines):])
}

// asciidoc reads the lines of AsciiDoc.
type asciidoc struct {
	*page
	style   string // of the next block, from the line in brackets above it
	caption string // its title
	term    bool   // a term stands above
}

// head reads the title, the line of authors, that of the revision and the
// attributes, and returns where the text begins.
func (d *asciidoc) head(lines []string) int {
	below := 0 // lines behind the title
	for i, line := range lines {
		m := adocAttribute().FindStringSubmatch(line)
		switch bare := strings.TrimSpace(line); {
		case m != nil:
			d.attribute(m[1], m[2])
			continue
		case strings.HasPrefix(bare, "//"), bare == "" && below == 0:
			continue
		case below == 0 && strings.HasPrefix(line, "= "):
			d.heading(1, strings.TrimSpace(line[2:]))
		case below == 1 && adocAuthor().MatchString(bare):
			d.authors(bare)
		case below == 2 && d.field("date", adocRevision().FindStringSubmatch(bare)[1]):
		default:
			return i
		}
		below++
	}
	return len(lines)
}

// attribute keeps an attribute, and reads it where it is one of the metadata.
func (d *asciidoc) attribute(name, value string) {
	d.targets[name] = value
	switch name {
	case "revdate":
		name = "date"
	case "toc", "keywords", "source":
		return
	}
	if !d.body {
		d.page.field(name, value)
	}
}

// authors reads "Anna B. Petrova <anna@a.example>; Marc Duval".
func (d *asciidoc) authors(line string) {
	var names []string
	for part := range strings.SplitSeq(line, ";") {
		name, _, _ := strings.Cut(part, "<")
		names = append(names, strings.ReplaceAll(strings.TrimSpace(name), "_", " "))
	}
	d.field("authors", strings.Join(names, "; "))
}

func (d *asciidoc) read(lines []string) {
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t")
		switch {
		case line == "" || line == "+":
			d.flush()
			d.more, d.term = line == "+", false
		case strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "////"):
		case adocFence().MatchString(line):
			i = d.fenced(lines, i)
		case adocAttribute().MatchString(line):
			m := adocAttribute().FindStringSubmatch(line)
			d.attribute(m[1], m[2])
		case line[0] == '[' && strings.HasSuffix(line, "]") && (len(d.lines) == 0 || d.item && adocStyle().MatchString(line)):
			d.flush()
			d.style = strings.Trim(line, "[]")
		case line[0] == '.' && len(line) > 1 && line[1] != '.' && line[1] != ' ' && len(d.lines) == 0:
			d.caption = line[1:]
		default:
			i = d.text(lines, i)
		}
	}
	d.flush()
}

// text reads a line that stands by itself, or belongs to a paragraph, or the paragraph
// that is a quotation; it returns the last line that it read.
func (d *asciidoc) text(lines []string, i int) int {
	line := strings.TrimRight(lines[i], " \t")
	heading, item, macro := adocHeading().FindStringSubmatch(line), adocList().FindStringSubmatch(line), adocMacro().FindStringSubmatch(line)
	note, term := adocNote().FindStringSubmatch(line), adocTerm().FindStringSubmatch(line)
	switch {
	case macro != nil:
		d.macro(macro)
	case heading != nil && len(d.lines) == 0:
		d.heading(len(heading[1]), heading[2])
	case line == "'''" || line == "---" || line == "***" || line == "<<<":
		d.raw("<hr>")
	case item != nil && (len(d.lines) == 0 || d.item || d.term):
		mark := item[1]
		d.point(len(mark), mark[0] != '*' && mark[0] != '-', orgCheck().ReplaceAllString(item[2], ""))
	case note != nil && len(d.lines) == 0:
		d.line(note[2])
	case term != nil && len(d.lines) == 0:
		d.page.term(term[1], term[2])
		d.term = true
	case strings.HasPrefix(line, "> ") && len(d.lines) == 0:
		inner, next := until(lines, i, isBlank)
		inner = slices.Clone(inner)
		for j, l := range inner {
			inner[j] = strings.TrimPrefix(strings.TrimPrefix(l, ">"), " ")
		}
		d.quote(inner)
		return next - 1
	case d.quoted() && len(d.lines) == 0:
		inner, next := until(lines, i, isBlank)
		d.quote(inner)
		return next - 1
	default:
		d.title()
		d.line(line)
	}
	return i
}

// title writes the title of a block above it.
func (d *asciidoc) title() {
	if d.caption != "" {
		d.block("<p><strong>", d.caption, "</strong></p>")
		d.caption = ""
	}
}

func (d *asciidoc) macro(m []string) {
	if m[1] == "image" {
		alt, _, _ := strings.Cut(m[3], ",")
		if d.caption != "" {
			alt = d.caption
		}
		d.picture(m[2], strings.Trim(alt, `"`))
	}
	d.caption, d.style = "", ""
}
