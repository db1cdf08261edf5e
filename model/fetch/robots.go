package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"

	"github.com/temoto/robotstxt"
)

// maxRobots is how much of a robots.txt counts, in bytes (RFC 9309, 2.5).
const maxRobots = 500 << 10

// robot is the name by which robots.txt may speak of us.
const robot = "lede"

// rules are the robots.txt of one server, asked for once.
type rules struct {
	mu   sync.Mutex
	data *robotstxt.RobotsData
}

// allowed says whether programs may fetch u, which may be private: nil, or why
// not.
func (c *Client) allowed(ctx context.Context, u *url.URL, private bool) error {
	c.mu.Lock()
	key := u.Scheme + "://" + u.Host
	r := c.robots[key]
	if r == nil {
		r = &rules{}
		c.robots[key] = r
	}
	c.mu.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.data == nil {
		data, err := c.askRobots(ctx, u, private)
		if err != nil {
			return err
		}
		r.data = data
	}
	if !r.data.TestAgent(u.RequestURI(), robot) {
		return ErrRobots
	}
	return nil
}

// askRobots reads the robots.txt of u's server. One that is not there allows
// all; one that cannot be had now allows nothing (RFC 9309, 2.3.1).
func (c *Client) askRobots(ctx context.Context, u *url.URL, private bool) (*robotstxt.RobotsData, error) {
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	a, err := c.Get(ctx, Request{URL: at.String(), outside: !private})
	status, body := http.StatusOK, []byte(nil)
	var no *refused
	switch {
	case errors.As(err, &no):
		status = no.Status
		if status == http.StatusTooManyRequests {
			status = http.StatusServiceUnavailable
		}
	case err != nil:
		return nil, err
	default:
		body = a.Body[:min(len(a.Body), maxRobots)]
	}
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil { // what cannot be read says nothing
		data, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return data, err
}
