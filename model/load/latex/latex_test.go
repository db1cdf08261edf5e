package latex

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, `\begin{a}\item[b] \'e$c$\href{d}{e}\end{a}`, `\verb|a|\footnote{\url{b}}%`)
}

// TestHostile: what nests or stays open costs no more than its length.
func TestHostile(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"{", `\begin{a}`, `\href{`, "$", "$$", `\footnote{`, `\'`, `\verb|`, `\item[`, "[", `\title{`, `\title{\begin{verbatim}`, `\begin{tabular}`, `\begin{verbatim}`} {
		loadtest.Read(t, Decode, strings.Repeat(unit, 10_000))
		loadtest.Read(t, Decode, `\begin{document}`+strings.Repeat(unit, 10_000))
		loadtest.Read(t, Decode, strings.Repeat(unit, 10_000)+`\begin{document}`)
	}
}

// TestText: marks stand on letters wherever they are, and notes are kept wherever they
// stand.
func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`caf\'{\emph{e}}s`: "  paragraph: cafés\n    emphasis \"é\" \n", `\'{\textbf{\emph{\i}}}`: "  paragraph: í\n    emphasis \"í\" \n    strong \"í\" \n", `a\'{}b\'e`: "  paragraph: abé\n", `\'{\&}`: "  paragraph: &\n", `\^{<}`: "  paragraph: <\n",
		`\begin{description}\item[Term\footnote{a note}] so\end{description}`: "  item 1 •: Term so\n    strong \"Term\" \n  paragraph aside: a note\n",
		`\title{One\footnote{a note}}\date{May 6, 2024}\begin{document}so`:    "title: One\npublished: 2024-05-06\n  paragraph: so\n  paragraph aside: a note\n",
		`\title{One \author{A}}\author{Hana Brolin}\begin{document}so`:        "title: One\nauthors: Hana Brolin\n  paragraph: so\n",
		`one\\two`: "  paragraph: one⏎two\n",
	} {
		if got := loadtest.Read(t, Decode, in); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", in, got, want)
		}
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		`\documentclass{article}`: true, "% a\n\n\\documentclass[a]{b}": true, `\section{A}`: true, `\title{A}`: true, `\emph{A}`: false, "": false, `see \section{A}`: false,
	} {
		if got := Is(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
