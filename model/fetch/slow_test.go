package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are in memory, so that time may stand
// still while nothing happens.
type pipes struct {
	conns chan net.Conn
	ended chan struct{}
	once  sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), ended: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.ended:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.ended) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// serve runs answer in a bubble of time, and gives a client of it.
func serve(answer http.HandlerFunc) (c *Client, end func()) {
	p := newPipes()
	server := &http.Server{Handler: answer}
	go func() { _ = server.Serve(p) }()
	c = New(Options{})
	c.dial = p.dial
	return c, func() {
		c.Close()
		_ = server.Close()
	}
}

// TestSlow: how long each step may take, and what is said when it takes longer.
func TestSlow(t *testing.T) {
	wait := func(r *http.Request, d time.Duration) {
		select {
		case <-time.After(d):
		case <-r.Context().Done():
		}
	}
	drip := func(pieces int, pause time.Duration) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			for range pieces {
				_, _ = io.WriteString(w, "x")
				_ = http.NewResponseController(w).Flush()
				wait(r, pause)
			}
		}
	}
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		said   string // "" comes to its end
	}{
		{"head in time", func(_ http.ResponseWriter, r *http.Request) { wait(r, headerLimit-time.Second) }, ""},
		{"head too late", func(_ http.ResponseWriter, r *http.Request) { wait(r, headerLimit+time.Second) }, said(t, "head too late")},
		{"body in time", drip(3, stallLimit-time.Second), ""},
		{"body stands still", drip(3, stallLimit+time.Second), said(t, "body stands still")},
		{"drops for ever", drip(10_000, stallLimit-time.Second), said(t, "drops for ever")},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, end := serve(c.answer)
				defer end()
				_, err := client.Get(t.Context(), Request{URL: "http://news.example/feed"})
				switch {
				case c.said == "" && err != nil:
					t.Error(err)
				case c.said != "" && (err == nil || !errors.Is(err, ErrTimeout) || err.Error() != "http://news.example/feed: "+c.said):
					t.Errorf("%v, want %s", err, c.said)
				}
			})
		})
	}
}

// TestNoConnection: a host that does not answer at all is given up.
func TestNoConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Options{})
		defer c.Close()
		c.dial = func(ctx context.Context, _, _ string) (net.Conn, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		begun := time.Now()
		_, err := c.Get(t.Context(), Request{URL: "http://news.example/"})
		if err == nil || err.Error() != "http://news.example/: "+said(t, "no connection") || time.Since(begun) != connectLimit {
			t.Errorf("%v after %v", err, time.Since(begun))
		}
	})
}

// TestPerHost: no host has more than two requests at a time, others go beside.
func TestPerHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := map[string]int{}, map[string]int{}
		client, end := serve(func(_ http.ResponseWriter, r *http.Request) {
			mu.Lock()
			now[r.Host]++
			most[r.Host] = max(most[r.Host], now[r.Host])
			mu.Unlock()
			time.Sleep(time.Second) // of the bubble, which takes no time
			mu.Lock()
			now[r.Host]--
			mu.Unlock()
		})
		defer end()
		begun := time.Now()
		var all sync.WaitGroup
		for i := range 12 {
			host := []string{"a.example", "b.example"}[i%2]
			all.Go(func() {
				if _, err := client.Get(t.Context(), Request{URL: "http://" + host + "/"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if most["a.example"] != 2 || most["b.example"] != 2 || time.Since(begun) != 3*time.Second {
			t.Errorf("at most %v at a time, %v", most, time.Since(begun))
		}
	})
}

// TestCancelled: what is no longer wanted ends at once, as what it is.
func TestCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, end := serve(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		defer end()
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			time.Sleep(time.Second)
			cancel()
		}()
		if _, err := client.Get(ctx, Request{URL: "http://news.example/" + strings.Repeat("a", 300)}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}
