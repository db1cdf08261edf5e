package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lede/model/text"
	"lede/tui/theme"
)

// request is what the command line asks for.
type request struct {
	print       bool
	spoken      bool
	width       int // columns of text; 0 does not wrap, -1 is the usual
	color       colorMode
	private     bool   // keep nothing
	theme       string // "": the one that suits
	from        string // file with names, "" none
	reading     reading
	corrections corrections
}

func newRoot(s streams) *cobra.Command {
	q := request{color: colorAuto}
	root := &cobra.Command{
		Use:   "lede [flags] [FILE|FOLDER|GLOB|-]…",
		Short: "Read news in the terminal: who it is about, and who said what",
		Long: `lede opens news articles in files of any common kind and shows what a careful
reader would underline: who the story is about, and who said what.

One file opens as an article, several as a list. "-" is standard input. Without
a terminal, or with --print, the articles are written as text. "lede help" tells
of ` + sentence(topicNames()) + `.`,
		Example: `  lede story.txt
  lede ~/news feed.xml 'saved/**/*.html'
  curl -s https://example.org/story.html | lede -
  lede export ~/news | jq '.quotes[] | [.speaker.name, .text]'`,
		Version: built(),
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault // files
		},
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	flags := root.Flags()
	flags.BoolVarP(&q.print, "print", "p", false, "write the articles as text, whatever standard output is")
	flags.BoolVar(&q.spoken, "spoken", false, "read out as labelled lines, without drawing; on a terminal with a prompt")
	q.width = paperWidth
	flags.VarP((*columns)(&q.width), "width", "w", "wrap text at `N` columns; 0 does not wrap")
	flags.Var(&q.color, "color", "colours: always, auto or never")
	flags.BoolVar(&q.private, "private", false, "keep nothing: no places, no marks, no folder")
	flags.StringVar(&q.theme, "theme", "", "theme `NAME`: "+strings.Join(theme.Names(), ", "))
	flags.StringVar(&q.from, "files-from", "", "read the names of files from `FILE`, one a line; - is standard input")
	q.reading.flags(root)
	q.corrections.flags(root)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError{flagError(cmd, err)} })
	root.SetVersionTemplate("lede {{.Version}}\n")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if !flags.Changed("width") {
			q.width = -1
		}
		err := read(cmd.Context(), s, q, args)
		if err == nil || errors.Is(err, errNothing) {
			suggest(s, cmd, args)
		}
		return err
	}
	complete(root, "color", []string{string(colorAuto), string(colorAlways), string(colorNever)})
	completeBy(root, "theme", themeNames)
	root.SetHelpCommand(newHelp(s))
	root.AddCommand(newExport(s), newConfig(s), newDoctor(s), newFormats(s), newIndex(s), newMan(s), newNotes(s), newSearch(s), newThemes(s))
	root.AddCommand(newBrief(s), newDiff(s), newNew(s), newSaid(s), newStories(s), newTimeline(s), newWatch(s), newWho(s)) // over many articles
	root.AddCommand(newGet(s), newSubscribe(s), newSubscriptions(s), newUpdate(s))                                         // these alone connect to anything,
	root.AddCommand(newImport(s))                                                                                          // and this one where it is told to
	knowShells(root)
	return root
}

// knowShells makes the completion of a shell that there is not a mistake.
func knowShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		var shells []string
		for _, c := range completion.Commands() {
			shells = append(shells, c.Name())
		}
		completion.Args = cobra.ArbitraryArgs
		completion.RunE = func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return usageError{fmt.Errorf("no completion for %q; %s", args[0], text.Nearest(args[0], shells))}
		}
	}
}

// suggest says which command was meant by a name that is no file.
func suggest(s streams, root *cobra.Command, args []string) {
	if len(args) == 0 {
		return
	}
	if _, err := os.Stat(args[0]); err == nil {
		return
	}
	if flag := root.Flags().Lookup(args[0]); flag != nil {
		complain(s.err, fmt.Errorf("did you mean lede --%s?", flag.Name))
	}
	if meant := meant(root, args[0]); meant != "" {
		complain(s.err, fmt.Errorf("did you mean lede %s?", meant))
	}
}

// synonyms are words for what lede calls otherwise.
var synonyms = map[string]string{
	"add": "subscribe", "dossier": "who", "feeds": "subscriptions", "fetch": "get", "list": "subscriptions", "names": "who",
	"news": "update", "people": "who", "quotations": "said", "quotes": "said", "summary": "brief",
}

// meant is how lede is called for what a word was meant for: a command or a topic of the
// help, misspelt, begun or by another word for it; "" where there is none.
func meant(root *cobra.Command, word string) string {
	if command, ok := synonyms[word]; ok {
		return command
	}
	names := subjects(root)
	name := text.Meant(word, names)
	if i := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(name, word) }); i >= 0 && len(word) > 2 {
		name = names[i]
	}
	command := slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == name })
	if !command && slices.Contains(topicNames(), name) {
		return "help " + name
	}
	return name
}

// flagError is what is wrong with a flag, and which was meant by one that there is not.
func flagError(cmd *cobra.Command, err error) error {
	if number := (*strconv.NumError)(nil); errors.As(err, &number) {
		return errors.New(strings.Replace(err.Error(), number.Error(), "a whole number is expected", 1))
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	name, names := unknown.GetSpecifiedName(), []string(nil)
	if name == "o" || name == "output" {
		return fmt.Errorf("%w; standard output is written: \"> FILE\" keeps it", err)
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if meant, ok := strings.CutPrefix(text.Nearest(name, names), `did you mean "`); ok && len(name) > 2 {
		return fmt.Errorf(`%w; did you mean "--%s`, err, meant)
	}
	return err
}

// complete makes the shell offer values for a flag of cmd.
func complete(cmd *cobra.Command, flag string, values []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // no such flag: a mistake in this file
	}
}

// completeBy makes the shell offer what values gives when it asks.
func completeBy(cmd *cobra.Command, flag string, values func() []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values(), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // no such flag: a mistake in this file
	}
}

// read opens the reader on a terminal and prints anywhere else.
func read(ctx context.Context, s streams, q request, args []string) error {
	names, err := named(s, q.from, args)
	if err != nil {
		return err
	}
	if len(names) == 0 && !isTerminal(s.in) {
		if names, err = piped(&s, onScreen(s, q)); err != nil {
			return err
		}
	}
	o, err := options(s, q.reading)
	if err != nil {
		return err
	}
	if onScreen(s, q) {
		return show(ctx, s, q, names, o)
	}
	if len(names) == 0 {
		return errNoArgument
	}
	if q.spoken {
		return speak(ctx, s, q, names, o)
	}
	if isTerminal(s.out) && !q.print {
		complain(s.err, errors.New("this terminal cannot be drawn on, so articles are printed; --spoken reads them with labels and a prompt"))
	}
	return printAll(ctx, s, q, names, o)
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no argument, got %q", cmd.CommandPath(), args[0])}
	}
	return nil
}
