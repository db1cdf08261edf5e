package json

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/load/field"
)

// sampleSize is how many bytes of a body are read, as they stand in the file.
const sampleSize = 512

// head yields the head of the article in line, or all articles of an object
// that it does not know its way about in.
func (d *decoder) head(line string) bool {
	p := &parser{s: line}
	o, body, ok := d.skim(p)
	if !ok || body == "" || p.mended || strings.TrimSpace(line[p.at:]) != "" {
		return d.value(line)
	}
	r := read(o, d.asIs)
	cut := sample(body)
	r.Offer(field.Rank{Field: field.Body}, cut)
	if !r.IsArticle() {
		return d.value(line)
	}
	a := r.Head(article.Origin{File: d.file, Index: d.count, Format: "json", Offset: d.offset}, cut, int64(len(body)))
	d.count, d.offset = d.count+1, 0
	return d.yield(a, nil)
}

// skim reads the object that p begins with, without its body, and gives that as
// it stands, between its marks. Keys that name no field are passed over. It
// reports false where the object has to be parsed.
func (d *decoder) skim(p *parser) (o *object, body string, ok bool) {
	o = &object{values: map[string]any{}}
	p.at = 1 // the brace
	for p.item('}') {
		if p.s[p.at] != '"' {
			return nil, "", false
		}
		key := p.text('"')
		p.space()
		if p.at >= len(p.s) || p.s[p.at] != ':' {
			return nil, "", false
		}
		p.at++
		p.space()
		if p.at >= len(p.s) {
			return nil, "", false
		}
		switch rank := d.rank(key); {
		case rank.Field == field.Body || rank.Field == field.HTML:
			raw, whole := p.raw()
			if !whole {
				return nil, "", false
			}
			if len(raw) > len(body) {
				body = raw
			}
		case rank.Field != field.None:
			o.put(key, p.parse(1))
		case p.s[p.at] == '"':
			if _, whole := p.raw(); !whole {
				return nil, "", false
			}
		case inside(key):
			return nil, "", false
		default:
			p.parse(1)
		}
	}
	return o, body, p.at <= len(p.s) && !p.cut && !p.deep
}

// inside reports whether articles, or their fields, may lie under key.
func inside(key string) bool {
	key = strings.ToLower(key)
	return slices.Contains(containers[:], key) || slices.Contains(groups[:], key)
}

// rank is field.Of, which each line of a file asks for the same keys.
func (d *decoder) rank(key string) field.Rank {
	rank, known := d.ranks[key]
	if !known {
		const most = 1000
		if rank = field.Of(key); d.ranks == nil || len(d.ranks) > most {
			d.ranks = map[string]field.Rank{}
		}
		d.ranks[strings.Clone(key)] = rank
	}
	return rank
}

// raw passes over a string and gives what is between its marks, escapes as they
// stand. It reports false for what is no string, or has no end.
func (p *parser) raw() (string, bool) {
	if p.s[p.at] != '"' {
		return "", false
	}
	start := p.at + 1
	for at := start; ; {
		i := strings.IndexByte(p.s[at:], '"')
		if i < 0 {
			return "", false
		}
		at += i + 1
		escapes := 0
		for p.s[at-2-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			p.at = at
			return p.s[start : at-1], true
		}
	}
}

// sample is the beginning of a string as it stands in the file, up to the end of
// a word where there is one.
func sample(raw string) string {
	if len(raw) > sampleSize {
		end := sampleSize
		for end > sampleSize-utf8.UTFMax && !utf8.RuneStart(raw[end]) {
			end--
		}
		raw = raw[:end]
		if i := strings.LastIndexByte(raw, ' '); i > sampleSize/2 {
			raw = raw[:i]
		} else if i := strings.LastIndexByte(raw, '\\'); i > sampleSize-12 {
			raw = raw[:i]
		}
	}
	return (&parser{s: `"` + raw + `"`}).text('"')
}
