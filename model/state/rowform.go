package state

// Form is how an article stands in the list.
type Form uint8

// Forms of the list.
const (
	Roomy   Form = iota // title, what is known of it, and air
	Compact             // one row, below the day it is from
	numForms
)

var formNames = [numForms]string{"roomy", "compact"}

// String is the name in the configuration.
func (f Form) String() string { return formNames[f] }

// FormNames are the names of all forms, in order.
func FormNames() []string { return formNames[:] }

// Form is how the articles stand in the list.
func (r *Reader) Form() Form { return r.form }

// NextForm lists the articles in the other form.
func (r *Reader) NextForm() {
	r.form = (r.form + 1) % numForms
	r.want(Chosen{FormSetting})
}
