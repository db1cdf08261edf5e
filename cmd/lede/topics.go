package main

import (
	"strings"

	"lede/model/config"
	"lede/model/export"
	"lede/model/load"
	"lede/tui/keymap"
)

// topic is a subject of lede help. Its lists are made from what the program
// declares; the manual prints the same.
type topic struct {
	Name  string
	Parts func(*keymap.Keymap) []part
}

// part is a piece of a topic; each of its fields may be empty.
type part struct {
	Title string
	Text  string // a paragraph
	Rows  []row  // a list
	Code  string // shown as it is, line for line
	Brief bool   // its rows are short: it may stand beside others
}

// row is a line of a list: what it is about and what is said of it.
type row struct{ Name, Help string }

// topics are all subjects: every key, what can be read and written, every field
// of the export, every setting with all that is kept, whatever a server may do, what
// holds when something goes wrong.
func topics() []topic {
	return []topic{{"keys", keyParts}, {"formats", formatParts}, {"export", exportParts}, {"config", configParts}, {"network", networkParts}, {"newsboat", newsboatParts}, {"promises", promiseParts}}
}

func keyParts(keys *keymap.Keymap) []part {
	parts := []part{{Text: `? shows the same inside the program. A key holds in the pane that has the focus, else everywhere. What has no key is run by its name, after ":".`}}
	for _, t := range keys.Tasks() {
		p := part{Title: t.Title, Brief: true}
		for _, k := range t.Keys {
			p.Rows = append(p.Rows, row(k))
		}
		parts = append(parts, p)
	}
	for _, s := range keys.Sections() {
		name := s.Mode.String()
		p := part{Title: strings.ToUpper(name[:1]) + name[1:]}
		for _, b := range s.Bindings {
			p.Rows = append(p.Rows, row{b.Labels(), b.Help})
		}
		parts = append(parts, p)
	}
	return parts
}

func formatParts(*keymap.Keymap) []part {
	read := part{Title: "Read", Text: `Content decides, not the name; --as NAME forces one. Archives are opened, and what is in them is read. What was mended on the way in (encoding, wrapped lines, letters decoded wrongly) is said on the article; --as-is leaves such letters as they came.`}
	for _, f := range load.Formats() {
		if f.Readable() {
			read.Rows = append(read.Rows, row{f.Name, strings.Join(append([]string{f.Title}, f.Extensions...), " ")})
		}
	}
	return []part{read, kinds(), written()}
}

// kinds says of each kind of files what comes out right and what does not.
func kinds() part {
	p := part{Title: "Kinds of files", Text: `What of each comes out right, and what does not; "made" are samples after the kind's description, "real" files as readers have them.`}
	for _, k := range load.Kinds() {
		help := "tried on " + k.Tried + ": " + k.Right
		if k.Tried == "-" {
			help = k.Right
		}
		if k.Wrong != "-" {
			help += "; not: " + k.Wrong
		}
		p.Rows = append(p.Rows, row{k.Name, help})
	}
	return p
}

func written() part {
	p := part{Title: "Written", Text: "By lede export --format NAME; x in the reader writes " + strings.Join(export.Extensions(), ", ") + "."}
	for _, f := range export.Formats() {
		p.Rows = append(p.Rows, row{f.Name, f.Help})
	}
	return p
}

func exportParts(*keymap.Keymap) []part {
	fields := part{Title: "Fields of JSON Lines", Text: `One object a line, an article each. Offsets count Unicode code points of text, half-open: text[start:end] is the words. What is not known is left out, never guessed. Every attribution that was found is written with its confidence; the page shows what is said. Invisible characters are escaped, so that a line may be shown on a terminal.`}
	fields.Rows = fieldRows(export.Fields())
	parts := []part{
		{Text: `File after file, in order, on all processors and with a few articles in memory. --as raw takes a file's text as the article's text, byte for byte.`},
		written(), fields,
		{Title: "For instance", Code: `lede export ~/news | jq -r '.quotes[] | select(.confidence >= 0.75) | [.speaker.name, .text] | @tsv'
lede export --format html story.txt > story.html
lede export --format sqlite ~/news > news.db
lede export --format parquet --into tables ~/news
`},
		{Title: "Tables of SQLite and Parquet", Text: "Three tables with the same offsets. SQLite has them in one database; Parquet has one table a file, so that articles.parquet, mentions.parquet and quotations.parquet are written into the folder that --into names, each whole or not at all. Later versions of lede may add columns, and say so by a higher user_version of the database.", Code: export.Schema + `
-- who is quoted in most articles
SELECT speaker, count(DISTINCT article) FROM quotations WHERE said AND entity IS NOT NULL GROUP BY speaker ORDER BY 2 DESC;
-- the same in DuckDB; SELECT … FROM 'tables/quotations*.parquet' does without a view
CREATE VIEW quotations AS SELECT * FROM 'tables/quotations*.parquet';
`},
		{Title: "On many machines", Text: "--shard K/N does part K of the files, told by their names: a file that comes later moves no other to another part. A part of an SQLite export is a database of its own, with ids from 1. Parts of a Parquet export have names of their own (articles-2-of-8.parquet) and no id twice: in one folder they are read as one table. What was stopped leaves no half file of a part, and a part that is done again is written over itself.", Code: `seq 8 | parallel --joblog jobs lede export -f parquet --into tables --shard {}/8 ~/news
seq 8 | parallel --joblog jobs --resume-failed lede export -f parquet --into tables --shard {}/8 ~/news   # what failed or is missing
`},
	}
	for _, r := range records() {
		parts = append(parts, part{Title: "lede " + r.Verb + " --json", Text: "One object a line: " + r.Of + ".", Rows: fieldRows(r.Fields)})
	}
	return parts
}

