package load

import (
	"context"
	"fmt"
	"iter"
	"sync/atomic"
	"time"

	"lede/model/article"
)

// timeLimit is how long a file of that size may take without reading a byte or
// giving an article: five seconds, and half a second a mebibyte for large ones
// on slow machines.
func timeLimit(size int64) time.Duration { return 5*time.Second + timeFor(size) }

func timeFor(size int64) time.Duration {
	return time.Duration(float64(size) / mebibyte * float64(500*time.Millisecond))
}

// activity is what the watchdog sees of a reader.
type activity struct {
	reads   atomic.Int64
	bytes   atomic.Int64 // that were read of what has no size
	waiting atomic.Bool
}

// begin says that a read has begun: a pipe may take as long as it likes.
func (a *activity) begin() { a.waiting.Store(true) }

// end says that a read has ended.
func (a *activity) end() {
	a.waiting.Store(false)
	a.reads.Add(1)
}

type result struct {
	article *article.Article
	err     error
}

// guard runs produce beside the consumer and gives up on it when it neither
// reads nor emits for limit. A goroutine cannot be killed: one that hangs is
// left behind with a cancelled context.
func guard(ctx context.Context, limit time.Duration, file string, produce func(context.Context, *activity, emitter)) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		results := make(chan result)
		alive := new(activity)
		go func() {
			defer close(results)
			defer func() {
				if p := recover(); p != nil {
					send(inner, results, result{err: fail(file, fmt.Errorf("%w: %v", ErrDecoder, p))})
				}
			}()
			produce(inner, alive, func(a *article.Article, err error) bool {
				return send(inner, results, result{a, err})
			})
		}()
		watch(ctx, limit, file, results, alive, yield)
	}
}

func send(ctx context.Context, to chan<- result, r result) bool {
	select {
	case to <- r:
		return true
	case <-ctx.Done():
		return false
	}
}

// watch passes results on until they end, the consumer has enough, ctx is done,
// or nothing has moved for limit.
func watch(ctx context.Context, limit time.Duration, file string, results <-chan result, alive *activity, yield func(*article.Article, error) bool) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	seen, granted := int64(0), time.Duration(0)
	for {
		select {
		case r, ok := <-results:
			if !ok || !yield(r.article, r.err) {
				return
			}
			timer.Reset(limit)
		case <-ctx.Done():
			yield(nil, fail(file, ctx.Err()))
			return
		case <-timer.C:
			now := alive.reads.Load()
			if now != seen || alive.waiting.Load() {
				seen, granted = now, 0
				timer.Reset(limit)
				continue
			}
			more := timeFor(alive.bytes.Load()) - granted
			if more <= 0 {
				yield(nil, fail(file, fmt.Errorf("%w (%v)", ErrTimeout, limit+granted)))
				return
			}
			granted += more
			timer.Reset(more)
		}
	}
}
