package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// newHelp tells of topics and commands.
func newHelp(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "help [TOPIC|COMMAND]",
		Short: "Help about any command, and about " + sentence(topicNames()),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return subjects(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return helpOn(s, cmd.Root(), args)
		},
	}
}

// helpOn tells of a command; then, where it is a topic's name too or that alone,
// of the topic.
func helpOn(s streams, root *cobra.Command, args []string) error {
	cmd, rest, err := root.Find(args)
	known := err == nil && len(rest) == 0
	at := -1
	if len(args) == 1 {
		at = slices.Index(topicNames(), args[0])
	}
	if asked := strings.Join(args, " "); at < 0 && !known {
		return usageError{fmt.Errorf("no help on %q; %s", asked, text.Nearest(asked, subjects(root)))}
	}
	if known && cmd != root || at < 0 {
		if err := cmd.Help(); err != nil || at < 0 {
			return err
		}
		fmt.Fprintln(s.out)
	}
	return printTopic(s.out, topics()[at].Parts(keysInForce()), helpWidth(s.out))
}

// keysInForce are the reader's keys; the built-in ones where the configuration
// cannot be read.
func keysInForce() *keymap.Keymap {
	themes, _ := theme.Open(themesPath())
	if _, keys, err := settings(themes); err == nil {
		return keys
	}
	return keymap.Default()
}

func topicNames() (names []string) {
	for _, t := range topics() {
		names = append(names, t.Name)
	}
	return names
}

// sentence lists names within one.
func sentence(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// subjects are all that lede help tells of.
func subjects(root *cobra.Command) []string {
	names := topicNames()
	for _, c := range root.Commands() {
		if !c.Hidden && !slices.Contains(names, c.Name()) {
			names = append(names, c.Name())
		}
	}
	return names
}

// Widths of help in columns: where there is no terminal to ask, and at most.
const (
	pipeWidth = 80
	mostWidth = 100
)

// helpWidth is how many columns a line of help may take.
func helpWidth(out *os.File) int {
	if w, _, err := term.GetSize(out.Fd()); err == nil && w > 0 {
		return min(w, mostWidth)
	}
	return pipeWidth
}

// printTopic writes the parts of a topic as plain text, no line of it wider than
// width but code and single words.
func printTopic(out io.Writer, parts []part, width int) error {
	var b strings.Builder
	for i := 0; i < len(parts); i++ {
		if i > 0 {
			b.WriteString("\n")
		}
		if n := briefs(parts[i:]); n > 0 && width >= 2*briefColumn {
			b.WriteString(beside(parts[i:i+n], width))
			i += n - 1
			continue
		}
		p := parts[i]
		if p.Title != "" {
			b.WriteString(strings.ToUpper(p.Title) + "\n")
		}
		if p.Text != "" {
			b.WriteString(wrap(p.Text, width, 0))
		}
		if p.Text != "" && (p.Rows != nil || p.Code != "") {
			b.WriteString("\n")
		}
		b.WriteString(twoColumns(p.Rows, width))
		b.WriteString(indented(p.Code))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// briefColumn is the width of a column of brief parts, of which at most three stand
// beside each other.
const briefColumn = 36

// briefs is how many brief parts come first.
func briefs(parts []part) (n int) {
	for n < len(parts) && parts[n].Brief {
		n++
	}
	return n
}

// beside sets brief parts in columns.
func beside(parts []part, width int) string {
	var blocks [][]string
	for _, p := range parts {
		block := strings.ToUpper(p.Title) + "\n" + twoColumns(p.Rows, briefColumn)
		blocks = append(blocks, strings.Split(block, "\n"))
	}
	rows := keymap.Columns(blocks, min(3, width/briefColumn), func(row string) string {
		return row + strings.Repeat(" ", max(0, briefColumn-ansi.StringWidth(row)))
	})
	return strings.TrimRight(strings.Join(rows, "\n"), "\n") + "\n"
}

// twoColumns sets rows in two columns; a name too wide for the first has a line
// to itself.
func twoColumns(rows []row, width int) string {
	const margin, gap = 2, 2
	first, most := 0, max(8, width*2/5)
	for _, r := range rows {
		if w := ansi.StringWidth(r.Name); w <= most {
			first = max(first, w)
		}
	}
	var b strings.Builder
	for _, r := range rows {
		indent := margin + first + gap
		help := wrap(r.Help, width, indent)
		name := strings.Repeat(" ", margin) + r.Name
		if pad := indent - ansi.StringWidth(name); pad >= gap {
			b.WriteString(name + strings.Repeat(" ", pad) + help[indent:])
		} else {
			b.WriteString(wrap(r.Name, width, margin) + help)
		}
	}
	return b.String()
}

// wrap breaks s between words into lines of at most width columns, each after
// indent spaces.
func wrap(s string, width, indent int) string {
	margin := strings.Repeat(" ", indent)
	var b strings.Builder
	at := 0
	for i, word := range strings.Fields(s) {
		w := ansi.StringWidth(word)
		switch {
		case i == 0:
			b.WriteString(margin + word)
			at = indent + w
		case at+1+w > width:
			b.WriteString("\n" + margin + word)
			at = indent + w
		default:
			b.WriteString(" " + word)
			at += 1 + w
		}
	}
	return b.String() + "\n"
}
