package pages

import (
	"regexp"
	"strings"
)

var wordPattern = regexp.MustCompile(`[\pL\pN_]+`)

func tokens(s string) []string { return wordPattern.FindAllString(strings.ToLower(s), -1) }

// opening is what a match costs that does not continue another.
const opening = 7 // of 10

// Ways into a cell of the alignment.
const (
	skipLeft byte = iota
	skipRight
	begin
	cont
)

// inOrder tells which of words stand in gold, in the alignment of both that
// keeps their order and matches most, in long stretches.
func inOrder(words, gold []string) []bool {
	ids := map[string]int32{}
	b := make([]int32, len(gold))
	for i, w := range gold {
		if ids[w] == 0 {
			ids[w] = int32(len(ids) + 1)
		}
		b[i] = ids[w]
	}
	n := len(gold)
	from := make([][]byte, len(words))
	best, matched := make([]int32, n+1), make([]int32, n+1)
	for i, w := range words {
		id := ids[w]
		if id == 0 {
			clear(matched)
			continue // from[i] is nil: the word is skipped
		}
		row := make([]byte, n+1)
		diagonal, before := best[0], matched[0]
		for j := 1; j <= n; j++ {
			up, m := best[j], matched[j]
			way, value := skipLeft, up
			if best[j-1] > value {
				way, value = skipRight, best[j-1]
			}
			matched[j] = 0
			if b[j-1] == id {
				matched[j], row[j] = diagonal+10-opening, begin<<4
				if before > 0 && before+10 > matched[j] {
					matched[j], row[j] = before+10, cont<<4
				}
				if matched[j] >= value {
					way, value = begin, matched[j]
				}
			}
			row[j] |= way
			best[j] = value
			diagonal, before = up, m
		}
		from[i] = row
	}
	return trace(from, n)
}

func trace(from [][]byte, j int) []bool {
	out := make([]bool, len(from))
	run := false
	for i := len(from) - 1; i >= 0 && j > 0; {
		if from[i] == nil {
			i--
			continue
		}
		cell := from[i][j]
		switch way := cell & 15; {
		case run || way == begin:
			out[i] = true
			run = cell>>4 == cont
			i--
			j--
		case way == skipRight:
			j--
		default:
			i--
		}
	}
	return out
}
