package quote

import (
	"io"
	"strings"

	"lede/model/gender"
	"lede/model/linear"
)

// learnPronouns fits the model that tells whom he and she stand for, on the
// sources that annotators named.
func learnPronouns(lessons []*lesson, log io.Writer) (*linear.Model, []byte, error) {
	var choices []choice
	for _, l := range lessons {
		choices = append(choices, l.pronounChoices()...)
	}
	return fitChoices("pronoun", choices, 12, 0.03, 1e-3, 0.01, log)
}

// pronounChoices are the pronouns among l's sources whose person is known and
// was named before.
func (l *lesson) pronounChoices() []choice {
	var out []choice
	var col collector
	spoke, para := Nobody, 0
	for i := range l.acts {
		a := &l.acts[i]
		if len(a.Source) == 0 {
			continue
		}
		t, hi := l.layout.between(a.Source[0])
		if t >= hi {
			continue
		}
		here := int(l.layout.tokens[t].para)
		if want := pronounGender(l.layout.tokens[t].low); hi == t+1 && want != gender.Unknown && a.Name != "" {
			rivals := l.layout.rivals(t, want)
			c, solvable := choice{}, false
			for _, x := range rivals {
				l.layout.pronounFeatures(t, want, x, rivals, spoke, here-para, &col)
				right := sameName(l.layout.entities[l.layout.people[x.person].entity].Name, a.Name)
				c.features = append(c.features, append([]linear.Feature(nil), col.out...))
				c.right = append(c.right, right)
				solvable = solvable || right
			}
			if solvable && len(rivals) > 1 {
				out = append(out, c)
			}
		}
		if e := l.personNamed(a.Name); e != Nobody {
			spoke, para = e, here
		}
	}
	return out
}

// personNamed is the first person of that name, or Nobody.
func (l *lesson) personNamed(name string) int {
	if name == "" {
		return Nobody
	}
	for _, p := range l.layout.people {
		if sameName(l.layout.entities[p.entity].Name, name) {
			return p.entity
		}
	}
	return Nobody
}

// sameName reports whether a name and the annotators' lower-case form of one,
// first and last word, can be the same person's.
func sameName(name, annotated string) bool {
	a, b := strings.Fields(strings.ToLower(name)), strings.Fields(annotated)
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	return len(a) == 1 || len(b) == 1 || a[0] == b[0] || strings.HasPrefix(a[0], b[0][:min(3, len(b[0]))])
}
