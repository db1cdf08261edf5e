package load

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Lacks reports that no article of a file holds all words of any of the lists, each of
// letters from a to z, told from its bytes without decoding them. It is false where
// that cannot be told so: of what is packed, escaped or marked up, of what is not a
// file, and where a list is empty.
func Lacks(s Source, o Options, lists ...[]string) bool {
	if s.Err != nil || s.Path == "-" || s.Size == 0 || s.Size > mebibyte || o.As != "" ||
		len(lists) == 0 || slices.ContainsFunc(lists, func(words []string) bool { return len(words) == 0 }) {
		return false
	}
	data, err := os.ReadFile(s.Path)
	if err != nil || !literal(data) || strings.EqualFold(filepath.Ext(s.Path), ".br") {
		return false
	}
	name := []byte(s.Name)
	for _, words := range lists {
		if !slices.ContainsFunc(words, func(w string) bool { return !mayHold(data, w) && !mayHold(name, w) }) {
			return false
		}
	}
	return true
}

// longestWord is what a word may have where it is one: lines of Base64 are longer.
const longestWord = 60

// isPacked reports whether data says that a text, as of a mail, stands in Base64.
func isPacked(data []byte) bool {
	const name = "base"
	for {
		at := bytes.Index(data, []byte("64"))
		if at < 0 {
			return false
		}
		if at >= len(name) && strings.EqualFold(string(data[at-len(name):at]), name) {
			return true
		}
		data = data[at+1:]
	}
}

// literal reports whether the letters of words stand in data as they are read: in
// some encoding of which ASCII is part, with nothing escaped or in tags.
func literal(data []byte) bool {
	if isPacked(data) {
		return false
	}
	run := 0
	for i, c := range data {
		switch {
		case opens(c) && i > 0 && isLetter(data[i-1]), closes(c) && i+1 < len(data) && isLetter(data[i+1]):
			return false // "[a](address)b" is one word
		case c < ' ' && c != '\n' && c != '\r' && c != '\t', c == 0x7f, c == '<', c == '\\':
			return false
		case c == '&' && entity(data[i+1:]), c == '=' && quoted(data[i+1:]):
			return false
		}
		if run++; c <= ' ' || c >= 0x80 {
			run = 0
		}
		if run > longestWord {
			return false
		}
	}
	return true
}

func opens(c byte) bool { return c == '[' || c == '(' || c == '{' }

func closes(c byte) bool { return c == ']' || c == ')' || c == '}' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// longestEntity is the name of one of HTML, in bytes.
const longestEntity = 33

// entity reports whether what follows "&" may be an entity.
func entity(rest []byte) bool {
	rest = rest[:min(len(rest), longestEntity)]
	end := bytes.IndexByte(rest, ';')
	return end > 0 && !bytes.ContainsAny(rest[:end], " \t\r\n")
}

// quoted reports whether what follows "=" may be quoted-printable, or the beginning
// of a word that is encoded.
func quoted(rest []byte) bool {
	if len(rest) == 0 {
		return false
	}
	c := rest[0]
	return c == '\n' || c == '\r' || c == '?' || '0' <= c && c <= '9' || 'A' <= c && c <= 'F' || 'a' <= c && c <= 'f'
}

// mayHold reports whether data may hold a word when it is decoded: its letters in a
// row, where each byte that is not ASCII may stand for two of them at most ("œ"), what is
// neither letter nor space may be left out, and a word may go on behind a line end
// that such a byte stands before. No word of more than 62 letters is looked for.
func mayHold(data []byte, word string) bool {
	if len(word) > 62 {
		return true
	}
	var of [256]uint64 // bit i: the byte may be letter i of the word
	for i := range len(word) {
		of[word[i]] |= 1 << i
		of[word[i]-'a'+'A'] |= 1 << i
	}
	done := uint64(1) << len(word)
	begun := uint64(1) // bit i: i letters were found up to here
	letter := false    // the last byte that is no space was one of ASCII
	for _, c := range data {
		switch {
		case isLetter(c):
			begun, letter = (begun&of[c])<<1|1, true
		case c >= 0x80:
			begun, letter = begun|begun<<1|begun<<2, false
		case c > ' ':
			letter = '0' <= c && c <= '9'
		case letter:
			begun = 1
		}
		if begun&done != 0 {
			return true
		}
	}
	return false
}
