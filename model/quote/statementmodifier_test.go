package quote

import (
	"strings"
	"testing"
)

// TestToldApart: who says something is the noun, not the name at the end of what tells
// that noun apart.
func TestToldApart(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"The man who shot Karl Brandt said he was sorry for the family.":                                 "The man",
		"Officials who met Ann Lee said the talks were good.":                                            "Officials",
		"A lawyer representing Karl Brandt said his client would appeal.":                                "A lawyer",
		"The woman accused of killing Ann Lee said she was not there.":                                   "The woman",
		"The company that hired Karl Brandt said the job was done.":                                      "The company",
		"The firm that Karl Brandt had left said the job was done.":                                      "The firm",
		"Police investigating the death of Ann Lee said a man was held.":                                 "Police",
		"A friend close to Karl Brandt said he was tired.":                                               "A friend",
		"The minister sacked by Karl Brandt said he would return.":                                       "The minister",
		"The widow of the man killed by Karl Brandt said she forgave him.":                               "The widow",
		"A neighbour who had known Ann Lee for years said she was kind.":                                 "A neighbour",
		"The prosecutor handling the case against Karl Brandt said there was no proof.":                  "The prosecutor",
		"The decision to leave out Karl Brandt suggests that the party is split.":                        "The decision",
		"Lawyers for Ann Lee and Karl Brandt said they would appeal.":                                    "Lawyers",
		"The ministry of sustainable development and tourism says that there are problems.":              "The ministry",
		"The ministry of health, education and welfare says that there are problems.":                    "The ministry",
		"The union of teachers and nurses warned that pay was too low.":                                  "The union",
		"A London-based watchdog meanwhile urged the city to open its books.":                            "A London-based watchdog",
		"“It was a good day,” the man who beat Karl Brandt said.":                                        "the man",
		"“It was a good day,” a lawyer representing Karl Brandt said.":                                   "a lawyer",
		"One pastor supporting Ann Lee, Karl Brandt of Dorn, said he had made many calls.":               "Karl Brandt",
		"The head of the fire service and the mayor said the road was closed.":                           "the mayor",
		"The minister of health and Ann Lee said the clinic would close.":                                "Ann Lee",
		"When Ann Lee left the party Karl Brandt said it was doomed.":                                    "Karl Brandt",
		"While praising the authorities for the arrest, leaders in the region urged Oslo to go on.":      "leaders",
		"Most registered voters say they have a good view of Ann Lee.":                                   "Most registered voters",
		"“It was long,” former State policy planning director Ann Lee wrote.":                            "Ann Lee",
		"Karl Brandt said as the crowd yelled: “Go home now, all of you!”":                               "Karl Brandt",
		"He believes Ann Lee said the road was closed.":                                                  "Ann Lee",
		"Conditions under siege and bombardment have been described by UN officials as “hell on earth”.": "UN officials|UN officials",
		"The plan was described by a spokesman for the town as a “gift to the harbour”.":                 "a spokesman",
		"Flowers came from the miner who warned that the shaft would flood.":                             "the miner",
	} {
		quotes, entities := analyze(t, s)
		check(t, s, quotes, entities)
		var got []string
		for _, q := range quotes {
			if q.Speaker != nil {
				got = append(got, q.Speaker.Name)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
