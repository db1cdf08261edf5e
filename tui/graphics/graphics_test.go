package graphics

import (
	"bytes"
	"encoding/base64"
	"image"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestSpeaks(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"kitty(0.40.1)": true, "xterm-kitty": true, "ghostty 1.1.3": true, "xterm-ghostty": true, "Ghostty": true,
		"XTerm(390)": false, "xterm-256color": false, "WezTerm 20240203": false, "Konsole 24": false, "tmux 3.5a": false, "": false, "not kitty": false,
	} {
		if got := Speaks(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

var sequence = regexp.MustCompile(`\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\`)

// What is sent in pieces is the picture: all but the last say that more comes, and only
// the first says of what.
func TestSend(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3*chunk + 7} {
		png := bytes.Repeat([]byte{0, 1, 2, 250}, size/4+1)[:size]
		out := Direct.Send(77, png, image.Pt(40, 10))
		all := sequence.FindAllStringSubmatch(out, -1)
		if strings.Join(sequence.FindAllString(out, -1), "") != out || len(all) < 2 {
			t.Fatalf("%d bytes: %q", size, out)
		}
		var got []byte
		pieces := all[:len(all)-1]
		for i, s := range pieces {
			part, err := base64.StdEncoding.DecodeString(s[2])
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, part...)
			if more := strings.Contains(s[1], "m=1"); more != (i < len(pieces)-1) || strings.Contains(s[1], "i=77") != (i == 0) {
				t.Errorf("%d bytes, piece %d of %d: %s", size, i+1, len(pieces), s[1])
			}
		}
		if !bytes.Equal(got, png) {
			t.Errorf("%d bytes became %d", size, len(got))
		}
		if last := all[len(all)-1][1]; last != "a=p,U=1,q=2,p=1,i=77,c=40,r=10" {
			t.Errorf("placed by %s", last)
		}
		if through := Tmux.Send(77, png, image.Pt(40, 10)); strings.Count(through, "\x1bPtmux;") != len(all) {
			t.Errorf("%d bytes: not every sequence is wrapped: %q", size, through)
		}
	}
	if got := Direct.Delete(16, 17); strings.Count(got, "a=d,d=I") != 2 || Direct.Delete() != "" {
		t.Errorf("deleted by %q", got)
	}
}

// Each cell is one column wide, however the terminal measures, and tells its place.
func TestRow(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for row := range MaxSide {
		text := Row(row, MaxSide)
		for _, m := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			if w := m.StringWidth(text); w != MaxSide {
				t.Fatalf("row %d is %d wide", row, w)
			}
		}
		for _, cell := range strings.SplitAfter(text, "\U0010eeee")[1:] {
			seen[string([]rune(cell)[:2])+"|"+text[4:6]] = true
		}
	}
	if len(seen) < MaxSide {
		t.Errorf("%d cells are told apart", len(seen))
	}
}
