package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"lede/model/text"
)

// Reasons that nothing was fetched.
var (
	ErrAddress   = errors.New("not an address of the web")
	ErrScheme    = errors.New("only http and https are fetched")
	ErrRedirects = errors.New("redirected to no end")
	ErrPrivate   = errors.New("a public server leads to a private address, which is not followed")
	ErrTimeout   = errors.New("too slow")
	ErrTooLarge  = errors.New("larger than the limit")
	ErrPacked    = errors.New("packed in a way that cannot be read")
	ErrEarly     = errors.New("the answer ended early")
	ErrRobots    = errors.New("its robots.txt asks programs to stay away")
	ErrGone      = errors.New("gone for good (410)")
	ErrSignIn    = errors.New("wants a name and a password (401)")
	ErrBusy      = errors.New("asks us to come later")
)

// Error is why an address gave nothing. Its text is one clean line.
type Error struct {
	URL   string
	Err   error
	Until time.Time // the server is not to be asked before; zero does not say
}

// Error is "address: reason".
func (e *Error) Error() string { return where(e.URL) + ": " + e.Reason() }

// Reason is the error without the address.
func (e *Error) Reason() string { return text.CleanLine(e.Err.Error()) }

// Unwrap gives the reason to errors.Is.
func (e *Error) Unwrap() error { return e.Err }

// where is an address as it is shown: no password, and not without end.
func where(address string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.Redacted()
	}
	const most = 200
	return text.Shorten(text.CleanLine(address), most)
}

// fail makes err one of an address, in words. What ended ctx remains as it is.
func (c *Client) fail(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil && errors.Is(context.Cause(ctx), context.Canceled) {
		return context.Canceled
	}
	e := &Error{URL: address, Err: explain(err)}
	var no *refused
	if errors.As(err, &no) {
		e.Until = no.until
	}
	return e
}

// tooLate is an ErrTimeout with what was waited for.
type tooLate struct {
	what  string
	limit time.Duration
}

func late(what string, limit time.Duration) error { return &tooLate{what, limit} }

func (t *tooLate) Error() string {
	return fmt.Sprintf("no %s within %v", t.what, t.limit)
}
func (t *tooLate) Is(target error) bool { return target == ErrTimeout }

// refused is a status that is no success.
type refused struct {
	Status int
	until  time.Time
}

func (r *refused) Error() string {
	switch err := r.Unwrap(); {
	case errors.Is(err, ErrBusy) && !r.until.IsZero():
		return fmt.Sprintf("%v: not before %s (%d)", err, r.until.Format("2 January, 15:04"), r.Status)
	case errors.Is(err, ErrBusy):
		return fmt.Sprintf("%v (%d)", err, r.Status)
	case err != nil:
		return err.Error()
	}
	if words := http.StatusText(r.Status); words != "" {
		return fmt.Sprintf("the server answers %d, %s", r.Status, words)
	}
	return fmt.Sprintf("the server answers %d", r.Status)
}

// Unwrap is the reason behind the status, nil where it is told by its number.
func (r *refused) Unwrap() error {
	switch r.Status {
	case http.StatusGone:
		return ErrGone
	case http.StatusUnauthorized:
		return ErrSignIn
	case http.StatusTooManyRequests:
		return ErrBusy
	case http.StatusServiceUnavailable:
		if !r.until.IsZero() {
			return ErrBusy
		}
	}
	return nil
}

// explain puts an error of the network into words.
func explain(err error) error {
	var (
		name    *net.DNSError
		unknown x509.UnknownAuthorityError
		host    x509.HostnameError
		invalid x509.CertificateInvalidError
		record  tls.RecordHeaderError
		alert   tls.AlertError
	)
	switch {
	case errors.Is(err, ErrTimeout), errors.Is(err, ErrPrivate):
		return innermost(err)
	case errors.As(err, &name) && name.IsNotFound:
		return fmt.Errorf("there is no host %s", name.Name)
	case errors.As(err, &name):
		return fmt.Errorf("no address is found for %s: is there a network?", name.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("no server answers there (connection refused)")
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return errors.New("the network does not reach it")
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return errors.New("the server broke the connection off")
	case errors.As(err, &unknown):
		return errors.New("its certificate is signed by nobody known, so it may be another server")
	case errors.As(err, &host):
		return errors.New("its certificate is for other names, so it may be another server")
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return errors.New("its certificate has expired, or the clock is wrong")
	case errors.As(err, &record) && string(record.RecordHeader[:]) == "HTTP/":
		return errors.New("it speaks http, not https: write http:// before it")
	case errors.As(err, &record):
		return errors.New("it speaks no TLS: write http:// before it, if it may be read by others on the way")
	case errors.As(err, &alert):
		return errors.New("it speaks no TLS that we know")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ErrEarly
	case strings.HasPrefix(err.Error(), broke):
		return errors.New(strings.TrimPrefix(strings.TrimPrefix(err.Error(), broke), "net/http: "))
	}
	return err
}

// broke is how the standard library begins to say that it cannot read an answer.
const broke = "net/http: HTTP/1.x transport connection broken: "

// innermost is the reason of ours at the bottom of err.
func innermost(err error) error {
	var slow *tooLate
	if errors.As(err, &slow) {
		return slow
	}
	if errors.Is(err, ErrPrivate) {
		return ErrPrivate
	}
	return err
}
