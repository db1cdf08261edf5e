package article

import (
	"strings"
	"testing"
)

// TestDense: a long text of the shortest words and marks is known for no prose, and says
// so; prose is not, in any script, nor what is short, nor code.
func TestDense(t *testing.T) {
	t.Parallel()
	const long = longText + 1000
	for name, c := range map[string]struct {
		unit string
		size int
		kind Kind
		want bool
	}{
		"pronouns":            {"He ", long, Paragraph, true},
		"marks":               {`"a," he said. `, long, Paragraph, true},
		"other marks":         {"‘a’ ", long, Paragraph, true},
		"marks abroad":        {"„Ja“, sagt Ina. ", long, Paragraph, true},
		"brackets":            {"()[]{}", long, Paragraph, true},
		"figures":             {"3.14159 ", long, Item, true},
		"short":               {"He ", longText, Paragraph, false},
		"code":                {"a\tb\n", long, Code, false},
		"prose":               {`The harbour opened on Monday. "It was time," said Una Berg, who had waited there. `, long, Paragraph, false},
		"short speech":        {`“Go on,” he said. “Where to?” she asked again. “Up there, if you can.” `, long, Paragraph, false},
		"names":               {"Una Berg, Ivo Lane, ", long, Paragraph, false},
		"a language of signs": {"他说：“很好。”", long, Paragraph, false},
		"dots":                {"Light ........................... 12\n", long, Paragraph, false},
	} {
		var b Builder
		b.Block(Block{Kind: c.kind}, strings.ToValidUTF8(strings.Repeat(c.unit, c.size/len(c.unit)+1)[:c.size], ""))
		a := b.Build(Origin{})
		if a.Dense != c.want || len(a.Notices) > 0 != c.want {
			t.Errorf("%s: %v, %v", name, a.Dense, a.Notices)
		}
	}
}
