package entity

// pairs notes what two facts, or the candidate and another, say together.
func (s *coreference) pairs(p *anaphor, c *candidate) {
	x, f := &s.recent[c.nearest], &c.facts
	both := func(fact, a, b int) { f[fact] = f[a] * f[b] }
	here := x.subject && s.now == x.sentence
	f.set(objectOf, here && f[objectPronoun] == 1)
	f.set(possessedBy, here && p.possessive)
	f.set(subjectAgain, here && p.subject && !p.possessive)
	both(obliqueStart, oblique, atStart)
	both(leadsStart, leads, atStart)
	f.set(onlyAgreeing, f[agrees] == 1 && f[rivalAgrees] == 0)
	both(leadsParagraph, leads, newParagraph)
	f.set(sameMarks, s.marks && x.marks && s.page == x.page)
	f.set(voiceless, s.marks && p.speaker == unnamed)
	f.set(markedSubject, s.marks && !x.marks && x.subject)
	f.set(foreign, p.kind == Person && s.foreign(c.cluster))
	for k := range p.all {
		if other := &p.all[k]; other.cluster != c.cluster {
			o := &s.recent[other.nearest]
			f.set(rivalLeads, other.leads && !c.leads)
			f.set(rivalActs, o.subject && s.now-o.sentence == 1 && !(x.subject && s.now-x.sentence == 1))
		}
	}
}

// foreign reports whether no word of the names of the cluster at is on a list of people's names.
func (s *coreference) foreign(at int) bool {
	t, err := names()
	if err != nil {
		return false
	}
	lists := t.Lists()
	for _, w := range s.clusters[at].words {
		if lists.IsFamilyName(w) || lists.IsFirstName(w) {
			return false
		}
	}
	return true
}
