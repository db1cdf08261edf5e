package quote

import (
	"context"
	"fmt"
	"io"
	"slices"

	"lede/model/linear"
	"lede/model/nlp"
	"lede/model/text"
)

// folds is how many parts the examples are cut into, so that the later models
// learn from what the tagger thinks of texts it has not seen.
const folds = 3

// Learn fits all weights to the examples and returns the files of the weights
// package by name. From more, which were annotated by other rules, the tagger
// does not learn, the models behind it do. The result depends on nothing but
// the examples and their order. What is done is written to log.
func Learn(ctx context.Context, examples, more []Example, log io.Writer) (map[string][]byte, error) {
	lessons, err := lessonsOf(ctx, examples)
	if err != nil {
		return nil, err
	}
	others, err := lessonsOf(ctx, more)
	if err != nil {
		return nil, err
	}
	table := learnCues(lessons)
	m := &models{}
	if m.cues, err = parseCues(table); err != nil {
		return nil, err
	}
	if m.clusters, err = nlp.Clusters(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	if files["cues.tsv.gz"], err = linear.Pack([]byte(table)); err != nil {
		return nil, err
	}
	if files["voice.bin"], err = crossHear(append(slices.Clone(lessons), others...), m, log); err != nil {
		return nil, err
	}
	taggers, err := crossTag(lessons, m, log)
	if err != nil {
		return nil, err
	}
	if files["tagger.bin"], err = finalTagger(lessons, m, taggers, log); err != nil {
		return nil, err
	}
	for _, l := range others {
		if err := l.layout.tagAll(ctx, m); err != nil {
			return nil, err
		}
	}
	return files, learnRest(ctx, append(lessons, others...), len(lessons), m, files, log)
}

// learnRest fits what is built on the tagger's beliefs; the lessons from own on are
// the project's.
func learnRest(ctx context.Context, lessons []*lesson, own int, m *models, files map[string][]byte, log io.Writer) (err error) {
	if m.speech, files["speech.bin"], err = learnSpeech(lessons, m, log); err != nil {
		return err
	}
	if m.speaker, files["speaker.bin"], err = learnSpeaker(lessons, m, log); err != nil {
		return err
	}
	if m.pronoun, files["pronoun.bin"], err = learnPronouns(lessons, log); err != nil {
		return err
	}
	m.sure, files["sure.bin"], err = learnSure(ctx, lessons, own, m, log)
	return err
}

func lessonsOf(ctx context.Context, examples []Example) ([]*lesson, error) {
	var out []*lesson
	for _, e := range examples {
		l, err := newLesson(ctx, e)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

// trial is a paragraph as a tagger sees it that was not fitted to it.
type trial struct {
	lesson      *lesson
	lo, hi      int
	emissions   []int32
	transitions []int32
}

// crossTag fills in the beliefs of every lesson by a tagger that was fitted to
// the other folds, and returns those taggers.
func crossTag(lessons []*lesson, m *models, log io.Writer) (taggers []linear.Weights, err error) {
	for k := range folds {
		fmt.Fprintf(log, "fold %d of %d\n", k+1, folds)
		trials, weights, err := fitBalanced(lessons, m.cues, log, func(i int) bool { return i%folds == k })
		if err != nil {
			return nil, err
		}
		taggers = append(taggers, weights)
		for _, t := range trials {
			lay := t.lesson.layout
			if lay.beliefs == nil {
				lay.beliefs = make([]belief, len(lay.tokens))
			}
			t.workspace().conclude(t.transitions, lay.beliefs[t.lo:t.hi])
		}
	}
	return taggers, nil
}

// fitBalanced fits a tagger to the lessons that are not kept back and balances
// its precision and recall on those that are.
func fitBalanced(lessons []*lesson, cues *cueTable, log io.Writer, keptBack func(int) bool) ([]trial, linear.Weights, error) {
	var rest, kept []*lesson
	for i, l := range lessons {
		if keptBack(i) {
			kept = append(kept, l)
		} else {
			rest = append(rest, l)
		}
	}
	weights := learnTagger(rest, cues, log)
	tagger, err := linear.Open(string(linear.Encode(weights, slight)))
	if err != nil {
		return nil, weights, err
	}
	var trials []trial
	for _, l := range kept {
		trials = append(trials, tryTagger(l, cues, tagger)...)
	}
	offset := bestOffset(trials, log)
	for i := range trials {
		trials[i].shift(offset)
	}
	var always collector
	always.reset()
	always.add()
	weights.Rows[always.out[0]][outside] += float64(offset) / linear.Scale
	return trials, weights, nil
}

// balance is the share of the examples, one of so many, that the tagger is not
// fitted to but balanced on.
const balance = 10

// finalTagger fits the tagger that is kept: the mean of the folds' and of one
// that has seen nearly all, which errs less than any of them.
func finalTagger(lessons []*lesson, m *models, taggers []linear.Weights, log io.Writer) (data []byte, err error) {
	_, weights, err := fitBalanced(lessons, m.cues, log, func(i int) bool { return i%balance == balance-1 })
	if err != nil {
		return nil, err
	}
	data = linear.Encode(mean(append(taggers, weights)), slight)
	m.tagger, err = linear.Open(string(data))
	return data, err
}

// mean is the mean of taggers, weight by weight; one that does not know a
// feature gives it none.
func mean(taggers []linear.Weights) linear.Weights {
	share := 1 / float64(len(taggers))
	out := linear.Weights{
		Classes: int(roles), Transitions: make([]float64, int(roles)*int(roles)),
		Rows: map[linear.Feature][]float64{},
	}
	for _, t := range taggers {
		for i, v := range t.Transitions {
			out.Transitions[i] += share * v
		}
		for f, row := range t.Rows {
			if out.Rows[f] == nil {
				out.Rows[f] = make([]float64, roles)
			}
			for r, v := range row {
				out.Rows[f][r] += share * v
			}
		}
	}
	return out
}

func tryTagger(l *lesson, cues *cueTable, tagger *linear.Model) []trial {
	var out []trial
	l.layout.eachParagraph(func(lo, hi int) {
		var w workspace
		w.emit(tagger, l.layout.sheet(cues, lo, hi), 0, hi-lo)
		out = append(out, trial{l, lo, hi, w.emissions, tagger.Transitions()})
	})
	return out
}

// shift adds offset to the score of the outside role.
func (t *trial) shift(offset int32) {
	for i := 0; i < len(t.emissions); i += int(roles) {
		t.emissions[i] += offset
	}
}

// workspace is one with t's scores.
func (t *trial) workspace() *workspace { return &workspace{emissions: t.emissions} }

// bestOffset balances precision and recall: it returns the offset with the
// best F1 of the words of contents.
func bestOffset(trials []trial, log io.Writer) int32 {
	best, at := -1.0, int32(0)
	for offset := int32(-96); offset <= 96; offset += 12 {
		hit, found, gold := 0, 0, 0
		for _, t := range trials {
			t.shift(offset)
			path := linear.Decode(t.emissions, t.transitions, int(roles), nil)
			t.shift(-offset)
			for i, r := range path {
				if !text.HasWord(t.lesson.layout.tokens[t.lo+i].low) {
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
func (lay *layout) tagAll(ctx context.Context, m *models) error {
	lay.beliefs = make([]belief, len(lay.tokens))
	w := workspaces.Get().(*workspace)
	defer workspaces.Put(w)
	lay.eachParagraph(func(lo, hi int) { lay.tag(ctx, m, lo, hi, lay.beliefs, w) })
	return ctx.Err()
}

func learnSpeech(lessons []*lesson, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	var col collector
	for _, l := range lessons {
		for i := range l.layout.marked {
			speech, known := l.isSpeech(i)
			if !known {
				continue
			}
			l.layout.speechFeatures(i, m.cues, &col)
			fs := append([]linear.Feature(nil), col.out...)
			choices = append(choices, choice{[][]linear.Feature{fs}, []bool{speech}})
		}
	}
	return fitChoices("speech", choices, 12, 0.05, 1e-3, 0.01, log)
}

func learnSpeaker(lessons []*lesson, m *models, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	for _, l := range lessons {
		choices = append(choices, l.choices(m, l.layout.judge(context.Background(), m))...)
	}
	return fitChoices("speaker", choices, 12, 0.03, 1e-3, 0.01, log)
}
