package load

import (
	stdjson "encoding/json"
	"slices"
	"strings"

	"lede/model/load/json"
	"lede/model/load/plain"
	"lede/model/text"
)

var (
	jsonStart  = text.Pattern(`^\s*[\[{]\s*(?:\{\s*)?(?:"(?:[^"\\]|\\.)*"\s*[:,\]]|[\]}]\s*$)`)
	mboxStart  = text.Pattern(`^From \S+.*\r?\n[A-Za-z-]+:`)
	headerLine = text.Pattern(`^([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|\r?$)`)
	signs      = text.Pattern(`(?m)^(?:#{1,6} \S|\[[^\]\n]+\]: *\S|!\[|\x60\x60\x60)|\]\((?:https?:/|/|#|\.)[^)\n]*\)|\[\[[^\]\n]+\]\]`)
)

// maxKey is how far into a file its first key ends, at most.
const maxKey = 4096

// startsJSON reports whether h begins with an object and its first key, or with
// an array of scalars or objects.
func (h Head) startsJSON() bool {
	t := strings.TrimLeft(h.Text, " \t\r\n")
	t = t[json.Assigned(t):]
	return t != "" && (t[0] == '{' || t[0] == '[') && jsonStart().MatchString(t[:min(len(t), maxKey)])
}

func sniffJSON(h Head) bool {
	return !jsonFront(h.Text) && (h.startsJSON() || h.Ext == ".json" && !strings.HasPrefix(strings.TrimSpace(h.Text), "<"))
}

// jsonFront reports whether text is an object and then prose: front matter of Hugo's.
func jsonFront(text string) bool {
	d := stdjson.NewDecoder(strings.NewReader(text))
	var raw stdjson.RawMessage
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") || d.Decode(&raw) != nil {
		return false
	}
	rest := strings.TrimSpace(text[d.InputOffset():])
	return rest != "" && !strings.ContainsAny(rest[:1], "{[,]}")
}

// sniffJSONLines asks for an object that ends with its line and another after
// it. A long first line needs the name.
func sniffJSONLines(h Head) bool {
	if !h.startsJSON() || strings.HasPrefix(strings.TrimLeft(h.Text, " \t\r\n"), "[") {
		return false
	}
	return (h.Ext == ".jsonl" || h.Ext == ".ndjson" || twoLines(h.Text)) && !jsonFront(h.Text)
}

// twoLines reports whether text begins with a line that ends its object, and
// another object follows.
func twoLines(text string) bool {
	line, rest, ok := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	return ok && strings.HasSuffix(strings.TrimRight(line, " \t\r"), "}") && strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{")
}

func sniffMbox(h Head) bool { return mboxStart().MatchString(h.Text) }

// mailFields are header fields that a mail has and an article's own header
// block ("Title: … Author: …") has not.
var mailFields = [...]string{
	"received", "return-path", "from", "to", "cc", "subject", "message-id", "mime-version",
	"delivered-to", "content-type", "content-transfer-encoding", "reply-to", "list-id", "x-mailer", "dkim-signature",
}

// header returns the fields of the header block h begins with, lower case.
func (h Head) header() map[string]string {
	fields := map[string]string{}
	var last string
	var value strings.Builder // of last
	for line := range strings.Lines(h.Text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			value.WriteString(line)
			continue
		}
		m := headerLine().FindStringSubmatch(line)
		if m == nil {
			break
		}
		fields[last] = value.String()
		value.Reset()
		last = strings.ToLower(m[1])
		value.WriteString(line[len(m[1])+1:])
	}
	fields[last] = value.String()
	return fields
}

func sniffMail(h Head) bool {
	known := 0
	fields := h.header()
	for _, name := range mailFields {
		if _, ok := fields[name]; ok {
			known++
		}
	}
	return known >= 2 || known == 1 && h.Ext == ".eml"
}

// sniffMHTML tells a saved page from a mail with pictures: it was sent to nobody.
func sniffMHTML(h Head) bool {
	fields := h.header()
	_, sent := fields["to"]
	_, received := fields["received"]
	related := strings.Contains(strings.ToLower(fields["content-type"]), "multipart/related")
	return related && !sent && !received && (sniffMail(h) || strings.HasPrefix(h.Ext, ".mht"))
}

