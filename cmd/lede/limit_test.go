package main

import "testing"

func TestRoomy(t *testing.T) {
	for limit, fits := range map[uint64]bool{0: true, leastSpace: true, leastSpace - 1: false, 512 << 20: false, 1 << 40: true} {
		if err := roomy(limit); (err == nil) != fits {
			t.Errorf("%d bytes: %v", limit, err)
		}
	}
}
