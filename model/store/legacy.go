package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lede/model/database"
)

// The state was one JSON file before it was a database. It is read once, and
// kept under another name when all of it is in the database.
const (
	legacyName    = "state.json"
	legacyVersion = 1
)

// image is the JSON file.
type image struct {
	Version  int
	Settings map[string]struct {
		Value any
		At    time.Time
	}
	Articles []entry
}

// readLegacy takes what the JSON file of dir holds, if there is one. A damaged
// one is kept under another name, as the *database.AsideError says.
func readLegacy(dir string) (layer, error) {
	l := newLayer()
	file := filepath.Join(dir, legacyName)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	var in image
	if err = json.Unmarshal(data, &in); err == nil && in.Version != legacyVersion {
		err = fmt.Errorf("version %d", in.Version)
	}
	if err != nil {
		kept, moved := database.Keep(file, false)
		return l, &database.AsideError{File: file, Kept: kept, Err: errors.Join(fmt.Errorf("%w: %w", database.ErrDamaged, err), moved)}
	}
	l.legacy = file
	for _, e := range in.Articles {
		l.records.put(e)
	}
	for n, f := range in.Settings {
		value := fmt.Sprint(f.Value)
		if b, ok := f.Value.(bool); ok {
			value = flag(b)
		}
		l.facts[name{"", n}] = fact[string]{value, f.At}
	}
	return l, nil
}

// retire renames a JSON file whose content is in the database.
func retire(file string) error {
	if file == "" {
		return nil
	}
	err := os.Rename(file, file+".imported")
	if errors.Is(err, fs.ErrNotExist) {
		return nil // another program did
	}
	return err
}
