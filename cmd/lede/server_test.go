package main

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve gives a script a web server, at ${SERVER}: it hands out what lies in the
// folder www, says what was asked in the file requests ("200 /feed.xml 512"), and
// misbehaves where asked to: /status/410, /moved/PATH and /later.
func serve(e *testscript.Env) {
	files := tagged(filepath.Join(e.WorkDir, "www"))
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &counter{ResponseWriter: w, status: http.StatusOK}
		misbehave(c, r, files)
		mu.Lock()
		defer mu.Unlock()
		log, err := os.OpenFile(filepath.Join(e.WorkDir, "requests"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err == nil {
			fmt.Fprintln(log, c.status, r.URL.Path, c.bytes)
			_ = log.Close()
		}
	}))
	e.Defer(server.Close)
	e.Setenv("SERVER", server.URL)
}

// tagged hands out the files of a folder, each with a tag of what is in it: times
// do not tell two states of one second apart.
func tagged(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.URL.Path))); err == nil {
			w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
		}
		files.ServeHTTP(w, r)
	})
}

func misbehave(w http.ResponseWriter, r *http.Request, files http.Handler) {
	what, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch what {
	case "status":
		code := http.StatusInternalServerError
		_, _ = fmt.Sscan(rest, &code)
		w.WriteHeader(code)
	case "moved":
		http.Redirect(w, r, "/"+rest, http.StatusMovedPermanently)
	case "later":
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	default:
		files.ServeHTTP(w, r)
	}
}

// counter sees how an answer goes.
type counter struct {
	http.ResponseWriter
	status, bytes int
}

func (c *counter) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return c.ResponseWriter.Write(p)
}
