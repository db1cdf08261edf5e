package decode

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
)

// Zip opens a document that is packed as a ZIP archive. Its error does not say of which
// format the document is.
func Zip(raw []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "zip: "))
	}
	return z, nil
}
