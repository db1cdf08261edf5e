package mail

import (
	"strings"

	"lede/model/article"
	"lede/model/load/message"
	"lede/model/load/plain"
	"lede/model/text"
)

var (
	// row matches a line of one mark that parts the stories of a plain newsletter, or
	// underlines their headlines.
	row = text.Pattern(`^\s*(?:-{10,}|={10,}|_{10,}|\*{10,}|~{10,}|#{10,}|(?:\* ){2,}\*)\s*$`)
	// linked matches an address that a line ends with.
	linked = text.Pattern(`[\s(<\[]*(https?://[^\s()<>\[\]]+)[)>\]]*\s*$`)
)

// plainStories are the stories of a plain newsletter with rows of marks, behind the rest
// of it; nil where it is one.
func plainStories(p *message.Part) []*article.Article {
	s, notice := p.Text("")
	if strings.EqualFold(p.Params["format"], "flowed") {
		s = unflow(s, strings.EqualFold(p.Params["delsp"], "yes"))
	}
	var found []story
	var rest []string
	words, all := 0, 0
	for _, piece := range pieces(strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")) {
		told, size := storyIn(piece), len(strings.Fields(strings.Join(piece, " ")))
		if len(piece) > 0 && !footer().MatchString(strings.Join(piece, " ")) {
			all += size
		}
		if told == nil {
			rest = append(append(rest, piece...), "")
			continue
		}
		found, words = append(found, *told), words+size
	}
	if !several(found, words, all) {
		return nil
	}
	out := []*article.Article{plainArticle(story{lines: rest}, notice)}
	for _, s := range found {
		out = append(out, plainArticle(s, ""))
	}
	return out
}

func plainArticle(s story, notice string) *article.Article {
	var b article.Builder
	note(&b, notice)
	b.Meta().Title, b.Meta().URL = s.title, s.url
	addPlain(&b, strings.Join(s.lines, "\n"), nil)
	return b.Build(article.Origin{})
}

// pieces cuts lines at rows; one that underlines a headline begins with that.
func pieces(lines []string) (out [][]string) {
	begin := 0
	for i, line := range lines {
		if !row().MatchString(line) {
			continue
		}
		end := i
		if i-1 >= begin && isHeadline(lines[i-1]) && (i-1 == begin || strings.TrimSpace(lines[i-2]) == "") && i+1 < len(lines) {
			end = i - 1
		}
		if end > begin {
			out = append(out, lines[begin:end])
		}
		if begin = i + 1; end < i {
			lines[i] = lines[i-1]
			begin = i
		}
	}
	return append(out, lines[begin:])
}

func isHeadline(line string) bool {
	line, _ = headline(line)
	return plain.IsTitle(line) && !moreMark().MatchString(line)
}

// headline is a line without the marks that it is one, and the address behind it.
func headline(line string) (string, string) {
	line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "*#"))
	if m := linked().FindStringSubmatchIndex(line); m != nil {
		return strings.TrimSpace(line[:m[0]]), line[m[2]:m[3]]
	}
	return line, ""
}

// storyIn is the story that a piece of a newsletter tells: a headline, a text, and an
// address; nil where it tells none.
func storyIn(piece []string) *story {
	for len(piece) > 0 && strings.TrimSpace(piece[0]) == "" {
		piece = piece[1:]
	}
	if len(piece) < 2 || !isHeadline(piece[0]) {
		return nil
	}
	var s story
	s.title, s.url = headline(piece[0])
	words := 0
	for i, line := range piece[1:] {
		m := linked().FindStringSubmatch(line)
		lead := moreMark().MatchString(line)
		switch {
		case m != nil && (lead || strings.HasSuffix(strings.TrimSpace(line), m[0]) && len(strings.Fields(line)) == 1):
			s.url, s.leads = m[1], true
		case lead && i+2 < len(piece):
			s.leads = linked().MatchString(piece[i+2])
		default:
			words += len(strings.Fields(line))
		}
		s.lines = append(s.lines, line)
	}
	if s.url == "" || words < minTeaser || footer().MatchString(strings.Join(piece, " ")) {
		return nil
	}
	return &s
}
