//go:build linux || darwin || freebsd

package main

import (
	"os"
	"testing"
)

// TestHangUp: the end of what is written to is noticed, without a signal.
func TestHangUp(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	gone := make(chan bool)
	go func() { gone <- hangUp(w) }()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if !<-gone {
		t.Error("a terminal that is gone is not noticed")
	}
}
