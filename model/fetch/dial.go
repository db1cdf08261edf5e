package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"golang.org/x/net/http/httpproxy"
)

// transport makes one; that which stays outside connects to public addresses
// only.
func (c *Client) transport(outside bool) *http.Transport {
	dialer := &net.Dialer{Timeout: connectLimit}
	if outside {
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			if at, err := netip.ParseAddrPort(address); err != nil || c.private(at.Addr()) {
				return ErrPrivate
			}
			return nil
		}
	}
	return &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			if c.dial != nil {
				return c.dial(ctx, network, address)
			}
			return dialer.DialContext(ctx, network, address)
		},
		Proxy:                  func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) },
		TLSHandshakeTimeout:    connectLimit,
		MaxConnsPerHost:        perHost,
		MaxIdleConnsPerHost:    perHost,
		MaxIdleConns:           maxIdle,
		IdleConnTimeout:        headerLimit,
		MaxResponseHeaderBytes: headLimit,
		DisableCompression:     true,    // it knows gzip alone, and no limit
		DisableKeepAlives:      outside, // or it would add to the connections of the other
		ForceAttemptHTTP2:      true,
	}
}

// proxies are those that the environment names now.
func proxies() func(*url.URL) (*url.URL, error) { return httpproxy.FromEnvironment().ProxyFunc() }

// shared are addresses of networks behind one public address (RFC 6598), and
// translated those that hold one of the old kind (RFC 6052).
var (
	shared     = netip.MustParsePrefix("100.64.0.0/10")
	translated = netip.MustParsePrefix("64:ff9b::/96")
)

// isPrivate reports whether an address means nothing outside one's own network.
func isPrivate(a netip.Addr) bool {
	a = a.Unmap()
	if translated.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	return !a.IsGlobalUnicast() || a.IsPrivate() || shared.Contains(a)
}

// isPrivateConn reports whether a connection leads to a private address.
func (c *Client) isPrivateConn(conn net.Conn) bool {
	at, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	return err == nil && c.private(at.Addr())
}

// isPrivateName reports whether a host's name alone tells that it is private.
func (c *Client) isPrivateName(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return c.private(a)
	}
	host = "." + strings.ToLower(strings.TrimSuffix(host, "."))
	for _, end := range []string{".localhost", ".local", ".internal", ".home.arpa"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return strings.Count(host, ".") == 1
}
