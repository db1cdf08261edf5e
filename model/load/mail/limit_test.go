package mail

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

// TestLongMail: a mail that is longer than may be is cut behind the line that is
// too much, and says so.
func TestLongMail(t *testing.T) {
	t.Parallel()
	const box = "From a@b.example Mon Apr 28 07:30:00 2025\nSubject: S\n\n123456\nend\n\nFrom a@b.example Mon Apr 28 07:30:00 2025\nSubject: T\n\nx\n"
	const whole = len("Subject: S\n\n123456\nend\n\n")
	for most, told := range map[int]bool{whole - 6: true, whole - 5: true, whole: false} {
		count := 0
		for a, err := range decodeBox(t.Context(), loadtest.Input("x", box), most) {
			if count++; err != nil || count > 2 {
				t.Fatal(err)
			}
			if cut := len(a.Notices) > 0; count == 1 && (cut != told || strings.Contains(a.Text, "end") == (most == whole-6)) || count == 2 && cut {
				t.Errorf("%d bytes, mail %d: %q %v", most, count, a.Text, a.Notices)
			}
		}
	}
}
