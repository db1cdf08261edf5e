package export

import "slices"

// Field is a field of the JSON Lines export with what it means.
type Field struct {
	Name string // as a path: "quotes[].speaker.name"
	Help string
}

// Fields are all fields of the JSON Lines export, in the order they are written.
func Fields() []Field { return slices.Clone(fields[:]) }

var fields = [...]Field{
	{"file", "the file's name, as it was given"},
	{"index", "position among the articles of the file, from 0"},
	{"format", "the file's format, as lede formats names it"},
	{"title", "the headline"},
	{"summary", "the standfirst, or what a feed gives for one"},
	{"source", "the outlet"},
	{"authors", "the byline, one name each"},
	{"published", "ISO 8601 to the precision the source gave: 2025, 2025-04-28, 2025-04-28T00:01:00"},
	{"url", "the article's address"},
	{"section", "the section or rubric"},
	{"comments", "how many comments the source counts"},
	{"language", "BCP 47, such as en"},
	{"words", "how many words the text has"},
	{"notices", "what was mended or cut on the way in"},
	{"text", "the text that all offsets count in"},
	{"blocks", "the parts of the text, in order"},
	{"blocks[].kind", "paragraph, standfirst, heading, item, quotation, code, table, caption or rule"},
	{"blocks[].start", "code points of text before it, as Python and spaCy count"},
	{"blocks[].end", "the code point after it"},
	{"blocks[].level", "of a heading, an item or a quotation, from 1"},
	{"blocks[].marker", "of an item: its dot, or its number as it is written"},
	{"blocks[].label", "of code its language, of a caption “Photo” or the like"},
	{"blocks[].url", "of a caption: the picture"},
	{"blocks[].aside", "true where it is not part of the story"},
	{"entities", "who and what is named"},
	{"entities[].id", "what mentions and speakers call it, from 0"},
	{"entities[].kind", "person, organization, place, group, event, work, date or figure"},
	{"entities[].name", "its fullest name in the article"},
	{"entities[].value", "what a date or a figure comes to, where known"},
	{"entities[].value.date", "2024-12, 2024-12-24"},
	{"entities[].value.number", "84000"},
	{"entities[].value.unit", "NZD, %, or the noun that is counted"},
	{"entities[].value.confidence", "that the value is right; left out where certain"},
	{"entities[].mentions", "where it is named or referred to, in order"},
	{"entities[].mentions[].start", "code points of text before it"},
	{"entities[].mentions[].end", "the code point after it"},
	{"entities[].mentions[].text", "text from start to end"},
	{"entities[].mentions[].pronoun", "true for “he”, “they” and the like"},
	{"entities[].mentions[].nominal", "true for words that refer to it without a name: “the senator”"},
	{"entities[].mentions[].confidence", "that it is this entity; left out where certain"},
	{"entities[].mentions[].confirmed", "true where a reader said so"},
	{"entities[].confirmed", "true where a reader said that it is one"},
	{"quotes", "what is said, and other words in marks, in order"},
	{"quotes[].start", "code points of text before it, its marks included"},
	{"quotes[].end", "the code point after it"},
	{"quotes[].text", "text from start to end"},
	{"quotes[].kind", "direct (whole words in marks), mixed (marked words inside a sentence), indirect (reported, no marks); scare and title are marked words that are nobody's speech"},
	{"quotes[].speaker", "whose words; null where nobody is named"},
	{"quotes[].speaker.entity", "its id; left out where the words name no entity of the article"},
	{"quotes[].speaker.name", "its name, or the words themselves"},
	{"quotes[].speaker.start", "where the speaker is named for this quotation"},
	{"quotes[].speaker.end", "the code point after it"},
	{"quotes[].cue", "the word that says it is speech: “said”"},
	{"quotes[].cue.start", "code points of text before it"},
	{"quotes[].cue.end", "the code point after it"},
	{"quotes[].confidence", "that the speaker is right; below 0.75 it is a guess, and is drawn as one"},
	{"quotes[].group", "quotations of one act of speech share it: “A,” he said, “B”"},
	{"quotes[].confirmed", "true where a reader said so"},
}
