package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestConditional: the state of the last answer is asked with, and no body comes
// where nothing changed.
func TestConditional(t *testing.T) {
	t.Parallel()
	const tag, since = `W/"a-1"`, "Sat, 28 Nov 2026 10:00:00 GMT"
	bodies := 0
	client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Last-Modified", since)
		w.Header().Set("Cache-Control", "max-age=600")
		if r.Header.Get("If-None-Match") == tag && r.Header.Get("If-Modified-Since") == since {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		bodies++
		w.Header().Set("Content-Type", "Text/XML; charset=ISO-8859-1")
		_, _ = io.WriteString(w, "words")
	})
	first, err := client.Get(context.Background(), Request{URL: server.URL + "/a#part"})
	if err != nil {
		t.Fatal(err)
	}
	if first.Type != "text/xml" || first.Charset != "ISO-8859-1" || string(first.Body) != "words" || first.Unchanged || first.URL != server.URL+"/a" {
		t.Errorf("%+v", first)
	}
	second, err := client.Get(context.Background(), Request{URL: server.URL + "/a", ETag: first.ETag, Modified: first.Modified})
	if err != nil || !second.Unchanged || len(second.Body) != 0 || second.ETag != tag || bodies != 1 {
		t.Errorf("%+v, %v, %d bodies", second, err, bodies)
	}
	if want := clock.Add(10 * time.Minute); !first.Fresh.Equal(want) || !second.Fresh.Equal(want) {
		t.Errorf("fresh until %v, %v", first.Fresh, second.Fresh)
	}
}

// TestMoved: only a way that is for good from its first step gives a new address.
func TestMoved(t *testing.T) {
	t.Parallel()
	client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
		steps := map[string]struct {
			status int
			to     string
		}{"/301": {301, "/end"}, "/308": {308, "/end"}, "/302": {302, "/end"}, "/301-301": {301, "/301"}, "/301-302": {301, "/302"}, "/302-301": {302, "/301"}}
		if s, ok := steps[r.URL.Path]; ok {
			http.Redirect(w, r, s.to, s.status)
		}
	})
	for path, moved := range map[string]string{"/end": "", "/301": "/end", "/308": "/end", "/302": "", "/301-301": "/end", "/301-302": "/302", "/302-301": ""} {
		a, err := client.Get(context.Background(), Request{URL: server.URL + path})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if got := strings.TrimPrefix(a.Moved, server.URL); got != moved || a.URL != server.URL+"/end" {
			t.Errorf("%s: moved to %q, from %s", path, a.Moved, a.URL)
		}
	}
}

// TestPrivate: a public server leads to no private address; the reader may.
func TestPrivate(t *testing.T) {
	t.Parallel()
	client, inside := newTest(t, status(200))
	outside := httptest.NewUnstartedServer(http.RedirectHandler(inside.URL, http.StatusFound))
	there, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip(err)
	}
	_ = outside.Listener.Close()
	outside.Listener = there
	outside.Start()
	t.Cleanup(outside.Close)
	client.private = func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") }
	if _, err := client.Get(context.Background(), Request{URL: inside.URL}); err != nil {
		t.Error(err)
	}
	if _, err := client.Get(context.Background(), Request{URL: outside.URL}); !errors.Is(err, ErrPrivate) || err.Error() != outside.URL+": "+ErrPrivate.Error() {
		t.Error(err)
	}
	client.private = func(netip.Addr) bool { return true }
	if _, err := client.Get(context.Background(), Request{URL: outside.URL}); err != nil {
		t.Errorf("within one's own network: %v", err)
	}
}

// TestBeyond: what a public server names is not fetched from a private address,
// nor is the robots.txt there; a private one may name it.
func TestBeyond(t *testing.T) {
	t.Parallel()
	asked := 0
	client, server := newTest(t, func(http.ResponseWriter, *http.Request) { asked++ })
	for _, c := range []struct {
		named, there bool // private
		want         error
		asked        int
	}{{false, true, ErrPrivate, 0}, {true, true, nil, 2}, {false, false, nil, 2}} {
		client.robots, asked = map[string]*rules{}, 0
		client.private = func(netip.Addr) bool { return c.there }
		client.Close()
		a, err := client.Get(context.Background(), Request{URL: server.URL + "/a", Beyond: true, Private: c.named})
		if !errors.Is(err, c.want) || asked != c.asked || err == nil && a.Private != c.there {
			t.Errorf("%+v: %+v, %v; %d asked", c, a, err, asked)
		}
	}
}

