package pdf

import (
	"strings"
	"unicode"

	"lede/model/load/plain"
)

// papers are the last words of newspapers' names, or the first in languages that put
// them there, lower case.
var papers = [...]string{
	"courier", "times", "post", "herald", "gazette", "news", "tribune", "journal", "chronicle", "telegraph", "guardian", "star", "daily", "press", "mail",
	"observer", "examiner", "standard", "independent", "echo", "mirror", "express", "globe", "register", "sentinel", "bulletin", "dispatch", "record", "weekly", "review",
	"zeitung", "anzeiger", "nachrichten", "tagblatt", "bote", "kurier", "rundschau", "allgemeine", "presse", "morgenpost", "abendblatt",
	"diario", "correo", "noticias", "mundo", "gazzetta", "corriere", "giornale", "jornal", "folha", "correio", "dagblad", "courant", "tidende", "avisen", "dépêche", "dagbladet",
}

// maxMasthead is how many words a newspaper's name has at most.
const maxMasthead = 5

// isMasthead reports whether paragraph i, the first or the second, is the name of the
// newspaper that the page is of: a heading of a few capitalised words, one of them a
// newspaper's, with the headline or the day below it.
func isMasthead(all []paragraph, i int) bool {
	if i > 1 || i+1 >= len(all) || !all[i].heading {
		return false
	}
	words := strings.Fields(all[i].text)
	if len(words) > maxMasthead || len(words) < 2 {
		return false
	}
	named := false
	for _, w := range words {
		first := []rune(w)[0]
		if unicode.IsLower(first) && len(w) > 3 {
			return false
		}
		named = named || isPaper(w)
	}
	return named && (all[i+1].heading || plain.IsHeaderLine(all[i+1].text))
}

func isPaper(word string) bool {
	word = strings.ToLower(strings.Trim(word, ".,:"))
	for _, p := range papers {
		if word == p {
			return true
		}
	}
	return false
}
