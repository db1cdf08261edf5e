package json_test

import (
	"context"
	"strings"
	"testing"

	"lede/model/load/decode"
	"lede/model/load/json"
)

const lamp = "The lighthouse keeper of Marrow Point switched off the lamp for the last time on Sunday, after a hundred and forty years of nights."

// TestBodies: what programs write in ways of their own is text, with nothing of the marks.
func TestBodies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"Slack's links and names": {`[{"type":"message","ts":"1714979280.0001","text":"<https://a.example/1|A page> of <https://a.example/2> by <@U1> in <#C1|news>, <!here>: ` + lamp + `"}]`, "A page of https://a.example/2 by @U1 in #news, @here: " + lamp},
		"Ghost's older editor":    {`{"title":"Lamp","published_at":"2024-05-06","html":null,"mobiledoc":"{\"version\":\"0.3.1\",\"cards\":[[\"image\",{\"src\":\"a.jpg\",\"caption\":\"The lamp\"}],[\"html\",{\"html\":\"<p>Bare.</p>\"}]],\"markups\":[[\"em\"]],\"sections\":[[1,\"h2\",[[0,[],0,\"Out\"]]],[1,\"p\",[[0,[],0,\"One \"],[0,[0],1,\"two\"],[1,[],0,0]]],[10,0],[3,\"ul\",[[[0,[],0,\"a\"]],[[0,[],0,\"b & c\"]]]],[10,1],[10,7],[]]}"}`, "Out\n\nOne two\n\nThe lamp\n\na\n\nb & c\n\nBare."},
		"no list of sections":     {`{"title":"Lamp","published_at":"2024-05-06","mobiledoc":"7","text":"` + lamp + `"}`, lamp},
	} {
		for a, err := range json.Decode(context.Background(), decode.Input{Reader: strings.NewReader(c.in)}) {
			if err != nil || strings.Join(strings.Fields(a.Text), " ") != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("%s: %q, %v", name, a.Text, err)
			}
			break
		}
	}
}

