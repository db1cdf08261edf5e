package json

// credit gives the posts in an export of Ghost, which keeps who wrote what in a
// table of its own, their authors.
func credit(o *object) {
	posts, _ := o.values["posts"].([]any)
	users, _ := o.values["users"].([]any)
	pairs, _ := o.values["posts_authors"].([]any)
	if len(posts) == 0 || len(users) == 0 {
		return
	}
	names, authors := map[string]any{}, map[string][]any{}
	for _, e := range users {
		if user, ok := e.(*object); ok {
			names[textOf(user.values["id"])] = user.values["name"]
		}
	}
	for _, e := range pairs {
		if pair, ok := e.(*object); ok {
			post := textOf(pair.values["post_id"])
			authors[post] = append(authors[post], names[textOf(pair.values["author_id"])])
		}
	}
	for _, e := range posts {
		post, ok := e.(*object)
		if !ok {
			continue
		}
		if by := authors[textOf(post.values["id"])]; by != nil {
			post.put("authors", by)
		} else if name := names[textOf(post.values["author_id"])]; name != nil {
			post.put("authors", name)
		}
	}
}
