package feed

import (
	"cmp"
	"encoding/base64"
	"net/url"
	"strconv"
	"strings"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/load/xmltree"
	"lede/model/text"
	"lede/model/when"
)

// article makes an item an article, nil where it says nothing at all or is no
// article: a menu or a picture of a WordPress export, a comment or a setting of Blogger's.
func (f *feed) article(item *xmltree.Node, origin article.Origin) *article.Article {
	if !isPost(item) {
		return nil
	}
	b := new(article.Builder)
	for _, n := range f.notices {
		b.Notice(n.Kind, n.Text)
	}
	m := b.Meta()
	m.Title = markup.Plain(content(item.Child("title")))
	m.URL = f.resolve(item, link(item))
	m.Outlet, m.Language = f.title, f.language
	if s := item.Child("source").Child("title").Text(); s != "" {
		m.Outlet = markup.Plain(s)
	}
	m.Authors = people(item, "author", "creator")
	for i, name := range m.Authors {
		m.Authors[i] = cmp.Or(f.names[name], name)
	}
	if len(m.Authors) == 0 {
		m.Authors = f.authors
	}
	m.Published = date(item)
	m.Section = section(item)
	m.Comments = comments(item)
	if l := item.Attr("lang"); l != "" {
		m.Language = l
	}
	f.body(b, item)
	if m.Title == "" && b.Len() == 0 && m.URL == "" {
		return nil
	}
	return b.Build(origin)
}

// isPost tells an article from what else the export of a blog holds.
func isPost(item *xmltree.Node) bool {
	kind := item.Child("post_type").Text()
	for c := range item.All("category") {
		if isKind(c) {
			_, kind, _ = strings.Cut(c.Attr("term"), "#")
		}
	}
	for c := range item.All("type") {
		if c.Prefix == "blogger" {
			kind = strings.ToLower(c.Text())
		}
	}
	return kind == "" || kind == "post" || kind == "page"
}

// isKind reports whether a category says what kind of a thing an entry of Blogger is.
func isKind(c *xmltree.Node) bool { return strings.HasSuffix(c.Attr("scheme"), "/g/2005#kind") }

// content is the text of an element as HTML, base64 of old Atom decoded.
func content(n *xmltree.Node) string {
	s := n.Markup()
	if n.Attr("mode") == "base64" || n.Attr("type") == "application/octet-stream" {
		if raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), "")); err == nil {
			return string(raw)
		}
	}
	return s
}

// link returns an item's address: Atom's alternate link, RSS's link, or a guid
// that is one.
func link(n *xmltree.Node) string {
	plain, other := "", ""
	for l := range n.All("link") {
		href := strings.TrimSpace(l.Attr("href"))
		switch rel := l.Attr("rel"); {
		case href == "":
			if plain == "" {
				plain = l.Text()
			}
		case rel == "" || rel == "alternate":
			if plain == "" {
				plain = href
			}
		case rel != "self" && rel != "enclosure" && rel != "hub" && rel != "next" && other == "":
			other = href
		}
	}
	guid := n.Child("guid")
	candidates := []string{plain, n.Child("origlink").Text(), other}
	if guid.Attr("ispermalink") != "false" {
		candidates = append(candidates, guid.Text())
	}
	for _, s := range append(candidates, n.Attr("about"), n.Child("id").Text()) {
		if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "/") {
			return s
		}
	}
	if !strings.ContainsAny(plain, ": ") {
		return plain // relative
	}
	return ""
}

func (f *feed) resolve(item *xmltree.Node, ref string) string {
	return markup.Resolve(f.baseOf(item), ref)
}

// baseOf is what an item's addresses are resolved against.
func (f *feed) baseOf(item *xmltree.Node) *url.URL {
	if u, err := url.Parse(item.Attr("base")); err == nil && item.Attr("base") != "" {
		if f.base != nil {
			u = f.base.ResolveReference(u)
		}
		if u.IsAbs() {
			return u
		}
	}
	if u, err := url.Parse(link(item)); err == nil && u.IsAbs() {
		return u
	}
	return f.base
}

var (
	inBrackets = text.Pattern(`\(([^)]+)\)`)
	address    = text.Pattern(`<?[\w.+-]+@[\w.-]+>?`)
)

// people returns the names of an element's authors: Atom's <name>, or "mail
// (Name)" of RSS; a bare mail address is no name.
func people(n *xmltree.Node, kinds ...string) []string {
	var out []string
	for _, kind := range kinds {
		for p := range n.All(kind) {
			name := p.Child("name").Text()
			if name == "" && len(p.Children) == 0 {
				name = p.Text()
			}
			if name = person(name); name != "" {
				out = append(out, name)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

func person(s string) string {
	s = markup.Plain(s)
	if address().MatchString(s) {
		if m := inBrackets().FindStringSubmatch(s); m != nil {
			s = m[1]
		}
		s = address().ReplaceAllString(s, "")
	}
	return strings.Trim(s, " ()<>,;")
}

// date is when an item was published, else when it was last changed.
func date(n *xmltree.Node) article.Date {
	for _, name := range []string{"pubdate", "published", "issued", "date", "created", "post_date", "updated", "modified", "lastbuilddate"} {
		for c := range n.All(name) {
			if d, ok := when.Parse(c.Text()); ok {
				return d
			}
		}
	}
	return article.Date{}
}

func section(n *xmltree.Node) string {
	for c := range n.All("category") {
		if c.Attr("domain") == "post_tag" || isKind(c) {
			continue
		}
		for _, s := range []string{c.Attr("label"), c.Text(), c.Attr("term")} {
			if s != "" {
				return markup.Plain(s)
			}
		}
	}
	return ""
}

// comments is the number of readers' comments: slash:comments, thr:total, or
// those that an export holds.
func comments(n *xmltree.Node) *int {
	for _, c := range n.Children {
		if c.Prefix == "slash" && c.Name == "comments" || c.Name == "total" {
			if count, err := strconv.Atoi(c.Text()); err == nil && count >= 0 {
				return &count
			}
		}
	}
	count := 0
	for c := range n.All("comment") {
		if c.Prefix == "wp" && c.Child("comment_approved").Text() != "0" {
			count++
		}
	}
	if count > 0 {
		return &count
	}
	return nil
}
