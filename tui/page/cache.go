package page

// generation is the number of entries after which a cache forgets what was not
// asked for since as many entries before.
const generation = 128

// cache remembers what was used lately, in two generations: dropping the older
// one costs nothing and never loses what is on the screen. The zero cache is
// ready.
type cache[K comparable, V any] struct {
	young, old map[K]V
}

func (c *cache[K, V]) get(key K) (V, bool) {
	if v, ok := c.young[key]; ok {
		return v, true
	}
	v, ok := c.old[key]
	if ok {
		c.put(key, v)
	}
	return v, ok
}

func (c *cache[K, V]) put(key K, v V) {
	if c.young == nil || len(c.young) >= generation {
		c.young, c.old = make(map[K]V, generation), c.young
	}
	c.young[key] = v
}
