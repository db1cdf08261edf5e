package opml_test

import (
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/opml"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, opml.Decode) }

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, opml.Decode) }
