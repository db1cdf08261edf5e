package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// clock is the hour of all tests that name one.
var clock = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// testLimit is what a body may hold in the tests.
const testLimit = 1 << 20

// newTest is a client at that hour, and a server that answers so.
func newTest(t *testing.T, answer http.HandlerFunc) (*Client, *httptest.Server) {
	t.Helper()
	server := httptest.NewServer(answer)
	c := New(Options{Agent: "lede/test (news reader)"})
	c.now = func() time.Time { return clock }
	c.limit = testLimit
	t.Cleanup(func() { c.Close(); server.Close() })
	return c, server
}

// packed is s as a coding packs it.
func packed(t *testing.T, coding, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	default:
		return []byte(s)
	}
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// raw answers with bytes as they are, and closes the connection.
func raw(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_, _ = io.WriteString(conn, s)
			_ = conn.Close()
		}
	}
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		if code >= 200 && code != http.StatusNoContent && code != http.StatusNotModified {
			_, _ = io.WriteString(w, "words")
		}
	}
}

// TestMisbehaviour: what each server does, what comes of it, and what is said.
func TestMisbehaviour(t *testing.T) {
	t.Parallel()
	endless := func(w http.ResponseWriter, _ *http.Request) {
		piece := bytes.Repeat([]byte("x"), 64<<10)
		for {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	}
	coded := func(coding string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", coding)
			_, _ = w.Write(body)
		}
	}
	gz := packed(t, "gzip", strings.Repeat("words ", 1000))
	bomb := packed(t, "gzip", strings.Repeat("\x00", testLimit+1))
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		is     error
	}{
		{"no content", status(204), nil},
		{"not there", status(404), nil},
		{"forbidden", status(403), nil},
		{"a status of its own", status(599), nil},
		{"gone", status(410), ErrGone},
		{"sign in", status(401), ErrSignIn},
		{"too often", status(429), ErrBusy},
		{"too often, for a time", status(429, "Retry-After", "90"), ErrBusy},
		{"broken", status(500), nil},
		{"unavailable", status(503), nil},
		{"unavailable, for a time", status(503, "Retry-After", "3600"), ErrBusy},
		{"endless", endless, ErrTooLarge},
		{"bomb", coded("gzip", bomb), ErrTooLarge},
		{"cut gzip", coded("gzip", gz[:len(gz)-9]), ErrEarly},
		{"no gzip", coded("gzip", []byte("plain words, which are longer than a head")), ErrPacked},
		{"no brotli", coded("br", []byte("\xff\xff\xff\xff plain words")), ErrPacked},
		{"no zstd", coded("zstd", []byte("plain words")), ErrPacked},
		{"empty gzip", coded("gzip", nil), ErrEarly},
		{"unasked", coded("deflate", gz), ErrPacked},
		{"packed often", coded("gzip, gzip, gzip", gz), ErrPacked},
		{"shorter than it says", raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nwords"), ErrEarly},
		{"no answer", raw(""), ErrEarly},
		{"no HTTP", raw("SSH-2.0-OpenSSH_9.9\r\n\r\n"), nil},
		{"broken pieces", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords\r\n"), nil},
		{"large head", raw("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 300<<10) + "\r\n\r\n"), nil},
		{"to itself", status(302, "Location", "/"), ErrRedirects},
		{"to nowhere", status(302), ErrRedirects},
		{"to a file", status(302, "Location", "file:///etc/passwd"), ErrScheme},
		{"to a script", status(301, "Location", "javascript:alert(1)"), ErrScheme},
		{"to no address", status(302, "Location", "http://%zz"), ErrRedirects},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			client, server := newTest(t, c.answer)
			got, err := client.Get(context.Background(), Request{URL: server.URL + "/"})
			if err == nil {
				t.Fatalf("got %d bytes", len(got.Body))
			}
			if c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("%v is no %v", err, c.is)
			}
			said := strings.NewReplacer("ADDRESS", server.URL+"/", fmt.Sprint(bodyLimit>>20, " MiB"), fmt.Sprint(testLimit>>20, " MiB")).Replace(said(t, c.name))
			want := server.URL + "/: " + said
			if err.Error() != want {
				t.Errorf("said\n%s\nwant\n%s", err, want)
			}
		})
	}
}

