package charset

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// texts are in the languages of the encodings they are tried in.
var texts = map[string][2]string{
	"windows-1252": {"Der Bürgermeister sagte: „Wir öffnen die Brücke für alle Fußgänger.“ Die Größe überraschte die Gäste – sie kostete 4 € und blieb.", "Le maire a déclaré : « La forêt brûle depuis trois jours. » Les élèves étaient déjà à l’école, où l’on préparait le dîner."},
	"windows-1251": {"Губернатор пообещал списать долг до первого июня, сообщил вчера «Северный курьер».", "Экспедиция нашла на льдине ящик с книгами, который пропал вместе со станцией."},
	"koi8-r":       {"Губернатор пообещал списать долг до первого июня, сообщил вчера северный курьер.", "Экспедиция нашла на льдине ящик с книгами, который пропал вместе со станцией."},
	"shift_jis":    {"山形の鉄道が雪で立ち往生した。乗客は鍋を囲んだという。", "市長は会見で「赤字にも種類がある」と述べた。"},
	"euc-jp":       {"山形の鉄道が雪で立ち往生した。乗客は鍋を囲んだという。", "市長は会見で「赤字にも種類がある」と述べた。"},
	"gbk":          {"泉州古桥移位十二厘米，工程师说它只是累了。市政府星期三决定重新修建。", "记者从现场了解到，附近居民已经转移到学校里过夜。"},
	"big5":         {"市政府星期三決定重新修建這座古橋，工程師說它只是累了。", "記者從現場了解到，附近居民已經轉移到學校裡過夜。"},
	"euc-kr":       {"시장은 수요일에 오래된 다리를 다시 짓기로 했다고 밝혔다.", "기자가 현장에서 들은 바로는 주민들은 학교에서 밤을 보냈다."},
	"windows-874":  {"นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานเก่าจะเปิดอีกครั้งในเดือนมิถุนายน", "ชาวบ้านใช้เวลาทั้งคืนในโรงเรียน ผู้สื่อข่าวรายงาน"},
	"windows-1255": {"ראש העירייה אמר ביום שני שהגשר הישן ייפתח שוב ביוני.", "התושבים העבירו את הלילה בבית הספר, דיווח הכתב מהמקום."},
	"iso-2022-jp":  {"山形の鉄道が雪で立ち往生した。", "市長は会見で述べた。"},
	"utf-16le":     {"Żubr w kościele: parafia w Białowieży szuka gościa.", "The bridge opened on Monday."},
	"utf-16le ":    {"Губернатор пообещал списать долг до июня.", "泉州古桥移位十二厘米 工程师说它只是累了，市政府星期三决定重新修建。"},
	"utf-16be":     {"Żubr w kościele: parafia w Białowieży szuka gościa.", "The bridge opened on Monday."},
	"utf-32be":     {"<?xml version=\"1.0\"?>", "The bridge opened on Monday."},
	"utf-8":        {"Żubr w kościele – 日本語 – Губернатор", "naïve"},
}

func encode(t testing.TB, name, s string) []byte {
	t.Helper()
	var e encoding.Encoding
	if strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "utf-32") {
		e = byName(name)
	} else {
		var err error
		if e, err = htmlindex.Get(name); err != nil {
			t.Fatal(err)
		}
	}
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func TestDecode(t *testing.T) {
	for name, pair := range texts {
		name = strings.TrimSpace(name)
		for _, one := range pair {
			testDecode(t, name, strings.Repeat(one+"\n", 3))
		}
	}
}

