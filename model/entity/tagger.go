package entity

import (
	"sync"

	"lede/model/entity/tagger"
	"lede/model/entity/weights"
	"lede/model/linear"
	"lede/model/nlp"
)

// names is the tagger with the weights that ship, made on first use. The
// weights are used where they lie, so that takes microseconds.
var names = sync.OnceValues(func() (*tagger.Tagger, error) {
	clusters, err := nlp.Clusters()
	if err != nil {
		return nil, err
	}
	lists, err := tagger.OpenLists(weights.Lists, clusters)
	if err != nil {
		return nil, err
	}
	first, err := linear.Open(weights.First)
	if err != nil {
		return nil, err
	}
	second, err := linear.Open(weights.Second)
	if err != nil {
		return nil, err
	}
	return tagger.New(lists, first, second), nil
})
