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
	embedded  = text.Pattern(`(?is)\[(embed|video|audio|youtube|vimeo|googlemaps|tweet|instagram|sourcecode)\b[^\]]*\]\s*(?:https?://[^\s\[\]]*)?\s*\[/(?:embed|video|audio|youtube|vimeo|googlemaps|tweet|instagram)\]`)
	shortcode = text.Pattern(`(?i)\[/?(?:gallery|playlist|toc|dropcap|pullquote|(?:vc|et_pb|fusion|av|su|wpv|mk|tie|ngg|elementor|cs|themify)[_-][\w-]+)(?:\s[^\[\]\n]{0,600})?/?\]` +
		`|\[(?:` + pluginNames + `)(?:\s+[\w-]+\s*=[^\[\]\n]{0,600})/?\]|\[/(?:` + pluginNames + `)\]`)
	saidAs = text.Pattern(`\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')`)
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
	return shortcode().ReplaceAllString(embedded().ReplaceAllString(s, ""), "")
}

// Shortcodes leaves out the shortcodes on a line that is no HTML.
func Shortcodes(line string) string {
	if !strings.Contains(line, "[") {
		return line
	}
	return shortcode().ReplaceAllString(embedded().ReplaceAllString(line, ""), "")
}
