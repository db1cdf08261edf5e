package nitf_test

import (
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/nitf"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, nitf.Decode) }

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, nitf.Decode) }
