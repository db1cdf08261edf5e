package analysis

import (
	"cmp"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// Join makes one document of those of neighbouring parts, ascending. Entities
// are one where kind and name are; a person's last name or another short form is
// taken for a full name of the part before or the same part, where only one
// bears it. One document is returned as it is.
func Join(parts []*Document) *Document {
	if len(parts) == 1 {
		return parts[0]
	}
	j := newJoiner(parts[0].Article)
	for _, part := range parts {
		j.take(part)
	}
	return j.joined()
}

// name is what makes two entities of different parts one.
type name struct {
	kind  entity.Kind
	name  string
	value string // of a date or a figure
}

// joiner makes one document of parts, and keeps none of them.
type joiner struct {
	doc      *Document
	parts    int
	entities []entity.Entity            // with the mentions of the first part they are in
	more     map[int][][]entity.Mention // by entity: those of the other parts it is in
	last     []int32                    // by entity: the part it was last in
	names    map[name]int
	short    map[name]int    // other names → entity, ambiguous where several bear it
	said     [][]quote.Quote // by part
	groups   int             // of them
}

const ambiguous = -1

func newJoiner(a *article.Article) *joiner {
	return &joiner{doc: &Document{Article: a}, names: map[name]int{}, short: map[name]int{}, more: map[int][][]entity.Mention{}}
}

// take joins the next part to those before it.
func (j *joiner) take(part *Document) {
	j.entities, j.last = roomFor(j.entities, part), roomFor(j.last, part)
	d, ids := j.doc, j.add(j.parts, part.Entities)
	if j.parts == 0 {
		d.Part.Start = part.Part.Start
	}
	d.Part.End = part.Part.End
	j.parts++
	j.quotes(part.Quotes, ids)
	d.Sentences = append(d.Sentences, part.Sentences...)
	d.Words += part.Words
	d.Language = cmp.Or(d.Language, part.Language)
}

// joined is the document of all parts.
func (j *joiner) joined() *Document {
	d := j.doc
	j.names, j.short = nil, nil
	for i, each := range j.more {
		j.entities[i].Mentions = slices.Concat(slices.Insert(each, 0, j.entities[i].Mentions)...)
		delete(j.more, i)
	}
	if d.Part.Len() == len(d.Article.Text) {
		d.Part = text.Span{}
	}
	d.Entities, d.Quotes, d.Mentions = j.entities, slices.Concat(j.said...), mentions(j.entities)
	j.said = nil
	for _, q := range d.Quotes {
		if s := q.Speaker; s != nil && s.Entity != quote.Nobody {
			s.Name = j.entities[s.Entity].Name
		}
	}
	return d
}

// add takes the entities of part k and returns their new numbers.
func (j *joiner) add(k int, found []entity.Entity) []int {
	ids := make([]int, len(found))
	for i, e := range found {
		id, known := j.find(k, e)
		if !known {
			id = len(j.entities)
			e.ID, e.Aliases = id, slices.Clone(e.Aliases)
			j.entities, j.last = append(j.entities, e), append(j.last, 0)
		} else {
			j.merge(id, e)
			j.more[id] = append(j.more[id], e.Mentions)
		}
		j.last[id] = int32(k)
		ids[i] = id
		j.register(id, e)
	}
	return ids
}

// roomFor gives list, which grows by up to an item for each entity of part, room for as
// many of the parts to come as there were so far: to make room bit by bit would take
// twice what is kept.
func roomFor[T any](list []T, part *Document) []T {
	if n := len(list) + len(part.Entities); n > cap(list) {
		all := float64(n) * float64(len(part.Article.Text)) / float64(max(1, part.Part.End))
		return slices.Grow(list, max(n, int(all*roomier))-len(list))
	}
	return list
}

// roomier is how much more room is made than was needed so far.
const roomier = 1.05

// find is the entity that e of part k is the same as.
func (j *joiner) find(k int, e entity.Entity) (id int, ok bool) {
	if id, ok = j.names[key(e, e.Name)]; ok && (strings.Contains(e.Name, " ") || e.Kind != entity.Person) {
		return id, true
	}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		for _, known := range []map[name]int{j.names, j.short} {
			if id, ok := known[key(e, n)]; ok && id != ambiguous && int(j.last[id]) >= k-1 && (e.Kind != entity.Person || agree(j.entities[id].Name, e.Name)) {
				return id, true
			}
		}
	}
	return 0, false
}

// agree reports whether one of two names can be short for the other: all words
// of the shorter are in the longer.
func agree(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	words := strings.Fields(a)
	for w := range strings.FieldsSeq(b) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// merge adds what e says to entity id.
func (j *joiner) merge(id int, e entity.Entity) {
	to := &j.entities[id]
	if to.Intro.Empty() {
		to.Intro = e.Intro
	}
	if to.Value == (entity.Value{}) {
		to.Value = e.Value
	}
	other := e.Name
	if len(e.Name) > len(to.Name) {
		other, to.Name = to.Name, e.Name
	}
	for _, n := range append([]string{other}, e.Aliases...) {
		if n != to.Name && !slices.Contains(to.Aliases, n) {
			to.Aliases = append(to.Aliases, n)
		}
	}
}

// register remembers the names of e for entity id.
func (j *joiner) register(id int, e entity.Entity) {
	j.names[key(e, e.Name)] = id
	if e.Kind >= entity.Date {
		return
	}
	short := e.Aliases
	if i := strings.LastIndexByte(e.Name, ' '); i >= 0 && e.Kind == entity.Person {
		short = append(slices.Clip(short), e.Name[i+1:])
	}
	for _, n := range short {
		bearer := id
		if before, ok := j.short[key(e, n)]; ok && before != id && (before == ambiguous || j.last[before] >= j.last[id]-1) {
			bearer = ambiguous
		}
		j.short[key(e, n)] = bearer
	}
}

func key(e entity.Entity, n string) name {
	k := name{kind: e.Kind, name: n}
	if e.Kind == entity.Date {
		k.value = e.Value.Date.ISO()
	}
	return k
}

// quotes takes the quotations of a part whose entities have the numbers ids.
func (j *joiner) quotes(found []quote.Quote, ids []int) {
	if len(found) == 0 {
		return
	}
	said := slices.Clone(found)
	for i := range said {
		q := &said[i]
		q.Group += j.groups
		if q.Speaker != nil {
			s := *q.Speaker
			if s.Entity != quote.Nobody {
				s.Entity = ids[s.Entity]
			}
			q.Speaker = &s
		}
	}
	j.groups = said[len(said)-1].Group + 1
	j.said = append(j.said, said)
}
