package mail_test

import (
	"context"
	"strings"
	"testing"

	"lede/model/load/decode"
	"lede/model/load/loadtest"
	"lede/model/load/mail"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, mail.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, mail.Decode, "Subject: a\n\nb\n> c\n-- \nd", "List-Id: <a>\n\nA b\n----------\nc d e f g h i j k\nRead more: http://a.b\n----------\n** C d (http://a.c)\n==========\nc d e f g h i j k\n",
		"List-Id: <a>\nContent-Type: text/html\n\n<h2>A b</h2><p>c d e f g h i j k<p><a href=http://a.b>Read more</a><h2>C d</h2><p>c d e f g h i j k <a href=http://a.c>Read more</a><table><tr><td>a</table>")
}

func FuzzDecodeBox(f *testing.F) {
	loadtest.Fuzz(f, mail.DecodeBox, "From a@b.example Mon Apr 28 07:30:00 2025\nSubject: a\n\n>From b\n\nFrom - \nSubject: c\n\nd")
}

func TestBox(t *testing.T) {
	const box = "From a@b.example Mon Apr 28 07:30:00 2025\nSubject: One\nFrom: A <a@b.example>\n\nFirst text.\n>From here on, quoted.\nFrom the pier no separator.\n\n" +
		"From c@d.example  Tue Apr 29 07:30:00 2025\nSubject: Two\n\nSecond text.\n"
	want := "title: One\nauthors: A\n  paragraph: First text.⏎From here on, quoted.⏎From the pier no separator.\n\ntitle: Two\n  paragraph: Second text.\n"
	got := loadtest.Read(t, mail.DecodeBox, box)
	for _, line := range []string{"title: One", "authors: A", "First text.", "From here on, quoted.", "From the pier no separator.", "title: Two", "Second text."} {
		if !strings.Contains(got, line) {
			t.Errorf("%q is missing in\n%s\nwant about\n%s", line, got, want)
		}
	}
	if strings.Contains(got, ">From") {
		t.Error("quoting of From lines is left")
	}
}

// FuzzBoxOffsets: read from where its record begins, a mail is the same.
func FuzzBoxOffsets(f *testing.F) {
	const from = "From a@b.example Mon Apr 28 07:30:00 2025"
	for _, s := range []string{
		from + "\nSubject: a\n\n>From b\n\nFrom - \nSubject: c\n\nd",
		from + "\r\nSubject: a\r\n\r\nb\r\n \t\r\n" + from + "\n" + from + "\r\nSubject: c\r\n\r\nd\r",
		"junk\n\n" + from + "\nSubject: \xe9\n\n\xff\x00\n\r\n" + from,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, box string) {
		for want, err := range mail.DecodeBox(t.Context(), loadtest.Input("f", box)) {
			if err != nil || want.Origin.Offset == 0 || box[want.Origin.Offset-1] != '\n' {
				continue
			}
			for got, err := range mail.DecodeBox(t.Context(), loadtest.Input("f", box[want.Origin.Offset:])) {
				if err != nil || loadtest.Dump(got) != loadtest.Dump(want) || got.Text != want.Text {
					t.Fatalf("%+v, %v; want %+v", got, err, want)
				}
				break
			}
		}
	})
}

// TestBoxStops: a reader that has enough is given no more.
func TestBoxStops(t *testing.T) {
	box := strings.Repeat("From a@b.example Mon Apr 28 07:30:00 2025\nSubject: One\n\nText.\n\n", 100)
	n := 0
	for range mail.DecodeBox(context.Background(), loadtest.Input("f", box)) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d mails", n)
	}
}

func TestHostile(t *testing.T) {
	for name, raw := range map[string]string{
		"deep":    "Subject: S\n" + strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 5000) + "\ntext",
		"parts":   "Subject: S\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\nContent-Type: text/html\n\n<b>\n", 20000),
		"fields":  "Subject: S\n" + strings.Repeat("X: y\n", 100000) + "\ntext",
		"folded":  "Subject: S\nX: y\n" + strings.Repeat(" z\n", 100000) + "\ntext",
		"words":   "Subject: S" + strings.Repeat("=?utf-8?q?a?= ", 20000) + "\n\ntext",
		"quoting": "Subject: S\n\n" + strings.Repeat(strings.Repeat(">", 200)+" a\n", 2000),
		"heads":   "List-Id: <a>\nSubject: S\nContent-Type: text/html\n\n" + strings.Repeat("<h2><a href=http://a.b>Ab cd</a></h2><p>x", 20000),
		"rows":    "List-Id: <a>\nSubject: S\n\n" + strings.Repeat("Ab cd\n----------\nhttp://a.b\n", 20000),
		"escape":  "Subject: S=?utf-8?q?=1B]0;x=07?=\n\n\x1b[31mtext",
	} {
		got := loadtest.Read(t, mail.Decode, raw)
		if !strings.HasPrefix(got, "title: S") {
			t.Errorf("%s: %.100s", name, got)
		}
	}
}

