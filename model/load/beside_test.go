package load

import (
	"strings"
	"testing"
)

// TestExports: what an export says of its members in a table beside them is theirs, and
// the table is no article.
func TestExports(t *testing.T) {
	t.Parallel()
	const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday, after forty years of nights on the rock."
	const page, head = "<p>" + lamp + "</p>", "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n"
	const row = "144.light-out,2024-05-06T06:00:00.000Z,true,,,newsletter,everyone,Light out,\"The keeper leaves, at last\",\n"
	const people = `[{"id":"U1","name":"hana","real_name":"Hana Brolin","profile":{"real_name":"Hana Brolin","display_name":"hb"}},{"id":"U2","name":"jo","profile":{"display_name":"Jo Ek"}},{"id":"U3","name":"office"}]`
	message := func(user, text string) string {
		return `{"type":"message","user":"` + user + `","ts":"1714975200.0001","text":"` + text + `"}`
	}
	day := "[" + message("U1", lamp+" <@U2>, <@U3> and <@U9>") + "," + message("U2", lamp) + "," + message("U3", lamp) + "," + message("U9", lamp) + "]"
	for name, c := range map[string]struct {
		members []entry
		want    string // title|summary|first author|day of each article, then the errors
	}{
		"Substack":               {[]entry{{"posts/144.light-out.html", page}, {"posts/144.delivers.csv", "post_id,timestamp,email\n"}, {"posts/144.opens.csv", "post_id,timestamp,email\n"}, {"posts.csv", head + row}}, "Light out|The keeper leaves, at last||2024-05-06"},
		"Substack in a folder":   {[]entry{{"shore/posts.csv", "\uFEFF" + head + row}, {"shore/posts/144.html", page}}, "Light out|The keeper leaves, at last||2024-05-06"},
		"Substack, a page more":  {[]entry{{"posts.csv", head + row}, {"posts/144.light-out.html", page}, {"posts/145.buoy.html", page}}, "Light out|The keeper leaves, at last||2024-05-06;|||"},
		"Substack, not the same": {[]entry{{"posts.csv", head + row}, {"a/posts/x.html", page}}, "Light out|||;|||"},
		"Substack, other rows":   {[]entry{{"posts.csv", "post_id,title\n144,Light out\n"}, {"posts/144.light-out.html", page}}, "|||; posts.csv: a table without articles, its columns are post_id, title"},
		"Slack":                  {[]entry{{"channels.json", `[{"id":"C1","name":"general","created":1714900000,"creator":"U1"}]`}, {"users.json", people}, {"integration_logs.json", "[]"}, {"general/2024-05-06.json", day}}, "||Hana Brolin|2024-05-06;||Jo Ek|2024-05-06;||office|2024-05-06;|||2024-05-06"},
		"people of another":      {[]entry{{"users.json", people}, {"general/2024-05-06.json", "[" + message("U1", lamp) + "]"}}, "|||2024-05-06; users.json: JSON without an article, its keys are id, name, real_name, profile"},
	} {
		articles, errs := read(t, "a.zip", zipped(t, c.members...), Options{})
		var got []string
		for _, a := range articles {
			author, published := "", ""
			if len(a.Meta.Authors) > 0 {
				author = a.Meta.Authors[0]
			}
			if !a.Meta.Published.Time.IsZero() {
				published = a.Meta.Published.Time.Format("2006-01-02")
			}
			got = append(got, strings.Join([]string{a.Meta.Title, a.Meta.Summary, author, published}, "|"))
			if strings.Contains(a.Text, "@") && !strings.HasSuffix(a.Text, "rock. @Jo Ek, @office and @U9") {
				t.Errorf("%s: %q", name, a.Text)
			}
		}
		said := strings.Join(got, ";")
		for _, err := range errs {
			_, what, _ := strings.Cut(err.Error(), "!")
			said += "; " + what
		}
		if said != c.want {
			t.Errorf("%s: got %s\nwant %s", name, said, c.want)
		}
	}
}
