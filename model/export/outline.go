package export

import (
	"html/template"
	"strconv"
	"strings"

	"lede/model/article"
)

// outline nests flat blocks: list items in lists by their depth, and what is no
// part of the story in an aside. It writes tags around blocks, none of which
// hold a word of an article.
type outline struct {
	lists []string // those that are open, outermost first: "ul" or "ol"
	aside bool
}

// before is what ends and begins before b.
func (o *outline) before(b article.Block) template.HTML {
	var out strings.Builder
	if b.Kind != article.Item || b.Aside != o.aside {
		o.closeLists(&out, 0)
	}
	if b.Aside != o.aside {
		o.aside = b.Aside
		out.WriteString(map[bool]string{true: `<aside dir="auto" aria-label="Not part of the story">`, false: "</aside>\n"}[b.Aside])
	}
	if b.Kind == article.Item {
		o.item(&out, b)
	}
	return template.HTML(out.String())
}

// end is what ends after the last block.
func (o *outline) end() template.HTML { return o.before(article.Block{Kind: article.Rule}) }

func (o *outline) item(out *strings.Builder, b article.Block) {
	tag, open := listTag(b.Marker)
	depth := min(max(1, b.Level), len(o.lists)+1)
	if depth == len(o.lists) && o.lists[depth-1] == tag || depth < len(o.lists) {
		o.closeLists(out, depth)
		out.WriteString("</li>")
		if o.lists[depth-1] == tag {
			out.WriteString(open)
			return
		}
		out.WriteString("</" + o.lists[depth-1] + ">")
		o.lists = o.lists[:depth-1]
	} else if depth == len(o.lists) {
		o.closeLists(out, depth-1)
	}
	o.lists = append(o.lists, tag)
	out.WriteString("<" + tag + ">" + open)
}

// closeLists ends lists until depth are open.
func (o *outline) closeLists(out *strings.Builder, depth int) {
	for len(o.lists) > depth {
		out.WriteString("</li></" + o.lists[len(o.lists)-1] + ">")
		o.lists = o.lists[:len(o.lists)-1]
	}
}

// listTag is the list that a marker belongs to, and its item's first tag. What
// is neither a number nor a bullet stands as it was written.
func listTag(marker string) (list, open string) {
	if n, err := strconv.ParseUint(strings.Trim(marker, ".)"), 10, 31); err == nil {
		return "ol", `<li value="` + strconv.FormatUint(n, 10) + `">`
	}
	if strings.Trim(marker, "•-–—*◦▪‣+·") == "" {
		return "ul", "<li>"
	}
	return "ul", `<li class="as-marked"><span class="marker">` + template.HTMLEscapeString(marker) + "</span> "
}
