package quote

import "testing"

// Texts begin and end anywhere: every example is read from each word on, and up to it.
func TestFindTorn(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Ann Lee spoke of it and followed up by saying that the pier was dry, and that, in part, it was old.",
		"Hailing it as “a good thing for us,” the mayor of Bergen, Ann Lee, who said on Tuesday it was old, went home.",
		"“It burned,” the Bergen Post quoted a senator from Ohio, who left, as telling a reporter.",
		"According to Ann Lee, the mayor, the pier (“a heap of rust”), which he asked about, was dry.",
		"“It burned,” said the 46-year-old. “We know,” she added, while noting that Mrs. Lee was late.",
		"Ann Lee was a deacon and, according to the mayor, Tom Dahl, went home.",
		"An analyst told Tom Dahl that, the survey found on Monday, a letter by Ann Lee said “no.”",
	} {
		for i := range len(s) {
			if s[i] != ' ' {
				continue
			}
			for _, part := range [...]string{s[:i], s[i+1:]} {
				quotes, entities := analyze(t, part)
				check(t, part, quotes, entities)
			}
		}
	}
}
