// Package press decodes the exports of press archives as LexisNexis, Nexis Uni,
// Factiva and ProQuest deliver them in text and HTML, and other texts that hold
// several stories: parted by rows of marks or form feeds, or each with a head of
// its own. One splitter serves every format that such exports come in.
package press

import (
	"context"
	"iter"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/plain"
)

// Decode reads the stories of a text.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "press", func(raw []byte, yield func(*article.Article, error) bool) {
		found := charset.DecodeText(string(raw))
		s := found.Text
		if !in.AsIs {
			s, _ = charset.Mend(s)
		}
		stories(ctx, s, in.File, repaired(found.Notice()))(yield)
	})
}

func repaired(s string) []article.Notice {
	if s == "" {
		return nil
	}
	return []article.Notice{{Kind: article.Repaired, Text: s}}
}

// DecodeHTML reads the stories of a page.
func DecodeHTML(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "press", func(raw []byte, yield func(*article.Article, error) bool) {
		found := charset.Decode(raw, html.Declared(raw))
		if IsEuropresse(found.Text) {
			europresse(ctx, found.Text, in.File, repaired(found.Notice()))(yield)
			return
		}
		page := flat(found.Text)
		stories(ctx, page.Text, in.File, append(repaired(found.Notice()), page.Notices...))(yield)
	})
}

// flat is a page as its text, a paragraph a block.
func flat(source string) *article.Article {
	b := new(article.Builder)
	markup.Fragment(b, source)
	return b.Build(article.Origin{})
}

// Text reads what another format holds as text: the stories of an export, or one
// as plain text is read.
func Text(ctx context.Context, s string, in decode.Input) iter.Seq2[*article.Article, error] {
	if Is(s) {
		return stories(ctx, s, in.File, nil)
	}
	in.Reader, in.Text = nil, s
	return plain.Decode(ctx, in)
}

func stories(ctx context.Context, s, file string, notices []article.Notice) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		index := 0
		split, archive := parts(lines(s))
		for _, part := range split {
			if ctx.Err() != nil {
				return
			}
			if blank(part) {
				continue
			}
			b := new(article.Builder)
			for _, n := range notices {
				b.Notice(n.Kind, n.Text)
			}
			read(b, part, archive)
			if !yield(b.Build(article.Origin{File: file, Index: index, Format: "press"}), nil) {
				return
			}
			index++
		}
	}
}

// lines are the lines of s without white space at their ends; a form feed is a
// line of its own.
func lines(s string) []string {
	s = strings.TrimPrefix(s, "\uFEFF")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\f\n", "\u00a0", " ").Replace(s)
	out := strings.Split(s, "\n")
	for i, line := range out {
		out[i] = strings.TrimRight(line, " \t")
	}
	return out
}

// marks are words one of which the beginning of every export has.
var marks = [...]string{"DOCUMENTS", "DOCUMENT", "DOKUMENT", "Document ", "Dokument ", "Documento ", "End of Document", "\nHD", "\nSE"}

// Is reports whether head, the beginning of a file, is an export, or holds several
// stories. There has to be more than a mark: a field that archives have.
func Is(head string) bool {
	for _, m := range marks {
		if strings.Contains(head, m) || strings.HasPrefix(head, "HD") {
			if found, archive := parts(lines(head)); archive && plausible(found[0]) {
				return true
			}
			break
		}
	}
	return Several(head)
}

// IsHTML reports whether head, the beginning of a page, is an export.
func IsHTML(head string) bool {
	if IsEuropresse(head) {
		return true
	}
	found, archive := parts(lines(flat(head).Text))
	return archive && plausible(found[0])
}

// Several reports whether a text holds several stories, with rows of marks, form
// feeds or heads between them.
func Several(head string) bool {
	head = strings.TrimLeft(head, "\uFEFF\r\n")
	first, _, _ := strings.Cut(head, "\n")
	if !strings.ContainsAny(first, ":") && !strings.Contains(head, "\f") && !strings.Contains(head, "--------") && !strings.Contains(head, "========") &&
		!strings.Contains(head, "________") && !strings.Contains(head, "********") && !strings.Contains(head, "~~~~~~~~") && !strings.Contains(head, "########") {
		return false
	}
	all := lines(head)
	out := atRows(all)
	if out = whole(out); len(out) < 2 || !allHeaded(out) {
		out = whole(atHeads(all))
	}
	return len(out) > 1 && allHeaded(out)
}

// whole makes a last part that is no story, as an archive's own address, or is cut,
// one with the part before it.
func whole(parts [][]string) [][]string {
	n := len(parts)
	if n < 3 || countWords(parts[n-1]) >= minStory {
		return parts
	}
	return append(slices.Clone(parts[:n-2]), slices.Concat(parts[n-2], []string{""}, parts[n-1]))
}

// plausible reports whether a part has what an archive's stories have: fields
// by name or by code, or their number of words.
func plausible(part []string) bool {
	if len(coded(part)) >= minCodes {
		return true
	}
	known := 0
	for _, line := range part {
		if k, _ := cut(line); k != noKey {
			known++
		} else if length().MatchString(line) || numbered().MatchString(line) {
			return true
		}
		if known == 2 {
			return true
		}
	}
	return false
}
