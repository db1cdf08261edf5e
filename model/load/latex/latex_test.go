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
	for _, unit := range []string{"{", `\begin{a}`, `\href{`, "$", "$$", `\footnote{`, `\'`, `\verb|`, `\item[`, "[", `\title{`, `\begin{tabular}`, `\begin{verbatim}`} {
		loadtest.Read(t, Decode, strings.Repeat(unit, 10_000))
		loadtest.Read(t, Decode, `\begin{document}`+strings.Repeat(unit, 10_000))
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
