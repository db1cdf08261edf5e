package load

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"sync"

	"lede/model/load/anpa"
	"lede/model/load/bibtex"
	"lede/model/load/clippings"
	"lede/model/load/csv"
	"lede/model/load/decode"
	"lede/model/load/docx"
	"lede/model/load/epub"
	"lede/model/load/feed"
	"lede/model/load/har"
	"lede/model/load/html"
	"lede/model/load/json"
	"lede/model/load/latex"
	"lede/model/load/lightweight"
	"lede/model/load/mail"
	"lede/model/load/markdown"
	"lede/model/load/mhtml"
	"lede/model/load/newsml"
	"lede/model/load/nitf"
	"lede/model/load/odt"
	"lede/model/load/opml"
	"lede/model/load/pdf"
	"lede/model/load/plain"
	"lede/model/load/plist"
	"lede/model/load/press"
	"lede/model/load/ris"
	"lede/model/load/rtf"
	"lede/model/load/sqlite"
	"lede/model/load/subtitle"
	"lede/model/load/warc"
	"lede/model/load/webarchive"
	"lede/model/load/xlsx"
	"lede/model/load/xml"
)

// Content is how a decoder gets what is in a file.
type Content uint8

// Kinds of content.
const (
	Text   Content = iota // the whole as UTF-8, cut at the format's limit
	Stream                // UTF-8 as it comes, without a limit on the whole
	Bytes                 // the bytes of the file, cut at the format's limit
	Place                 // the bytes of the file at any place; of a stream as they come
)

// Format is one row of the list of formats.
type Format struct {
	Name       string   // what --as takes and the export says
	Title      string   // for the help: "Markdown with front matter"
	Extensions []string // with the dot, lower case

	// Sniff reports whether the head of a file is of this format. Content
	// decides; the name may only break ties. Nil is reached by --as alone.
	Sniff func(Head) bool

	Content Content
	Limit   int64          // of Text and Bytes; 0 is the common limit
	Decode  decode.Decoder // nil for a container and for what is refused
	Unpack  Unpacker
	Refuse  error // why files of this kind are not read

	Heads   bool // the decoder can read heads alone: for a large file of many articles
	Seek    bool // reading may begin at the byte that an article's Origin names
	Archive bool // it is an archive itself: forced, it is read as it is and not what lies in it
	Packed  bool // its decoder unpacks it
}

// Readable reports whether the format gives articles.
func (f Format) Readable() bool { return f.Decode != nil || f.Unpack != nil }

// Member is one file inside a container; Name is "" where the container holds
// just one, nameless. The reader is valid until the next member is asked for.
type Member struct {
	Name   string
	Reader io.Reader
	Packed int64 // bytes of the container that hold it alone; 0 where that is unknown
	Said   said  // what the container says of it elsewhere
}

// Unpacker gives the members of a container in order, and at most one error, last.
type Unpacker = func(ctx context.Context, in decode.Input) iter.Seq2[Member, error]

const mebibyte = 1 << 20

// Limits on what is read of one file or member.
const (
	textLimit     = 16 * mebibyte
	documentLimit = 64 * mebibyte
	plainLimit    = 128 * mebibyte // costs its length and an index of its paragraphs
)

// Formats is the ordered list: the first whose Sniff holds decodes a file. To
// add a format, write its package and its line here.
func Formats() []Format { return slices.Clone(formats()) }

var formats = sync.OnceValue(func() []Format { return slices.Concat(byBytes(), byText()) })

