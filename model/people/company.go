package people

import "slices"

// company is which names stand in one article. Sightings ascend by article.
type company struct {
	names [][]int32       // of each article, by number
	in    [][]int32       // articles of each name, ascending
	by    map[int][]int32 // articles of each root, ascending

	root []int // of each sighting, when this was made

	short map[int]map[string]bool // by root: what its articles call it, too
}

// calls reports whether an article that has the name of the sighting i in full calls
// it short, too.
func (c *company) calls(i int, short string) bool { return c.short[c.root[i]][short] }

func newCompany(j *joiner) *company {
	c := &company{by: map[int][]int32{}, short: map[int]map[string]bool{}}
	numbers := map[string]int32{}
	for i, s := range j.all {
		root := j.root(i)
		c.root = append(c.root, root)
		name := class(s.Kind, j.keys[i]) + j.keys[i]
		n, ok := numbers[name]
		if !ok {
			n = int32(len(c.in))
			numbers[name] = n
			c.in = append(c.in, nil)
		}
		for len(c.names) <= s.article {
			c.names = append(c.names, nil)
		}
		if !slices.Contains(c.names[s.article], n) {
			c.names[s.article] = append(c.names[s.article], n)
			c.in[n] = append(c.in[n], int32(s.article))
		}
		if articles := c.by[root]; len(articles) == 0 || articles[len(articles)-1] != int32(s.article) {
			c.by[root] = append(articles, int32(s.article))
		}
		for _, alias := range s.Aliases {
			if c.short[root] == nil {
				c.short[root] = map[string]bool{}
			}
			c.short[root][key(s.Kind, alias)] = true
		}
	}
	return c
}

// shared counts the names of an article that stand beside a group.
func (c *company) shared(article, root int) (n int) {
	for _, name := range c.names[article] {
		if meet(c.in[name], c.by[root]) {
			n++
		}
	}
	return n
}

// meet reports whether two ascending lists have a number in common.
func meet(a, b []int32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, n := range a {
		at, found := slices.BinarySearch(b, n)
		if found {
			return true
		}
		b = b[at:]
	}
	return false
}