// TestKnownPrograms: what well-known programs write is read whole.
func TestKnownPrograms(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   string
		n    int
		want string // title|outlet|first author|day|address
	}{
		"by columns, numbered":   {`{"title":{"0":"Lamp","1":"Tide"},"text":{"0":"` + lamp + `","1":"` + lamp + `"}}`, 2, "Lamp||||"},
		"by columns, as lists":   {`{"title":["Lamp","Tide"],"text":["` + lamp + `","` + lamp + `"],"date":["2024-05-06","2024-05-07"]}`, 2, "Lamp|||2024-05-06|"},
		"uneven lists":           {`{"title":"Lamp","text":["` + lamp + `","` + lamp + `"],"date":"2024-05-06"}`, 1, "Lamp|||2024-05-06|"},
		"text and label":         {`[{"text":"` + lamp + `","label":2}]`, 1, "||||"},
		"a short text and label": {`[{"text":"The lamp is off.","label":2}]`, 0, ""},
		"summary of highlights":  {`{"article":"` + lamp + `","highlights":"Lamp off .","id":"x"}`, 1, "||||"},
		"CSL":                    {`[{"type":"article-newspaper","title":"Lamp","container-title":"Shore News","author":[{"family":"Brolin","given":"Hana"}],"issued":{"date-parts":[[2024,5,6]]},"abstract":"` + lamp + `"}]`, 1, "Lamp|Shore News|Hana Brolin|2024-05-06|"},
		"Hypothesis":             {`{"rows":[{"created":"2024-05-06T00:00:00Z","uri":"https://a.example/1","text":"A note on the lamp.","document":{"title":["Lamp"]}}]}`, 1, "Lamp|||2024-05-06T00:00:00Z|https://a.example/1"},
		"WordPress":              {`{"date":"2024-05-06T07:08:00","link":"https://a.example/1","title":{"rendered":"Lamp"},"author":7,"content":{"rendered":"<p>` + lamp + `</p>"},"_embedded":{"author":[{"name":"Hana Brolin"}]}}`, 1, "Lamp||Hana Brolin|2024-05-06T07:08:00|https://a.example/1"},
		"a messenger's channel":  {`{"name":"Shore News","messages":[{"date":"2024-05-06T07:08:00","text":["` + lamp + `"]}]}`, 1, "|Shore News||2024-05-06T07:08:00|"},
		"Slack":                  {`[{"user":"U1","user_profile":{"real_name":"Hana Brolin"},"ts":"1714979280.0001","text":"` + lamp + `"}]`, 1, "||Hana Brolin|2024-05-06T07:08:00Z|"},
		"Slack, marks":           {`[{"type":"message","user":"U1","ts":"1714979280.0001","text":"<https://a.example/1|` + lamp + `>"},{"type":"message","subtype":"channel_join","ts":"1714979281","text":"<@U1> has joined the channel"}]`, 1, "|||2024-05-06T07:08:00Z|"},
		"Slack, two names":       {`[{"user":"U1","user_profile":{"name":"hana","real_name":"Hana Brolin","display_name":"hb"},"ts":"1714979280.0001","text":"` + lamp + `"}]`, 1, "||Hana Brolin|2024-05-06T07:08:00Z|"},
		"Telegram, a line":       {`{"name":"Shore News","type":"public_channel","messages":[{"type":"service","date":"2024-05-06T07:00:00","actor_id":"channel1","action":"create_channel","title":"Shore News","text":""},{"type":"message","date":"2024-05-06T07:08:00","from":"Shore News","from_id":"channel1","text":"Light out at Marrow Point\n\n` + lamp + `"}]}`, 1, "Light out at Marrow Point|Shore News||2024-05-06T07:08:00|"},
		"Telegram, bold":         {`{"name":"Shore News","messages":[{"type":"message","date":"2024-05-06T07:08:00","text_entities":[],"text":[{"type":"bold","text":"Light out."},"\n` + lamp + `"]}]}`, 1, "Light out.|Shore News||2024-05-06T07:08:00|"},
		"Telegram, a sentence":   {`{"name":"Shore News","messages":[{"type":"message","date":"2024-05-06T07:08:00","from_id":"channel1","text":["It is dark.\n",{"type":"bold","text":"It is dark."},"\n` + lamp + `"]}]}`, 1, "|Shore News||2024-05-06T07:08:00|"},
		"Telegram, one line":     {`{"name":"Shore News","messages":[{"type":"message","date":"2024-05-06T07:08:00","from_id":"channel1","text":"Light out at Marrow Point"}]}`, 1, "|Shore News||2024-05-06T07:08:00|"},
		"Google Reader":          {`{"items":[{"title":"Lamp","canonical":[{"href":"https://a.example/1"}],"summary":{"content":"` + lamp + `"}}]}`, 1, "Lamp||||https://a.example/1"},
		"a list of one date":     {`{"title":"Lamp","published":["2024-05-06"],"body":"` + lamp + `"}`, 1, "Lamp|||2024-05-06|"},
		"two dates":              {`{"title":"Lamp","published":["2024-05-06","2024-05-07"],"body":"` + lamp + `"}`, 1, "Lamp||||"},
		"data, a date":           {`{"titolo":"Lamp","data":"6 maggio 2024","testo":"` + lamp + `"}`, 1, "Lamp|||2024-05-06|"},
		"data, a number":         {`{"titolo":"Lamp","data":1714953600,"testo":"` + lamp + `"}`, 1, "Lamp|||2024-05-06T00:00:00Z|"},
		"data, a list":           {`{"titolo":"Lamp","data":["2024-05-06"],"testo":"` + lamp + `"}`, 1, "Lamp||||"},
		"data, a text":           {`{"data":"` + lamp + `"}`, 1, "||||"},
		"data, a dated text":     {`{"data":"On 6 May 2024 ` + lamp + `"}`, 1, "||||"},
		"data, an object":        {`{"data":{"title":"Lamp","text":"` + lamp + `"}}`, 1, "Lamp||||"},
		"Korean":                 {`{"제목":"등대","기자":"김하나","작성일":"2024-05-06","본문":"` + lamp + `"}`, 1, "등대||김하나|2024-05-06|"},
	} {
		n, got := 0, ""
		for a, err := range json.Decode(context.Background(), decode.Input{Reader: strings.NewReader(c.in)}) {
			if err != nil {
				continue
			}
			if n++; n == 1 {
				got = strings.Join([]string{a.Meta.Title, a.Meta.Outlet, strings.Join(a.Meta.Authors, "+"), a.Meta.Published.ISO(), a.Meta.URL}, "|")
			}
		}
		if n != c.n || got != c.want {
			t.Errorf("%s: %d articles, the first %q, want %d, %q", name, n, got, c.n, c.want)
		}
	}
}
