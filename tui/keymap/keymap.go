// Package keymap declares every key once, with its help. The footer, the help
// page, the command line ":", lede help keys and the manual are made from it.
package keymap

import (
	"fmt"
	"slices"
	"strings"

	"lede/model/text"
)

// Mode is where a key means something.
type Mode uint8

// Modes. A key is looked up in the mode of the focused pane first, then in
// Everywhere.
const (
	Everywhere Mode = iota
	List
	Article
	Panel
	Card
	Help
	Input
	Visual
	Findings
)

var modeNames = [...]string{"everywhere", "list", "article", "panel", "card", "help", "input", "visual", "results"}

// String is the mode's name.
func (m Mode) String() string { return modeNames[m] }

// Binding is one action with its keys, as Bubble Tea spells them.
type Binding struct {
	Action Action
	Keys   []string
	Help   string // what it does, for the help page
	Short  string // for the footer; "" keeps it out of there
}

// Section is the bindings of one mode in the order of the help page.
type Section struct {
	Mode     Mode
	Bindings []Binding
}

// Keymap finds actions by key and bindings by action. It is immutable.
type Keymap struct {
	sections []Section
	byKey    map[Mode]map[string]Action
	byAction map[Mode]map[Action]Binding
}

// New checks sections and indexes them. Two actions on one key in one mode are
// an error that names both.
func New(sections []Section) (*Keymap, error) {
	k := &Keymap{sections: sections, byKey: map[Mode]map[string]Action{}, byAction: map[Mode]map[Action]Binding{}}
	for _, s := range sections {
		k.byKey[s.Mode], k.byAction[s.Mode] = map[string]Action{}, map[Action]Binding{}
		for _, b := range s.Bindings {
			k.byAction[s.Mode][b.Action] = b
			for _, key := range b.Keys {
				if other, taken := k.byKey[s.Mode][key]; taken {
					return nil, fmt.Errorf("key %q in %s means both %s and %s", key, s.Mode, other, b.Action)
				}
				k.byKey[s.Mode][key] = b.Action
			}
		}
	}
	return k, nil
}

// Lookup returns what key means in mode m: there, else everywhere, else None.
// Input keys are text unless bound in Input itself.
func (k *Keymap) Lookup(m Mode, key string) Action {
	if a, ok := k.byKey[m][key]; ok {
		return a
	}
	if m == Input {
		return None
	}
	return k.byKey[Everywhere][key]
}

// Binding returns the binding of action a in mode m, else everywhere.
func (k *Keymap) Binding(m Mode, a Action) (Binding, bool) {
	if b, ok := k.byAction[m][a]; ok {
		return b, true
	}
	b, ok := k.byAction[Everywhere][a]
	return b, ok
}

// Sections returns all bindings in order.
func (k *Keymap) Sections() []Section { return k.sections }

// Find returns the action of a name as Action.String gives it; None where there
// is none.
func Find(name string) Action {
	return Action(max(0, slices.Index(actionNames[:], name)))
}

// pretty is how keys are shown where Bubble Tea's spelling is not what is
// printed on a key.
var pretty = map[string]string{
	"up": "↑", "down": "↓", "left": "←", "right": "→", "pgdown": "pgdn",
	" ": "space", "shift+tab": "shift+tab",
}

// Label is a key as a reader knows it.
func Label(key string) string {
	if p, ok := pretty[key]; ok {
		return p
	}
	return key
}

// labels are the keys of a binding; what has none is run by its name.
func (b Binding) labels() []string {
	if len(b.Keys) == 0 {
		return []string{":" + b.Action.String()}
	}
	labels := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		labels[i] = Label(k)
	}
	return labels
}

// Labels joins the keys of a binding.
func (b Binding) Labels() string {
	return strings.Join(b.labels(), " ")
}

// Names are the names of all actions that ":" takes, sorted.
func Names() []string {
	names := slices.Clone(actionNames[1:CursorLeft])
	slices.Sort(names)
	return names
}

// Remap returns k with other keys for some actions: mode → action → keys. The
// error names a mode or an action that is not there, or both actions of a key.
func (k *Keymap) Remap(keys map[string]map[string][]string) (*Keymap, error) {
	sections := slices.Clone(k.sections)
	for mode, actions := range keys {
		i := slices.IndexFunc(sections, func(s Section) bool { return s.Mode.String() == mode })
		if i < 0 {
			return nil, fmt.Errorf("keys.%s: no such place; %s", mode, text.Nearest(mode, modeNames[:]))
		}
		sections[i].Bindings = slices.Clone(sections[i].Bindings)
		for action, to := range actions {
			if err := rebind(sections[i].Bindings, action, to); err != nil {
				return nil, fmt.Errorf("keys.%s: %w", mode, err)
			}
		}
	}
	return New(sections)
}

func rebind(bindings []Binding, action string, keys []string) error {
	names := make([]string, len(bindings))
	for i := range bindings {
		names[i] = bindings[i].Action.String()
		if names[i] != action {
			continue
		}
		if len(keys) == 0 {
			return fmt.Errorf("%s: no key", action)
		}
		bindings[i].Keys = keys
		return nil
	}
	return fmt.Errorf("no action is called %q there; %s", action, text.Nearest(action, names))
}
