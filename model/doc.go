// Package model is the root of everything lede knows about reading news without
// a screen. It holds no code; its packages are the rooms of the house:
//
//	text       spans, cleaning of untrusted text, code point offsets,
//	           expressions compiled on first use
//	atomic     files that are written whole or not at all
//	parallel   one pool of workers: ordered, bounded, cancelled
//	article    one news text: Article, Meta, Block; Builder makes it   → text
//	hyphen     places where words may be parted at line ends
//	anchor     places that are found again in a changed text            → article
//	note       highlights and notes, found again in a changed text     → anchor
//	picture    pictures that files carry or have beside them, made small
//	when       dates as they stand in texts                            → article
//	load       paths to sources to articles: one ordered list of
//	           formats, one decoder a package below it                 → article, when, picture
//	linear     sparse linear models: hashed features, decoding
//	nlp        sentences, tokens, part-of-speech tags                  → text, linear
//	gender     men and women told by their first names                 → text
//	entity     mentions and the entities they join into                → article, when, nlp, linear, gender
//	quote      quotations and their speakers                           → nlp, entity, linear, gender
//	           (quote/mark: pairing of quotation marks, over text alone)
//	analysis   Analyze: every stage in order, an immutable Document    → article, nlp, entity, quote, parallel
//	correct    readers' corrections of names and speakers, in text files   → analysis, anchor, atomic
//	wording    the words of quotations: whether two are one, and what changed   → text, nlp
//	people     entities and quotations joined across articles           → analysis, wording
//	story      what belongs together: copies, articles about one event     → analysis, wording
//	fact       sentences with a date or a figure: timelines, figures that
//	           disagree, what is new                                → analysis
//	brief      the lead, voices, days and figures of an article             → fact
//	search     what can be asked of many articles: a query language    → analysis
//	library    the open articles: order, filter                        → article, search
//	state      all state of the reader, changed by named methods       → library, search, correct, note, article
//	config     settings from a file                                    → entity, library, state
//	database   SQLite files: opening, form, damage
//	store      what outlives the program                               → anchor, note, article, database
//	index      cache of heads, words, names and quotations: full-text
//	           search, and what is joined across articles              → search, correct, people, story, fact, store, load, parallel
//	parquet    tables as Parquet files
//	export     documents as JSON Lines, text and more                  → analysis, note, article, database, parquet, atomic
//	fetch      the one package that opens connections: polite, bounded,
//	           trusting no server                                      → text
//	takeout    what other readers hand over: articles, marks, tags         → database, when
//	feed       subscriptions, what of them is due, items to files;
//	           asks no server itself                                  → load, article, parallel, takeout, atomic
//	engine     between files and state: lists, opens, watches,
//	           indexes, asks, remembers, hands over                    → state, brief, index, store, export, parallel, atomic
//
// An arrow allows what it names and whatever that may import in turn. Imports
// point up this list, never down, and nothing here knows a terminal: no Bubble
// Tea, no escape code, no cell width. A test reads this list and holds both.
package model