func testDecode(t *testing.T, name, want string) {
	t.Helper()
	raw := encode(t, name, want)
	for _, declared := range []string{"", name} {
		if got := Decode(raw, declared); got.Text != want {
			t.Errorf("%s, declared %q: as %s: %.80q", name, declared, got.Name, got.Text)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ raw, text, name string }{
		{"\xef\xbb\xbfFähre", "Fähre", "utf-8"},
		{"\xff\xfeF\x00\xe4\x00", "Fä", "utf-16le"},
		{"\xfe\xff\x00F\x00\xe4", "Fä", "utf-16be"},
		{"\xff\xfe\x00\x00F\x00\x00\x00", "F", "utf-32le"},
		{"\x00\x00\xfe\xff\x00\x00\x00F", "F", "utf-32be"},
	} {
		if got := Decode([]byte(c.raw), "windows-1252"); got.Text != c.text || got.Name != c.name || got.Evidence != Mark {
			t.Errorf("%q: %+v", c.raw, got)
		}
	}
}

func TestShort(t *testing.T) {
	for _, name := range []string{"windows-1251", "koi8-r"} {
		const want = "Заголовок: министр заявил о планах\n\nВторой абзац текста."
		if got := Decode(encode(t, name, want), ""); got.Text != want {
			t.Errorf("%s: as %s: %q", name, got.Name, got.Text)
		}
	}
}

// TestValidBeatsDeclared holds the order of evidence: a page may say what it likes.
func TestValidBeatsDeclared(t *testing.T) {
	if got := Decode([]byte("Beyoncé sang"), "iso-8859-1"); got.Text != "Beyoncé sang" {
		t.Errorf("%+v", got)
	}
	if got := Decode([]byte("Beyonc\xe9 sang on a bridge of caf\xe9s"), "nonsense"); got.Text != "Beyoncé sang on a bridge of cafés" {
		t.Errorf("%+v", got)
	}
	if got := Decode([]byte(strings.Repeat("naïve café – ", 20)+"\xff"), ""); got.Name != "utf-8" || !got.Broken || got.Notice() == "" {
		t.Errorf("%+v", got)
	}
}

// TestParts: letters of UTF-8 in a text of Windows-1252 are themselves, by
// chance no other script.
func TestParts(t *testing.T) {
	for in, want := range map[string]string{
		"Caf\xe9 M\xf6we, caf\u00e9 m\u00f6we \u2013 gr\xfcn": "Café Möwe, café möwe – grün",
		"\xc4\xd6\xdc \xd3\xb9 \xc5\xa1":                      "ÄÖÜ Ó¹ š",
	} {
		if got := western([]byte(in), Fallback).Text; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestMend(t *testing.T) {
	const want = "The mayor’s “plan” costs €4 – naïve, said José García in Zürich…"
	wrong := want
	for range 2 {
		raw := []byte(wrong)
		var out strings.Builder
		for _, b := range raw {
			if c := sloppy(b); c != 0 {
				out.WriteRune(c)
			}
		}
		wrong = out.String()
		if got, ok := Mend(wrong); !ok || got != want {
			t.Errorf("Mend(%q) = %q, %v", wrong, got, ok)
		}
	}
	var latin strings.Builder // ISO 8859-1: all bytes are characters
	for _, b := range []byte(want) {
		latin.WriteRune(rune(b))
	}
	if got, ok := Mend(latin.String()); !ok || got != want {
		t.Errorf("Mend(%q) = %q, %v", latin.String(), got, ok)
	}
	for _, right := range []string{"", want, "â\u0080\u0099 once", "Spaß“ und „Größe“, ß“", "SÃO PAULO É NÃO", "Â£5 once", "Ðụ́c and Ñandú", "Crème brûlée à l’école « déjà »", "Пётр сказал: «да»", "日本語の文"} {
		if got, ok := Mend(right); ok || got != right {
			t.Errorf("Mend(%q) = %q, %v", right, got, ok)
		}
	}
}

// sloppy is Windows-1252 with the five bytes it leaves out as controls, as
// programs that decode wrongly have it.
func sloppy(b byte) rune {
	s := byName("windows-1252").NewDecoder()
	out, err := s.Bytes([]byte{b})
	r, _ := utf8.DecodeRune(out)
	if err != nil || r == utf8.RuneError {
		return rune(b)
	}
	return r
}

func TestReader(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Fähre", "Fähre"}, {"\xef\xbb\xbfFähre", "Fähre"},
		{strings.Repeat("a", 5000) + "caf\xe9 – é", strings.Repeat("a", 5000) + "café – é"},
		{"\xff\xfeF\x00\xe4\x00", "Fä"},
	} {
		r, _ := NewReader(strings.NewReader(c.in), []byte(c.in)[:min(len(c.in), 4096)])
		if got, err := io.ReadAll(r); err != nil || string(got) != c.want {
			t.Errorf("%.40q: %.60q, %v", c.in, got, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9"), "utf-8")
	f.Add([]byte("\x1b$B;3\x1b(B"), "")
	f.Add([]byte("\xff\xfe\x00\x00"), "utf-16")
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		if got := Decode(raw, declared); !utf8.ValidString(got.Text) {
			t.Fatalf("invalid text from %q", raw)
		}
		r, _ := NewReader(bytes.NewReader(raw), raw[:min(len(raw), 64)])
		if out, err := io.ReadAll(r); err == nil && !utf8.Valid(out) {
			t.Fatalf("invalid stream from %q", raw)
		}
		s := strings.ToValidUTF8(string(raw), "?")
		if got, _ := Mend(s); !utf8.ValidString(got) {
			t.Fatalf("Mend(%q) = %q", s, got)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	raw := encode(b, "windows-1251", strings.Repeat(texts["windows-1251"][0]+"\n", 200))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		Decode(raw, "")
	}
}