func fieldRows(fields []export.Field) (rows []row) {
	for _, f := range fields {
		rows = append(rows, row(f))
	}
	return rows
}

func configParts(*keymap.Keymap) []part {
	return []part{
		{Title: "Settings", Text: `They are in a file that need not exist; lede config --init writes the one below where it is looked for. lede config prints the settings in force, and where each is from.`, Code: config.Default},
		{Title: "Themes", Text: `A file NAME.toml in the folder themes beside the configuration is a theme; it may inherit any other and change a colour or a role. lede themes --check says what is wrong with it and what is hard to read.`, Code: themeExample},
		{Title: "Environment", Rows: []row{
			{"NO_COLOR", "with any value but the empty one: no colours; weight and underlines remain. --color=always counts more"},
			{"TERM=dumb", "articles are printed, never drawn; --spoken reads them with labels and a prompt"},
			{"VISUAL, EDITOR", "what v opens, with +LINE and the file"},
			{"BROWSER", "what opens links"},
			{"HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "what all that connects goes through: lede get, subscribe, update and import --get, the screen where it is asked to, and update = in the configuration"},
			{"NO_MOTION, REDUCED_MOTION", "with any value but the empty one and 0: nothing on the screen moves on its own"},
		}},
		{Title: "Files", Text: `Several lede share these safely. --private keeps nothing and leaves nothing. lede doctor looks after it all, and --mend mends what can be mended without a loss: a damaged state is kept beside it as state-damaged-1.db, and one of a newer lede is read and left as it is.`, Rows: []row{
			{"$XDG_CONFIG_HOME/lede/config.toml", "settings and keys"},
			{"$XDG_CONFIG_HOME/lede/themes/", "themes of one's own"},
			{"$XDG_CONFIG_HOME/lede/subscriptions", `feeds, a line each: the address, then tags in quotation marks, "~NAME", "folder=NAME"; text=sent keeps what the feed sends alone, text=full the page of each item, and without either the page is fetched where a stub was sent; keep=30d, keep=500 or keep=100MB removes older articles, never one that you starred, wrote on or gave a letter. newsboat's urls file is such a file`},
			{"$XDG_CONFIG_HOME/lede/watch", "the watch list: names, phrases and queries for lede watch, one a line"},
			{"$XDG_CONFIG_HOME/lede/credentials", "who you are for servers that ask, a line each: ADDRESS basic USER PASSWORD, or ADDRESS bearer TOKEN; a password that begins with ! is a command that prints it. Nobody else may be able to read the file"},
			{"$XDG_DATA_HOME/lede/news/", "what lede get and lede update fetched: a folder for each outlet, a file for each article; .lede in it remembers what was fetched, and holds what a feed sent where its page is fuller"},
			{"$XDG_STATE_HOME/lede/state.db", "what was read, starred and noted, where each article was left, how page and lists were set: an SQLite database"},
			{"$XDG_DATA_HOME/lede/corrections", "corrections of names and speakers"},
			{"$XDG_CACHE_HOME/lede/index.db", "heads, words, names and quotations, for lists and searches; it may be deleted at any time"},
		}},
	}
}

// themeExample is a theme of one's own.
const themeExample = `inherit = "paper"
for = "paper with a blue accent"
[palette]
accent = "#1d4e89"
[roles]
headline = "accent bold"
`

// indented is code as help shows it.
func indented(code string) string {
	var b strings.Builder
	for line := range strings.Lines(code) {
		b.WriteString(strings.TrimRight("  "+line, " \n") + "\n")
	}
	return b.String()
}
