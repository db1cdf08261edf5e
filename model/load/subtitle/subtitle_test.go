package subtitle

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "WEBVTT\n\n1\n00:01.000 --> 00:04.200\n<v Hana>Hello &amp; <i>bye</i>\n", "1\n00:00:01,000 --> 00:00:04,200\n- a\n- b\n\n2\n")
}

func TestDecode(t *testing.T) {
	t.Parallel()
	const at = "00:00:01,000 --> 00:00:04,200\n"
	long := strings.Repeat("The lamp is out and the sea is dark. ", 14)
	for name, c := range map[string]struct{ in, want string }{
		"SubRip":     {"1\n" + at + "The keeper slept\nuntil noon.\n\n2\n" + at + "The boats did not.\n", "  paragraph: The keeper slept until noon. The boats did not.\n"},
		"WebVTT":     {"WEBVTT - Lamps\n\nNOTE by hand\n\nSTYLE\n::cue{}\n\nintro\n00:01.000 --> 00:04.200 align:left\n<v Hana Brolin>Who <i>slept</i>?</v>\n\n00:04.300 --> 00:05.000\n<v Jo Ek>The keeper &amp; I.\n", "  paragraph: Hana Brolin: Who slept?\n  paragraph: Jo Ek: The keeper & I.\n"},
		"names":      {"1\n" + at + "HANA: Who slept?\n\n2\n" + at + "HANA: And why?\n\n3\n" + at + "JO EK: I did.\n", "  paragraph: HANA: Who slept? And why?\n  paragraph: JO EK: I did.\n"},
		"dashes":     {"1\n" + at + "- Who slept?\n- I did.\n", "  paragraph: - Who slept?\n  paragraph: - I did.\n"},
		"scrolling":  {"1\n" + at + "The keeper\n\n2\n" + at + "The keeper\nslept.\n", "  paragraph: The keeper slept.\n"},
		"codes":      {"1\n" + at + "{\\an8}The <b>keeper</b> <00:00:02.000>slept.\n", "  paragraph: The keeper slept.\n"},
		"long":       {"1\n" + at + long + "\n\n2\n" + at + "And then.\n", "  paragraph: " + strings.TrimSpace(long) + "\n  paragraph: And then.\n"},
		"SBV":        {"0:00:01.000,0:00:04.000\nThe keeper\nslept.\n\n0:00:04.000,0:00:06.000\nThe boats did not.\n", "  paragraph: The keeper slept. The boats did not.\n"},
		"SubStation": {"[Script Info]\nTitle: Lamps\n\n[V4 Styles]\nFormat: Name\n[Events]\nFormat: Start, Name, Text\nDialogue: 0:00:01.00,Hana,{\\i1}The keeper\\N slept, yes{\\i0}.\nComment: 0:00:01.00,,hidden\nDialogue: 0\nDialogue: 0:00:04.00,,The boats did not.\n", "title: Lamps\n  paragraph: Hana: The keeper slept, yes.\n  paragraph: The boats did not.\n"},
		"drawings":   {"[Script Info]\n[Events]\nFormat: Start, Text\nDialogue: 0,{\\p1}m 0 0 l 100 0{\\p0}\nDialogue: 0,{\\move(100,100,200,200,0,500)\\t(0,500,\\fscx120\\fscy120)\\t(500,1000,\\fscx100)\\1c&HFFFFFF&}And {a note}the {\\pos(1,2)}boats{\\p4\\b1}m 0 {\\b0}0{\\b1\\p0} too{\\p1}m 0.\nDialogue: 0,{open, so\n", "  paragraph: And the boats too {open, so\n"},
		"TTML":       {`<?xml version="1.0"?><tt xml:lang="en"><head><metadata><ttm:title>Lamps</ttm:title></metadata></head><body><div><p begin="0s">The keeper<br/>slept.</p><p><span>The</span> boats did &lt;not&gt;.</p></div></body></tt>`, "title: Lamps\n  paragraph: The keeper slept. The boats did <not>.\n"},
		"no words":   {"1\n" + at + "\n\n2\n" + at, "error: subtitles without words\n"},
		"not a name": {"1\n" + at + "He said this of it now: nothing.\n", "  paragraph: He said this of it now: nothing.\n"},
	} {
		if got := loadtest.Read(t, Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"WEBVTT": true, "WEBVTT\n\n": true, "WEBVTT - x\n": true, "WEBVTTS\n": false, "\uFEFF\n1\r\n00:00:01,000 --> 00:00:04,200\r\na": true,
		"0:00:01.000,0:00:04.000\na": true, "\n[Script Info]\n": true, "1:2,3:4\na": false,
		"00:00:01,000 --> 00:00:04,200\na": false, "a\n00:00:01,000 --> 00:00:04,200\na": false, "1\n00:00:01,000\na": false, "1": false,
	} {
		if got := Is(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
