package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"lede/model/article"
	"lede/model/text"
)

// leaf writes a block with inline markup.
func (w *writer) leaf(n ast.Node, block article.Block) {
	w.b.Open(block)
	w.hidden = ""
	w.inlines(n)
	w.b.Close()
}

func (w *writer) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.write(string(n.Value))
	case *ast.CodeSpan:
		w.within(article.Mono, "", n)
	case *ast.Emphasis:
		kind := article.Emphasis
		if n.Level >= 2 {
			kind = article.Strong
		}
		w.within(kind, "", n)
	case *east.Strikethrough:
		w.within(article.Strike, "", n)
	case *ast.Link:
		w.link(string(n.Destination), func() { w.inlines(n) })
	case *ast.AutoLink:
		w.link(string(n.URL(w.source)), func() { w.write(string(n.Label(w.source))) })
	case *ast.Image:
		w.link(string(n.Destination), func() { w.inlines(n) })
	case *ast.RawHTML:
		w.tag(n)
	case *east.FootnoteLink:
		w.write("[" + strconv.Itoa(n.Index) + "]")
	case *east.FootnoteBacklink, *east.TaskCheckBox:
	default:
		w.inlines(n)
	}
}

func (w *writer) write(s string) {
	if w.hidden == "" {
		w.b.Write(s)
	}
}

func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.source)
	if n.IsRaw() {
		w.write(string(value))
	} else {
		w.write(resolve(value))
	}
	switch {
	case n.HardLineBreak():
		w.b.Break()
	case n.SoftLineBreak():
		w.write(" ")
	}
}

func (w *writer) within(kind article.InlineKind, url string, n ast.Node) {
	w.b.Begin(kind, url)
	w.inlines(n)
	w.b.End()
}

// link writes a link; of an address that runs a program only the text is left.
func (w *writer) link(url string, inner func()) {
	if !opens(url) {
		inner()
		return
	}
	w.b.Begin(article.Link, url)
	inner()
	w.b.End()
}

// opens reports whether an address leads to a page, a mail or a file.
func opens(url string) bool {
	scheme, _, ok := strings.Cut(url, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return url != "" && !strings.HasPrefix(url, "#")
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "ftp":
		return true
	}
	return false
}

var (
	lineBreak = text.Pattern(`(?i)^<br\s*/?>$`)
	unshown   = text.Pattern(`(?i)^<(/?)(script|style|iframe|noscript|template)\b`)
)

// tag minds a raw HTML tag: a line break, or an element that is not shown.
func (w *writer) tag(n *ast.RawHTML) {
	var raw bytes.Buffer
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		raw.Write(segment.Value(w.source))
	}
	html := raw.String()
	if lineBreak().MatchString(html) {
		w.b.Break()
		return
	}
	m := unshown().FindStringSubmatch(html)
	switch {
	case m == nil:
	case m[1] == "" && w.hidden == "":
		w.hidden = strings.ToLower(m[2])
	case m[1] == "/" && strings.EqualFold(m[2], w.hidden):
		w.hidden = ""
	}
}

// picture writes a paragraph that is only a picture as a caption. It reports
// whether it was one.
func (w *writer) picture(n ast.Node) bool {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || image.NextSibling() != nil && !isBlank(image.NextSibling(), w.source) {
		return false
	}
	url := string(image.Destination)
	if !opens(url) {
		url = ""
	}
	text := w.textOf(image)
	if title := string(image.Title); title != "" && title != text {
		text = strings.TrimSpace(text + " " + title)
	}
	w.b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: url}, text)
	return true
}

func isBlank(n ast.Node, source []byte) bool {
	text, ok := n.(*ast.Text)
	return ok && text.NextSibling() == nil && len(bytes.TrimSpace(text.Segment.Value(source))) == 0
}
