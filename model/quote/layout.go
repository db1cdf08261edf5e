package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/quote/mark"
	"lede/model/text"
)

// layout is a text laid out for attribution.
type layout struct {
	doc      *nlp.Doc
	entities []entity.Entity
	paras    []text.Span    // paragraphs, ascending
	marked   []mark.Stretch // outermost stretches in quotation marks
	tokens   []token        // one for each of doc.Tokens
	phrases  []phrase       // who might be a speaker, ascending

	sentences []int32      // of every token, counted over the text
	titles    []bool       // of every marked stretch: it reads like a title
	works     map[int]bool // where the names of works begin
	dates     map[int]int  // by the token where a date begins, the one behind it
	voices    []float32    // of every phrase: the chance that it names who says something
	beliefs   []belief     // of every token

	people []person          // by first mention
	named  []naming          // all mentions of people, ascending
	refers map[int]reference // by the last token of a role noun or pronoun

	lettered bool // questions begin with the letter Q
}

// token is what attribution needs to know of one of doc.Tokens.
type token struct {
	low     string // in lower case, without quotation marks at its ends
	tag     string // its tag; the mark itself where it is no word
	para    int32
	marked  int32 // 1 + index of the marked stretch it lies in, or 0
	mention int32 // 1 + entity of the name mention it lies in, or 0
}

// polled is how many pieces of a text are done between two looks at the context.
const polled = 256

// newLayout lays doc out.
func newLayout(ctx context.Context, doc *nlp.Doc, entities []entity.Entity) (*layout, error) {
	lay := &layout{doc: doc, entities: entities, paras: mark.Paragraphs(doc.Text, doc.Zones)}
	var err error
	if lay.marked, err = mark.Pair(ctx, doc.Text, lay.paras); err != nil {
		return nil, err
	}
	lay.readTokens()
	lay.readMentions()
	lay.splitSentences()
	lay.phrases = lay.findPhrases()
	lay.findPeople()
	lay.titles = make([]bool, len(lay.marked))
	for i, m := range lay.marked {
		lay.titles[i] = lay.titleLike(m.Content)
	}
	return lay, ctx.Err()
}

func (lay *layout) readTokens() {
	lay.tokens = make([]token, len(lay.doc.Tokens))
	para, mk := 0, 0
	for i, t := range lay.doc.Tokens {
		for para+1 < len(lay.paras) && lay.paras[para].End <= t.Start {
			para++
		}
		for mk < len(lay.marked) && lay.marked[mk].End <= t.Start {
			mk++
		}
		w := t.Of(lay.doc.Text)
		out := token{low: strings.ToLower(strings.Trim(w, "'‘’\"“”„«»`")), tag: t.Tag, para: int32(para)}
		if out.low == "" || !text.HasWord(out.low) {
			out.low, out.tag = w, w
		} else if strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’") {
			out.low = strings.ToLower(w)
		} else if tables().adverbs[out.low] {
			out.tag = "RB"
		}
		if mk < len(lay.marked) && lay.marked[mk].Start < t.End {
			out.marked = int32(mk + 1)
		}
		lay.tokens[i] = out
	}
}

// reference is a mention that is no name.
type reference struct{ entity, mention int }

// readMentions tells the tokens which named entity they belong to.
func (lay *layout) readMentions() {
	lay.refers, lay.works, lay.dates = map[int]reference{}, map[int]bool{}, map[int]int{}
	for _, e := range lay.entities {
		for _, m := range e.Mentions {
			switch e.Kind {
			case entity.Work:
				lay.works[m.Start] = true
			case entity.Date:
				lay.dates[lay.doc.TokenAt(m.Start)] = lay.doc.TokenAt(m.End-1) + 1
			}
		}
		if e.Kind > entity.Group {
			continue
		}
		for k, m := range e.Mentions {
			if m.Form != entity.Name {
				lay.refers[lay.doc.TokenAt(m.End-1)] = reference{e.ID, k}
				continue
			}
			for i := lay.doc.TokenAt(m.Start); i < len(lay.tokens) && lay.doc.Tokens[i].Start < m.End; i++ {
				lay.tokens[i].mention = int32(e.ID + 1)
			}
		}
	}
}

// splitSentences numbers the sentences. Where the splitter was misled by an
// abbreviation the parts are one again: a sentence does not start in lower case
// nor inside brackets.
func (lay *layout) splitSentences() {
	lay.sentences = make([]int32, len(lay.tokens))
	n, depth := int32(0), 0
	for _, s := range lay.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			if i > 0 && (lay.tokens[i].para != lay.tokens[i-1].para || i == s.First && depth <= 0 && !lay.lower(i)) {
				n++
				depth = 0
			}
			switch lay.tokens[i].low {
			case "(":
				depth++
			case ")":
				depth--
			}
			lay.sentences[i] = n
		}
	}
}

// lower reports whether token i starts with a lower-case letter.
func (lay *layout) lower(i int) bool {
	r, _ := utf8.DecodeRuneInString(lay.word(i))
	return unicode.IsLower(r)
}

func (lay *layout) word(i int) string { return lay.doc.Word(i) }

// capital reports whether token i starts with an upper-case letter.
func (lay *layout) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(lay.word(i))
	return unicode.IsUpper(r)
}

// span covers the tokens [first, last).
func (lay *layout) span(first, last int) text.Span {
	return text.Span{Start: lay.doc.Tokens[first].Start, End: lay.doc.Tokens[last-1].End}
}

// between returns the tokens [first, last) that lie in sp.
func (lay *layout) between(sp text.Span) (first, last int) {
	first = lay.doc.TokenAt(sp.Start)
	for first < len(lay.tokens) && lay.doc.Tokens[first].Start < sp.Start {
		first++
	}
	last = lay.doc.TokenAt(sp.End)
	return first, max(first, last)
}

func in(r rune, set string) bool { return strings.ContainsRune(set, r) }