// TestManyHops: a way of ten redirections is followed, one of eleven is not.
func TestManyHops(t *testing.T) {
	t.Parallel()
	for hops, ok := range map[int]bool{maxHops: true, maxHops + 1: false} {
		client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(strings.Trim(r.URL.Path, "/"))
			if n == 0 {
				return
			}
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), http.StatusFound)
		})
		_, err := client.Get(context.Background(), Request{URL: fmt.Sprintf("%s/%d", server.URL, hops)})
		if (err == nil) != ok || !ok && !errors.Is(err, ErrRedirects) {
			t.Errorf("%d hops: %v", hops, err)
		}
	}
}

// refusing is an address where nothing listens: a port of a server that was closed
// may be given to the next one, this one never is.
const refusing = "http://127.0.0.1:1"

// TestUnreachable: nobody there, nobody known, nobody trusted.
func TestUnreachable(t *testing.T) {
	t.Parallel()
	secure := httptest.NewUnstartedServer(status(200))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	plain := httptest.NewServer(status(200))
	t.Cleanup(plain.Close)
	words, err := net.Listen("tcp", "127.0.0.1:0") // answers whatever is said to it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = words.Close() })
	go func() {
		for {
			conn, err := words.Accept()
			if err != nil {
				return
			}
			_, _ = io.WriteString(conn, "<!DOCTYPE HTML><html>Bad request</html>\n")
			_ = conn.Close()
		}
	}()
	for _, c := range []struct{ name, address, said string }{
		{"words before TLS", "https://" + words.Addr().String() + "/", "it speaks no TLS: write http:// before it"},
		{"refused", refusing, ""},
		{"unknown certificate", secure.URL, ""},
		{"no TLS", strings.Replace(plain.URL, "http:", "https:", 1), ""},
		{"no scheme", "example.org/feed", `only http and https are fetched: ""`},
		{"a file", "file:///etc/passwd", `only http and https are fetched: "file"`},
		{"no host", "http:///feed", "not an address of the web"},
		{"no address", "http://[::1", "not an address of the web"},
	} {
		client := New(Options{})
		if c.said == "" {
			c.said = said(t, c.name)
		}
		_, err := client.Get(context.Background(), Request{URL: c.address})
		if err == nil || !strings.HasPrefix(err.Error(), where(c.address)+": "+c.said) {
			t.Errorf("%s: %v", c.name, err)
		}
		client.Close()
	}
	client := New(Options{})
	client.dial = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.DNSError{Name: "nowhere.example", IsNotFound: true}
	}
	if _, err := client.Get(context.Background(), Request{URL: "https://nowhere.example/"}); err == nil || err.Error() != "https://nowhere.example/: "+said(t, "an unknown host") {
		t.Error(err)
	}
}

// TestPacked: what comes packed is unpacked, once or twice.
func TestPacked(t *testing.T) {
	t.Parallel()
	const words = "The ferry returns to the harbour."
	twice := packed(t, "gzip", string(packed(t, "br", words)))
	for coding, body := range map[string][]byte{
		"": []byte(words), "identity": []byte(words), "gzip": packed(t, "gzip", words), "X-GZip": packed(t, "gzip", words),
		"br": packed(t, "br", words), "zstd": packed(t, "zstd", words), "br, gzip": twice,
	} {
		client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("Accept-Encoding"); got != "gzip, br, zstd" {
				t.Errorf("asked for %q", got)
			}
			w.Header().Set("Content-Encoding", coding)
			_, _ = w.Write(body)
		})
		a, err := client.Get(context.Background(), Request{URL: server.URL})
		if err != nil || string(a.Body) != words {
			t.Errorf("%q: %v, %v", coding, a, err)
		}
	}
}

// TestLimit: a body of the limit is taken, one more byte is not.
func TestLimit(t *testing.T) {
	t.Parallel()
	for n, ok := range map[int]bool{testLimit: true, bodyLimit + 1: false} {
		client, server := newTest(t, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(bytes.Repeat([]byte("x"), n))
		})
		a, err := client.Get(context.Background(), Request{URL: server.URL})
		if (err == nil) != ok || ok && len(a.Body) != n {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
