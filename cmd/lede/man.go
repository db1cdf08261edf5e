package main

import (
	_ "embed"
	"io"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lede/tui/keymap"
)

//go:embed man.roff
var manSource string

// newMan prints the manual page: its prose stands in man.roff, its lists are
// the commands and flags themselves and the topics of lede help.
func newMan(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page: lede man | man -l -",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return manual(s.out, cmd.Root())
		},
	}
}

func manual(w io.Writer, root *cobra.Command) error {
	functions := template.FuncMap{"roff": roff, "flags": manFlags, "upper": strings.ToUpper}
	page, err := template.New("man").Funcs(functions).Parse(manSource)
	if err != nil {
		return err
	}
	return page.Execute(w, map[string]any{
		"Root": root, "Commands": root.Commands(), "Topics": topics(), "Keys": keymap.Default(),
	})
}

// manFlag is a flag as the manual shows it.
type manFlag struct{ Names, Value, Usage string }

func manFlags(cmd *cobra.Command) []manFlag {
	var out []manFlag
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		names := "--" + f.Name
		if f.Shorthand != "" {
			names = "-" + f.Shorthand + ", " + names
		}
		out = append(out, manFlag{names, name, usage})
	})
	return out
}

// roff makes s text that troff shows as it is.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.", "\n'", "\n\\&'").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
