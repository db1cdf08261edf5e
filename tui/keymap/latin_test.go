package keymap

import (
	"testing"
	"unicode/utf8"
)

func TestLatin(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"й": "q", "Й": "Q", "о": "j", "О": "J", "ctrl+ф": "ctrl+a", "alt+в": "alt+d", "ю": ".", "Ю": ">", "х": "[", "Ж": ":", "ї": "]",
		"ξ": "j", "Γ": "G", "ק": "e", "ש": "a", "ض": "q", "ظ": "/",
		"j": "j", "?": "?", "ctrl+a": "ctrl+a", "enter": "enter", "+": "+", "": "", "é": "é", "日": "日", "йй": "йй", "ctrl+": "ctrl+",
	} {
		if got := Latin(key); got != want {
			t.Errorf("%q is on %q, want %q", key, got, want)
		}
	}
	for _, l := range layouts {
		if utf8.RuneCountInString(l.typed) != len(l.latin) {
			t.Errorf("%s has %d keys for %d", l.typed, len(l.latin), utf8.RuneCountInString(l.typed))
		}
	}
}
