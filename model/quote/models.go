package quote

import (
	"fmt"
	"sync"

	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/quote/weights"
)

// models are everything that was learned.
type models struct {
	cues     *cueTable
	clusters *linear.Dict // see nlp.Clusters
	voice    *linear.Model
	tagger   *linear.Model
	speech   *linear.Model
	speaker  *linear.Model
	pronoun  *linear.Model
	sure     *linear.Model
}

// learned returns the models of the program.
var learned = sync.OnceValue(func() *models {
	m, err := openModels(weights.Cues, weights.Voice, weights.Tagger, weights.Speech, weights.Speaker, weights.Pronoun, weights.Sure)
	if err != nil {
		panic(err) // the weights are part of the program
	}
	return m
})

func openModels(cues, voice, tagger, speech, speaker, pronoun, sure string) (*models, error) {
	plain, err := linear.Unpack(cues)
	if err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	table, err := parseCues(plain)
	if err != nil {
		return nil, err
	}
	m := &models{cues: table}
	if m.clusters, err = nlp.Clusters(); err != nil {
		return nil, err
	}
	for _, x := range []struct {
		name, data string
		into       **linear.Model
	}{{"voice", voice, &m.voice}, {"tagger", tagger, &m.tagger}, {"speech", speech, &m.speech}, {"speaker", speaker, &m.speaker}, {"pronoun", pronoun, &m.pronoun}, {"sure", sure, &m.sure}} {
		if *x.into, err = linear.Open(x.data); err != nil {
			return nil, fmt.Errorf("%s: %w", x.name, err)
		}
	}
	return m, nil
}
