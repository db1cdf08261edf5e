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
	for _, unit := range []string{"{", `\begin{a}`, `\href{`, "$", "$$", `\footnote{`, `\'`, `\verb|`, `\item[`, "[", `\title{`, `\title{\begin{verbatim}`, `\begin{tabular}`, `\begin{verbatim}`, `\def\a{`, `\newcommand{\a}[9]{`, `\(`, `\[`, `\begin{minted}[`} {
		loadtest.Read(t, Decode, strings.Repeat(unit, 10_000))
		loadtest.Read(t, Decode, `\begin{document}`+strings.Repeat(unit, 10_000))
		loadtest.Read(t, Decode, strings.Repeat(unit, 10_000)+`\begin{document}`)
	}
}

// TestNested: accents on accents nest no deeper than groups do, and what stands before
// them is kept.
func TestNested(t *testing.T) {
	t.Parallel()
	for n, deep := range map[int]bool{maxDepth: false, maxDepth + 1: true, 100_000: true} {
		for _, unit := range []string{`\'`, `\textbf`} {
			got := loadtest.Read(t, Decode, "\\begin{document}One. "+strings.Repeat(unit, n)+" end")
			if strings.Contains(got, "nested too deeply") != deep || !strings.Contains(got, "One.") || strings.Contains(got, "nd") == deep {
				t.Errorf("%s %d times: %.200s", unit, n, got)
			}
		}
	}
}

// TestMacros: a document's own commands are read as what they stand for, as long as
// that is not more than may be.
func TestMacros(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`\newcommand{\name}{Marrow \emph{Point}}\renewcommand*\c[2]{#2 of #1}\def\foo#1{(#1)}\title{At \name}\begin{document}\name{} \c{a}{b} \foo x\foo{yz}`: "title: At Marrow Point\n  paragraph: Marrow Point b of a (x)(yz)\n    emphasis \"Point\" \n",
		`\newcommand{\o}[2][usual]{#1 #2}\o{a} \o[b]{c}`: "  paragraph: usual a b c\n",
		`\renewcommand{\section}{\@startsection{section}{1}{\bfseries}}\renewcommand\maketitle{gone}\newcommand{\x}{\if@twoside a\fi}\newcommand{\mail}{a@b.example}\section{Head}\maketitle so \x\mail`: "  heading 2: Head\n  paragraph: so a@b.example\n",
		`\def\a{so\a}\a`: "  paragraph: " + strings.Repeat("so", maxInside) + "\n",
		`\newcommand{\x}{1}\definecolor{a}{b}{c}\unknown{so} \x`: "  paragraph: so 1\n",
	} {
		if got := loadtest.Read(t, Decode, in); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", in, got, want)
		}
	}
	bomb := `\def\a{` + strings.Repeat("x", 100) + `}`
	for c := 'b'; c <= 'j'; c++ {
		bomb += `\def\` + string(c) + `{` + strings.Repeat(`\`+string(c-1), 10) + `}`
	}
	if got := loadtest.Read(t, Decode, bomb+`\j`); len(got) > 2*maxExpanded {
		t.Errorf("%d bytes", len(got))
	}
}

// TestMacroCost: what a macro stands for is measured before it is written out, and a
// reader is told of what is left out.
func TestMacroCost(t *testing.T) {
	for uses, whole := range map[int]bool{1: true, 1024: true, 1025: false, 20_000: false} {
		in := `\newcommand{\x}[1]{` + strings.Repeat("#1", uses) + `}\x{` + strings.Repeat("a", 1022) + `} end`
		got := loadtest.Read(t, Decode, in)
		if cut := strings.Contains(got, "beyond 1 MiB"); cut == whole || whole && len(got) < 1022*uses || !whole && len(got) > 1000 {
			t.Errorf("%d uses: %d bytes, cut %v", uses, len(got), cut)
		}
	}
	p := &parser{shared: new(shared)}
	big := strings.Repeat("a", 1<<16)
	s := strings.Repeat("#1#2", 10_000)
	if n := testing.AllocsPerRun(1, func() { p.expand(macro{text: s, usual: big, optional: true, arguments: 1}) }); n > 10 {
		t.Errorf("%v allocations for what is left out", n)
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
		`Mr.~\index{Smith}Smith~\label{x}came~\ref{x}~\citep{y}.~\`:           "  paragraph: Mr. Smith came.\n",
		`one\\two`: "  paragraph: one⏎two\n",
		`\author{A\inst{1}}\begin{document}a \textcolor{red}{b} \parbox[t]{2cm}{c} \(x<y\) \[ E = mc \]d`:                                                                                                                                           "authors: A\n  paragraph: a b c x<y\n    mono \"x<y\" \n  code: E = mc\n  paragraph: d\n",
		`\begin{minipage}[t]{2cm}a\end{minipage} \begin{frame}{Head}b\end{frame} \begin{align*}\label{x}c\end{align*} \begin{lstlisting}[language=C]` + "\nd\n" + `\end{lstlisting} \begin{tabular}{ll}\multicolumn{2}{c}{e} \\ f & g\end{tabular}`: "  paragraph: a\n  heading 2: Head\n  paragraph: b\n  code: c\n  code: d\n  table: e⏎f│g\n",
		`\begin{table}\caption{Votes}\end{table}so~\cite{x}; \begin{figure}\caption{The quay}\end{figure}`:                                                                                                                                          "  paragraph: Votes\n    strong \"Votes\" \n  paragraph: so;\n  caption Photo: The quay\n",
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
