package json

import (
	"slices"
	"strings"

	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/record"
	"lede/model/text"
)

// Keys of an object that is a picture, the best first: where its address
// stands, where an object with the address stands, what it shows, whose it is.
var (
	addressKeys = [...]string{"url", "src", "href", "file", "contenturl", "source_url", "image", "link", "secureurl"}
	sizeKeys    = [...]string{"original", "default", "baseimage", "viewimage", "assets", "renditions", "media-metadata", "sizes", "large", "xlarge", "medium", "src", "url", "thumbnail"}
	captionKeys = [...]string{"caption", "description_text", "description", "alttext", "alt_text", "alt", "headline", "title"}
	creditKeys  = [...]string{"credit", "byline", "photographer", "copyright", "copyrightholder", "source"}
)

// pictures adds the pictures of v to r: an address, an object, a list or a
// group of either. Of one picture in many cuts the first is taken.
func pictures(r *record.Record, v any) {
	switch v := v.(type) {
	case string:
		if field.IsAddress(v) {
			r.Picture(record.Picture{URL: v})
		}
	case []any:
		for _, e := range v {
			pictures(r, e)
			if o, ok := e.(*object); ok && (o.fold("crop_name") != nil || o.fold("subtype") != nil) {
				return
			}
		}
	case *object:
		if isPicture(v) {
			p := record.Picture{URL: addressOf(v, 0), Text: wordsOf(v)}
			if p.URL != "" || v.fold("caption") != nil {
				r.Picture(p)
				return
			}
		}
		for _, key := range v.keys { // ninjs: a picture by its role
			if o, ok := v.values[key].(*object); ok && o.fold("type") != nil {
				pictures(r, o)
			}
		}
	}
}

// fold is the value of a key whose case does not matter.
func (o *object) fold(key string) any {
	if v, ok := o.values[key]; ok {
		return v
	}
	for _, k := range o.keys {
		if strings.EqualFold(k, key) {
			return o.values[k]
		}
	}
	return nil
}

// isPicture reports whether an object does not say that it is something else.
func isPicture(o *object) bool {
	for _, key := range []string{"type", "medium", "mimetype", "mime_type"} {
		kind, ok := o.fold(key).(string)
		kind, _, _ = strings.Cut(strings.ToLower(kind), "/")
		if ok && !slices.Contains([]string{"image", "picture", "photo", "graphic", "imageobject"}, kind) {
			return false
		}
	}
	return true
}

// filed matches the path of a picture on its article's site.
var filed = text.Pattern(`^/?[\w-][\w./-]*\.(?:jpe?g|png|gif|webp)$`)

// maxCut is how deep in a picture its address may lie.
const maxCut = 4

func addressOf(v any, depth int) string {
	switch v := v.(type) {
	case string:
		if field.IsAddress(v) {
			return v
		}
	case []any:
		for _, e := range v {
			if a := addressOf(e, depth+1); a != "" {
				return a
			}
		}
	case *object:
		if depth > maxCut {
			return ""
		}
		for _, key := range addressKeys {
			if s, ok := v.fold(key).(string); ok && (field.IsAddress(s) || filed().MatchString(s)) {
				return s
			}
		}
		for _, key := range sizeKeys {
			if a := addressOf(v.fold(key), depth+1); a != "" {
				return a
			}
		}
	}
	return ""
}

// wordsOf is what an object says of its picture: caption and credit. The
// Guardian says it of each cut.
func wordsOf(o *object) string {
	places := []*object{o}
	if cuts, ok := o.fold("assets").([]any); ok && len(cuts) > 0 {
		if cut, ok := cuts[0].(*object); ok {
			if data, ok := cut.fold("typeData").(*object); ok {
				places = append(places, data)
			}
		}
	}
	var words []string
	for _, keys := range [][]string{captionKeys[:], creditKeys[:]} {
		if s := firstOf(places, keys); s != "" && !slices.Contains(words, s) {
			words = append(words, s)
		}
	}
	return strings.Join(words, " ")
}

func firstOf(places []*object, keys []string) string {
	for _, o := range places {
		for _, key := range keys {
			if s := markup.Plain(textOf(o.fold(key))); s != "" && !field.IsAddress(s) {
				return s
			}
		}
	}
	return ""
}
