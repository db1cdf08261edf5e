package engine

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Editor is the command of the reader's editor: its program and what that is given first.
func Editor() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := shellWords(os.Getenv(name)); len(words) > 0 {
			return words
		}
	}
	return []string{"vi"}
}

// browser is the command that opens an address: the first of $BROWSER that is there, where
// "%s" stands for the address or this comes last; else the system's.
func browser(address string) []string {
	given := strings.Split(os.Getenv("BROWSER"), string(os.PathListSeparator))
	words := shellWords(given[0])
	for _, command := range given[1:] {
		if len(words) > 0 {
			if _, err := exec.LookPath(words[0]); err == nil {
				break
			}
		}
		if next := shellWords(command); len(next) > 0 {
			words = next
		}
	}
	switch {
	case len(words) > 0:
	case runtime.GOOS == "darwin":
		words = []string{"open"}
	case runtime.GOOS == "windows":
		words = []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		words = []string{"xdg-open"}
	}
	if !slices.ContainsFunc(words[1:], func(w string) bool { return strings.Contains(w, "%s") }) {
		return append(words, address)
	}
	for i := range words[1:] {
		words[i+1] = strings.ReplaceAll(words[i+1], "%s", address)
	}
	return words
}

// drawsInTerminal reports whether a browser needs the terminal that lede has.
func drawsInTerminal(program string) bool {
	return slices.Contains([]string{"w3m", "lynx", "links", "links2", "elinks", "browsh", "chawan", "cha", "www-browser"}, filepath.Base(program))
}

// shellWords are the words of a command as a shell parts them: by blanks that no quotation
// mark and no backslash guards. Nothing is expanded; where the last quotation mark is
// missing it stands at the end.
func shellWords(command string) (words []string) {
	var word strings.Builder
	quote, begun := rune(0), false
	end := func() {
		if begun {
			words = append(words, word.String())
		}
		word.Reset()
		begun = false
	}
	runes := []rune(command)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && quote != '\'' && i+1 < len(runes) && (quote == 0 && runtime.GOOS != "windows" || runes[i+1] == '"'):
			i++
			word.WriteRune(runes[i])
			begun = true
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case r == quote:
			quote = 0
		case quote == 0 && strings.ContainsRune(" \t\n", r):
			end()
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	end()
	return words
}
