package markup

import (
	"strings"

	"lede/model/text"
)

// Shortcodes are the words in brackets by which WordPress and its plugins mark what
// a site puts there: a caption and its picture, an embedded page, a form. The names
// are those of its core and of the builders that are used most.
var (
	captioned = text.Pattern(`(?is)\[(?:wp_)?caption\b([^\]]*)\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)?(.*?)\[/(?:wp_)?caption\]`)
	embedded  = text.Pattern(`(?is)\[(?:` + embedNames + `)\b[^\]]*\]\s*(?:https?://[^\s\[\]]*)?\s*\[/(?:` + embedNames + `)\]`)
	shortcode = text.Pattern(`\[/?(?:` + ownNames + `|(?:vc|et_pb|fusion|av|su|mk|tie|ngg|cs)_[\w-]+|(?:wpv|elementor|themify)[_-][\w-]+)(?:\s[^\[\]\n]*)?/?\]` +
		`|\[(?:` + pluginNames + `)(?:\s+[\w-]+\s*=[^\[\]\n]*)/?\]|\[/(?:` + pluginNames + `)\]`)
	bare   = text.Pattern(`^\[(?:` + ownNames + `)\]$`)
	saidAs = text.Pattern(`\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')`)
)

const (
	embedNames = `embed|video|audio|youtube|vimeo|googlemaps|tweet|instagram`
	ownNames   = `gallery|playlist|toc|TOC|dropcap|pullquote`
)

// pluginNames are shortcodes that may be words of a text: they have to name a
// value, or to end one.
const pluginNames = `embed|video|audio|caption|youtube|vimeo|tweet|instagram|soundcloud|googlemaps|contact-form(?:-\d+)?|gravityform|wpforms|ninja_form|mc4wp_form|newsletter(?:_form)?|subscribe|adrotate|ad(?:vert(?:isement)?)?|rev_slider|slideshow|polldaddy|crowdsignal|poll|recent[_-]posts|related[_-]posts|spoiler|button|columns?|one_(?:half|third|fourth)(?:_last)?|rows?|tabs?|accordion|divider|spacer|iframe|table|sc_embed_player|fb_embed|scribd|slideshare|gist`

// withoutShortcodes leaves out the shortcodes of s, but for the captions of pictures
// and the words between a builder's marks.
func withoutShortcodes(s string) string {
	if !strings.Contains(s, "[") || !shortcode().MatchString(s) {
		return s
	}
	s = captioned().ReplaceAllStringFunc(s, func(code string) string {
		m := captioned().FindStringSubmatch(code)
		words := strings.TrimSpace(m[3])
		if said := saidAs().FindStringSubmatch(m[1]); said != nil && words == "" {
			words = said[1] + said[2]
		}
		return "<figure>" + m[2] + "<figcaption>" + words + "</figcaption></figure>"
	})
	return Shortcodes(s)
}

// Shortcodes leaves out the shortcodes of s, with nothing of what they say. A word in
// brackets that is the label of a link of Markdown's is none.
func Shortcodes(s string) string {
	if !strings.Contains(s, "[") {
		return s
	}
	s = embedded().ReplaceAllString(s, "")
	var out strings.Builder
	at := 0
	for _, m := range shortcode().FindAllStringIndex(s, -1) {
		if !isLabel(s[m[0]:m[1]], s[m[1]:]) {
			out.WriteString(s[at:m[0]])
			at = m[1]
		}
	}
	out.WriteString(s[at:])
	return out.String()
}

// isLabel reports whether a word in brackets is a label by what stands behind it: an
// address, the name of one, or what the name stands for.
func isLabel(code, behind string) bool {
	if behind == "" || !strings.Contains("([:", behind[:1]) || !bare().MatchString(code) {
		return false
	}
	m := shortcode().FindStringIndex(behind)
	return m == nil || m[0] > 0
}
