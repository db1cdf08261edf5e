package gold

import (
	"fmt"
	"slices"
	"strings"

	"lede/model/entity"
	"lede/model/quote"
)

// A tag is one of
//
//	kind#key[:form][=value]      a mention: "person#atieno:pronoun", "date#d1=2024-12"
//	intro#key                    an entity's introduction
//	kind#speaker option=value …  a quotation: `direct#atieno cue="according to" group=2`
//
// where a quotation's speaker is a key, "-", or words in quotation marks.
type tag struct {
	kind    string
	key     string
	words   bool // the speaker is given in words
	form    entity.Form
	value   string
	options map[string]string // cue, by, group
}

// intro is the kind of a tag that marks an introduction.
const intro = "intro"

// nobody is the speaker of a quotation that no one is named for.
const nobody = "-"

// entityKind and quoteKind name the kinds that tags may have.
func entityKind(name string) (entity.Kind, bool) {
	for _, k := range entity.Kinds {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

func quoteKind(name string) (quote.Kind, bool) {
	for k := quote.Direct; k <= quote.Title; k++ {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

func parseTag(s string) (tag, error) {
	kind, rest, ok := strings.Cut(s, "#")
	if !ok {
		return tag{}, fmt.Errorf("tag %q without #", s)
	}
	t := tag{kind: kind}
	if _, ok := quoteKind(kind); ok {
		return t, t.quotation(rest)
	}
	if _, ok := entityKind(kind); !ok && kind != intro {
		return t, fmt.Errorf("unknown kind %q", kind)
	}
	return t, t.mention(rest)
}

// forms are the endings of a mention's key; a name has none.
var forms = [...]struct {
	name string
	form entity.Form
}{{"pronoun", entity.Pronoun}, {"nominal", entity.Nominal}}

func (t *tag) mention(rest string) error {
	rest, t.value, _ = strings.Cut(rest, "=")
	key, form, _ := strings.Cut(rest, ":")
	for _, f := range forms {
		if form == f.name {
			t.form, form = f.form, ""
		}
	}
	if form != "" {
		return fmt.Errorf("unknown form %q", form)
	}
	if t.kind == intro && (t.form != entity.Name || t.value != "") {
		return fmt.Errorf("an introduction has a key only")
	}
	return t.setKey(key)
}

func (t *tag) setKey(key string) error {
	bad := func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}
	if key == "" || strings.ContainsFunc(key, bad) {
		return fmt.Errorf("a key is letters, digits and -, not %q", key)
	}
	t.key = key
	return nil
}

func (t *tag) quotation(rest string) error {
	speaker, rest, words := word(rest)
	t.words = words
	if words && speaker != "" {
		t.key = speaker
	} else if err := t.setKey(speaker); err != nil {
		return err
	}
	t.options = map[string]string{}
	for rest != "" {
		name, after, ok := strings.Cut(rest, "=")
		if !ok || !slices.Contains([]string{"cue", "by", "group"}, name) {
			return fmt.Errorf("unknown option %q", rest)
		}
		t.options[name], rest, _ = word(after)
		if t.options[name] == "" {
			return fmt.Errorf("empty %s", name)
		}
	}
	return nil
}

// word cuts the first word off s; in quotation marks it may hold spaces.
func word(s string) (first, rest string, quoted bool) {
	if strings.HasPrefix(s, `"`) {
		if end := strings.IndexByte(s[1:], '"'); end >= 0 {
			return s[1 : 1+end], strings.TrimLeft(s[end+2:], " "), true
		}
	}
	first, rest, _ = strings.Cut(s, " ")
	return first, strings.TrimLeft(rest, " "), false
}
