// Package subtitle decodes SubRip, WebVTT, YouTube's SBV, SubStation Alpha and TTML as
// transcripts: what is said, by whom where the file tells, without its times.
package subtitle

import (
	"context"
	"errors"
	"html"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/xmltree"
	"lede/model/text"
)

var (
	pair  = text.Pattern(`^\s*\d{1,3}:\d{2}:\d{2}\.\d{3},\d{1,3}:\d{2}:\d{2}\.\d{3}\s*$`) // SBV
	times = text.Pattern(`^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}`)
	voice = text.Pattern(`^<v(?:\.[^\s>]*)?\s+([^>]*)>`)
	tag   = text.Pattern(`</?[A-Za-z][^>]{0,200}>|<\d[\d:.]*>|\{\\[^}]{0,80}\}`)
	named = text.Pattern(`^(?:- ?|>> ?)?(\p{Lu}[\p{L}\p{M}.'’ -]{0,40}):\s+(\S.*)$`)
)

var errNone = errors.New("subtitles without words")

// Is reports whether head, the beginning of a file, is of this kind: WebVTT and
// SubStation say so, SubRip begins with a number and times, SBV with times.
func Is(head string) bool {
	head = strings.TrimLeft(head, "\uFEFF\r\n ")
	if rest, ok := strings.CutPrefix(head, "WEBVTT"); ok {
		return rest == "" || strings.ContainsAny(rest[:1], " \t\r\n")
	}
	if strings.HasPrefix(head, script) {
		return true
	}
	number, rest, _ := strings.Cut(head, "\n")
	line, _, _ := strings.Cut(rest, "\n")
	return pair().MatchString(strings.TrimRight(number, "\r")) || strings.Trim(strings.TrimSpace(number), "0123456789") == "" && times().MatchString(line)
}

// Decode reads subtitles as one article.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.OneText(in, "subtitle", func(b *article.Builder, s string) error {
		t := &transcript{b: b}
		switch bare := strings.TrimLeft(s, "\uFEFF\r\n\t "); {
		case strings.HasPrefix(bare, "<"):
			t.timed(xmltree.Parse(s).Root)
		case strings.HasPrefix(bare, script):
			t.script(strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n"))
		default:
			t.read(strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n"))
		}
		t.flush()
		if b.Len() == 0 {
			return errNone
		}
		return nil
	})
}

// transcript puts cues together to speeches.
type transcript struct {
	b       *article.Builder
	speaker string
	words   strings.Builder
	last    string // the last line, which some repeat while they scroll
}

// read takes the lines behind each line of times, up to an empty one.
func (t *transcript) read(lines []string) {
	for i := 0; i < len(lines); i++ {
		if !times().MatchString(lines[i]) && !pair().MatchString(lines[i]) {
			continue
		}
		for i++; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
			t.line("", strings.TrimSpace(lines[i]))
		}
	}
}

// maxSpeech is how long a speech without a name is before it is parted at the end
// of a sentence, in bytes.
const maxSpeech = 500

// line adds a line, which names who speaks where speaker is "".
func (t *transcript) line(speaker, line string) {
	if m := voice().FindStringSubmatch(line); m != nil {
		speaker = text.CleanLine(html.UnescapeString(m[1]))
	}
	line = strings.TrimSpace(html.UnescapeString(tag().ReplaceAllString(line, "")))
	if m := named().FindStringSubmatch(line); m != nil && speaker == "" && len(strings.Fields(m[1])) <= 4 {
		speaker, line = m[1], m[2]
	}
	turn := speaker == "" && (strings.HasPrefix(line, "- ") || strings.HasPrefix(line, ">>"))
	switch {
	case line == "" || line == t.last:
		return
	case speaker != "" && speaker != t.speaker || turn:
		t.flush()
		t.speaker = speaker
	case t.words.Len() > maxSpeech && strings.ContainsAny(t.last[len(t.last)-1:], ".?!"):
		t.flush()
	}
	if t.words.Len() > 0 {
		t.words.WriteByte(' ')
	}
	t.words.WriteString(line)
	t.last = line
}

// flush writes the speech that is open, its speaker before it where he is new.
func (t *transcript) flush() {
	if t.words.Len() == 0 {
		return
	}
	s := t.words.String()
	if t.speaker != "" {
		s = t.speaker + ": " + s
	}
	t.b.Block(article.Block{Kind: article.Paragraph}, s)
	t.words.Reset()
}
