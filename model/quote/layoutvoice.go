package quote

import (
	"strings"

	"lede/model/entity"
	"lede/model/linear"
)

// audible is the chance of a noun to name a source from which it can. On nouns
// that were not learned from it leaves out one of a hundred that do.
const audible = 0.006

// hear fills in how likely a phrase is somebody, or a paper, that says something,
// as "the turmoil", "22 minutes" and "what" are not.
func (lay *layout) hear(m *models) {
	lay.voices = make([]float32, len(lay.phrases))
	heard := map[string]float32{}
	var col collector
	for k, p := range lay.phrases {
		switch low := lay.tokens[p.head].low; p.kind {
		case named, personal, proper:
			lay.voices[k] = 1
		case pronoun:
			lay.voices[k] = float32(one(low != "what" && low != "whatever"))
		case bare:
			lay.voices[k] = float32(one(tables().somebody[low]))
		default:
			chance, known := heard[low]
			if !known {
				chance = m.voiceChance(low, &col)
				heard[low] = chance
			}
			lay.voices[k] = chance
		}
	}
}

// speaks reports whether phrase k, or what it takes up, can say something.
func (lay *layout) speaks(k int) bool {
	k = lay.antecedent(k)
	return k >= 0 && lay.voices[k] >= audible
}

// voiceChance is the chance of the noun low to name the source of what somebody
// said, wherever it stands.
func (m *models) voiceChance(low string, col *collector) float32 {
	switch {
	case tables().voices[singular(low)], strings.HasSuffix(low, yearOld):
		return 1
	case isSpan(low):
		return 0
	}
	m.voiceFeatures(low, col)
	return float32(m.voice.Chance(col.out))
}

// voiceFeatures are those of a noun: itself, its endings, and the words that are
// used like it.
func (m *models) voiceFeatures(low string, col *collector) {
	noun := singular(low)
	col.reset()
	col.add()
	col.add(linear.Hash(noun))
	for n := 2; n <= 5; n++ {
		col.add(linear.Hash(noun[max(0, len(noun)-n):]))
	}
	cluster := m.clusters.Get(linear.Hash(noun))
	if cluster == 0 {
		cluster = m.clusters.Get(linear.Hash(low))
	}
	for bits := 4; cluster != 0 && bits <= 16; bits += 2 {
		col.add(linear.Feature(cluster & 0xffff >> (16 - bits)))
	}
}

// singular is a noun without the ending of its plural.
func singular(low string) string {
	if cut, ok := strings.CutSuffix(low, "ies"); ok && len(cut) > 2 {
		return cut + "y"
	}
	for _, end := range []string{"sses", "shes", "ches", "xes"} {
		if strings.HasSuffix(low, end) {
			return low[:len(low)-2]
		}
	}
	if cut, ok := strings.CutSuffix(low, "s"); ok && len(cut) > 2 && !strings.HasSuffix(cut, "s") {
		return cut
	}
	return low
}

// antecedent is the phrase that the relative pronoun of phrase k takes up: k
// where it is none, -1 where it takes up nothing.
func (lay *layout) antecedent(k int) int {
	if k < 0 {
		return k
	}
	p := lay.phrases[k]
	switch lay.tokens[p.head].low {
	case "who", "which", "that":
	default:
		return k
	}
	at := p.first
	if at > 0 && lay.tokens[at-1].low == "," {
		at--
	}
	if at == 0 || lay.sentences[at] != lay.sentences[at-1] {
		return -1
	}
	if lay.tokens[p.head].low == "who" {
		return lay.someone(lay.phraseEnding(at))
	}
	return lay.phraseEnding(at)
}

// someone is the phrase that phrase k hangs on by prepositions, up to the first that
// "who" can take up: the senator of "a senator from Ohio, who"; k where none is.
func (lay *layout) someone(k int) int {
	for j := k; j >= 0; {
		p := lay.phrases[j]
		if p.kind != named || lay.entities[p.entity].Kind != entity.Place && lay.entities[p.entity].Kind != entity.Organization {
			return j
		}
		at := p.first - 1
		if at < 1 || lay.tokens[at].tag != "IN" || lay.sentences[at] != lay.sentences[p.first] {
			return k
		}
		j = lay.phraseEnding(at)
	}
	return k
}
