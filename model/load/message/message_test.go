package message_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"lede/model/load/message"
)

func TestParts(t *testing.T) {
	const raw = "From: a@b.example\nSubject: =?utf-8?q?Caf=C3=A9?=\n =?utf-8?b?IG9wZW5z?=\nContent-Type: multipart/mixed; boundary=\"x y\"\n\npreamble\n" +
		"--x y\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nCaf=E9 is=\n open=XX\n" +
		"--x y\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+eDwv\r\nYj4=!\n--x y--\nepilogue"
	m := message.Parse([]byte(raw))
	if len(m.Parts) != 2 || m.Deep {
		t.Fatalf("%d parts, deep %v", len(m.Parts), m.Deep)
	}
	first, _ := m.Parts[0].Text("")
	second, _ := m.Parts[1].Text("")
	for got, want := range map[string]string{
		m.Header.Text("subject"): "Café opens", first: "Café is open=XX", second: "<b>x</b>", m.Parts[1].Type: "text/html",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBroken(t *testing.T) {
	for raw, want := range map[string]string{
		"just text":                              "just text",
		"Subject: x\n\nbody":                     "body",
		"Subject: x\nno colon here\nbody":        "no colon here\nbody",
		"Content-Type: text\n\nbody":             "body",
		"Content-Type: text/plain; x\n\nbody":    "body",
		"Content-Transfer-Encoding: base64\n\n!": "\n!\n",
		"":                                       "",
	} {
		if got, _ := message.Parse([]byte(raw)).Text(""); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
	}
	open := message.Parse([]byte("Content-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\n\ntwo"))
	if len(open.Parts) != 2 {
		t.Errorf("last boundary missing: %d parts", len(open.Parts))
	}
	none := message.Parse([]byte("Content-Type: multipart/mixed\n\n--abcdef\n\none\n--abcdef--"))
	if len(none.Parts) != 1 {
		t.Errorf("no boundary declared: %d parts", len(none.Parts))
	}
}

// TestDamaged: of base64 that lost something, what is left is decoded.
func TestDamaged(t *testing.T) {
	const words = "The ferry sails again on Monday, after nine days of repairs that cost more than the town had thought."
	encoded := base64.StdEncoding.EncodeToString([]byte(words))
	first, second := encoded[:76], encoded[76:]
	for name, c := range map[string]struct{ body, want string }{
		"sound":               {first + "\r\n" + second, words},
		"a footer behind":     {first + "\n" + second + "\n\nHarbour list, list@news.example\n", words},
		"a character lost":    {first[:30] + first[31:] + "\n" + second, "had thought."},
		"characters replaced": {first[:30] + "*&!" + first[33:] + "\n" + second, "repairs that cost more than the town had thought."},
		"cut":                 {first[:50], words[:36]},
		"never encoded":       {words, words},
		"without its padding": {strings.TrimRight(first+"\n"+second, "="), words},
	} {
		got, notice := message.Parse([]byte("Content-Transfer-Encoding: base64\n\n" + c.body)).Text("")
		if !strings.Contains(got, c.want) || strings.ContainsFunc(got, func(r rune) bool { return r < ' ' && r != '\n' }) {
			t.Errorf("%s: %q", name, got)
		}
		if damaged := name != "sound"; damaged != (notice != "") {
			t.Errorf("%s: notice %q", name, notice)
		}
	}
}

func TestDeep(t *testing.T) {
	m := message.Parse([]byte(strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 5000)))
	if !m.Deep {
		t.Error("depth not noticed")
	}
	m = message.Parse([]byte("Content-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\na\n", 50000)))
	if !m.Deep {
		t.Error("number not noticed")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: quoted-printable\n\n=E9=\n--x--"))
	f.Add([]byte("Subject: =?utf-8?q?a?= =?koi8-r?b?4A==?=\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		message.Parse(raw).Walk(func(p *message.Part) bool {
			p.Text("")
			p.Header.Text("Subject")
			return true
		})
	})
}

// TestLongHeader: fields beyond the limit are passed over, the body begins where
// the header ends.
func TestLongHeader(t *testing.T) {
	t.Parallel()
	for name, field := range map[string]string{"short": "X-A: b\n", "folded": " b\n"} {
		m := message.Parse([]byte("Subject: Ferry\n" + strings.Repeat(field, 400_000) + "X-Last: c\n\nbody"))
		if got, _ := m.Text(""); got != "body" || m.Header.Get("X-Last") != "" || m.Header.Get("Subject") == "" {
			t.Errorf("%s: body %.20q, last field %q", name, got, m.Header.Get("X-Last"))
		}
	}
}

// TestLeftOut: fields that are not read are told of, wherever in a message they stand.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	const told = "fields of a header longer than anyone means were left out"
	field := "X: " + strings.Repeat("y", 1<<10-4) + "\n" // 1 KiB
	for name, c := range map[string]struct {
		raw  string
		want string
	}{
		"short":         {"Subject: a\n\nb", ""},
		"as many":       {strings.Repeat(field, 1<<10) + "\nb", ""},
		"one more":      {strings.Repeat(field, 1<<10) + "Y: z\n\nb", told},
		"folded more":   {strings.Repeat(field, 1<<10) + " z\n\nb", told},
		"folded":        {"X:\n" + strings.Repeat(" "+strings.Repeat("z", 1023)+"\n", 64) + "\nb", ""},
		"folded beyond": {"X:\n" + strings.Repeat(" "+strings.Repeat("z", 1023)+"\n", 65) + "\nb", told},
		"in a part":     {"Content-Type: multipart/mixed; boundary=x\n\n--x\n" + strings.Repeat(field, 1<<10) + "Y: z\n\nb\n--x--", told},
	} {
		if got := strings.Join(message.Parse([]byte(c.raw)).LeftOut(), "; "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]string{
		"Content-Disposition: attachment; filename=plan.docx":             "plan.docx",
		"Content-Disposition: attachment; filename*=utf-8''caf%C3%A9.txt": "café.txt",
		"Content-Type: text/plain; name=\"a b.txt\"":                      "a b.txt",
		"Content-Type: text/plain; name=\"=?utf-8?q?caf=C3=A9?=\"":        "café",
		"Content-Type: text/plain":                                        "",
	} {
		if got := message.Parse([]byte(head + "\n\nx")).FileName(); got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}
