package newsml_test

import (
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/newsml"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, newsml.Decode) }

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, newsml.Decode) }
