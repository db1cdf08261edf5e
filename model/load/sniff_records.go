package load

import (
	"bytes"
	"strings"

	"lede/model/load/clippings"
	"lede/model/load/plist"
	"lede/model/load/subtitle"
	"lede/model/load/webarchive"
	"lede/model/text"
)

// sniffXLSX looks for the part that lists a workbook's sheets; in a large one it
// may lie behind them.
func sniffXLSX(h Head) bool {
	return magic("PK\x03\x04")(h) && (bytes.Contains(h.Raw, []byte("xl/workbook.xml")) || h.Ext == ".xlsx" || h.Ext == ".xlsm")
}

func sniffSubtitle(h Head) bool { return subtitle.Is(h.Text) || root("tt")(h) }

func sniffClippings(h Head) bool { return clippings.Is(h.Text) }

// risStart matches the tag that every record of RIS begins with.
var risStart = text.Pattern(`^[\s\x{feff}]*TY  ?- ?[A-Z]{2,8}\s*\n`)

func sniffRIS(h Head) bool { return risStart().MatchString(h.Text) }

// harStart matches how an archive of a browser begins.
var harStart = text.Pattern(`^[\s\x{feff}]*\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"\s*:`)

func sniffHAR(h Head) bool { return harStart().MatchString(h.Text) }

// sniffODT asks for the entry that OpenDocument puts first, uncompressed, or for the
// root of a document in one file.
func sniffODT(h Head) bool {
	if magic("PK\x03\x04")(h) {
		return bytes.Contains(h.Raw[:min(len(h.Raw), 256)], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) || h.Ext == ".odt"
	}
	return rootElement(h.Text) == "office:document" && strings.Contains(h.Text, "opendocument.text")
}

func sniffWebArchive(h Head) bool {
	return webarchive.Is(h.Raw) || h.Ext == ".webarchive" && magic(plist.Magic)(h)
}