func TestIsPrivate(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"127.0.0.1": true, "::1": true, "10.1.2.3": true, "172.16.0.1": true, "172.32.0.1": false, "192.168.0.1": true, "169.254.169.254": true,
		"100.63.255.255": false, "100.64.0.0": true, "100.127.255.255": true, "100.128.0.0": false, "0.0.0.0": true, "::": true, "224.0.0.1": true,
		"fe80::1": true, "fd00::1": true, "::ffff:10.0.0.1": true, "::ffff:9.9.9.9": false, "64:ff9b::a00:1": true, "64:ff9b::909:909": false,
		"9.9.9.9": false, "2620:fe::fe": false, "255.255.255.255": true,
	} {
		if got := isPrivate(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	c := New(Options{})
	for name, want := range map[string]bool{
		"localhost": true, "news.localhost": true, "nas.local": true, "nas": true, "printer.internal.": true, "10.0.0.1": true, "9.9.9.9": false,
		"example.org": false, "local.example": false,
	} {
		if got := c.isPrivateName(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestProxy: the proxy of the environment is asked, and may stand in one's own
// network; where it is led by a public server no private name goes through it.
func TestProxy(t *testing.T) {
	t.Parallel()
	var asked []string
	client, proxy := newTest(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		if r.URL.Path == "/in" {
			http.Redirect(w, r, "http://10.0.0.1/secret", http.StatusFound)
		}
	})
	through, _ := url.Parse(proxy.URL)
	client.proxy = func(*url.URL) (*url.URL, error) { return through, nil }
	if _, err := client.Get(context.Background(), Request{URL: "http://news.example/feed"}); err != nil {
		t.Error(err)
	}
	if _, err := client.Get(context.Background(), Request{URL: "http://news.example/in"}); !errors.Is(err, ErrPrivate) {
		t.Error(err)
	}
	if want := []string{"http://news.example/feed", "http://news.example/in"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q", asked)
	}
}

// TestWho: who asks is said plainly, and a cookie comes back to its host alone.
func TestWho(t *testing.T) {
	t.Parallel()
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if len(r.Cookies()) > 0 && strings.HasPrefix(r.Host, "localhost") {
			t.Errorf("another host is told %v", r.Cookies())
		}
	}))
	t.Cleanup(other.Close)
	seen := 0
	client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.UserAgent(); got != "lede/test (news reader)" {
			t.Errorf("asked by %q", got)
		}
		if c, err := r.Cookie("seen"); err == nil && c.Value == "1" {
			seen++
		}
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
	})
	for _, address := range []string{server.URL, server.URL, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)} {
		if _, err := client.Get(context.Background(), Request{URL: address}); err != nil {
			t.Error(err)
		}
	}
	if seen != 1 {
		t.Errorf("the cookie came back %d times", seen)
	}
}

// TestRobots: robots.txt is asked once, and for pages that nobody named alone.
func TestRobots(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		robots  http.HandlerFunc
		path    string
		allowed bool
	}{
		{"allowed", says("User-agent: *\nDisallow: /private\n"), "/a", true},
		{"all forbidden", says("User-agent: *\nDisallow: /private\n"), "/private/a", false},
		{"we forbidden", says("User-agent: lede\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), "/a", false},
		{"we alone allowed", says("User-agent: *\nDisallow: /\n\nUser-agent: lede\nAllow: /\n"), "/a", true},
		{"none", status(404), "/a", true},
		{"out of order", status(500), "/a", false},
		{"no rules", says("\x00\xff<html>"), "/a", true},
	} {
		asked := 0
		client, server := newTest(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				asked++
				c.robots(w, r)
			}
		})
		for range 2 {
			_, err := client.Get(context.Background(), Request{URL: server.URL + c.path, Beyond: true, Private: true})
			if (err == nil) != c.allowed || err != nil && !errors.Is(err, ErrRobots) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		if _, err := client.Get(context.Background(), Request{URL: server.URL + c.path}); err != nil || asked != 1 {
			t.Errorf("%s: named: %v; asked %d times", c.name, err, asked)
		}
	}
}

func says(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, s) }
}

