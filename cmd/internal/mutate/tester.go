package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// verdict is what became of a change.
type verdict string

const (
	killed   verdict = "killed"   // a test fails
	outlived verdict = "SURVIVED" // none does
	void     verdict = "void"     // it could not be tried
)

// tester runs the tests of a module with one file replaced.
type tester struct {
	packages []listed
	work     string
	passed   map[string]error // by package, without a change
}

// listed is a package as go list tells of it.
type listed struct {
	ImportPath                      string
	Module                          struct{ Path string }
	Deps, TestImports, XTestImports []string
}

func newTester(ctx context.Context) (*tester, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-json=ImportPath,Module,Deps,TestImports,XTestImports", "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	t := &tester{passed: map[string]error{}}
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			return nil, err
		}
		t.packages = append(t.packages, p)
	}
	slices.SortStableFunc(t.packages, func(a, b listed) int { return len(a.Deps) - len(b.Deps) })
	t.work, err = os.MkdirTemp("", "mutate")
	return t, err
}

func (t *tester) close() { _ = os.RemoveAll(t.work) }

// try makes the change and runs tests until one fails.
func (t *tester) try(ctx context.Context, c change, own bool) (verdict, string) {
	overlay, err := t.overlay(c)
	if err != nil {
		return void, err.Error()
	}
	packages := t.above(c.file)
	if own {
		packages = packages[:1]
	}
	for _, p := range packages {
		if err := t.sound(ctx, p); err != nil {
			return void, fmt.Sprintf("%s fails without a change: %v", p, err)
		}
		switch name, err := test(ctx, p, "-overlay", overlay); {
		case errors.Is(err, errBuild):
			return void, err.Error()
		case err != nil:
			return killed, fmt.Sprintf("%s in %s", name, p)
		}
	}
	return outlived, fmt.Sprintf("the tests of %d packages pass", len(packages))
}

// overlay writes the changed file and what tells the go command of it.
func (t *tester) overlay(c change) (string, error) {
	source, err := c.source()
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(c.file)
	if err != nil {
		return "", err
	}
	changed, name := filepath.Join(t.work, "changed.go"), filepath.Join(t.work, "overlay.json")
	data, err := json.Marshal(map[string]any{"Replace": map[string]string{file: changed}})
	return name, errors.Join(err, os.WriteFile(changed, []byte(source), 0o600), os.WriteFile(name, data, 0o600))
}

// above are the file's package and those that import it, the nearest first.
func (t *tester) above(file string) []string {
	own := path.Join(t.packages[0].Module.Path, path.Dir(filepath.ToSlash(file)))
	all := []string{own}
	for _, p := range t.packages {
		if slices.Contains(slices.Concat(p.Deps, p.TestImports, p.XTestImports), own) && p.ImportPath != own {
			all = append(all, p.ImportPath)
		}
	}
	return all
}

// sound reports whether the tests pass as the tree is.
func (t *tester) sound(ctx context.Context, p string) error {
	err, known := t.passed[p]
	if !known {
		_, err = test(ctx, p)
		t.passed[p] = err
	}
	return err
}

// errBuild says that what was to be tested does not compile.
var errBuild = errors.New("it does not compile")

var failure = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)

// test runs the tests of a package, and names the first that failed. One that
// does not end is stopped, and has failed.
func test(ctx context.Context, p string, flags ...string) (name string, err error) {
	args := slices.Concat([]string{"test", "-vet=off", "-failfast", "-timeout=4m"}, flags, []string{p})
	out, err := exec.CommandContext(ctx, "go", args...).CombinedOutput()
	if err == nil {
		return "", nil
	}
	if strings.Contains(string(out), "[build failed]") {
		return "", errBuild
	}
	if m := failure.FindSubmatch(out); m != nil {
		return string(m[1]), err
	}
	return "a panic or the time limit", err
}
