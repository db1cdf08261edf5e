// Package fetch is the one place that opens connections: a client for HTTP that
// is polite to servers and believes them nothing. It asks conditionally, holds
// back where it is told to, sends at most two requests at a time to a host, and
// ends whatever is too slow, too large or leads nowhere. Every error is one
// clean line: what was asked for, and what happened.
package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/publicsuffix"
)

// Options make a Client. The zero Options are ready.
type Options struct {
	Agent       string      // as the server is told who asks; "" is "lede"
	Credentials Credentials // nil: none
}

// Limits of one request.
const (
	connectLimit = 15 * time.Second // name, connection, TLS
	headerLimit  = 30 * time.Second // from the request to the answer's first line
	stallLimit   = 30 * time.Second // between two pieces of the body
	wholeLimit   = 5 * time.Minute  // for a request with all its redirections
	bodyLimit    = 32 << 20         // bytes of the body, unpacked
	headLimit    = 256 << 10        // bytes of the answer's header
	maxHops      = 10               // redirections
	perHost      = 2                // requests to one host at a time
	maxIdle      = 32               // connections that wait for another request: most hosts are asked once
)

// Client fetches. Its methods may be called from any goroutine. Cookies and
// robots.txt live as long as it does.
type Client struct {
	agent       string
	credentials Credentials
	now         func() time.Time
	dial        func(ctx context.Context, network, address string) (net.Conn, error)
	private     func(netip.Addr) bool
	proxy       func(*url.URL) (*url.URL, error)

	limit int64 // bytes of a body, unpacked

	anywhere *http.Transport // goes where the reader says
	outside  *http.Transport // goes to public addresses only
	jar      http.CookieJar
	gate     gate

	mu     sync.Mutex
	robots map[string]*rules
}

// New makes a client that uses the proxies of the environment.
func New(o Options) *Client {
	c := &Client{
		agent: o.Agent, credentials: o.Credentials, now: time.Now, private: isPrivate, proxy: proxies(), limit: bodyLimit,
		gate: gate{hosts: map[string]chan struct{}{}}, robots: map[string]*rules{},
	}
	if c.agent == "" {
		c.agent = "lede"
	}
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		panic(err) // it has no reason to fail
	}
	c.jar, c.anywhere, c.outside = jar, c.transport(false), c.transport(true)
	return c
}

// Close ends the connections that wait for further requests.
func (c *Client) Close() {
	c.anywhere.CloseIdleConnections()
	c.outside.CloseIdleConnections()
}

// Request is what to ask for.
type Request struct {
	URL string

	// What the last answer said of its state, to be told whether it changed.
	ETag, Modified string

	// Beyond is whether a server named this address, and not the reader: then its
	// robots.txt is asked first. Private is whether that server is within the
	// reader's own network: else this one must not be.
	Beyond, Private bool

	outside bool // to public addresses only
}

// Answer is what came.
type Answer struct {
	URL       string    // where it came from, after all redirections
	Moved     string    // where to ask from now on; "" stays
	Unchanged bool      // nothing new since the state that the request named; no body
	Body      []byte    // unpacked
	Type      string    // media type, lower case; "" unknown
	Charset   string    // as the header names it; "" does not
	ETag      string    // for the next request
	Modified  string    // for the next request
	Fresh     time.Time // until when nothing new is to be expected; zero unknown
	Private   bool      // from within the reader's own network
}

// Get asks for r. Its error is an *Error, or that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (*Answer, error) {
	u, err := address(r.URL)
	if err != nil {
		return nil, c.fail(ctx, r.URL, err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, wholeLimit, late("whole answer", wholeLimit))
	defer cancel()
	a, err := c.follow(ctx, u, r)
	if err != nil {
		return nil, c.fail(ctx, r.URL, err)
	}
	return a, nil
}

// address reads what a person or a server gives as an address.
func address(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil:
		return nil, ErrAddress
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: %q", ErrScheme, u.Scheme)
	case u.Hostname() == "":
		return nil, ErrAddress
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// follow asks for u and wherever it leads.
func (c *Client) follow(ctx context.Context, u *url.URL, r Request) (*Answer, error) {
	seen := map[string]bool{}
	moved := "" // as long as every step so far was for good
	forGood := true
	outside := r.outside || r.Beyond && !r.Private
	for range maxHops + 1 {
		if seen[u.String()] {
			return nil, fmt.Errorf("%w: back to %s", ErrRedirects, u.Redacted())
		}
		seen[u.String()] = true
		if r.Beyond {
			if err := c.allowed(ctx, u, !outside); err != nil {
				return nil, err
			}
		}
		h := hop{client: c, url: u, request: r, outside: outside}
		a, next, err := h.ask(ctx)
		if err != nil {
			return nil, err
		}
		if next == nil {
			a.URL, a.Moved, a.Private = u.String(), moved, h.private
			return a, nil
		}
		if forGood = forGood && next.forGood; forGood {
			moved = next.url.String()
		}
		outside = outside || !h.private
		u = next.url
	}
	return nil, fmt.Errorf("%w: more than %d", ErrRedirects, maxHops)
}
