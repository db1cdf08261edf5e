package main

// record is what a verb writes with --json: an object a line.
type record struct {
	Verb   string
	Of     string // what a line is
	Fields []row
}

// records are those of the verbs beside the export, in the order of the help.
func records() []record { return recordTable[:] }

// Fields that several verbs have.
const (
	fileHelp      = "the file's name, as it was given"
	indexHelp     = "position among the articles of the file, from 0"
	titleHelp     = "the headline"
	outletHelp    = "the outlet"
	publishedHelp = "ISO 8601 to the precision the source gave"
	startHelp     = "code points of the article's text before it"
	endHelp       = "the code point after it"
)

var recordTable = [...]record{
	{"who", "an entity", []row{
		{"kind", "person, organization or place"},
		{"name", "what most articles call it"},
		{"aliases", "its other names"},
		{"articles", "how many articles name it"},
		{"mentions", "each place that names it, by article"},
		{"mentions[].file", fileHelp},
		{"mentions[].index", indexHelp},
		{"mentions[].start", startHelp},
		{"mentions[].end", endHelp},
		{"mentions[].pronoun", "true for “he”, “they” and the like"},
		{"mentions[].nominal", "true for words that refer to it without a name"},
		{"doubts", "articles whose name was joined by a guess"},
		{"doubts[].file", fileHelp},
		{"doubts[].index", indexHelp},
		{"doubts[].name", "as the article has it"},
		{"doubts[].why", "what the guess rests on"},
	}},
	{"said", "a quotation", []row{
		{"speaker", "who: by the name over all articles, else the words that name"},
		{"named", "whether by name rather than “a senior official”"},
		{"words", "what was said, without marks"},
		{"kind", "how it is quoted"},
		{"cue", "the word of saying"},
		{"confidence", "that the speaker is right"},
		{"file", fileHelp},
		{"index", indexHelp},
		{"title", titleHelp},
		{"source", outletHelp},
		{"published", publishedHelp},
		{"start", startHelp + ", its marks included"},
		{"end", endHelp},
	}},
	{"stories", "a story", []row{
		{"articles", "the fullest first"},
		{"articles[].file", fileHelp},
		{"articles[].index", indexHelp},
		{"articles[].title", titleHelp},
		{"articles[].source", outletHelp},
		{"articles[].published", publishedHelp},
		{"articles[].words", "how many words the text has"},
		{"articles[].copy_of", "the article whose text it repeats; left out where none"},
		{"articles[].copy_of.file", fileHelp},
		{"articles[].copy_of.index", indexHelp},
		{"outlets", "how many different outlets are named"},
		{"copies", "how many articles repeat another"},
	}},
	{"diff", "a comparison", []row{
		{"old", "the first article"},
		{"old.file", fileHelp},
		{"old.index", indexHelp},
		{"old.title", titleHelp},
		{"old.source", outletHelp},
		{"old.published", publishedHelp},
		{"new", "the second article, with the same fields"},
		{"headline", "whether it differs"},
		{"quotes", "quotations that differ"},
		{"figures", "figures that differ"},
		{"names", "names that only one has"},
		{"paragraphs", "all paragraphs of the second, removed ones where they stood"},
		{"paragraphs[].change", "added, removed, changed, edited or same; a quotation may be reattributed"},
		{"paragraphs[].moved", "true where its place among the others changed"},
		{"paragraphs[].old", "the piece in the first; left out where it has none"},
		{"paragraphs[].old.start", startHelp},
		{"paragraphs[].old.end", endHelp},
		{"paragraphs[].old.text", "text from start to end"},
		{"paragraphs[].new", "the piece in the second, with the same fields"},
	}},
	{"get", "an address", []row{
		{"url", "as it was given"},
		{"files", "what it became"},
		{"error", "why it became nothing"},
	}},
	{"update", "a feed", []row{
		{"url", "its address"},
		{"name", "what it is called"},
		{"status", "updated, unchanged, not due or failed"},
		{"files", "new articles"},
		{"changed", "later versions of articles, and pages that came since"},
		{"due", "when it is to be asked again"},
		{"moved", "its address from now on"},
		{"stubs", "why pages of its items could not be had"},
		{"expired", "how many articles were removed after their time"},
		{"error", "why it failed"},
	}},
	{"subscriptions", "a subscription", []row{
		{"url", "its address"},
		{"name", "what you call it"},
		{"tags", "its tags"},
		{"folder", "for its articles"},
		{"text", "sent or full; left out where pages are fetched for stubs alone"},
		{"keep", "how long its articles are kept"},
	}},
}
