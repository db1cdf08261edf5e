package model_test

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "lede/model/"

// house is the module's path, with a slash.
func house() string { return strings.TrimSuffix(root, "model/") }

// TestImports holds the list in doc.go: every package of the house stands in
// it, and imports only what its line names and what those may import in turn.
func TestImports(t *testing.T) {
	rooms := readRooms(t)
	for pkg, imports := range listImports(t) {
		room, _, _ := strings.Cut(pkg, "/")
		if _, known := rooms[room]; !known {
			t.Errorf("%s is not in the list of doc.go", pkg)
			continue
		}
		allowed := reach(rooms, room)
		for _, imported := range imports {
			name, inside := strings.CutPrefix(imported, root)
			if inside && !mayImport(pkg, name, allowed) {
				t.Errorf("%s imports %s, which doc.go does not allow", pkg, name)
			}
			if !inside && strings.HasPrefix(imported, house()) {
				t.Errorf("%s imports %s: upward", pkg, imported)
			}
		}
	}
}

// mayImport reports whether pkg may import name. A package below a room may
// import its neighbours there; the room alone may import what is below it.
func mayImport(pkg, name string, allowed map[string]bool) bool {
	room, below, _ := strings.Cut(name, "/")
	if strings.HasPrefix(pkg+"/", room+"/") {
		return below != ""
	}
	return allowed[room] && below == ""
}

// TestNoTerminal: nothing that model is built from, at any depth, is of the
// toolkit, and no package of model imports a terminal library itself.
func TestNoTerminal(t *testing.T) {
	toolkit := regexp.MustCompile(`^(charm\.land|github\.com/charmbracelet)/`)
	for _, dep := range goList(t, "-deps", "lede/model/...") {
		if toolkit.MatchString(dep) {
			t.Errorf("a package of model depends on %s", dep)
		}
	}
	terminal := regexp.MustCompile(`^(golang\.org/x/term|github\.com/(mattn/go-(runewidth|isatty|colorable)|muesli/.*|gdamore/.*|rivo/uniseg|clipperhouse/.*|fatih/color|nsf/termbox-go|xo/terminfo|creack/pty))(/|$)`)
	for pkg, imports := range listImports(t) {
		for _, imported := range imports {
			if terminal.MatchString(imported) {
				t.Errorf("%s imports %s", pkg, imported)
			}
		}
	}
}

// TestToolkit: there is one tea.Model, and one place where Glamour renders.
func TestToolkit(t *testing.T) {
	allowed := map[string][]string{
		"charm.land/bubbletea/v2":                {"lede/tui"},
		"charm.land/glamour/v2":                  {"lede/tui/page"},
		"charm.land/glamour/v2/ansi":             {"lede/tui/page"},
		"github.com/alecthomas/chroma/v2/lexers": {"lede/tui/page/grammar"},
	}
	for _, line := range goList(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, house()+"...") {
		fields := strings.Fields(line)
		for _, imported := range fields[1:] {
			if packages, ok := allowed[imported]; ok && !slices.Contains(packages, fields[0]) {
				t.Errorf("%s imports %s, which is for %v", fields[0], imported, packages)
			}
		}
	}
}

// network is who may import packages that can open connections, and why. The
// rest of the house asks model/fetch.
var network = map[string]string{
	"lede/model/fetch":                "asks servers",
	"golang.org/x/net/http/httpproxy": "reads the proxies of the environment",
	"github.com/temoto/robotstxt":     "reads an answer that it is given",
	"github.com/andybalholm/brotli":   "packs answers of servers, which lede is not",
	"github.com/spf13/pflag":          "reads addresses as flags",
}

// TestNoNetwork: model/fetch alone can open a connection, and only commands and
// the engine may ask it.
func TestNoNetwork(t *testing.T) {
	askers := []string{"lede/cmd/lede", "lede/model/engine"}
	for _, line := range goList(t, "-deps", "-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "lede/cmd/lede", "lede/model/...") {
		fields := strings.Fields(line)
		for _, imported := range fields[1:] {
			switch imported {
			case "net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "golang.org/x/net/http2", "golang.org/x/net/proxy", "golang.org/x/net/websocket":
				if network[fields[0]] == "" {
					t.Errorf("%s imports %s", fields[0], imported)
				}
			case "lede/model/fetch":
				if !slices.Contains(askers, fields[0]) {
					t.Errorf("%s imports %s", fields[0], imported)
				}
			}
		}
	}
}

// TestNoEscapes: only the cleaner knows what an escape looks like.
func TestNoEscapes(t *testing.T) {
	inspect(t, func(at token.Position, n ast.Node) {
		if lit, ok := n.(*ast.BasicLit); ok && filepath.ToSlash(at.Filename) != "text/clean.go" && isEscape(lit.Value) {
			t.Errorf("%s: %s", at, lit.Value)
		}
	})
}

// TestPatterns: expressions that are compiled on first use do compile.
func TestPatterns(t *testing.T) {
	found := 0
	inspect(t, func(at token.Position, n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			return
		}
		fun, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || fun.Sel.Name != "Pattern" {
			return
		}
		lit, ok := call.Args[0].(*ast.BasicLit)
		if !ok {
			return // put together of constants: for the tests of its package
		}
		found++
		expr, err := strconv.Unquote(lit.Value)
		if err == nil {
			_, err = regexp.Compile(expr)
		}
		if err != nil {
			t.Errorf("%s: %v", at, err)
		}
	})
	if found == 0 {
		t.Error("no pattern found")
	}
}

// inspect calls f with every node of the sources of model that are no tests.
func inspect(t *testing.T, f func(at token.Position, n ast.Node)) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if n != nil {
				f(fset.Position(n.Pos()), n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isEscape reports whether a literal as written is or holds an ESC or a CSI.
func isEscape(literal string) bool {
	s, err := strconv.Unquote(literal)
	if err != nil {
		n, err := strconv.ParseInt(literal, 0, 64)
		return err == nil && n == 0x1b && strings.HasPrefix(literal, "0x")
	}
	return strings.ContainsAny(s, "\x1b\u009b")
}

// readRooms reads the list of doc.go: each package and what its arrow names.
func readRooms(t *testing.T) map[string][]string {
	t.Helper()
	file, err := os.Open("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rooms := map[string][]string{}
	name := ""
	entry := regexp.MustCompile(`^//\t(\w+)? +\S.*?(?: {2,}→ (.+))?$`)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		m := entry.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		if m[1] != "" {
			name = m[1]
			rooms[name] = nil
		}
		if m[2] != "" {
			rooms[name] = append(rooms[name], strings.Split(m[2], ", ")...)
		}
	}
	for name, allowed := range rooms {
		for _, a := range allowed {
			if _, ok := rooms[a]; !ok {
				t.Errorf("doc.go: %s may import %q, which is no package of the list", name, a)
			}
		}
	}
	if len(rooms) < 5 {
		t.Fatalf("doc.go lists only %d packages", len(rooms))
	}
	return rooms
}

// reach returns every room that name may import, at any depth.
func reach(rooms map[string][]string, name string) map[string]bool {
	seen := map[string]bool{}
	var visit func(string)
	visit = func(from string) {
		for _, to := range rooms[from] {
			if !seen[to] {
				seen[to] = true
				visit(to)
			}
		}
	}
	visit(name)
	return seen
}

// listImports returns the packages below model with their imports, tests left out.
func listImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	for _, line := range goList(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "lede/model/...") {
		fields := strings.Fields(line)
		if pkg, ok := strings.CutPrefix(fields[0], root); ok {
			imports[path.Clean(pkg)] = fields[1:]
		}
	}
	return imports
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
