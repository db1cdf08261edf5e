package gold

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/text"
)

// label is a mark with its tag understood.
type label struct {
	mark
	tag
}

// resolve turns the marks into entities and quotes.
func (p *parser) resolve() error {
	for _, m := range p.marks {
		t, err := parseTag(m.tag)
		if err != nil {
			return p.faultAt(m.at, "%v", err)
		}
		p.labels = append(p.labels, label{m, t})
	}
	slices.SortStableFunc(p.labels, func(a, b label) int { return text.Compare(a.span, b.span) })
	if err := p.each(p.mention); err != nil {
		return err
	}
	if err := p.checkNames(); err != nil {
		return err
	}
	if err := p.each(p.introduction); err != nil {
		return err
	}
	return p.each(p.quotation)
}

// each does one thing with every label, in order of their spans.
func (p *parser) each(do func(label) error) error {
	for _, l := range p.labels {
		if err := do(l); err != nil {
			return p.faultAt(l.at, "%v", err)
		}
	}
	return nil
}

// mention adds l to its entity, if it is a mention.
func (p *parser) mention(l label) error {
	kind, ok := entityKind(l.kind)
	if !ok {
		return nil
	}
	id, known := p.ids[l.key]
	if !known {
		id = len(p.doc.Entities)
		p.ids[l.key] = id
		p.doc.Entities = append(p.doc.Entities, entity.Entity{ID: id, Kind: kind})
		p.doc.Keys = append(p.doc.Keys, l.key)
	}
	e := &p.doc.Entities[id]
	if e.Kind != kind {
		return fmt.Errorf("%s is a %s here and a %s before", l.key, kind, e.Kind)
	}
	if n := len(e.Mentions); n > 0 && e.Mentions[n-1].Overlaps(l.span) {
		return fmt.Errorf("a mention of %s inside another of it", l.key)
	}
	e.Mentions = append(e.Mentions, entity.Mention{Span: l.span, Form: l.form, Confidence: 1})
	if l.form == entity.Name {
		addName(e, l.span.Of(p.doc.Article.Text))
	}
	return setValue(e, l.value)
}

// setValue reads what a date or figure comes to; "" is unknown.
func setValue(e *entity.Entity, s string) (err error) {
	if s == "" {
		return nil
	}
	v := entity.Value{Confidence: 1}
	switch e.Kind {
	case entity.Date:
		v.Date, err = date(s)
	case entity.Figure:
		number, unit, _ := strings.Cut(s, " ")
		v.Unit = unit
		v.Number, err = strconv.ParseFloat(number, 64)
	default:
		err = fmt.Errorf("a %s has no value", e.Kind)
	}
	if old := e.Value; err == nil && old != (entity.Value{}) && (old.Date.Raw != v.Date.Raw || old.Number != v.Number || old.Unit != v.Unit) {
		err = errors.New("another value than before")
	}
	e.Value = v
	return err
}

// addName notes one more name of e; the longest is its canonical one.
func addName(e *entity.Entity, name string) {
	longer := utf8.RuneCountInString(name) > utf8.RuneCountInString(e.Name)
	switch {
	case name == e.Name || slices.Contains(e.Aliases, name):
		return
	case e.Name == "":
		e.Name = name
	case longer:
		e.Aliases = append(e.Aliases, e.Name)
		e.Name = name
	default:
		e.Aliases = append(e.Aliases, name)
	}
}

// checkNames reports an entity that is never named.
func (p *parser) checkNames() error {
	for _, l := range p.labels {
		if id, ok := p.ids[l.key]; ok && p.doc.Entities[id].Name == "" {
			return p.faultAt(l.at, "%s is never named", l.key)
		}
	}
	return nil
}

// introduction sets an entity's Intro, if l is one.
func (p *parser) introduction(l label) error {
	if l.kind != intro {
		return nil
	}
	id, ok := p.ids[l.key]
	if !ok {
		return fmt.Errorf("introduction of unknown %s", l.key)
	}
	e := &p.doc.Entities[id]
	if !e.Intro.Empty() {
		return fmt.Errorf("second introduction of %s", l.key)
	}
	if !slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return l.span.Covers(m.Span) && m.Form == entity.Name }) {
		return fmt.Errorf("introduction of %s without its name", l.key)
	}
	e.Intro = l.span
	return nil
}
