package picture

import (
	"encoding/base64"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Data is the picture that an address holds itself ("data:image/png;base64,…"); nil for
// any other.
func Data(address string) []byte {
	if len(address) > MaxBytes*3/2 {
		return nil
	}
	head, body, found := strings.Cut(address, ",")
	kind, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(head)), "data:image/")
	if !found || !ok || strings.HasPrefix(kind, "svg") {
		return nil
	}
	plain, err := url.PathUnescape(body)
	if err != nil {
		return nil
	}
	if !strings.HasSuffix(kind, ";base64") {
		return []byte(plain)
	}
	plain = strings.NewReplacer("\n", "", "\r", "", "\t", "", " ", "", "=", "").Replace(plain)
	raw, err := base64.RawStdEncoding.DecodeString(plain)
	if err != nil {
		return nil
	}
	return raw
}

// maxPath is how long the path of a picture's address may be, in bytes: systems open no
// longer ones, and each folder in it is one more place to look.
const maxPath = 4096

// Beside is the picture with that address that lies in the folder of a file, or below it,
// and is a regular file; nil where there is none. A page that was saved with its pictures
// says where they were: those of https://a.example/news/story_files/1.jpg lie in
// story_files.
func Beside(file, address string) []byte {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" || len(u.Path) > maxPath || u.Scheme == "data" {
		return nil
	}
	folder, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil
	}
	defer folder.Close()
	name := strings.TrimLeft(u.Path, "/")
	if u.Scheme == "" && u.Host == "" && name == u.Path {
		return read(folder, name)
	}
	for strings.Contains(name, "/") { // a name alone may be another picture's
		if raw := read(folder, name); raw != nil {
			return raw
		}
		_, name, _ = strings.Cut(name, "/")
	}
	return nil
}

// read reads a picture below a folder; nil where there is none.
func read(folder *os.Root, name string) []byte {
	name = filepath.FromSlash(name)
	if info, err := folder.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > MaxBytes {
		return nil
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, MaxBytes))
	if err != nil {
		return nil
	}
	return raw
}