// byBytes are the formats that their first bytes tell, whatever else they hold: packings,
// documents that are packed, and what is refused.
func byBytes() []Format {
	return []Format{
		{Name: "raw", Title: "the file's text, byte for byte", Content: Bytes, Decode: decodeRaw, Archive: true},

		{Name: "gzip", Title: "gzip", Extensions: []string{".gz", ".tgz"}, Sniff: magic("\x1f\x8b"), Unpack: unpackGzip},
		{Name: "zstd", Title: "Zstandard", Extensions: []string{".zst"}, Sniff: magic("\x28\xb5\x2f\xfd"), Unpack: unpackZstd},
		{Name: "bzip2", Title: "bzip2", Extensions: []string{".bz2"}, Sniff: sniffBzip2, Unpack: unpackBzip2},
		{Name: "xz", Title: "xz", Extensions: []string{".xz", ".txz"}, Sniff: magic("\xfd7zXZ\x00"), Unpack: unpackXZ},
		{Name: "lz4", Title: "lz4", Extensions: []string{".lz4"}, Sniff: magic("\x04\x22\x4d\x18"), Unpack: unpackLZ4},
		{Name: "brotli", Title: "brotli, told by its name", Extensions: []string{".br"}, Sniff: sniffBrotli, Unpack: unpackBrotli},
		{Name: "epub", Title: "EPUB book, a chapter an article", Extensions: []string{".epub"}, Sniff: sniffEPUB, Content: Bytes, Limit: documentLimit, Decode: epub.Decode, Archive: true, Packed: true},
		{Name: "docx", Title: "Word document", Extensions: []string{".docx"}, Sniff: sniffDOCX, Content: Bytes, Limit: documentLimit, Decode: docx.Decode, Archive: true, Packed: true},
		{Name: "odt", Title: "OpenDocument text, zipped or flat", Extensions: []string{".odt", ".fodt", ".ott"}, Sniff: sniffODT, Content: Bytes, Limit: documentLimit, Decode: odt.Decode, Archive: true, Packed: true},
		{Name: "rtf", Title: "Rich Text Format", Extensions: []string{".rtf"}, Sniff: magic("{\\rtf"), Content: Bytes, Limit: documentLimit, Decode: rtf.Decode},
		{Name: "xlsx", Title: "spreadsheet, one article a row", Extensions: []string{".xlsx", ".xlsm"}, Sniff: sniffXLSX, Content: Bytes, Limit: documentLimit, Decode: xlsx.Decode, Archive: true, Packed: true},
		{Name: "office", Sniff: sniffOffice, Refuse: refuse("an office document: save it as text or HTML")},
		{Name: "7z", Sniff: magic("7z\xbc\xaf\x27\x1c"), Refuse: refuse("a 7z archive: unpack it, or pack it as zip")},
		{Name: "parquet", Sniff: magic("PAR1"), Refuse: refuse("a Parquet file: write its columns as CSV or JSON Lines")},
		{Name: "rar", Sniff: magic("Rar!\x1a\x07"), Refuse: refuse("a RAR archive: unpack it, or pack it as zip")},
		{Name: "zip", Title: "zip archive", Extensions: []string{".zip"}, Sniff: magic("PK\x03\x04", "PK\x05\x06"), Content: Place, Unpack: unpackZip},
		{Name: "tar", Title: "tar archive", Extensions: []string{".tar"}, Sniff: sniffTar, Unpack: unpackTar},
		{Name: "pdf", Title: "PDF, its text only", Extensions: []string{".pdf"}, Sniff: sniffPDF, Content: Bytes, Limit: documentLimit, Decode: pdf.Decode},
		{Name: "image", Sniff: sniffImage, Refuse: refuse("a picture")},
		{Name: "sqlite", Title: "SQLite database, one article a row; newsboat's cache", Extensions: []string{".db", ".sqlite", ".sqlite3"}, Sniff: magic(sqlite.Magic), Content: Place, Decode: sqlite.Decode, Archive: true},
		{Name: "warc", Title: "WARC web archive", Extensions: []string{".warc"}, Sniff: magic("WARC/", "filedesc://"), Content: Bytes, Limit: 512 * mebibyte, Decode: warc.Decode},
		{Name: "anpa", Title: "ANPA 1312 wire copy", Extensions: []string{".tst", ".anpa"}, Sniff: sniffANPA, Content: Bytes, Decode: anpa.Decode},
		{Name: "webarchive", Title: "saved page, Safari's web archive", Extensions: []string{".webarchive"}, Sniff: sniffWebArchive, Content: Bytes, Limit: documentLimit, Decode: webarchive.Decode},
		{Name: "weblink", Title: "shortcut to a page, binary", Extensions: []string{".webloc"}, Sniff: magic(plist.Magic), Content: Bytes, Decode: decodeWebloc},
		{Name: "binary", Sniff: sniffBinary, Refuse: ErrBinary},
	}
}

