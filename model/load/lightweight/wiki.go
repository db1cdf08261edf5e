package lightweight

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"lede/model/text"
)

var wikiSpans = inliner{marks: "[<'_~", entities: true, pattern: text.Pattern(
	`\[\[(?i:file|image|media|datei|bild|fichier|archivo|imagen|файл):(?P<src>[^|\]\n]+)(?:\|(?P<parts>(?:[^\[\]\n]|\[\[[^\]\n]*\]\]|\[[^\]\n]*\])*))?\]\]` +
		`|\[\[(?i:category|kategorie|catégorie|categoría|categoria|категория):[^\]\n]*\]\]|\[\[:?[^|\]\n]*\|(?P<plain>[^\]\n]*)\]\]|\[\[:?(?P<plain2>[^\]\n]*)\]\]` +
		`|\[(?P<url>(?:https?:)?//[^\s\]]+)(?:\s+(?P<label>[^\]\n]*))?\]|'''''(?P<strong>[^'\n]+(?:'[^'\n]+)*)'''''|'''(?P<strong2>[^\n]+?)'''|''(?P<em>[^\n]+?)''` +
		`|__[A-Z]+__|~{3,5}|<(?P<tag>/?(?:s|u|b|i|em|strong|sub|sup|small|big|br|del|code|blockquote|poem|center|div|span|p|onlyinclude|includeonly|noinclude|nowiki|gallery|section|templatestyles)\b[^<>]*)>`),
	replace: func(p *page, got map[string]string) bool {
		if src, ok := got["src"]; ok {
			p.pictures = append(p.pictures, [2]string{src, wikiCaption(got["parts"])})
			got["plain"] = ""
			return true
		}
		if tag := strings.ToLower(got["tag"]); tag == "br" || strings.HasPrefix(tag, "br ") || strings.HasPrefix(tag, "br/") {
			got["literal"] = "\n"
		}
		return false
	}}

// wikiCaption is the last part of a picture that is no option of its looks.
func wikiCaption(parts string) string {
	depth, last, at := 0, "", 0
	for i := 0; i <= len(parts); i++ {
		switch {
		case i == len(parts) || parts[i] == '|' && depth == 0:
			if part := strings.TrimSpace(parts[at:i]); part != "" && !wikiOption().MatchString(part) {
				last = part
			}
			at = i + 1
		case parts[i] == '[':
			depth++
		case parts[i] == ']':
			depth--
		}
	}
	return last
}

var (
	wikiOption  = text.Pattern(`(?i)^(?:thumb(?:nail)?(?:=.*)?|mini(?:atur)?|vignette|frame(?:d|less)?|border|left|right|center|none|links|rechts|droite|gauche|upright(?:[= ].*)?|hochkant|\d*(?:x\d+)?\s*px|alt=.*|link=.*|lang=.*|page=.*|class=.*|baseline|sub|super|top|middle|bottom|text-top)$`)
	wikiHeading = text.Pattern(`^(={1,6})\s*([^=].*?)\s*=+\s*$`)
	wikiItem    = text.Pattern(`^([*#:;]+)\s*(.*)$`)
	wikiComment = text.Pattern(`<(!)--`)
	wikiSilent  = text.Pattern(`(?i)<(math|timeline|syntaxhighlight|score|imagemap|mapframe)\b[^>]*>`)
	wikiNowiki  = text.Pattern(`(?is)<nowiki>(.*?)</nowiki\s*>`)
	wikiPoem    = text.Pattern(`(?is)<poem\b[^>]*>(.*?)</poem\s*>`)
	wikiGallery = text.Pattern(`(?is)<gallery\b[^>]*>(.*?)</gallery\s*>`)
	wikiForeign = text.Pattern(`^\[\[[a-z]{2,3}(?:-[a-z-]{2,12})?:[^\]|]+\]\]$`)
	wikiSame    = text.Pattern(`(?i)<ref[^>]*/>`)
	wikiRef     = text.Pattern(`(?is)<ref\b[^>]*>(.*?)</ref\s*>`)
	wikiSigns   = text.Pattern(`(?m)^==+[ ]?[^=\n]+==+\s*$|'''[^'\n]+'''|\[\[[^\]\n]+\]\]|^\{\{|^\{\||\{\{[A-Za-z][^{}\n]*\}\}|^\[\[(?:Category|Kategorie|Catégorie|Categoría):`)
	wikiCell    = text.Pattern(`^[^|\[{]*\b(?:align|style|class|colspan|rowspan|width|scope|valign|bgcolor|data-sort-value)\s*=[^|\[]*\|([^|].*)?$`)
)

// wikiEnds are the ends of comments and of elements of which nothing is text.
var wikiEnds = map[string]func() *regexp.Regexp{
	"!": text.Pattern(`-->`), "math": text.Pattern(`(?i)</math\s*>`), "timeline": text.Pattern(`(?i)</timeline\s*>`), "syntaxhighlight": text.Pattern(`(?i)</syntaxhighlight\s*>`),
	"score": text.Pattern(`(?i)</score\s*>`), "imagemap": text.Pattern(`(?i)</imagemap\s*>`), "mapframe": text.Pattern(`(?i)</mapframe\s*>`),
}

