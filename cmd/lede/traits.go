package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lede/model/feed"
)

// traits are what the reader may say of a subscription.
type traits struct {
	name, folder string
	tags         []string
	text         feed.Text
	keep         feed.Keep
	given        *pflag.FlagSet
}

func (t *traits) flags(cmd *cobra.Command) {
	t.given = cmd.Flags()
	t.given.StringVar(&t.name, "name", "", "call it `NAME`, not as it calls itself")
	t.given.StringSliceVar(&t.tags, "tag", nil, "give it a `TAG`; may be repeated")
	t.given.StringVar(&t.folder, "folder", "", "keep its articles in `NAME` within the folder of the news")
	t.given.TextVar(&t.text, "text", feed.AsNeeded, "keep the `TEXTS` sent, full ones from its pages, or auto: full ones where a stub was sent")
	t.given.TextVar(&t.keep, "keep", feed.Keep{}, "keep articles for so `LONG`: an age as 30d, a number as 500, a size as 100MB, or several with commas; what you starred or noted stays")
	complete(cmd, "text", []string{feed.AsNeeded.String(), feed.Full.String(), feed.AsSent.String()})
}

// some reports whether anything is said.
func (t *traits) some() bool {
	some := false
	for _, name := range []string{"name", "tag", "folder", "text", "keep"} {
		some = some || t.given.Changed(name)
	}
	return some
}

// apply gives a subscription what is said of it.
func (t *traits) apply(sub *feed.Subscription) {
	for _, tag := range t.tags {
		sub.Tag(tag)
	}
	for name, set := range map[string]func(){
		"name":   func() { sub.Name = t.name },
		"folder": func() { sub.Folder = t.folder },
		"text":   func() { sub.Text = t.text },
		"keep":   func() { sub.Keep = t.keep },
	} {
		if t.given.Changed(name) {
			set()
		}
	}
}
