package quote

import (
	"context"
	"fmt"
	"io"

	"lede/model/linear"
)

// folds is how many parts the examples are cut into, so that the later models
// learn from what the tagger thinks of texts it has not seen.
const folds = 4

// Learn fits all weights to the examples and returns the files of the weights
// package by name. It depends on nothing but the examples and their order. What
// it does is written to log.
func Learn(ctx context.Context, examples []Example, log io.Writer) (map[string][]byte, error) {
	var lessons []*lesson
	for _, e := range examples {
		l, err := newLesson(ctx, e)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, l)
	}
	table := learnCues(lessons)
	cues, err := parseCues(table)
	if err != nil {
		return nil, err
	}
	m := &models{cues: cues}
	if err := crossTag(lessons, m, log); err != nil {
		return nil, err
	}
	files := map[string][]byte{"cues.tsv": []byte(table)}
	if m.speech, files["speech.bin"], err = learnSpeech(lessons, m, log); err != nil {
		return nil, err
	}
	if m.speaker, files["speaker.bin"], err = learnSpeaker(lessons, m, log); err != nil {
		return nil, err
	}
	_, files["tagger.bin"], err = learnTagger(lessons, cues, tagPasses, log)
	return files, err
}

// crossTag fills in the beliefs of every lesson by a tagger that was fitted to
// the other folds.
func crossTag(lessons []*lesson, m *models, log io.Writer) error {
	for k := range folds {
		var rest []*lesson
		for i, l := range lessons {
			if i%folds != k {
				rest = append(rest, l)
			}
		}
		fmt.Fprintf(log, "fold %d of %d\n", k+1, folds)
		tagger, _, err := learnTagger(rest, m.cues, tagPasses, log)
		if err != nil {
			return err
		}
		for i := k; i < len(lessons); i += folds {
			lessons[i].scene.tagAll(context.Background(), &models{cues: m.cues, tagger: tagger})
		}
	}
	return nil
}

// tagAll fills in the beliefs of every token. It fails only when ctx is done.
func (sc *scene) tagAll(ctx context.Context, m *models) error {
	sc.beliefs = make([]belief, len(sc.tokens))
	var w workspace
	n := 0
	sc.eachParagraph(func(lo, hi int) {
		if n++; n%polled != 0 || ctx.Err() == nil {
			sc.tag(m, lo, hi, sc.beliefs, &w)
		}
	})
	return ctx.Err()
}

func learnSpeech(lessons []*lesson, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	var col collector
	for _, l := range lessons {
		for i := range l.scene.marked {
			speech, known := l.isSpeech(i)
			if !known {
				continue
			}
			l.scene.speechFeatures(i, m.cues, &col)
			fs := append([]linear.Feature(nil), col.out...)
			choices = append(choices, choice{[][]linear.Feature{fs}, []bool{speech}})
		}
	}
	return fitChoices("speech", choices, 12, 0.05, 1e-3, 0.01, log)
}

func learnSpeaker(lessons []*lesson, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	for _, l := range lessons {
		choices = append(choices, l.choices(m, l.scene.judge(m))...)
	}
	return fitChoices("speaker", choices, 12, 0.03, 1e-3, 0.01, log)
}
