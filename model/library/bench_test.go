package library

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"lede/model/article"
)

const many = 100_000

// listed is a library of n files whose heads were read, as a screen of 20 rows
// sees it.
func listed(n int) *Library {
	var l Library
	for at := 0; at < n; at += 512 {
		var items []Item
		for i := at; i < min(at+512, n); i++ {
			it := Item{Rank: i, Size: 3000, Modified: time.Unix(int64(i), 0)}
			it.Origin.File = fmt.Sprintf("/home/reader/news/%03d/%06d-a-story-of-some-kind.txt", i/1000, i)
			items = append(items, it)
		}
		l.Add(items...)
	}
	for id := range ID(n) {
		l.Update(Change{id, head(&l, id)})
	}
	return &l
}

func head(l *Library, id ID) Item {
	it := *l.Item(id)
	it.Meta = article.Meta{
		Title: fmt.Sprintf("A headline about something that happened, number %d", id), Outlet: fmt.Sprintf("The %d Post", id%40),
		URL: fmt.Sprintf("https://news.example/2025/%d/a-story-of-some-kind", id), Authors: []string{fmt.Sprintf("Author %d", id%500)},
		Published: article.Date{Time: time.Unix(int64(id)*7919%1e8, 0), Precision: article.Minute},
	}
	it.Words, it.Minutes, it.Loaded = int(id)*31%1000, 3, true
	var text []byte
	for i := range 80 {
		text = fmt.Appendf(text, "word%d ", int(id)*1000+i)
	}
	f := (&article.Article{Text: string(text), Meta: it.Meta}).Fingerprint()
	it.Print = &f
	return it
}

// BenchmarkList is what a frame asks of a list of 1 and of 100,000.
func BenchmarkList(b *testing.B) {
	for _, n := range []int{1, 100, 10_000, many} {
		l := listed(n)
		id := l.At(n / 2)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				row := l.Row(id)
				for i := row; i < min(row+20, l.Len()); i++ {
					l.Item(l.At(i))
				}
				_, _ = l.Unread(), l.Failures()
			}
		})
	}
}

func Benchmark100k(b *testing.B) {
	l := listed(many)
	type job struct {
		name string
		do   func()
	}
	for _, j := range []job{
		{"filter/first", func() { l.Filter(""); l.Filter("7") }},
		{"filter/none", func() { l.Filter(""); l.Filter("zq") }},
		{"filter/outlet", func() { l.Filter(""); l.Filter("outlet:7 unread after:1971") }},
		{"filter/narrower", func() { l.Filter("number 77"); l.Filter("number 777") }},
		{"filter/off", func() { l.Filter("number 77"); l.Filter("") }},
		{"sort/date", func() { l.SortBy(ByDate, false) }},
		{"sort/title", func() { l.SortBy(ByTitle, false) }},
		{"sort/outlet", func() { l.SortBy(ByOutlet, true) }},
		{"complete", func() { l.Complete("outlet:the") }},
	} {
		l.Filter("")
		b.Run(j.name, func(b *testing.B) {
			for b.Loop() {
				j.do()
			}
		})
	}
	l.Filter("")
	l.SortBy(ByDate, false)
	b.Run("arrive 512", func(b *testing.B) {
		l.Hold(500, 20)
		for b.Loop() {
			for id := range ID(512) {
				it := *l.Item(id * 7)
				it.Meta.Published.Time = it.Meta.Published.Time.Add(time.Hour)
				l.Update(Change{id * 7, it})
			}
		}
	})
}

// BenchmarkMemory says what an article costs.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		l := listed(many)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/many, "B/article")
		runtime.KeepAlive(l)
	}
}
