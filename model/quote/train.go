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
	offset, err := crossTag(lessons, m, log)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"cues.tsv": []byte(table)}
	if m.speech, files["speech.bin"], err = learnSpeech(lessons, m, log); err != nil {
		return nil, err
	}
	if m.speaker, files["speaker.bin"], err = learnSpeaker(lessons, m, log); err != nil {
		return nil, err
	}
	if m.pronoun, files["pronoun.bin"], err = learnPronouns(lessons, log); err != nil {
		return nil, err
	}
	_, files["tagger.bin"], err = learnTagger(lessons, cues, offset, log)
	return files, err
}

// trial is a paragraph as a tagger sees it that was not fitted to it.
type trial struct {
	lesson      *lesson
	lo, hi      int
	emissions   []int32
	transitions []int32
}

// crossTag fills in the beliefs of every lesson by a tagger that was fitted to
// the other folds, and returns the offset of the outside role that found
// contents best, in steps of 1/256.
func crossTag(lessons []*lesson, m *models, log io.Writer) (offset int32, err error) {
	var trials []trial
	for k := range folds {
		var rest []*lesson
		for i, l := range lessons {
			if i%folds != k {
				rest = append(rest, l)
			}
		}
		fmt.Fprintf(log, "fold %d of %d\n", k+1, folds)
		tagger, _, err := learnTagger(rest, m.cues, 0, log)
		if err != nil {
			return 0, err
		}
		for i := k; i < len(lessons); i += folds {
			trials = append(trials, tryTagger(lessons[i], m.cues, tagger)...)
		}
	}
	offset = bestOffset(trials, log)
	for _, t := range trials {
		sc := t.lesson.scene
		if sc.beliefs == nil {
			sc.beliefs = make([]belief, len(sc.tokens))
		}
		w := t.shifted(offset)
		w.conclude(t.transitions, sc.beliefs[t.lo:t.hi])
	}
	return offset, nil
}

func tryTagger(l *lesson, cues *cueTable, tagger *linear.Model) []trial {
	var out []trial
	l.scene.eachParagraph(func(lo, hi int) {
		var w workspace
		w.emit(tagger, l.scene.sheet(cues, lo, hi), 0, hi-lo)
		out = append(out, trial{l, lo, hi, w.emissions, tagger.Transitions()})
	})
	return out
}

// shifted is a workspace with t's scores and offset added to the outside role.
func (t *trial) shifted(offset int32) *workspace {
	w := &workspace{emissions: append([]int32(nil), t.emissions...)}
	for i := 0; i < len(w.emissions); i += int(roles) {
		w.emissions[i] += offset
	}
	return w
}

// bestOffset balances precision and recall: it returns the offset with the
// best F1 of the words of contents.
func bestOffset(trials []trial, log io.Writer) int32 {
	best, at := -1.0, int32(0)
	for offset := int32(-96); offset <= 96; offset += 12 {
		hit, found, gold := 0, 0, 0
		for _, t := range trials {
			w := t.shifted(offset)
			for i, r := range linear.Decode(w.emissions, t.transitions, int(roles), nil) {
				if !hasWord(t.lesson.scene.tokens[t.lo+i].low) {
					continue
				}
				is, was := isContent(role(r)), isContent(t.lesson.roles[t.lo+i])
				hit, found, gold = hit+one(is && was), found+one(is), gold+one(was)
			}
		}
		f1 := 2 * float64(hit) / float64(max(1, found+gold))
		fmt.Fprintf(log, "offset %d: content words F1 %.4f\n", offset, f1)
		if f1 > best {
			best, at = f1, offset
		}
	}
	return at
}

func isContent(r role) bool { return r == contentFirst || r == contentMore }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
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
