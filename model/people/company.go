package people

import "slices"

// company is which names stand in one article. Sightings ascend by article.
type company struct {
	names [][]int32 // of each article, by number
	in    [][]int32 // articles of each name, ascending
}

func newCompany(j *joiner) (c company) {
	numbers := map[string]int32{}
	for i, s := range j.all {
		name := class(s.kind, j.keys[i]) + j.keys[i]
		n, ok := numbers[name]
		if !ok {
			n = int32(len(c.in))
			numbers[name] = n
			c.in = append(c.in, nil)
		}
		for len(c.names) <= int(s.article) {
			c.names = append(c.names, nil)
		}
		if appendLast(&c.in[n], s.article) {
			c.names[s.article] = append(c.names[s.article], n)
		}
	}
	return c
}

// appendLast appends an article to an ascending list, unless it is its last.
func appendLast(list *[]int32, article int32) bool {
	if n := len(*list); n > 0 && (*list)[n-1] == article {
		return false
	}
	*list = append(*list, article)
	return true
}

// circles are the groups that the sightings were joined to when this was made, with
// the names beside them.
type circles struct {
	company
	root  []int32                 // of each sighting
	by    map[int][]int32         // articles of each root, ascending
	short map[int]map[string]bool // by root: what its articles call it, too
}

func newCircles(j *joiner) *circles {
	c := &circles{company: j.company, root: make([]int32, len(j.all)), by: map[int][]int32{}, short: map[int]map[string]bool{}}
	for i, s := range j.all {
		root := j.root(i)
		c.root[i] = int32(root)
		articles := c.by[root]
		appendLast(&articles, s.article)
		c.by[root] = articles
		for _, alias := range j.aliases(i) {
			if c.short[root] == nil {
				c.short[root] = map[string]bool{}
			}
			c.short[root][key(s.kind, alias)] = true
		}
	}
	return c
}

// calls reports whether an article that has the name of the sighting i in full calls
// it short, too.
func (c *circles) calls(i int, short string) bool { return c.short[int(c.root[i])][short] }

// shared counts the names of an article that stand beside a group.
func (c *circles) shared(article, root int) (n int) {
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