// without leaves out of s what stands between a mark, whose pattern has its name in a
// group, and its end, with the two; a mark that ends itself by itself. An end that is not
// there is looked for once, and its mark stays.
func without(s string, begin func() *regexp.Regexp) string {
	var out strings.Builder
	missing := map[string]bool{}
	for m := begin().FindStringSubmatchIndex(s); m != nil; m = begin().FindStringSubmatchIndex(s) {
		mark, name := s[m[0]:m[1]], strings.ToLower(s[m[2]:m[3]])
		out.WriteString(s[:m[0]])
		s = s[m[1]:]
		if strings.HasSuffix(mark, "/>") {
			continue
		}
		var end []int
		if !missing[name] {
			end = wikiEnds[name]().FindStringIndex(s)
		}
		if missing[name] = end == nil; missing[name] {
			out.WriteString(mark)
		} else {
			s = s[end[1]:]
		}
	}
	out.WriteString(s)
	return out.String()
}

// IsWiki reports whether head, the beginning of a file, is wikitext: it has three
// of its marks, of two kinds, and none of Markdown's.
func IsWiki(head string) bool {
	if strings.Contains(head, "](") || !strings.Contains(head, "[[") && !strings.Contains(head, "'''") && !strings.Contains(head, "{{") {
		return false
	}
	kinds, found := map[byte]bool{}, 0
	for _, m := range wikiSigns().FindAllString(head, 8) {
		kinds[m[0]] = true
		found++
	}
	return found >= 3 && len(kinds) >= 2 && (kinds['='] || kinds['\'']) && !strings.HasPrefix(strings.TrimSpace(head), "---")
}

func readWiki(p *page, lines []string) {
	s := wikiNowiki().ReplaceAllStringFunc(strings.Join(lines, "\n"), func(raw string) string { return asIs(wikiNowiki().FindStringSubmatch(raw)[1]) })
	s = without(without(s, wikiComment), wikiSilent)
	s = wikiPoem().ReplaceAllStringFunc(s, func(poem string) string {
		return "\n\n" + strings.ReplaceAll(strings.TrimSpace(wikiPoem().FindStringSubmatch(poem)[1]), "\n", "<br>\n") + "\n\n"
	})
	s = wikiGallery().ReplaceAllStringFunc(s, gallery)
	s = wikiSame().ReplaceAllString(s, "")
	s = wikiRef().ReplaceAllStringFunc(s, func(ref string) string {
		p.note(p.templates(wikiRef().FindStringSubmatch(ref)[1], 0))
		return ""
	})
	lines = strings.Split(p.templates(s, 0), "\n")
	if strings.Contains(path.Ext(p.file), "wiki") {
		p.b.Meta().Title = text.CleanLine(nameOf(p.file))
	}
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		heading, item := wikiHeading().FindStringSubmatch(line), wikiItem().FindStringSubmatch(line)
		switch {
		case line == "":
			p.flush()
		case wikiForeign().MatchString(line): // the same page in another language
		case strings.HasPrefix(line, "{|"):
			inner, next := until(lines, i+1, func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), "|}") })
			p.wikiTable(inner)
			i = next - 1
		case heading != nil:
			p.heading(len(heading[1]), heading[2])
		case strings.HasPrefix(line, "----"):
			p.raw("<hr>")
		case item != nil:
			p.wikiItem(item[1], item[2])
		default:
			p.line(line)
		}
	}
	p.flush()
}

func (p *page) wikiItem(marks, s string) {
	switch last := marks[len(marks)-1]; {
	case last == ';':
		term, explained, _ := strings.Cut(s, " :")
		p.term(strings.TrimSpace(term), strings.TrimSpace(explained))
	case strings.Trim(marks, ":") == "":
		p.flush()
		p.block("<blockquote><p>", s, "</p></blockquote>")
	default:
		p.point(len(marks), last == '#', s)
	}
}

// showPictures writes the pictures of the paragraph before.
func (p *page) showPictures() {
	pictures := p.pictures
	p.pictures = nil
	for _, picture := range pictures {
		p.picture(picture[0], picture[1])
	}
}

// wikiTable reads the rows of a table.
func (p *page) wikiTable(lines []string) {
	var row cells
	for _, line := range slices.Concat(lines, []string{"|-"}) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "|-"):
			p.rowOf(&row)
		case strings.HasPrefix(line, "|+"):
			caption := line[2:]
			if m := wikiCell().FindStringSubmatch(caption); m != nil {
				caption = m[1]
			}
			p.block("<p><strong>", strings.TrimSpace(caption), "</strong></p>")
		case strings.HasPrefix(line, "|") || strings.HasPrefix(line, "!"):
			for cell := range strings.SplitSeq(strings.ReplaceAll(line[1:], "!!", "||"), "||") {
				if m := wikiCell().FindStringSubmatch(cell); m != nil {
					cell = m[1]
				}
				row.add(cell)
			}
		default:
			row.more(line)
		}
	}
	p.flush()
}

// asIs writes what is no markup so that none is read in it.
func asIs(s string) string {
	var out strings.Builder
	for _, r := range s {
		if strings.ContainsRune("[]{}<>'|=*#:;~_&!-", r) {
			fmt.Fprintf(&out, "&#%d;", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// gallery writes the pictures of a gallery, a line each, as such.
func gallery(s string) string {
	var out strings.Builder
	for line := range strings.Lines(wikiGallery().FindStringSubmatch(s)[1]) {
		name, caption, _ := strings.Cut(strings.TrimSpace(line), "|")
		if name == "" {
			continue
		}
		if !strings.Contains(name, ":") {
			name = "File:" + name
		}
		out.WriteString("\n\n[[" + name + "|" + caption + "]]\n\n")
	}
	return out.String()
}
