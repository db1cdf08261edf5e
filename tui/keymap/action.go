package keymap

// Action is something a key does.
type Action uint8

// Actions.
const (
	None Action = iota
	Quit
	Back
	Cancel
	ShowHelp
	NextPane
	PrevPane
	Command
	CycleTheme
	Reload
	ToggleZen
	Undo
	UpdateNews
	Redraw
	Suspend
	ShowFile

	Down
	Up
	PageDown
	PageUp
	HalfDown
	HalfUp
	First
	Last
	Accept

	Filter
	NextSort
	ReverseSort
	ToggleRead
	ReadAll
	NextUnread
	PrevUnread
	ToggleStar
	OpenBrowser
	Copy

	NextParagraph
	PrevParagraph
	NextArticle
	PrevArticle
	Search
	NextHit
	PrevHit
	NextMention
	PrevMention
	NextNumber
	NextQuote
	PrevQuote
	WhoSaidWhat
	ShowNames
	ShowLinks
	ShowHeadings
	Lens1
	Lens2
	Lens3
	Lens4
	Lens5
	Lens6
	Lens7
	LensAll
	Wider
	CycleLines
	Narrower
	ResetWidth
	Export
	Edit
	Pipe
	Spotlight
	ToggleAsides
	TogglePictures
	CycleStrict
	SetMark
	GoToMark
	ToggleMouse
	GrowPane
	ShrinkPane
	CopyMarkdown
	CopyCSL
	ToggleStacks
	NextForm
	Get
	ToggleStories
	FoldStory
	FindQuote
	SearchAll
	FindName
	JumpBack
	JumpForward
	Why
	ShowTour
	Confirm
	Reject
	Retype
	SameAs
	NarrowCorrection
	ReloadAsIs
	SelectText
	Highlight
	Annotate
	ShowNotes
	RemoveNote
	SwapEnds
	NextWord
	PrevWord
	NextSentence
	PrevSentence

	CursorLeft
	CursorRight
	CursorStart
	CursorEnd
	DeleteBack
	DeleteForward
	DeleteWord
	DeleteLine
	Complete
	Compose
	PickRow
	ShowBrief
	ShowTimeline
	ShowNew
	ShowLedger
	ToList
	ShowShelves

	numActions
)

var actionNames = [numActions]string{
	"none", "quit", "back", "cancel", "help", "next-pane", "previous-pane", "command", "theme", "reload", "zen", "undo", "update", "redraw", "suspend", "file",
	"down", "up", "page-down", "page-up", "half-page-down", "half-page-up", "first", "last", "accept",
	"filter", "sort", "reverse", "read", "read-all", "next-unread", "previous-unread", "star", "browser", "copy",
	"next-paragraph", "previous-paragraph", "next-article", "previous-article", "search", "next-hit", "previous-hit",
	"next-name", "previous-name", "next-number", "next-quote", "previous-quote", "said", "names", "links", "headings",
	"people", "organizations", "places", "groups", "events", "works", "dates", "kinds",
	"wider", "lines", "narrower", "reset-width", "export", "edit", "pipe", "spotlight", "asides", "pictures", "strictness", "mark", "go-to-mark", "mouse", "grow-pane", "shrink-pane", "copy-markdown", "copy-csl", "stacks", "compact", "get", "stories", "fold", "elsewhere", "search-all", "find-name", "jump-back", "jump-forward", "why", "tour",
	"confirm", "reject", "retype", "same-as", "narrow", "as-is",
	"select", "highlight", "note", "notes", "remove-note", "swap-ends", "next-word", "previous-word", "next-sentence", "previous-sentence",
	"cursor-left", "cursor-right", "cursor-start", "cursor-end", "delete-back", "delete-forward", "delete-word", "delete-line", "complete", "compose", "row",
	"brief", "timeline", "new", "ledger", "list", "feeds",
}

// String is the action's name, as ":" takes it.
func (a Action) String() string { return actionNames[a] }
