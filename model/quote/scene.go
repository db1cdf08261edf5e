package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// scene is a text laid out for attribution.
type scene struct {
	doc      *nlp.Doc
	entities []entity.Entity
	paras    []text.Span // paragraphs, ascending
	marked   []marked    // outermost stretches in quotation marks
	tokens   []token     // one for each of doc.Tokens
	phrases  []phrase    // who might be a speaker, ascending

	sentences []int32  // of every token, counted over the text
	titles    []bool   // of every marked stretch: it reads like a title
	beliefs   []belief // of every token

	people []person          // by first mention
	named  []naming          // all mentions of people, ascending
	refers map[int]reference // by the last token of a role noun or pronoun
}

// token is what attribution needs to know of one of doc.Tokens.
type token struct {
	low     string // in lower case, without quotation marks at its ends
	tag     string // its tag; the mark itself where it is no word
	para    int32
	marked  int32 // 1 + index of the marked stretch it lies in, or 0
	mention int32 // 1 + entity of the name mention it lies in, or 0
}

// stage lays doc out.
func stage(ctx context.Context, doc *nlp.Doc, entities []entity.Entity) (*scene, error) {
	sc := &scene{doc: doc, entities: entities, paras: paragraphs(doc)}
	var err error
	if sc.marked, err = pairMarks(ctx, doc.Text, sc.paras); err != nil {
		return nil, err
	}
	sc.readTokens()
	sc.readMentions()
	sc.splitSentences()
	sc.phrases = sc.findPhrases()
	sc.findPeople()
	sc.titles = make([]bool, len(sc.marked))
	for i, m := range sc.marked {
		sc.titles[i] = sc.titleLike(m.content)
	}
	return sc, ctx.Err()
}

// paragraphs splits the zones of doc at line ends, but not where a line is
// merely wrapped: long, and not ended by a full stop, colon or mark.
func paragraphs(doc *nlp.Doc) []text.Span {
	var out []text.Span
	for _, zone := range doc.Zones {
		start := zone.Start
		for start < zone.End {
			end := lineEnd(doc.Text, start, zone.End)
			if p := text.Trim(doc.Text, text.Span{Start: start, End: end}); !p.Empty() {
				out = append(out, p)
			}
			start = end + 1
		}
	}
	return out
}

// wrapped is the length in bytes from which a line without final punctuation is
// taken for a wrapped one.
const wrapped = 45

func lineEnd(s string, start, limit int) int {
	line := start
	for {
		i := strings.IndexByte(s[line:limit], '\n')
		if i < 0 {
			return limit
		}
		end := line + i
		cut := strings.TrimRight(s[line:end], " \t\r")
		last, _ := utf8.DecodeLastRuneInString(cut)
		next, _ := utf8.DecodeRuneInString(s[end+1 : limit])
		if i < wrapped || in(last, ".!?…:;\"”’»'") || !word(next) {
			return end
		}
		line = end + 1
	}
}

func (sc *scene) readTokens() {
	sc.tokens = make([]token, len(sc.doc.Tokens))
	para, mk := 0, 0
	for i, t := range sc.doc.Tokens {
		for para+1 < len(sc.paras) && sc.paras[para].End <= t.Start {
			para++
		}
		for mk < len(sc.marked) && sc.marked[mk].End <= t.Start {
			mk++
		}
		w := t.Of(sc.doc.Text)
		out := token{low: strings.ToLower(strings.Trim(w, "'‘’\"“”„«»`")), tag: t.Tag, para: int32(para)}
		if out.low == "" || !hasWord(out.low) {
			out.low, out.tag = w, w
		} else if strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’") {
			out.low = strings.ToLower(w)
		}
		if mk < len(sc.marked) && sc.marked[mk].Start < t.End {
			out.marked = int32(mk + 1)
		}
		sc.tokens[i] = out
	}
}

// reference is a mention that is no name.
type reference struct{ entity, mention int }

// readMentions tells the tokens which named entity they belong to.
func (sc *scene) readMentions() {
	sc.refers = map[int]reference{}
	for _, e := range sc.entities {
		if e.Kind > entity.Group {
			continue
		}
		for k, m := range e.Mentions {
			if m.Form != entity.Name {
				sc.refers[sc.doc.TokenAt(m.End-1)] = reference{e.ID, k}
				continue
			}
			for i := sc.doc.TokenAt(m.Start); i < len(sc.tokens) && sc.doc.Tokens[i].Start < m.End; i++ {
				sc.tokens[i].mention = int32(e.ID + 1)
			}
		}
	}
}

// splitSentences numbers the sentences. Where the splitter was misled by an
// abbreviation the parts are one again: a sentence does not start in lower case
// nor inside brackets.
func (sc *scene) splitSentences() {
	sc.sentences = make([]int32, len(sc.tokens))
	n, depth := int32(0), 0
	for _, s := range sc.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			if i > 0 && (sc.tokens[i].para != sc.tokens[i-1].para || i == s.First && depth <= 0 && !sc.lower(i)) {
				n++
				depth = 0
			}
			switch sc.tokens[i].low {
			case "(":
				depth++
			case ")":
				depth--
			}
			sc.sentences[i] = n
		}
	}
}

// lower reports whether token i starts with a lower-case letter.
func (sc *scene) lower(i int) bool {
	r, _ := utf8.DecodeRuneInString(sc.word(i))
	return unicode.IsLower(r)
}

func (sc *scene) word(i int) string { return sc.doc.Word(i) }

// capital reports whether token i starts with an upper-case letter.
func (sc *scene) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(sc.word(i))
	return unicode.IsUpper(r)
}

// span covers the tokens [first, last).
func (sc *scene) span(first, last int) text.Span {
	return text.Span{Start: sc.doc.Tokens[first].Start, End: sc.doc.Tokens[last-1].End}
}

// between returns the tokens [first, last) that lie in sp.
func (sc *scene) between(sp text.Span) (first, last int) {
	first = sc.doc.TokenAt(sp.Start)
	for first < len(sc.tokens) && sc.doc.Tokens[first].Start < sp.Start {
		first++
	}
	last = sc.doc.TokenAt(sp.End)
	return first, max(first, last)
}
