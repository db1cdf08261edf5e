// Package late puts off what chroma, Glamour's syntax colouring, does before main: it
// reads the heads of some 270 grammars and 75 styles, half of all the work of a start,
// for code that few articles have.
//
// It takes the files away before chroma looks for them, so it must be initialised first.
// Of the packages that wait for no other, the one whose path sorts first is initialised
// first (Go specification, "Program initialization"); chroma waits for os and time, and
// this package for none. Hence it imports nothing, and knows embed.FS by its shape alone.
package late

import _ "unsafe" // for go:linkname

// folder is an embed.FS: one pointer to its files, sorted by folder and name.
type folder struct{ files *[]file }

type file struct {
	Name, Data string
	Hash       [16]byte
}

//go:linkname grammars github.com/alecthomas/chroma/v2/lexers.embedded
var grammars folder

//go:linkname styles github.com/alecthomas/chroma/v2/styles.embedded
var styles folder

// rest is the grammars that were put off; nil where chroma keeps its files elsewhere.
var rest = putOff()

// putOff leaves chroma the grammars that it is not initialised without, and no style:
// Glamour brings its own.
func putOff() *[]file {
	if styles.files != nil {
		styles.files = new([]file)
	}
	if grammars.files == nil {
		return nil
	}
	var kept, late []file
	for _, f := range *grammars.files {
		switch f.Name {
		case "embedded/":
			kept, late = append(kept, f), append(late, f)
		case
			"embedded/common_lisp.xml", "embedded/emacslisp.xml", "embedded/erb.xml", "embedded/go_template.xml",
			"embedded/html.xml", "embedded/yaml.xml", "embedded/django_jinja.xml", // parts of others
			"embedded/dns.xml", "embedded/mysql.xml", "embedded/zed.xml": // given a function
			kept = append(kept, f)
		default:
			late = append(late, f)
		}
	}
	grammars.files = &kept
	return &late
}

// Restore lets chroma's folder hold the grammars that were put off, and them alone. It
// reports whether there are any.
func Restore() bool {
	if rest == nil {
		return false
	}
	grammars.files = rest
	return true
}
