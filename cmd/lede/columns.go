package main

import (
	"errors"
	"strconv"
)

// columns is a number of columns. It is a flag's value.
type columns int

func (c *columns) String() string { return strconv.Itoa(int(*c)) }
func (c *columns) Type() string   { return "columns" }

func (c *columns) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return errors.New("a width is a number of columns, and 0 does not wrap")
	}
	*c = columns(n)
	return nil
}
