package markup

import (
	"strings"
	"testing"
)

func TestShortcodes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<p>a</p>[gallery ids="1,2"]<p>b</p>`:                                                   `<p>a</p><p>b</p>`,
		`[caption id="x" width="3"]<a href="y"><img src="z.jpg"/></a> The quay[/caption]b`:      `<figure><a href="y"><img src="z.jpg"/></a><figcaption>The quay</figcaption></figure>b`,
		`[caption caption="The quay"]<img src="z.jpg">[/caption]`:                               `<figure><img src="z.jpg"><figcaption>The quay</figcaption></figure>`,
		`a [embed]https://x.example/v[/embed] b`:                                                `a  b`,
		`[vc_row][vc_column width="1/2"]words[/vc_column][/vc_row]`:                             `words`,
		`[et_pb_text admin_label="x"]words[/et_pb_text]`:                                        `words`,
		`he said [the mayor] and [ad hoc] and [table 3] [gallery`:                               `he said [the mayor] and [ad hoc] and [table 3] [gallery`,
		`[1] [sic] [video call] stays [caption this] [VIDEO]`:                                   `[1] [sic] [video call] stays [caption this] [VIDEO]`,
		`a [video src="x.mp4"] b [contact-form-7 id="3" title="x"] c [button url=x]go[/button]`: `a  b  c go`,
		`no code`: `no code`,
		`“[Su-27 jets] crossed”, [Mk-82 bombs], a [tie-break], [Cs-137 levels], [AV-8B], [Gallery] and [su_x]`: `“[Su-27 jets] crossed”, [Mk-82 bombs], a [tie-break], [Cs-137 levels], [AV-8B], [Gallery] and `,
		`[elementor-template id="1"]a[wpv-post-body][themify_box]b[/themify_box]`:                              `ab`,
		`[gallery](x) [playlist][1] [toc]: y [gallery][dropcap]W[/dropcap]ords [TOC]`:                          `[gallery](x) [playlist][1] [toc]: y Words `,
		`[gallery ids="` + strings.Repeat("1,", 400) + `"]a [su_note](so)`:                                     `a (so)`,
	} {
		if got := withoutShortcodes(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
