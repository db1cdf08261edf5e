package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"lede/model/engine"
)

// conversation is what the spoken mode says when the lines are typed.
func conversation(t *testing.T, names []string, typed ...string) string {
	t.Helper()
	var out, complaints bytes.Buffer
	o, err := options(streams{}, reading{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	talk := &talk{headless: newHeadless(ctx, engine.Options{Args: names, Load: o}), out: bufio.NewWriter(&out), err: &complaints, open: -1}
	err = talk.run(lines(strings.NewReader(strings.Join(typed, "\n"))))
	if err != nil {
		return err.Error()
	}
	return out.String()
}

func TestTalk(t *testing.T) {
	wire := []string{"../../testdata/articles/wire"}
	for _, c := range []struct {
		name  string
		typed []string
		want  []string
	}{
		{"list", nil, []string{"1. NZ coalition", "8. Ilse Brandauer-Nakamura", "End of list.\n", "> "}},
		{"open", []string{"8"}, []string{"> Headline. Ilse Brandauer-Nakamura", "Paragraph 1. ", "End of article.\n> "}},
		{"next and previous", []string{"1", "n", "p", "p"}, []string{"South African court", "before the first article"}},
		{"beyond", []string{"99"}, []string{"There is no article 99; the last is 8."}},
		{"quotes", []string{"w", "8", "w"}, []string{"No article is open.", "Quote. The engineer, Saul Perlman: “Ilse said the fire engine"}},
		{"names", []string{"8", "i"}, []string{"People.\nIlse Brandauer-Nakamura, "}},
		{"help", []string{"?", "zz\x1b[31m", "q", "1"}, []string{"A number opens an article.", "is no key"}},
	} {
		said := conversation(t, wire, c.typed...)
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, said)
			}
		}
		if strings.ContainsAny(said, "\x1b\r\b") {
			t.Errorf("%s: %q moves the cursor", c.name, said)
		}
	}
	if said := conversation(t, wire, "q", "8"); strings.Contains(said, "Headline") {
		t.Error("q does not end it")
	}
}

// One article alone is read at once; a long one in pages that enter turns;
// nothing at all is an error.
func TestTalkAlone(t *testing.T) {
	one := conversation(t, []string{"../../testdata/articles/wire/kelp-science.txt"}, "", "n")
	if !strings.HasPrefix(one, "Headline. ") || !strings.Contains(one, "There is no article 2") {
		t.Error(one)
	}
	long := conversation(t, []string{"../../testdata/articles/interview/liveblog-flood.txt"}, "", "", "")
	if strings.Count(long, "Enter reads on.") < 1 || strings.Count(long, "Headline.") != 1 || !strings.Contains(long, "End of article.\n") {
		t.Error(long)
	}
	if said := conversation(t, []string{"nosuch"}); said != errNothing.Error() {
		t.Error(said)
	}
}

// A reader that waits for a line is given up when the program is to end.
func TestTalkEnds(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out bytes.Buffer
	o, _ := options(streams{}, reading{})
	talk := &talk{
		headless: newHeadless(ctx, engine.Options{Args: []string{"../../testdata/articles/wire"}, Load: o}),
		out:      bufio.NewWriter(&out), err: io.Discard, open: -1,
	}
	if err := talk.run(make(chan string)); err != nil {
		t.Error(err)
	}
}

// On a terminal no word is cut where a line ends.
func TestTalkWraps(t *testing.T) {
	var out bytes.Buffer
	talk := &talk{out: bufio.NewWriter(&out), width: 20}
	talk.say("Paragraph 3. The quays of Kisumu will be shared.")
	talk.out.Flush()
	if got := out.String(); got != "Paragraph 3. The\nquays of Kisumu will\nbe shared.\n" {
		t.Errorf("%q", got)
	}
}
