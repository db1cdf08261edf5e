// Package model is the root of everything lede knows about reading news without
// a screen. It holds no code; its packages are the rooms of the house:
//
//	text       spans, cleaning of untrusted text, byte and code point offsets
//	article    Article, Meta, Block: one news text; Builder makes it
//	when       dates as they stand in texts                        → article, text
//	load       paths → sources → articles; one ordered list of formats, one
//	           decoder a package below it                          → article, text, when
//	nlp        sentences, tokens, part-of-speech tags              → text
//	entity     mentions and the entities they join into            → article, text, when, nlp
//	quote      quotations and their speakers                       → text, nlp, entity
//	analysis   Analyze: every stage, in order → immutable Document
//	library    the open articles: order, filter                    → article, analysis, text
//	state      all state of the reader, changed by named methods   → library, analysis, article, text
//	store      what outlives the program                           → article, analysis, text
//	export     Document → JSON Lines, text …                       → analysis, article, text
//
// Imports point down this list, never up, and nothing here knows a terminal: no
// Bubble Tea, no escape code, no cell width. A test holds both.
package model
