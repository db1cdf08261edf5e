package main

import (
	"hash/fnv"
	"slices"
	"testing"

	"lede/model/load"
)

func TestShardSet(t *testing.T) {
	t.Parallel()
	for v, want := range map[string]shard{"1/1": {1, 1}, "2/8": {2, 8}, "8/8": {8, 8}, "0/8": {}, "9/8": {}, "": {}, "2": {}, "2/": {}, "x/8": {}, "-1/8": {}, "1/8/2": {}, "4294967296/4294967296": {1 << 32, 1 << 32}} {
		var s shard
		if err := s.Set(v); s != want || (err == nil) != (want != shard{}) {
			t.Errorf("%q: %v, %v", v, s, err)
		}
		if want != (shard{}) && s.String() != v {
			t.Errorf("%q is written %q", v, s.String())
		}
	}
}

// TestShard: the shards of any number hold every source once.
func TestShard(t *testing.T) {
	t.Parallel()
	var all []load.Source
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		all = append(all, load.Source{Name: name})
	}
	names := func(sources []load.Source) (out []string) {
		for _, s := range sources {
			out = append(out, s.Name)
		}
		return out
	}
	before := names(shard{2, 3}.among(all[1:]))
	if got := names(shard{2, 3}.among(all)); !slices.Equal(slices.DeleteFunc(got, func(s string) bool { return s == "a" }), before) {
		t.Errorf("another file moved some: %q, %q before", got, before)
	}
	const many = 1 << 32 // more than a hash of 32 bits tells apart
	for _, s := range all {
		h := fnv.New32a()
		h.Write([]byte(s.Name))
		if got := names(shard{int(h.Sum32()) + 1, many}.among(all)); !slices.Equal(got, []string{s.Name}) {
			t.Errorf("the shard of %s holds %q", s.Name, got)
		}
	}
	for of := range 7 {
		var got []string
		for k := range max(of, 1) {
			got = append(got, names(shard{k + 1, of}.among(all))...)
			if of == 0 {
				got = names(shard{}.among(all))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, names(all)) {
			t.Errorf("%d shards: %q", of, got)
		}
	}
}