// TestAttachedMessage: the text of a message that is attached is read, once.
func TestAttachedMessage(t *testing.T) {
	t.Parallel()
	const forwarded = "From: Hana <h@a.example>\nSubject: Light out\nContent-Type: text/plain\n\nThe keeper switched off the lamp on Sunday.\n"
	for name, parts := range map[string]string{
		"beside a text": "--m\nContent-Type: text/plain\n\nSee attached.\n--m\nContent-Type: message/rfc822\n\n" + forwarded + "--m--\n",
		"alone":         "--m\nContent-Type: message/rfc822\n\n" + forwarded + "--m--\n",
	} {
		raw := "From: a@b.example\nTo: c@d.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=m\n\n" + parts
		for a, err := range mail.Decode(context.Background(), decode.Input{Reader: strings.NewReader(raw)}) {
			if err != nil || strings.Count(a.Text, "switched off the lamp") != 1 {
				t.Errorf("%s: %v %v", name, a, err)
			}
		}
	}
}

// TestPieces: a text in pieces is shown whole, and once; what is attached is named.
func TestPieces(t *testing.T) {
	t.Parallel()
	part := func(head, body string) string { return "--m\n" + head + "\n\n" + body + "\n" }
	first := part("Content-Type: text/plain", "The keeper switched off the lamp on Sunday.")
	picture := part("Content-Type: image/jpeg\nContent-Disposition: inline; filename=a.jpg", "xx")
	second := part("Content-Type: text/plain", "Nobody had asked the boats.")
	for name, c := range map[string]struct{ parts, want string }{
		"around a picture": {first + picture + second, "  paragraph: The keeper switched off the lamp on Sunday.\n  paragraph: Nobody had asked the boats.\n"},
		"one":              {first + picture, "  paragraph: The keeper switched off the lamp on Sunday.\n"},
		"HTML":             {part("Content-Type: text/html", "<p>The keeper slept.</p>") + picture + part("Content-Type: text/html", "<p>The boats did not.</p>"), "!: no article found on the page: all its text is shown\n  paragraph: The keeper slept.\n  paragraph: The boats did not.\n"},
		"the same as HTML": {first + part("Content-Type: text/html", "<p>The keeper switched off the lamp on Sunday.</p>"), "  paragraph: The keeper switched off the lamp on Sunday.\n"},
		"alternatives":     {part("Content-Type: multipart/alternative; boundary=n", "--n\n\nThe keeper slept.\n--n\nContent-Type: text/html\n\n<p>The keeper slept.</p>\n--n--") + second, "  paragraph: The keeper slept.\n  paragraph: Nobody had asked the boats.\n"},
		"a list's foot":    {first + part("Content-Type: text/plain", "____________\nlamps mailing list"), "  paragraph: The keeper switched off the lamp on Sunday.\n  paragraph aside: ____________⏎lamps mailing list\n"},
		"files":            {first + part("Content-Type: text/plain\nContent-Disposition: attachment; filename=plan.txt", "The plan.") + part("Content-Type: application/pdf\nContent-Disposition: attachment", "x"), "!: attached and not shown: plan.txt, application/pdf\n  paragraph: The keeper switched off the lamp on Sunday.\n"},
	} {
		raw := "Subject: S\nContent-Type: multipart/mixed; boundary=m\n\n" + c.parts + "--m--\n"
		if got := loadtest.Read(t, mail.Decode, raw); got != "title: S\n"+c.want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

// TestNewsletter: of what goes to a list the sender is the outlet, and what it says
// of itself an aside; a story about that is none.
func TestNewsletter(t *testing.T) {
	t.Parallel()
	const note = "You are receiving this because you signed up. Unsubscribe"
	filled := note + strings.Repeat(" word", maxFooterWords-9)
	for name, c := range map[string]struct{ head, text, want string }{
		"to a list":         {"List-Unsubscribe: <https://a.example/u>\n", note, "outlet: The Herald\nauthors: The Herald\n  paragraph: The lamp is out.\n  paragraph aside: " + note},
		"as long as may be": {"List-Unsubscribe: <https://a.example/u>\n", filled, "paragraph aside: You are"},
		"longer":            {"List-Unsubscribe: <https://a.example/u>\n", filled + " word", "paragraph: You are"},
		"to one":            {"", note, "authors: The Herald\n  paragraph: The lamp is out.\n  paragraph: " + note},
		"a named list":      {"List-Id: Lamps <l.a.example>\n", note, "outlet: Lamps\n"},
	} {
		got := loadtest.Read(t, mail.Decode, "From: The Herald <n@a.example>\nSubject: S\n"+c.head+"\nThe lamp is out.\n\n"+c.text+"\n")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

// maxFooterWords is the most words that a newsletter says of itself.
const maxFooterWords = 60

// TestOwnWordsFirst: a mail's own words stand first, and a message within it
// once, whichever of them is HTML.
func TestOwnWordsFirst(t *testing.T) {
	t.Parallel()
	const mixed = "Subject: Note\nContent-Type: multipart/mixed; boundary=b\n\n"
	long := strings.Repeat("The desk says that the story of the ferry needs another voice. ", 8)
	inner := func(kind, body string) string {
		return "--b\nContent-Type: message/rfc822\n\nSubject: Inner\nContent-Type: " + kind + "\n\n" + body + "\n"
	}
	page := "<p>" + strings.Repeat("The ferry will sail again in May, the office said. ", 6) + "</p>"
	for name, c := range map[string]struct{ mail, own, within string }{
		"short note":       {mixed + "--b\nContent-Type: text/plain\n\nPlease read.\n" + inner("text/html", page) + "--b--\n", "Please read.", "The ferry will sail"},
		"long note":        {mixed + "--b\nContent-Type: text/plain\n\n" + long + "\n" + inner("text/html", page) + "--b--\n", "another voice", "The ferry will sail"},
		"forward alone":    {mixed + inner("text/plain", "Just this line of text.") + "--b--\n", "Just this line", "Just this line"},
		"plain and nested": {mixed + "--b\nContent-Type: text/plain\n\nOuter words.\n" + inner("text/plain", "Inner words.") + "--b--\n", "Outer words.", "Inner words."},
	} {
		got := loadtest.Read(t, mail.Decode, c.mail)
		if !strings.Contains(got, c.own) || !strings.Contains(got, c.within) || c.own == c.within && strings.Count(got, c.own) != 1 {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// TestSentOn: a mail that is a note on one message is the message, the note an aside;
// what says more, or sends several, keeps its own head; those are articles behind it.
func TestSentOn(t *testing.T) {
	t.Parallel()
	const head = "From: Ed <ed@a.example>\nTo: c@d.example\nSubject: Fwd: lamps\nDate: Tue, 7 May 2024 09:00:00 +0200\nContent-Type: multipart/mixed; boundary=m\n\n"
	own := func(words int) string {
		return "--m\nContent-Type: text/plain\n\n" + strings.TrimSpace(strings.Repeat("word ", words)) + "\n"
	}
	inner := func(subject string) string {
		return "--m\nContent-Type: message/rfc822\n\nFrom: Hana Brolin <h@a.example>\nSubject: " + subject + "\nDate: Mon, 6 May 2024 06:00:00 +0200\nContent-Type: text/plain\n\nThe keeper switched off the lamp.\n"
	}
	const message = "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06T06:00:00+02:00\n"
	for name, c := range map[string]struct{ parts, want string }{
		"a note":        {own(25) + inner("Light out"), message + "  paragraph aside: word"},
		"more":          {own(26) + inner("Light out"), "title: Fwd: lamps\nauthors: Ed\npublished: 2024-05-07T09:00:00+02:00\n  paragraph: word"},
		"nothing":       {inner("Light out"), message + "  paragraph: The keeper"},
		"two":           {own(2) + inner("Light out") + inner("Buoy next"), "title: Fwd: lamps\nauthors: Ed\npublished: 2024-05-07T09:00:00+02:00\n  paragraph: word word\n\n" + message},
		"of no subject": {own(2) + inner(""), "title: Fwd: lamps\n"},
	} {
		if got := loadtest.Read(t, mail.Decode, head+c.parts+"--m--\n"); !strings.HasPrefix(got, c.want) || !strings.Contains(got, "The keeper switched off the lamp.") {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestDigest: several messages that are attached to a mail are articles of their own,
// behind what the mail says itself.
func TestDigest(t *testing.T) {
	t.Parallel()
	attached := func(subject, text string) string {
		return "--m\nContent-Type: message/rfc822\n\nFrom: Brolin, Hana <h@a.example>\nSubject: " + subject + "\nDate: Mon, 6 May 2024 06:00:00 +0200\nContent-Type: text/plain\n\n" + text + "\n"
	}
	const head = "From: Digest <d@a.example>\nSubject: Digest 7\nContent-Type: multipart/mixed; boundary=m\n\n"
	own := "--m\nContent-Type: text/plain\n\nTwo stories today.\n"
	two := attached("Lamp", "The lamp is out.") + attached("Buoy", "A buoy follows.") + "--m--\n"
	lamp := "title: Lamp\nauthors: Hana Brolin\npublished: 2024-05-06T06:00:00+02:00\n  paragraph: The lamp is out.\n"
	articles := lamp + "\n" + "title: Buoy\nauthors: Hana Brolin\npublished: 2024-05-06T06:00:00+02:00\n  paragraph: A buoy follows.\n"
	for name, c := range map[string]struct{ in, want string }{
		"with a text":    {head + own + two, "title: Digest 7\nauthors: Digest\n  paragraph: Two stories today.\n\n" + articles},
		"without a text": {head + two, articles},
		"of a doctor":    {strings.Replace(head, "Digest <", "\"Ann Lee, PhD\" <", 1) + own + two, "title: Digest 7\nauthors: Ann Lee PhD\n  paragraph: Two stories today.\n\n" + articles},
		"one of them":    {head + attached("Lamp", "The lamp is out.") + "--m--\n", lamp},
	} {
		if got := loadtest.Read(t, mail.Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}
