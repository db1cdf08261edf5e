package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/load"
)

// shard is one of so many parts of the files that are named, so that as many
// processes do the work. The zero shard is all of it. It is a flag's value.
type shard struct{ number, of int }

func (s *shard) String() string {
	if s.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.number, s.of)
}

func (s *shard) flag(cmd *cobra.Command) {
	cmd.Flags().Var(s, "shard", "do part `K/N` of the files alone, told by their names; N processes do all")
}

// Set reads "2/8".
func (s *shard) Set(v string) error {
	number, of, _ := strings.Cut(v, "/")
	k, err := strconv.Atoi(number)
	n, errN := strconv.Atoi(of)
	if err != nil || errN != nil || k < 1 || k > n {
		return errors.New("want K/N with K from 1 to N, as in 2/8")
	}
	*s = shard{k, n}
	return nil
}

// Type is what the help calls a value.
func (s *shard) Type() string { return "K/N" }

// among are the sources of the shard, by their names alone: a file that comes
// later moves no other to another shard.
func (s shard) among(sources []load.Source) []load.Source {
	if s.of == 0 {
		return sources
	}
	var out []load.Source
	for _, source := range sources {
		h := fnv.New32a()
		h.Write([]byte(source.Name))
		if int(uint64(h.Sum32())%uint64(s.of)) == s.number-1 {
			out = append(out, source)
		}
	}
	return out
}
