package quote

import (
	"io"

	"lede/model/linear"
)

// crossHear fills in the voices of every lesson by a model that was fitted to the
// other folds, and fits the model to all of them.
func crossHear(lessons []*lesson, m *models, log io.Writer) (data []byte, err error) {
	for k := range folds {
		if m.voice, _, err = learnVoices(outsideFold(lessons, k), m, log); err != nil {
			return nil, err
		}
		for i := k; i < len(lessons); i += folds {
			lessons[i].layout.hear(m)
		}
	}
	m.voice, data, err = learnVoices(lessons, m, log)
	return data, err
}

// learnVoices fits the model that tells nouns of what can say something from the
// others, on all that the annotators left outside marks.
func learnVoices(lessons []*lesson, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	var col collector
	for _, l := range lessons {
		heads := map[int]bool{}
		for _, a := range l.acts {
			for _, h := range a.Heads {
				heads[l.layout.doc.TokenAt(h.Start)] = true
			}
		}
		for _, p := range l.layout.phrases {
			if p.kind != common || p.possessor || l.layout.inSpeech(p.head) {
				continue
			}
			m.voiceFeatures(l.layout.tokens[p.head].low, &col)
			fs := append([]linear.Feature(nil), col.out...)
			choices = append(choices, choice{[][]linear.Feature{fs}, []bool{heads[p.head]}})
		}
	}
	return fitChoices("voice", choices, 8, 0.05, 1e-3, 0.01, log)
}