// sniffMarkdown asks for front matter, or for marks that plain text has not:
// two of them, one where the name says so.
func sniffMarkdown(h Head) bool {
	if frontMatter(h.Text) || jsonFront(h.Text) {
		return true
	}
	named := h.Ext == ".md" || h.Ext == ".markdown"
	if sniffMail(h) || sniffCSV(h) && !named {
		return false
	}
	text := withoutNotepad(h.Text)
	return named || mayHoldSigns(text) && len(signs().FindAllStringIndex(text, 3)) >= 3
}

// withoutNotepad is text up to the heading of what a German agency writes to its clients
// below a story, with marks of its own.
func withoutNotepad(text string) string {
	for at := 0; ; {
		found := strings.Index(text[at:], "otizblock")
		if found < 0 {
			return text
		}
		begin := strings.LastIndexByte(text[:at+found], '\n') + 1
		at += found + len("otizblock")
		if line := text[begin:at]; strings.HasPrefix(line, "#") && plain.IsNotepad(line) {
			return text[:begin]
		}
	}
}

// mayHoldSigns reports whether any mark of Markdown stands in text, at a cost
// that plain text can bear.
func mayHoldSigns(text string) bool {
	for _, mark := range [...]string{"# ", "](", "[[", "![", "]: ", "```"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

var (
	yamlFence = text.Pattern(`^\s*---[ \t]*\r?\n(?:#.*\n|\s*\n)*[A-Za-z_"'][\w "'-]*:`)
	tomlFence = text.Pattern(`^\s*\+\+\+[ \t]*\r?\n(?:#.*\n|\s*\n)*[A-Za-z_"'\[]`)
	jsonFence = text.Pattern(`^\s*(?:---|;;;)json[ \t]*\r?\n`)
)

// frontMatter reports whether text begins with YAML, TOML or fenced JSON.
func frontMatter(text string) bool {
	return yamlFence().MatchString(text) || tomlFence().MatchString(text) || jsonFence().MatchString(text)
}

// articleColumns are column names at least one of which a table of articles has.
var articleColumns = [...]string{
	"title", "headline", "text", "body", "content", "article", "articlebody", "maintext", "description", "summary", "abstract",
}

// sniffCSV asks for a header line with two columns or more, one of them an
// article's; the name makes it a table of something else, to be refused with a reason.
func sniffCSV(h Head) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(h.Text, "\r\n"), "\n")
	for _, comma := range []string{",", ";", "\t", "|"} {
		columns := strings.Split(strings.TrimSpace(line), comma)
		if len(columns) < 2 || slices.ContainsFunc(columns, func(c string) bool { return len(c) > 40 }) {
			continue
		}
		if h.Ext == ".csv" || h.Ext == ".tsv" {
			return true
		}
		known := 0
		for _, c := range columns {
			name := strings.ToLower(strings.Trim(c, `"' `))
			if slices.Contains(articleColumns[:], strings.ReplaceAll(name, "_", "")) {
				known++
			}
		}
		if known >= 2 || known == 1 && len(columns) >= 4 {
			return true
		}
	}
	return h.Ext == ".csv" || h.Ext == ".tsv"
}

// named makes a sniffer of the names that files of a markup language have, and of
// what tells it from others; a file that is named as Markdown is none of them.
func named(is func(head string) bool, extensions ...string) func(Head) bool {
	return func(h Head) bool {
		if slices.Contains(extensions, h.Ext) {
			return true
		}
		return h.Ext != ".md" && h.Ext != ".markdown" && !frontMatter(h.Text) && !sniffMail(h) && is(h.Text)
	}
}

// yamlList matches a list of mappings in YAML: "- title: …" and another key below.
var yamlList = text.Pattern(`\A\s*(?:---[ \t]*\n|#[^\n]*\n)*(?:[a-z_]{3,20}:[ \t]*\n)?[ \t]*-[ \t]+[A-Za-z_]{2,30}:[ \t]+\S[^\n]*\n[ \t]+[A-Za-z_]{2,30}:`)

// sniffYAML asks for the name, or for a list of articles.
func sniffYAML(h Head) bool {
	return h.Ext == ".yaml" || h.Ext == ".yml" || h.Ext == "" && yamlList().MatchString(h.Text)
}
