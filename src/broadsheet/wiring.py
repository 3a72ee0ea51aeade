"""Settings in, a Newsroom out: the only place that composes."""
