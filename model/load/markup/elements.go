package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
)

// isBlock reports whether an element starts and ends a line of its own. An
// element of a page's own making (its name has a hyphen) counts as one.
func isBlock(a atom.Atom, name string) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol,
		atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	case 0:
		return strings.Contains(name, "-")
	}
	return false
}

// unshown elements hold nothing to read.
func unshown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg,
		atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Head, atom.Title, atom.Audio, atom.Canvas,
		atom.Map, atom.Datalist, atom.Link, atom.Meta, atom.Rp, atom.Noembed, atom.Noframes, atom.Frameset,
		atom.Progress, atom.Meter, atom.Applet:
		return true
	}
	return false
}

// hidden reports whether a reader of the page would not see n.
func hidden(n *html.Node) bool {
	if unshown(n.DataAtom) {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			if a.Val != "until-found" {
				return true
			}
		case "style":
			if hidingStyle(a.Val) {
				return true
			}
		case "class":
			if HidingClass(a.Val) {
				return true
			}
		}
	}
	return false
}

func hidingStyle(style string) bool {
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// HidingClass reports whether one of the classes says the element is for
// screen readers only ("opens in a new window") or a translator's own.
func HidingClass(class string) bool {
	if len(class) < len("sr-only") {
		return false
	}
	for c := range strings.FieldsSeq(class) {
		switch c {
		case "skiptranslate", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only", "u-visually-hidden":
			return true
		}
	}
	return false
}

// inlineKind returns the kind of inline span that an element makes.
func inlineKind(a atom.Atom) (kind article.InlineKind, ok bool) {
	switch a {
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		return article.Emphasis, true
	case atom.Strong, atom.B:
		return article.Strong, true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		return article.Mono, true
	case atom.S, atom.Strike, atom.Del:
		return article.Strike, true
	}
	return 0, false
}

// Hidden reports whether a reader of the page would not see n.
func Hidden(n *html.Node) bool { return n.Type == html.ElementNode && hidden(n) }

// Unshown reports whether n holds nothing to read, seen or not.
func Unshown(n *html.Node) bool { return n.Type == html.ElementNode && unshown(n.DataAtom) }

// IsBlock reports whether n starts and ends a line of its own.
func IsBlock(n *html.Node) bool {
	return n.Type == html.ElementNode && isBlock(n.DataAtom, n.Data)
}
