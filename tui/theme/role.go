package theme

import "lede/model/entity"

// Role is what a piece of the screen is for; a theme gives each a Style.
type Role uint8

// Roles of the page, of the panes around it, and of marks. Marks are in rising
// priority: where two cover a cell, the later one is laid over the earlier.
const (
	Text Role = iota // body text; "" is the terminal's own colour
	Headline
	Meta    // outlet, date, authors, reading time
	Summary // the summary above the body
	Standfirst
	Heading
	Quotation // a block quotation
	Caption
	Aside // the folded line of related links
	Code
	CodeComment // parts of code in a known language, laid over Code
	CodeKeyword
	CodeName // functions, types, tags, attributes
	CodeString
	CodeNumber
	CodeInserted // lines of a patch
	CodeDeleted
	CodeSpan
	Emphasis
	Strong
	Struck
	Link
	Bullet // bullets and numbers of lists
	Bar    // the bar of a quotation in the margin
	Rule   // thin lines
	TableHead

	Title    // titles in lists and panels
	Muted    // what may be overlooked
	Accent   // the one colour of focus
	Key      // key names in hints
	Focus    // the selected row of the focused pane
	Selected // the selected row of another pane
	Match    // characters a filter matched
	Warning
	Failure
	Speaker // a speaker's name in the margin

	Quote    // somebody's words in marks; has a bar in the margin
	Mixed    // a few marked words inside another's sentence; no bar
	Reported // words reported without marks; has a broken bar
	Person   // the kinds of entities, in their order
	Organization
	Place
	Group
	Event
	Work
	Date
	Figure
	Quiet  // what is lit one step calmer than people, organizations and places
	Note   // a reader's own highlight
	Dimmed // outside the spotlight
	Hit    // a search hit
	Found  // the search hit one stands on
	Cursor // the selected mention or quotation

	Guess // laid over another mark that is not sure
	roles // their number
)

var roleNames = [roles]string{
	"text", "headline", "meta", "summary", "standfirst", "heading", "quotation", "caption",
	"aside", "code", "code-comment", "code-keyword", "code-name", "code-string", "code-number", "code-inserted", "code-deleted",
	"code-span", "emphasis", "strong", "struck", "link", "bullet", "bar", "rule", "table-head",
	"title", "muted", "accent", "key", "focus", "selected", "match", "warning", "failure", "speaker",
	"quote", "mixed", "reported", "person", "organization", "place", "group", "event", "work", "date", "figure", "quiet",
	"note", "dimmed", "hit", "found", "cursor", "guess",
}

// optional reports whether a theme file may leave the role out: such a part of
// code looks like the rest of it, such a name like the text.
func (r Role) optional() bool { return CodeComment <= r && r <= CodeDeleted || r == Quiet }

// String is the role's name in theme files.
func (r Role) String() string { return roleNames[r] }

// Of is the role of mentions of kind.
func Of(kind entity.Kind) Role { return Person + Role(kind) }
