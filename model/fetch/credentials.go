package fetch

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
)

// Credentials gives the value of the Authorization field for an address, ""
// where nobody is to be named.
type Credentials = func(context.Context, *url.URL) (string, error)

// credential is a line of the file.
type credential struct {
	where  *url.URL // host, and a beginning of the path
	kind   string   // basic or bearer
	user   string
	secret string // or "!" and the command that prints it
}

// CredentialsFile reads names and passwords from a file, when the first is
// wanted. A line of it is one of
//
//	ADDRESS basic USER PASSWORD
//	ADDRESS bearer TOKEN
//
// where ADDRESS is a host or begins like the addresses it is for. Without a
// scheme it is https. A secret that begins with "!" is a command that prints it.
// "#" begins a comment. A file that others may read is an error; one that is not
// there is none.
func CredentialsFile(file string) Credentials {
	load := sync.OnceValues(func() ([]credential, error) { return readCredentials(file) })
	return func(ctx context.Context, u *url.URL) (string, error) {
		all, err := load()
		if err != nil {
			return "", err
		}
		for _, c := range all {
			if c.suits(u) {
				return c.value(ctx)
			}
		}
		return "", nil
	}
}

func readCredentials(file string) ([]credential, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, errors.Join(err, fmt.Errorf("%s can be read by others: chmod 600 it", file))
	}
	var all []credential
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		c, ok := parseCredential(line)
		if !ok {
			return nil, fmt.Errorf("%s:%d: expected ADDRESS basic USER PASSWORD, or ADDRESS bearer TOKEN", file, n)
		}
		all = append(all, c)
	}
	return all, lines.Err()
}

func parseCredential(line string) (c credential, ok bool) {
	address, rest := cutField(line)
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return c, false
	}
	c.where = u
	c.kind, rest = cutField(rest)
	switch c.kind {
	case "basic":
		c.user, c.secret = cutField(rest)
	case "bearer":
		c.secret = rest
	}
	return c, c.secret != ""
}

// cutField parts the first word from the rest.
func cutField(s string) (word, rest string) {
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimLeft(s[i:], " \t")
}

// suits reports whether c is for u: the same server, and a path below.
func (c credential) suits(u *url.URL) bool {
	if c.where.Scheme != u.Scheme || !strings.EqualFold(c.where.Host, u.Host) {
		return false
	}
	rest, ok := strings.CutPrefix(u.Path, strings.TrimSuffix(c.where.Path, "/"))
	return ok && (rest == "" || rest[0] == '/')
}

func (c credential) value(ctx context.Context) (string, error) {
	secret := c.secret
	if command, ok := strings.CutPrefix(secret, "!"); ok {
		out, err := exec.CommandContext(ctx, "sh", "-c", command).Output()
		if err != nil {
			return "", fmt.Errorf("the command for %s: %w", c.where.Host, err)
		}
		secret, _, _ = strings.Cut(string(out), "\n")
		secret = strings.TrimSuffix(secret, "\r")
	}
	if c.kind == "bearer" {
		return "Bearer " + secret, nil
	}
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(c.user+":"+secret)), nil
}