// byText are the formats that their text tells, the last of which takes any.
func byText() []Format {
	return []Format{
		{Name: "har", Title: "HTTP archive of a browser, its pages", Extensions: []string{".har"}, Sniff: sniffHAR, Content: Bytes, Limit: documentLimit, Decode: har.Decode},
		{Name: "jsonl", Title: "JSON Lines, one article a line", Extensions: []string{".jsonl", ".ndjson"}, Sniff: sniffJSONLines, Content: Stream, Decode: json.Lines, Heads: true, Seek: true},
		{Name: "json", Title: "JSON: an article, a list, an API answer, ninjs", Extensions: []string{".json"}, Sniff: sniffJSON, Content: Stream, Decode: json.Decode},
		{Name: "mbox", Title: "mailbox", Extensions: []string{".mbox"}, Sniff: sniffMbox, Content: Bytes, Limit: 512 * mebibyte, Decode: mail.DecodeBox, Seek: true},
		{Name: "feed", Title: "RSS, Atom or RDF feed", Extensions: []string{".rss", ".atom", ".rdf", ".xml"}, Sniff: sniffFeed, Content: Bytes, Limit: documentLimit, Decode: feed.Decode},
		{Name: "shortcut", Title: "shortcut to a page: says where it leads", Extensions: []string{".url", ".webloc", ".desktop"}, Sniff: sniffShortcut, Decode: decodeShortcut},
		{Name: "opml", Title: "OPML: says which feeds it lists", Extensions: []string{".opml"}, Sniff: root("opml"), Content: Bytes, Decode: opml.Decode},
		{Name: "nitf", Title: "NITF", Extensions: []string{".xml"}, Sniff: root("nitf"), Content: Bytes, Decode: nitf.Decode},
		{Name: "newsml", Title: "NewsML", Extensions: []string{".xml"}, Sniff: root("newsml", "newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem"), Content: Bytes, Decode: newsml.Decode},
		{Name: "mhtml", Title: "saved page, MHTML", Extensions: []string{".mhtml", ".mht"}, Sniff: sniffMHTML, Content: Bytes, Limit: documentLimit, Decode: mhtml.Decode},
		{Name: "presshtml", Title: "press archives' exports as pages", Extensions: []string{".html", ".htm"}, Sniff: sniffPressHTML, Content: Bytes, Limit: documentLimit, Decode: press.DecodeHTML},
		{Name: "html", Title: "saved web page, SingleFile", Extensions: []string{".html", ".htm", ".xhtml"}, Sniff: sniffHTML, Content: Bytes, Decode: html.Decode},
		{Name: "subtitle", Title: "subtitles (SubRip, WebVTT, SBV, SubStation, TTML), as a transcript", Extensions: []string{".srt", ".vtt", ".sbv", ".ass", ".ssa", ".ttml", ".dfxp"}, Sniff: sniffSubtitle, Limit: documentLimit, Decode: subtitle.Decode},
		{Name: "xml", Title: "XML of other kinds: elements with a title and a text", Extensions: []string{".xml"}, Sniff: sniffXML, Content: Bytes, Decode: xml.Decode},
		{Name: "ris", Title: "RIS, one article a record", Extensions: []string{".ris"}, Sniff: sniffRIS, Content: Stream, Decode: ris.Decode},
		{Name: "bibtex", Title: "BibTeX, one article a record", Extensions: []string{".bib"}, Sniff: named(bibtex.Is, ".bib"), Limit: documentLimit, Decode: bibtex.Decode},
		{Name: "clippings", Title: "Kindle clippings, one article a work", Extensions: []string{".txt"}, Sniff: sniffClippings, Content: Bytes, Limit: documentLimit, Decode: clippings.Decode},
		{Name: "press", Title: "press archives' exports (Nexis, Factiva, ProQuest), texts of several stories", Extensions: []string{".txt"}, Sniff: sniffPress, Content: Bytes, Limit: documentLimit, Decode: press.Decode},
		{Name: "latex", Title: "LaTeX", Extensions: []string{".tex", ".latex"}, Sniff: named(latex.Is, ".tex", ".latex"), Decode: latex.Decode},
		{Name: "org", Title: "Org", Extensions: []string{".org"}, Sniff: named(lightweight.IsOrg, ".org"), Decode: lightweight.DecodeOrg},
		{Name: "rst", Title: "reStructuredText", Extensions: []string{".rst", ".rest"}, Sniff: named(lightweight.IsRST, ".rst", ".rest"), Decode: lightweight.DecodeRST},
		{Name: "asciidoc", Title: "AsciiDoc", Extensions: []string{".adoc", ".asciidoc", ".asc"}, Sniff: named(lightweight.IsAsciiDoc, ".adoc", ".asciidoc", ".asc"), Decode: lightweight.DecodeAsciiDoc},
		{Name: "wiki", Title: "wikitext of MediaWiki", Extensions: []string{".wiki", ".mediawiki", ".wikitext"}, Sniff: named(lightweight.IsWiki, ".wiki", ".mediawiki", ".wikitext"), Decode: lightweight.DecodeWiki},
		{Name: "gemtext", Title: "gemtext", Extensions: []string{".gmi", ".gemini"}, Sniff: named(lightweight.IsGemtext, ".gmi", ".gemini"), Decode: lightweight.DecodeGemtext},
		{Name: "yaml", Title: "YAML: an article, a list of articles", Extensions: []string{".yaml", ".yml"}, Sniff: sniffYAML, Content: Bytes, Decode: json.YAML},
		{Name: "markdown", Title: "Markdown with YAML, TOML or JSON front matter", Extensions: []string{".md", ".markdown"}, Sniff: sniffMarkdown, Decode: markdown.Decode},
		{Name: "mail", Title: "mail, newsletters", Extensions: []string{".eml"}, Sniff: sniffMail, Content: Bytes, Limit: documentLimit, Decode: mail.Decode},
		{Name: "csv", Title: "CSV or TSV, one article a row", Extensions: []string{".csv", ".tsv"}, Sniff: sniffCSV, Content: Stream, Decode: csv.Decode},
		{Name: "plain", Title: "plain text", Extensions: []string{".txt", ".text"}, Sniff: always, Limit: plainLimit, Decode: plain.Decode},
	}
}

// refusal is an ErrUnsupported with its own words.
type refusal string

func refuse(why string) error { return refusal(why) }

func (r refusal) Error() string { return string(r) }

func (r refusal) Is(target error) bool { return target == ErrUnsupported }

// lookup returns the format of that name.
func lookup(name string) (Format, error) {
	for _, f := range formats() {
		if f.Name == name && f.Readable() {
			return f, nil
		}
	}
	return Format{}, errors.New("unknown format " + name)
}
