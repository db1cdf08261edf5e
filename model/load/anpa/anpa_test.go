package anpa_test

import (
	"testing"

	"lede/model/load/anpa"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, anpa.Decode) }

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, anpa.Decode) }
