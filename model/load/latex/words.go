package latex

// elements are the commands whose argument is an element of a page.
var elements = map[string]string{
	"part": "h2", "chapter": "h2", "section": "h2", "subsection": "h3", "subsubsection": "h4", "paragraph": "h5", "subparagraph": "h6",
	"emph": "em", "textit": "em", "textsl": "em", "textbf": "strong", "texttt": "code", "underline": "em", "sout": "s", "enquote": "q",
	"caption": "figcaption", "textquote": "q", "foreignquote": "q",
}

// environments are those that are an element of a page.
var environments = map[string]string{
	"itemize": "ul", "enumerate": "ol", "description": "ul", "quote": "blockquote", "quotation": "blockquote", "verse": "blockquote",
	"figure": "figure", "wrapfigure": "figure", "displayquote": "blockquote",
}

// dropped are commands that are no text with all they are given: how many arguments.
var dropped = map[string]int{
	"documentclass": 1, "usepackage": 1, "label": 1, "ref": 1, "eqref": 1, "pageref": 1, "autoref": 1, "cref": 1, "cite": 1, "citep": 1, "citet": 1,
	"parencite": 1, "textcite": 1, "footcite": 1, "autocite": 1, "nocite": 1, "bibliography": 1, "bibliographystyle": 1, "addbibresource": 1,
	"vspace": 1, "hspace": 1, "input": 1, "include": 1, "pagestyle": 1, "thispagestyle": 1, "setlength": 2, "addtolength": 2, "setcounter": 2,
	"inst": 1, "affil": 1, "institute": 1, "bibitem": 1, "todo": 1, "pgfplotsset": 1, "tikzset": 1, "newtheorem": 2, "DeclareMathOperator": 2, "usetheme": 1, "usecolortheme": 1,
	"definecolor": 3, "color": 1, "thanks": 1, "index": 1, "hypersetup": 1, "geometry": 1,
	"fontsize": 2, "selectfont": 0, "maketitle": 0, "tableofcontents": 0, "centering": 0, "noindent": 0, "printbibliography": 0, "newpage": 0,
	"clearpage": 0, "bigskip": 0, "medskip": 0, "smallskip": 0, "appendix": 0, "graphicspath": 1, "selectlanguage": 1, "markboth": 2, "cline": 1, "hypertarget": 1,
}

// symbols are commands that stand for a character.
var symbols = map[string]string{
	"%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">",
	"textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "guillemotleft": "«", "guillemotright": "»", "og": "« ", "fg": " »",
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ",
	"S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€", "textdegree": "°", "degree": "°", "quad": " ", "qquad": " ", "dag": "†",
	"LaTeX": "LaTeX", "TeX": "TeX", "textregistered": "®", "texttrademark": "™", "slash": "/", "nobreakspace": " ", "textperiodcentered": "·", "textbullet": "•",
}

// accents are the marks that commands put on the letter behind them.
var accents = map[string]rune{
	"'": '\u0301', "`": '\u0300', "^": '\u0302', `"`: '\u0308', "~": '\u0303', "=": '\u0304', ".": '\u0307', "u": '\u0306', "v": '\u030c', "H": '\u030b',
	"c": '\u0327', "k": '\u0328', "r": '\u030a', "d": '\u0323', "b": '\u0331',
}

// looks are commands that say how their last argument looks in those before it: how
// many.
var looks = map[string]int{
	"multicolumn": 2, "multirow": 2, "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "parbox": 1, "raisebox": 1, "resizebox": 2, "scalebox": 1, "rotatebox": 1, "foreignlanguage": 1,
}

// measured are environments that say how they look in their arguments: how many.
var measured = map[string]int{
	"minipage": 1, "multicols": 1, "wrapfigure": 2, "wraptable": 2, "adjustwidth": 2, "column": 1, "spacing": 1, "subfigure": 1, "subtable": 1,
}

// titled are environments whose first argument is a heading.
var titled = map[string]string{"frame": "h2", "block": "h3", "alertblock": "h3", "exampleblock": "h3"}

// raw are environments whose contents are no LaTeX, or no text; shown are those that
// are shown as they are.
var (
	raw   = map[string]bool{"comment": true, "tikzpicture": true, "thebibliography": true, "filecontents": true}
	shown = map[string]bool{
		"verbatim": true, "Verbatim": true, "lstlisting": true, "minted": true, "alltt": true,
		"equation": true, "align": true, "displaymath": true, "gather": true, "multline": true, "eqnarray": true, "math": true, "alignat": true, "flalign": true,
	}
)
