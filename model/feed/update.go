package feed

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"lede/model/parallel"
)

// Request is what is to be fetched.
type Request struct {
	URL            string
	ETag, Modified string // the state of what is there already
	Beyond         bool   // a server named it, not the reader: robots.txt holds
	Private        bool   // with Beyond: that server is within the reader's network
}

// Answer is what came, in the words of model/fetch.
type Answer struct {
	URL, Moved     string
	Unchanged      bool
	Body           []byte
	Type, Charset  string
	ETag, Modified string
	Fresh          time.Time
	Private        bool // from within the reader's network
}

// Get fetches. Its error may be a *Later.
type Get = func(context.Context, Request) (*Answer, error)

// Later is an error that says when to ask again, or that there is no use in it.
type Later struct {
	Err   error
	Until time.Time // zero is not said
	Gone  bool
}

func (l *Later) Error() string { return l.Err.Error() }

// Unwrap gives the reason to errors.Is.
func (l *Later) Unwrap() error { return l.Err }

// Outcome is what an update of one feed came to.
type Outcome struct {
	Subscription
	Title string // as the feed calls itself
	Kept
	Unchanged bool      // the server says so
	Resting   bool      // not asked: it is not due before Due
	Gone      bool      // not asked: it is gone for good
	Due       time.Time // when it is to be asked again
	Moved     string    // its address from now on, "" stays
	Stubs     []error   // why pages of items were not had
	Expired   int       // articles that were kept as long as they should be
	Err       error
}

// Name is what the feed is called: by the reader, else by itself.
func (o *Outcome) Name() string { return cmp.Or(o.Subscription.Name, o.Title, o.Label()) }

// Options say how an update is done.
type Options struct {
	Get     Get
	Rest    time.Duration          // leave out those that were asked less long ago
	Force   bool                   // ask those too that are not due, but for who said not to ask
	Marked  func(file string) bool // whether the reader marked something in a file, so that it stays; nil: nothing expires
	Workers int                    // feeds at a time; 0 is the usual
}

// workers is how many feeds are asked at a time: they wait for servers, not for
// the processor.
const workers = 16

// Update asks the feeds that are due and keeps what is new. Outcomes come as they
// are ready. What is kept of one feed is remembered before its outcome comes.
func (f *Folder) Update(ctx context.Context, all []Subscription, o Options) iter.Seq[Outcome] {
	bounded := slices.ContainsFunc(all, func(s Subscription) bool { return s.Keep != Keep{} }) // expire looks at all feeds
	work := func(ctx context.Context, sub Subscription, emit func(Outcome) bool) {
		s := f.use(sub.URL)
		r := f.one(ctx, s, sub, o)
		saved := ctx.Err() == nil && r.Err == nil && !r.Resting && !r.Gone
		f.leave(s, saved && !bounded)
		if ctx.Err() == nil {
			emit(r)
		}
	}
	n := o.Workers
	if n == 0 {
		n = workers
	}
	return parallel.Unordered(ctx, parallel.Values(spread(all)), work, parallel.Options{Workers: n})
}

// one updates one feed.
func (f *Folder) one(ctx context.Context, s *state, sub Subscription, o Options) (r Outcome) {
	r = Outcome{Subscription: sub, Title: s.Title, Due: s.Due}
	now := f.now()
	since := now.Sub(s.Checked)
	switch {
	case s.Gone && !o.Force:
		r.Gone = true
		return r
	case now.Before(s.Due) && (!o.Force || s.Away), since >= 0 && since < o.Rest:
		r.Resting = true
		return r
	}
	a, err := o.Get(ctx, Request{URL: sub.URL, ETag: s.ETag, Modified: s.Modified})
	if ctx.Err() != nil {
		return r
	}
	if err != nil {
		return f.failed(s, r, err)
	}
	f.reading <- struct{}{}
	r = f.took(s, r, a)
	<-f.reading
	if r.Err != nil {
		return r
	}
	changed := sub.Text != AsSent && f.whole(ctx, s, o, &r)
	r.Err = f.expire(s, sub.Keep, o.Marked, &r)
	if changed || r.Expired > 0 {
		r.Err = errors.Join(r.Err, f.save(s))
	}
	return r
}

// failed remembers why a feed gave nothing. What was kept of it stays.
func (f *Folder) failed(s *state, r Outcome, err error) Outcome {
	s.Checked, s.Due, s.Away, s.Gone, s.Failure = f.now(), time.Time{}, false, false, err.Error()
	var later *Later
	if errors.As(err, &later) {
		s.Due, s.Away, s.Gone = later.Until, !later.Until.IsZero(), later.Gone
	}
	r.Due, r.Err = s.Due, errors.Join(err, f.save(s))
	return r
}

// took keeps what an answer brings.
func (f *Folder) took(s *state, r Outcome, a *Answer) Outcome {
	now := f.now()
	if !a.Unchanged {
		feed, err := Read(a.Body, a.Charset, a.URL)
		if err != nil {
			return f.failed(s, r, &About{r.URL, err})
		}
		s.Hold, s.Title = feed.hold, cmp.Or(feed.Title, s.Title)
		r.Title = s.Title
		if r.Kept, err = f.keep(s, cmp.Or(r.Folder, r.Name()), feed, r.Text); err != nil {
			// what is written is found again; the feed is read again
			return f.failed(s, r, err)
		}
	}
	r.Unchanged = a.Unchanged
	if a.Unchanged { // it need not repeat what we told it
		a.ETag, a.Modified = cmp.Or(a.ETag, s.ETag), cmp.Or(a.Modified, s.Modified)
	}
	s.ETag, s.Modified, s.Private = a.ETag, a.Modified, a.Private
	s.Checked, s.Away, s.Gone, s.Failure = now, false, false, ""
	s.Due = s.Hold.due(now, a.Fresh)
	r.Due = s.Due
	if a.Moved != "" && a.Moved != s.URL {
		r.Moved = a.Moved
		r.Err = f.move(s, a.Moved)
		return r
	}
	r.Err = f.save(s)
	return r
}

// About is an error about the answer of an address.
type About struct {
	URL string
	Err error
}

func (a *About) Error() string { return Shown(a.URL) + ": " + a.Err.Error() }

// Unwrap gives the reason to errors.Is.
func (a *About) Unwrap() error { return a.Err }
