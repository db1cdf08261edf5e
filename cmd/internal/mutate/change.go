package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// change is lines of a file and what to put in their place.
type change struct {
	remark   string
	file     string
	old, new []string
}

// title says what is changed.
func (c *change) title() string {
	if c.remark != "" {
		return c.remark
	}
	return strings.Join(c.old, " ") + " → " + strings.Join(c.new, " ")
}

// parse reads a list of changes.
func parse(list string) (all []change, err error) {
	for part := range strings.SplitSeq(list, "\n\n") {
		c, err := parseOne(part)
		if err != nil {
			return nil, err
		}
		if c.file != "" {
			all = append(all, c)
		}
	}
	return all, nil
}

func parseOne(part string) (c change, err error) {
	for line := range strings.Lines(part) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '#':
			c.remark = strings.TrimSpace(line[1:])
		case line[0] == '-':
			c.old = append(c.old, strings.TrimSpace(line[1:]))
		case line[0] == '+':
			c.new = append(c.new, strings.TrimSpace(line[1:]))
		case c.file != "":
			return c, fmt.Errorf("%q: a second file before an empty line", line)
		default:
			c.file = line
		}
	}
	if c.file != "" && len(c.old) == 0 {
		return c, fmt.Errorf("%s: no line to change", c.file)
	}
	return c, nil
}

// source is the file with the change made.
func (c *change) source() (string, error) {
	data, err := os.ReadFile(c.file)
	if err != nil {
		return "", err
	}
	return c.apply(string(data))
}

func (c *change) apply(source string) (string, error) {
	lines := strings.Split(source, "\n")
	at := -1
	for i := range len(lines) - len(c.old) + 1 {
		if !slices.EqualFunc(lines[i:i+len(c.old)], c.old, func(a, b string) bool { return strings.TrimSpace(a) == b }) {
			continue
		}
		if at >= 0 {
			return "", fmt.Errorf("the old lines stand at lines %d and %d", at+1, i+1)
		}
		at = i
	}
	if at < 0 {
		return "", errors.New("the old lines do not stand there")
	}
	return strings.Join(slices.Replace(lines, at, at+len(c.old), c.new...), "\n"), nil
}
