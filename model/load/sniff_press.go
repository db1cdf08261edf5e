package load

import (
	"strings"

	"lede/model/load/press"
)

// sniffPress asks for an export of a press archive, or several stories in a text.
func sniffPress(h Head) bool {
	if h.Ext == ".md" || h.Ext == ".markdown" || frontMatter(h.Text) || jsonFront(h.Text) || sniffMail(h) {
		return false
	}
	return press.Is(h.Text)
}

// pressMarks are what pages of press archives hold and others hardly.
var pressMarks = [...]string{"<DOCFULL>", "DOCUMENTS</", "DOKUMENTE", "End of Document", "articleParagraph", "ProQuest document", "DocPublicationName"}

func sniffPressHTML(h Head) bool {
	if !sniffHTML(h) {
		return false
	}
	for _, m := range pressMarks {
		if strings.Contains(h.Text, m) {
			return press.IsHTML(h.Text)
		}
	}
	return false
}