// TestCredentials: a name is told to its own server alone, and a password never
// in an error.
func TestCredentials(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "credentials")
	lines := `# mine
http://news.example/paid basic mara two words
http://news.example:81 bearer token
secure.example bearer !echo from a command
`
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	ask := CredentialsFile(file)
	for address, want := range map[string]string{
		"http://news.example/paid":       "Basic bWFyYTp0d28gd29yZHM=",
		"http://News.example/paid/feed":  "Basic bWFyYTp0d28gd29yZHM=",
		"http://news.example/paidwall":   "",
		"https://news.example/paid":      "",
		"http://news.example:81/x":       "Bearer token",
		"https://secure.example/":        "Bearer from a command",
		"http://secure.example/":         "",
		"https://other.secure.example/x": "",
	} {
		u, _ := url.Parse(address)
		if got, err := ask(context.Background(), u); err != nil || got != want {
			t.Errorf("%s: %q, %v", address, got, err)
		}
	}
	for _, c := range []struct {
		lines, said string
		mode        os.FileMode
	}{
		{lines, "can be read by others: chmod 600 it", 0o640},
		{"a.example digest x y\n", "credentials:1: expected ADDRESS basic USER PASSWORD", 0o600},
		{"# \n\na.example basic mara\n", "credentials:3: expected", 0o600},
	} {
		file := filepath.Join(t.TempDir(), "credentials")
		if err := os.WriteFile(file, []byte(c.lines), c.mode); err != nil {
			t.Fatal(err)
		}
		client := New(Options{Credentials: CredentialsFile(file)})
		_, err := client.Get(context.Background(), Request{URL: "http://127.0.0.1:1/"})
		if err == nil || !strings.Contains(err.Error(), c.said) {
			t.Errorf("%v, want %s", err, c.said)
		}
	}
	client := New(Options{})
	if _, err := client.Get(context.Background(), Request{URL: "http://user:secret@127.0.0.1:1/"}); err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	none := CredentialsFile(filepath.Join(t.TempDir(), "none"))
	if got, err := none(context.Background(), &url.URL{Scheme: "https", Host: "a.example"}); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestFresh: until when an answer holds, by its header.
func TestFresh(t *testing.T) {
	t.Parallel()
	at := func(d time.Duration) string { return clock.Add(d).Format(http.TimeFormat) }
	for _, c := range []struct {
		header []string
		want   time.Duration
	}{
		{nil, 0},
		{[]string{"Cache-Control", "max-age=60"}, time.Minute},
		{[]string{"Cache-Control", `public, MAX-AGE="60"`}, time.Minute},
		{[]string{"Cache-Control", "max-age=60, max-age=600"}, time.Minute},
		{[]string{"Cache-Control", "max-age=60", "Age", "20"}, 40 * time.Second},
		{[]string{"Cache-Control", "max-age=60", "Age", "60"}, 0},
		{[]string{"Cache-Control", "max-age=60, no-cache"}, 0},
		{[]string{"Cache-Control", "no-store"}, 0},
		{[]string{"Cache-Control", "max-age=-1"}, 0},
		{[]string{"Cache-Control", "max-age=99999999999999999999"}, maxHold},
		{[]string{"Cache-Control", "max-age=60", "Expires", at(time.Hour)}, time.Minute},
		{[]string{"Expires", at(time.Hour)}, time.Hour},
		{[]string{"Expires", at(time.Hour), "Date", at(30 * time.Minute)}, 30 * time.Minute},
		{[]string{"Expires", at(-time.Hour)}, 0},
		{[]string{"Expires", "0"}, 0},
	} {
		h := http.Header{}
		for i := 0; i < len(c.header); i += 2 {
			h.Add(c.header[i], c.header[i+1])
		}
		want := time.Time{}
		if c.want > 0 {
			want = clock.Add(c.want)
		}
		if got := freshUntil(h, clock); !got.Equal(want) {
			t.Errorf("%q: %v", c.header, got)
		}
	}
	for s, want := range map[string]time.Duration{
		"": 0, "soon": 0, "0": 0, "120": 2 * time.Minute, at(time.Hour): time.Hour, at(-time.Hour): 0, at(1000 * time.Hour): maxHold, "99999999": maxHold, "-5": 0,
	} {
		if got := retryAfter(s, clock); want > 0 && !got.Equal(clock.Add(want)) || want == 0 && s != "0" && !got.IsZero() {
			t.Errorf("Retry-After %q: %v", s, got)
		}
	}
}

// TestHostileHeader: nothing of a header acts on a terminal or on the next request.
func TestHostileHeader(t *testing.T) {
	t.Parallel()
	client, server := newTest(t, raw("HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=\"\xc2\x9b31m\u202e\"\r\nETag: "+strings.Repeat("a", maxValidator+1)+"\r\nLast-Modified: caf\xc3\xa9\r\nContent-Length: 2\r\n\r\nhi"))
	a, err := client.Get(context.Background(), Request{URL: server.URL})
	if err != nil || a.ETag != "" || a.Modified != "" || strings.ContainsAny(a.Type+a.Charset, "\u009b\u202e") {
		t.Errorf("%+v, %v", a, err)
	}
	client, server = newTest(t, status(302, "Location", "http://127.0.0.1:1/%1b[31m\u202e"))
	if _, err := client.Get(context.Background(), Request{URL: server.URL}); err == nil || strings.ContainsAny(err.Error(), "\x1b\u202e") {
		t.Errorf("%q", err)
	}
}
