package html

import (
	"encoding/json"

	"lede/model/text"
)

var (
	// pair matches a field with a text, up to the quotation mark that ends it: another
	// field or the end is behind it, for the text may have such marks itself that
	// nobody escaped.
	pair = text.Pattern(`"(headline|datePublished|dateCreated|description|articleSection|inLanguage)"\s*:\s*"(.*?)"\s*(?:,\s*"[@A-Za-z]+"\s*:|,?\s*[}\]]|$)`)
	// written matches the name of a first author.
	written = text.Pattern(`"author"\s*:\s*\[?\s*(?:"([^"]+)"|\{[^{}]*?"name"\s*:\s*"(.*?)"\s*[,}\]])`)
	// anArticle matches what an object says that is one.
	anArticle = text.Pattern(`"@type"\s*:\s*\[?\s*"(?:[A-Za-z]*Article|BlogPosting|Report)"`)
)

// maxSalvaged is how long a script may be that is read without being JSON.
const maxSalvaged = 256 << 10

// salvage reads the article of a script that is no JSON: it was cut, or marks in
// its texts were not escaped. Nil where there is none.
func salvage(scripts []string) map[string]any {
	for _, s := range scripts {
		if len(s) > maxSalvaged || !anArticle().MatchString(s) {
			continue
		}
		o := map[string]any{}
		s = mendJSON(s)
		for rest := s; ; {
			m := pair().FindStringSubmatchIndex(rest)
			if m == nil {
				break
			}
			if key := rest[m[2]:m[3]]; o[key] == nil {
				o[key] = unquoted(rest[m[4]:m[5]])
			}
			rest = rest[m[5]+1:]
		}
		if m := written().FindStringSubmatch(s); m != nil {
			o["author"] = unquoted(m[1] + m[2])
		}
		return o
	}
	return nil
}

// unquoted is a JSON string's text, as it stands where it is none.
func unquoted(s string) string {
	var out string
	if json.Unmarshal([]byte(`"`+s+`"`), &out) != nil {
		return s
	}
	return out
}
