// Package har decodes HTTP archives (HAR 1.2), as browsers save what a page
// loaded: the pages of text among the answers.
package har

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/html"
)

var errNoPages = errors.New("HTTP archive without pages")

// archive is what is read of one.
type archive struct {
	Log struct {
		Entries []entry `json:"entries"`
	} `json:"log"`
}

type entry struct {
	Request struct {
		URL string `json:"url"`
	} `json:"request"`
	Response struct {
		Status  int `json:"status"`
		Content struct {
			Type     string `json:"mimeType"`
			Text     string `json:"text"`
			Encoding string `json:"encoding"`
		} `json:"content"`
	} `json:"response"`
}

// Decode reads the pages of an archive.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		var a archive
		raw, err := io.ReadAll(in)
		if err == nil {
			err = json.Unmarshal(raw, &a)
		}
		if err != nil {
			yield(nil, fmt.Errorf("har: %w", err))
			return
		}
		index := 0
		for _, e := range a.Log.Entries {
			if ctx.Err() != nil {
				return
			}
			if got := e.page(article.Origin{File: in.File, Index: index, Format: "har"}); got != nil {
				if !yield(got, nil) {
					return
				}
				index++
			}
		}
		if index == 0 {
			yield(nil, errNoPages)
		}
	}
}

// page makes an answer an article, nil where it is no page with a text.
func (e *entry) page(origin article.Origin) *article.Article {
	content := e.Response.Content
	if kind := strings.ToLower(content.Type); e.Response.Status != 200 || !strings.Contains(kind, "text/html") && !strings.Contains(kind, "xhtml") {
		return nil
	}
	b := new(article.Builder)
	source := content.Text
	if content.Encoding == "base64" {
		raw, _ := base64.StdEncoding.DecodeString(source) // what stands before a fault is read
		found := charset.Decode(raw, html.Declared(raw))
		if n := found.Notice(); n != "" {
			b.Notice(article.Repaired, n)
		}
		source = found.Text
	}
	if html.Page(b, source, e.Request.URL); b.Len() == 0 {
		return nil
	}
	if b.Meta().URL == "" {
		b.Meta().URL = e.Request.URL
	}
	return b.Build(origin)
}
