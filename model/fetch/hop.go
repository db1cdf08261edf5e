package fetch

import (
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"

	"lede/model/text"
)

// hop is one request to one server.
type hop struct {
	client  *Client
	url     *url.URL
	request Request
	outside bool // a public server sent us here: no private address will do
	private bool // the answer came from a private address
}

// redirection is where an answer leads.
type redirection struct {
	url     *url.URL
	forGood bool
}

// accepted is what we like to be sent, best first.
const accepted = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// ask sends the request and reads the answer, or where it leads.
func (h *hop) ask(ctx context.Context) (*Answer, *redirection, error) {
	leave, err := h.client.gate.enter(ctx, h.url.Host)
	if err != nil {
		return nil, nil, err
	}
	defer leave()
	ctx, dog := watch(ctx)
	defer dog.end()
	dog.allow(connectLimit, "connection")
	req, err := h.build(ctx, dog)
	if err != nil {
		return nil, nil, err
	}
	way, err := h.route()
	if err != nil {
		return nil, nil, err
	}
	answer, err := way.RoundTrip(req)
	if err != nil {
		return nil, nil, because(ctx, err)
	}
	defer answer.Body.Close()
	h.client.jar.SetCookies(h.url, answer.Cookies())
	return h.read(ctx, dog, answer)
}

// build makes the request: who asks, what is known already, and the reader's name.
func (h *hop) build(ctx context.Context, dog *watchdog) (*http.Request, error) {
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		h.private = h.client.isPrivateConn(info.Conn)
		dog.allow(headerLimit, "answer")
	}}
	req, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodGet, h.url.String(), nil)
	if err != nil {
		return nil, ErrAddress
	}
	req.Header.Set("User-Agent", h.client.agent)
	req.Header.Set("Accept", accepted)
	req.Header.Set("Accept-Encoding", "gzip, br, zstd")
	if tag := validator(h.request.ETag); tag != "" {
		req.Header.Set("If-None-Match", tag)
	}
	if since := validator(h.request.Modified); since != "" {
		req.Header.Set("If-Modified-Since", since)
	}
	for _, cookie := range h.client.jar.Cookies(h.url) {
		req.AddCookie(cookie)
	}
	return req, h.sign(ctx, req)
}

// sign names the reader, where the address or the credentials do.
func (h *hop) sign(ctx context.Context, req *http.Request) error {
	if user := h.url.User; user != nil {
		password, _ := user.Password()
		req.SetBasicAuth(user.Username(), password)
		return nil
	}
	if h.client.credentials == nil {
		return nil
	}
	value, err := h.client.credentials(ctx, h.url)
	if err != nil {
		return fmt.Errorf("credentials: %w", err)
	}
	if value != "" {
		req.Header.Set("Authorization", value)
	}
	return nil
}

// route chooses how to get there. Through a proxy nobody sees which address it
// is, so the name has to tell.
func (h *hop) route() (*http.Transport, error) {
	through, err := h.client.proxy(h.url)
	if err != nil {
		return nil, fmt.Errorf("proxy: %w", err)
	}
	switch {
	case through != nil && h.outside && h.client.isPrivateName(h.url.Hostname()):
		return nil, ErrPrivate
	case through != nil, !h.outside:
		return h.client.anywhere, nil
	}
	return h.client.outside, nil
}

// read reads the answer by its status.
func (h *hop) read(ctx context.Context, dog *watchdog, r *http.Response) (*Answer, *redirection, error) {
	if through, _ := h.client.proxy(h.url); through != nil {
		h.private = h.client.isPrivateName(h.url.Hostname())
	}
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusPermanentRedirect, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
		next, err := h.next(r)
		return nil, next, err
	case http.StatusNotModified:
		a := h.head(r)
		a.Unchanged = true
		return a, nil, nil
	case http.StatusOK, http.StatusNonAuthoritativeInfo:
		a := h.head(r)
		body, err := unpack(&alive{r.Body, dog}, r.Header.Values("Content-Encoding"), h.client.limit)
		if err != nil {
			return nil, nil, because(ctx, err)
		}
		a.Body = body
		return a, nil, nil
	}
	return nil, nil, h.refusal(r)
}

// next is where a redirection leads.
func (h *hop) next(r *http.Response) (*redirection, error) {
	location := r.Header.Get("Location")
	if location == "" {
		return nil, fmt.Errorf("%w: nowhere", ErrRedirects)
	}
	u, err := h.url.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRedirects, ErrAddress)
	}
	if u, err = address(u.String()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRedirects, err)
	}
	if h.url.Scheme == "https" && u.Scheme == "http" && h.url.User != nil {
		u.User = nil
	}
	forGood := r.StatusCode == http.StatusMovedPermanently || r.StatusCode == http.StatusPermanentRedirect
	return &redirection{u, forGood}, nil
}

// head is what the header says.
func (h *hop) head(r *http.Response) *Answer {
	a := &Answer{
		ETag:     validator(r.Header.Get("ETag")),
		Modified: validator(r.Header.Get("Last-Modified")),
		Fresh:    freshUntil(r.Header, h.client.now()),
	}
	if kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil {
		a.Type, a.Charset = text.CleanLine(kind), text.CleanLine(parameters["charset"])
	}
	return a
}

// maxValidator is the longest state that is kept for the next request, in bytes.
const maxValidator = 1024

// validator is s where it may be sent back, "" else.
func validator(s string) string {
	if len(s) > maxValidator || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return ""
	}
	return s
}

// refusal says why there is no answer.
func (h *hop) refusal(r *http.Response) error {
	until := retryAfter(r.Header.Get("Retry-After"), h.client.now())
	return &refused{Status: r.StatusCode, until: until}
}
