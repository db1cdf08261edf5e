package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lede/model/entity"
	"lede/model/library"
	"lede/model/state"
)

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDefaultsWithoutAFile(t *testing.T) {
	c, err := Load(filepath.Join(t.TempDir(), "none.toml"))
	if err != nil {
		t.Fatal(err)
	}
	lens, _ := c.Lens()
	order, _ := c.Sorting()
	if c.Measure != state.DefaultMeasure || c.Theme != Auto || lens != state.AllKinds || order != library.ByDate || c.Strictness() != state.ShowAll {
		t.Fatalf("%+v", c)
	}
}

func TestFileOverDefaults(t *testing.T) {
	path := write(t, "measure = 60\nkinds = [\"person\"]\nguesses = \"sure\"\n[keys.article]\nnext-name = [\"n\"]\n")
	c, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	lens, _ := c.Lens()
	if c.Measure != 60 || !lens.Lit(entity.Person) || lens.Lit(entity.Place) || c.Strictness() != state.ShowSure || c.Theme != Auto {
		t.Fatalf("%+v", c)
	}
	shown := c.Write(path)
	for _, want := range []string{"measure = 60", "# file", "theme = \"auto\"", "# built in", "[keys.article]"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown)
		}
	}
}

// What is in force over the file is shown with where it is from.
func TestEnvironmentOverFile(t *testing.T) {
	path := write(t, "motion = \"full\"\n")
	for value, want := range map[string]string{"": "motion = \"full\"", "0": "motion = \"full\"", "1": "motion = \"reduced\""} {
		c, err := Load(path)
		if err != nil {
			t.Fatal(err)
		}
		c.Calm(func(name string) string { return map[string]string{"REDUCED_MOTION": value}[name] })
		shown := c.Write(path)
		if !strings.Contains(shown, want) || c.Still() != strings.Contains(shown, "# REDUCED_MOTION") {
			t.Errorf("%q:\n%s", value, shown)
		}
	}
}

// TestUpdate: only where the file says so is anything asked by itself.
func TestUpdate(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]time.Duration{"": 0, "update = \"\"": 0, "update = \"5m\"": 5 * time.Minute, "update = \"2h\"": 2 * time.Hour} {
		c, err := Load(write(t, content+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if every, err := c.Every(); err != nil || every != want {
			t.Errorf("%q: %v, %v", content, every, err)
		}
	}
}

func TestErrorsSayWhatIsMeant(t *testing.T) {
	for content, want := range map[string]string{
		"mesure = 60":           `did you mean "measure"?`,
		"measure = 5":           "from 40 to 160",
		"measure = \"wide\"":    "measure",
		"guesses = \"shure\"":   `did you mean "sure"?`,
		"kinds = [\"persons\"]": `did you mean "person"?`,
		"panels = \"left\"":     `there are beside, below`,
		"lines = \"justifed\"":  `did you mean "justified"?`,
		"list = \"compakt\"":    `did you mean "compact"?`,
		"order = \"qqqqqq\"":    "there are date, title",
		"update = \"4m59s\"":    "a time of 5m or more",
		"update = \"30\"":       "a time of 5m or more",
		"measure = ":            "line 1",
	} {
		_, err := Load(write(t, content))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "config.toml") {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
}

func TestMeasureLimits(t *testing.T) {
	t.Parallel()
	for measure, ok := range map[string]bool{"39": false, "40": true, "160": true, "161": false} {
		if _, err := Load(write(t, "measure = "+measure+"\n")); (err == nil) != ok {
			t.Errorf("measure %s: %v", measure, err)
		}
	}
}
