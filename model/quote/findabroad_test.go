package quote

import (
	"strings"
	"testing"

	"lede/model/text"
)

// Whether words in marks are heard as speech in other languages, and whose.
func TestHeard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, marked, after string
		want                  string // "-" not heard, "" nobody
	}{
		{"", "« Le port rouvrira »", ", a affirmé le maire Luc Morel hier.", "Luc Morel"},
		{"", "« Le port rouvrira »", ", assure-t-il.", ""},
		{"", "« Le port rouvrira »", ", a répondu un pêcheur de Brest.", ""},
		{"", "«El puerto abrirá»", ", dijo Eva Soto.", "Eva Soto"},
		{"Eva Soto afirmó: ", "«El puerto abrirá»", ".", "Eva Soto"},
		{"", "„Der Hafen öffnet“", ", sagte Uwe Brandt am Montag.", "Uwe Brandt"},
		{"", "«Il porto riaprirà»", ", ha spiegato Lia Conti.", "Lia Conti"},
		{"", "“O porto vai abrir”", ", disse Rui Alves.", "Rui Alves"},
		{"", "«Порт откроется»", ", — заявил Пётр Орлов.", "Пётр Орлов"},
		{"", "«Мы готовы»", ", заявил высокопоставленный представитель Станислав Константинопольский.", "Станислав Константинопольский"},
		{"李明说：", "“港口明天开。”", "", ""},
		{"市長は", "「港は開きます」", "と語った。", ""},
		{"قال الوزير: ", "«سيفتح الميناء»", ".", ""},
		{"Le film ", "« Le Port »", " est sorti lundi.", "-"},
		{"Il parle d’un ", "« mur de la honte »", " et s’en va.", "-"},
	} {
		s := c.before + c.marked + c.after
		at := strings.Index(s, c.marked)
		_, who, ok := heard(s, text.Span{Start: at, End: at + len(c.marked)})
		got := who.Of(s)
		if !ok {
			got = "-"
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", s, got, c.want)
		}
	}
}
