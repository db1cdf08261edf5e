package press

import (
	"strings"

	"lede/model/load/plain"
	"lede/model/text"
)

var (
	// counter matches "1 of 3 DOCUMENTS", "Document 1 of 2", "2 von 7 DOKUMENTEN".
	counter = text.Pattern(`(?i)^\s*(?:(?:docum|dokum)\p{L}*\s+(\d{1,5})\s+(?:of|von|de|sur|di|van|av|af)\s+\d{1,5}|(\d{1,5})\s+(?:of|von|de|sur|di|van|av|af)\s+\d{1,5}\s+(?:docum|dokum)\p{L}*)\s*$`)
	// ending matches the line that ends a story: Nexis Uni's, and the number that
	// Factiva gives it.
	ending = text.Pattern(`^\s*(?:(?i:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Einde van het document)|(?:Document|Dokument|Documento) [A-Z][A-Z0-9]{3,11}[0-9a-z]{8,20})\s*$`)
	row    = text.Pattern(`^\s*(?:-{10,}|={8,}|_{10,}|\*{10,}|~{10,}|#{10,})\s*$`)
)

// parts cuts the lines of a file at the borders between its stories, and says
// whether these are an archive's: of other files each part has to look like a
// story with a head, or they are one.
func parts(lines []string) (out [][]string, archive bool) {
	for _, cutAt := range []func([]string) [][]string{atCounters, atEndings, atCodes} {
		if out := cutAt(lines); out != nil {
			return out, true
		}
	}
	for _, cutAt := range []func([]string) [][]string{atRows, atHeads} {
		if out := whole(cutAt(lines)); len(out) > 1 && allHeaded(out) {
			return out, false
		}
	}
	return [][]string{lines}, false
}

// atCounters cuts before each line that counts the stories, the first of which
// follows a cover page. nil where there is none.
func atCounters(lines []string) (out [][]string) {
	begin, number := 0, ""
	for i, line := range lines {
		m := counter().FindStringSubmatch(line)
		if m == nil || m[1]+m[2] == number {
			continue
		}
		if number != "" {
			out = append(out, lines[begin:i])
		}
		begin, number = i+1, m[1]+m[2]
	}
	if number == "" {
		return nil
	}
	return append(out, lines[begin:])
}

// atEndings cuts after each line that ends a story; what follows the last of
// them without a story is nothing.
func atEndings(lines []string) (out [][]string) {
	begin := 0
	for i, line := range lines {
		if ending().MatchString(line) {
			out = append(out, lines[begin:i])
			begin = i + 1
		}
	}
	if out != nil && countWords(lines[begin:]) >= minStory {
		out = append(out, lines[begin:])
	}
	return out
}

// atRows cuts at rows of one mark and at form feeds.
func atRows(lines []string) (out [][]string) {
	begin := 0
	for i, line := range lines {
		if row().MatchString(line) || line == "\f" {
			out = append(out, lines[begin:i])
			begin = i + 1
		}
	}
	return append(out, lines[begin:])
}

// atHeads cuts before each head of "Key: value" lines that begins as the first does.
func atHeads(lines []string) (out [][]string) {
	first := 0
	for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
		first++
	}
	if first == len(lines) || !plain.HasHead(lines[first:]) {
		return nil
	}
	name, _, _ := strings.Cut(lines[first], ":")
	begin := first
	for i := first + 1; i < len(lines); i++ {
		if strings.HasPrefix(lines[i], name+":") && strings.TrimSpace(lines[i-1]) == "" && plain.HasHead(lines[i:]) {
			out = append(out, lines[begin:i])
			begin = i
		}
	}
	return append(out, lines[begin:])
}

// minStory is the fewest words of a part that is a story.
const minStory = 20

// allHeaded reports whether every part but empty ones is a story with a head.
func allHeaded(parts [][]string) bool {
	stories := 0
	for _, p := range parts {
		if blank(p) {
			continue
		}
		if countWords(p) < minStory || !headed(p) {
			return false
		}
		stories++
	}
	return stories > 1
}

// headed reports whether lines begin with a head: names and values, or a headline
// with a byline or a date below it.
func headed(lines []string) bool {
	top := top(lines)
	if len(top) < 2 {
		return false
	}
	if plain.HasHead(top) {
		return true
	}
	if !plain.IsTitle(top[0]) || plain.IsHeaderLine(top[0]) {
		return false
	}
	for _, line := range top[1:] {
		if k, _ := cut(line); plain.IsHeaderLine(line) || k == authors || k == place {
			return true
		}
	}
	return false
}

// top are the first lines that are not empty, as many as a head has at least.
func top(lines []string) (top []string) {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			if top = append(top, line); len(top) == 4 {
				break
			}
		}
	}
	return top
}

func blank(lines []string) bool { return countWords(lines) == 0 }

func countWords(lines []string) (n int) {
	for _, line := range lines {
		n += len(strings.Fields(line))
	}
	return n
}
