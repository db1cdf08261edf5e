package article

import "context"

// progressKey is the key of a context's listener.
type progressKey struct{}

// WithProgress returns a context whose decoders tell how many bytes of a long
// text they have made into articles. told is called by the decoder's goroutine.
func WithProgress(ctx context.Context, told func(done int)) context.Context {
	return context.WithValue(ctx, progressKey{}, told)
}

// Tell says that done bytes of a text are ready, to whoever listens. It returns
// ctx's error: the decoder should stop then.
func Tell(ctx context.Context, done int) error {
	if told, ok := ctx.Value(progressKey{}).(func(int)); ok {
		told(done)
	}
	return ctx.Err()
}
