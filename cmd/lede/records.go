package main

import (
	_ "embed"
	"strings"

	"lede/model/export"
)

// record is what a verb writes with --json: an object a line.
type record struct {
	Verb   string
	Of     string // what a line is
	Fields []export.Field
}

// recordTable has a block a verb: its name and what a line is, then its fields.
//
//go:embed records.tsv
var recordTable string

// records are those of the verbs beside the export, in the order of the help.
func records() []record {
	var out []record
	for block := range strings.SplitSeq(recordTable, "\n\n") {
		rows := export.ReadFields(block)
		out = append(out, record{rows[0].Name, rows[0].Help, rows[1:]})
	}
	return out
}
