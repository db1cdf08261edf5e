package entity

// TitleInFull writes out a title in lower case: "governor" of "gov.". What is no
// shortened title stays as it is.
func TitleInFull(low string) string {
	if p := vocabularies().single(low, "title"); p != nil && p.value != "" {
		return p.value
	}
	return low
}

// Withholds reports whether a word in lower case, in front of an office, says that
// whoever is named with it does not hold it, or not as its holder is called: "former",
// "deputy", "acting".
func Withholds(low string) bool { return vocabularies().single(low, "formerly") != nil }

// IsRole reports whether a word in lower case is what one person is who may be told from
// others by it, "senator", rather than one of many without a name, "official".
func IsRole(low string) bool {
	v := vocabularies()
	return v.single(low, "personrole") != nil && v.single(low, "commonrole") == nil
}
