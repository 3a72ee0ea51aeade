"""What a story costs as the archive grows: an invented newspaper world, a day at a time, in one index.

    python -m benchmarks.stories_scale [--daily 10000] [--days 8] [--sizes 10000,100000,1000000]
                                       [--stored 2000,10000]
    python -m benchmarks.stories_scale --stored 100000 --daily 0 --sizes ""
    python -m benchmarks.stories_scale --archive 1000000 [--daily 10000]

Events are drawn from our own lists of organisations, happenings and words; each has one to nine reports
with titles of their own and texts of about 150 words, one in five a reprint. Days of `--daily`
articles are grouped one after another in one index (copies, stories and related coverage), as a desk does;
the events that the articles were made for tell how right the living stories are (BCubed F1).
Then near-duplicate look-ups are timed against archives of `--sizes` texts. Last a newsroom's store
holds ten days of `--stored` articles, and three processes tell one after the other, each on its own: the first
groups the window, tells with nothing new, with fifty new articles, then a tenth of `--stored` as a day brings
them, hour by hour; the second begins in the evening and goes over midnight; the third begins in the morning and hears of a ruling.
All in seconds of processor time. Their peaks of memory are what they hold themselves; pages of the store's
file that the system lends them are not counted.

`--carried N` groups N articles a day for so many `--days`, by nights that group the window anew and by days
carried on, and tells how right the stories are (BCubed F1) both ways.

`--archive` measures what a desk pays whose archive holds so many articles, and nothing else: of an archive
only the window is alive, so days are grouped until the oldest have left it. It tells the CPU seconds of
the last day, the peak of memory, near-duplicate look-ups, and what an article costs there against one in
an archive of `--daily` articles (the day before and nothing else) and against one in an empty index: all
three group the same articles in turns, so that other work on the machine weighs on all.
The last line is one JSON object with the figures.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from array import array
from bisect import bisect_right
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import numpy as np

from broadsheet.records import Article, Provider
from broadsheet.stories import StoryIndex
from broadsheet.stories.copies import CopyIndex
from broadsheet.stories.index import COPY_WINDOW
from broadsheet.stories.report import read_report
from broadsheet.stories.roots import Outlets

WINDOW = timedelta(days=10)
LEARNT_AFTER = 10  # nights after which a newsroom of any size carries its days on
TURN = 250  # articles that one index groups before the other does
SHINGLES = 146  # of a text of 150 words
START = datetime(2025, 1, 1, tzinfo=UTC)
OUTLETS = [Provider(name=f"Outlet {n}", domain=f"outlet{n}.example") for n in range(400)]
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeio"]


def read_lists():
    """(organisations, happenings as lists of forms, words)."""
    data = files("broadsheet").joinpath("data")
    parties = [
        json.loads(line)["name"]
        for line in data.joinpath("organisations.jsonl").read_text("utf-8").splitlines()
    ]
    rows = data.joinpath("stories/synonyms.tsv").read_text("utf-8").splitlines()
    happenings = [row.split("\t")[1:5] for row in rows if row and row[0] != "#"]
    words = data.joinpath("stories/common.txt").read_text("utf-8").split()
    words += [
        form
        for language in ("de", "fr", "es", "ru")
        for row in data.joinpath(f"stories/terms.{language}.tsv").read_text("utf-8").splitlines()
        if row and row[0] != "#"
        for form in row.split("\t")[1].split()
    ]
    return parties, happenings, sorted(set(words))


class World:
    """Makes events and what is printed about them; the same seed makes the same world."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.parties, self.happenings, self.words = read_lists()
        self.names = ["".join(self.dice.choices(SYLLABLES, k=3)).title() for _ in range(60_000)]
        ranks = range(1, len(self.words) + 1)
        self.zipf = [1 / rank for rank in ranks]
        self.dice.shuffle(self.words)
        self.made = 0
        self.begins = array("L")  #: for each event the number of its first article

    def day(self, number, count):
        """At least `count` articles of one day, by time."""
        made = []
        while len(made) < count:
            made += self.event(START + timedelta(days=number, seconds=self.dice.randrange(86_400)))
        return sorted(made, key=lambda article: (article.published, article.id))

    def event(self, at):
        """The reports of one event within two days, some of them reprints."""
        dice = self.dice
        facts = [*dice.sample(self.parties, 2), *dice.sample(self.names, 4)]
        forms = dice.choice(self.happenings)
        amount = f"${dice.randrange(2, 900)} {dice.choice(('million', 'billion'))}"
        reports, texts = [], []
        self.begins.append(self.made + 1)
        for place in range(min(9, int(dice.paretovariate(1.2)))):
            copied = texts and dice.random() < 0.2
            text = dice.choice(texts) if copied else self.text(facts, forms, amount)
            texts.append(text)
            self.made += 1
            outlet = dice.choice(OUTLETS)
            key = f"{self.made:08d}"
            reports.append(
                Article(
                    id=key, text_id=key, url=f"https://{outlet.domain}/{key}", original_url="", provider=outlet,
                    title=self.title(facts, forms, amount), text=text, language="en",
                    published=at + timedelta(hours=place * dice.random() * 6), published_precision="second",
                )
            )  # fmt: skip
        return reports

    def event_of(self, article_id):
        """The event that an article was made for: what is true of the stories told."""
        return bisect_right(self.begins, int(article_id))

    def title(self, facts, forms, amount):
        """A title that names most of the facts in an order of its own."""
        dice = self.dice
        said = [facts[0], dice.choice(forms), *dice.sample(facts[1:], 2), *self.filler(3)]
        return " ".join([*said, amount] if dice.random() < 0.6 else said)

    def text(self, facts, forms, amount):
        """About 150 words in ten sentences."""
        dice, told = self.dice, []
        for _ in range(10):
            words = self.filler(12) + dice.sample(facts, 2) + [dice.choice(forms), dice.choice(self.names)]
            dice.shuffle(words)
            told.append(" ".join(words).capitalize() + dice.choice((".", f", {amount}.")))
        return "\n\n".join(told)

    def filler(self, count):
        """Words as often as words are."""
        return self.dice.choices(self.words, self.zipf, k=count)


def run_days(daily, days):
    """One index over several days: seconds of CPU for each, articles and stories it holds, memory."""
    world, index, rows = World(1), StoryIndex(), []
    for number in range(days):
        articles = world.day(number, daily)
        index.expire(START + timedelta(days=number))
        started = time.process_time()
        for article in articles:
            index.add(article)
        grouped = time.process_time() - started
        started = time.process_time()
        told = index.snapshot() if number == days - 1 else ()
        row = {
            "day": number + 1, "articles": len(articles), "seconds": round(grouped, 1),
            "per_second": round(len(articles) / grouped), "megabytes": memory(),
        }  # fmt: skip
        rows.append(row)
        if told:
            linked = time.process_time() - started
            row |= {
                "living_stories": len(told),
                "telling_all_seconds": round(linked, 1),
                "per_second_with_related": round(
                    sum(one["articles"] for one in rows) / (sum(one["seconds"] for one in rows) + linked)
                ),
                "bcubed_f1": round(bcubed_f1(told, world.event_of), 4),
            }
        print(*(f"{name} {value}" for name, value in row.items()), sep="  ", flush=True)
    return rows


def bcubed_f1(stories, event_of):
    """BCubed F1 of the articles' stories against their events."""
    events = Counter(event_of(key) for story in stories for key in story.article_ids)
    both = [(Counter(map(event_of, story.article_ids)), len(story.article_ids)) for story in stories]
    total = events.total()
    precision = sum(n * n / size for held, size in both for n in held.values()) / total
    recall = sum(n * n / events[event] for held, _ in both for event, n in held.items()) / total
    return 2 * precision * recall / (precision + recall)


def run_archive(archive, daily):
    """A desk whose archive holds so many articles: its last day, and what an article costs beside young desks'."""
    world, index, young = World(1), StoryIndex(), StoryIndex()
    days = min(archive // daily, COPY_WINDOW.days + 1)
    for number in range(days):
        articles = world.day(number, daily)
        seconds = group_day(index, articles, number)
        print(
            "day", archive // daily - days + number + 1, "seconds", seconds, "megabytes", memory(), flush=True
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    asked = [index.read(article) for article in world.day(days, 1000)]
    group_day(young, articles, days - 1)
    index.expire(START + timedelta(days=days))
    spent = take_turns((StoryIndex(), young, index), world.day(days, daily))
    return {
        "archive": archive, "alive": len(index.threads), "articles": daily, "seconds": seconds,
        "peak_megabytes": peak, "seconds_in_turns": round(spent[2], 1),
        "ratio": round(spent[2] / spent[1], 3), "ratio_to_empty": round(spent[2] / spent[0], 3),
        "look_up_ms_p95": p95(index, asked),
    }  # fmt: skip


def group_day(index, articles, number):
    """CPU seconds of letting stories leave and grouping a day's articles."""
    started = time.process_time()
    index.expire(START + timedelta(days=number))
    for article in articles:
        index.add(article)
    return round(time.process_time() - started, 1)


def take_turns(indexes, articles):
    """CPU seconds that each index takes for the same articles, turn by turn, each as often the first."""
    spent = [0.0] * len(indexes)
    order = list(range(len(indexes)))
    for turn in range(0, len(articles), TURN):
        for place in order:
            started = time.process_time()
            for article in articles[turn : turn + TURN]:
                indexes[place].add(article)
            spent[place] += time.process_time() - started
        order = [*order[1:], order[0]]
    return spent


def p95(index, asked):
    """Milliseconds of CPU that 95 of 100 near-duplicate look-ups stay under."""
    took = []
    for report in asked:
        started = time.process_time()
        index._copies.find(report)
        took.append(1000 * (time.process_time() - started))
    return round(sorted(took)[int(len(took) * 0.95)], 3)


def time_copies(sizes):
    """Milliseconds of a near-duplicate look-up and of an entry against archives of so many texts.

    The archive's texts are drawn as what the index keeps of a text, its shingles; those asked are whole.
    """
    world, index, held, rows = World(2), CopyIndex(), 0, []
    outlets, drawn = Outlets(OUTLETS), np.random.default_rng(2)
    plain = read_report(world.event(START)[0], outlets)  # all but the text is alike: only that is looked up
    for size in sizes:
        while held < size:
            key = f"drawn {held}"
            wording = replace(plain.wording, key=key)
            shingles = drawn.integers(0, 2**32, SHINGLES, dtype=np.uint32).tobytes()
            index.add(replace(plain, id=key, url=key, wording=wording, packed_shingles=shingles))
            held += 1
        asked = [read_report(article, outlets) for article in world.day(0, 300)]
        spent = [milliseconds(index.find, asked), milliseconds(index.add, asked)]
        rows.append({"texts": held, "look_up_ms": spent[0], "entry_ms": spent[1], "megabytes": memory()})
        print(*(f"{name} {value}" for name, value in rows[-1].items()), sep="  ", flush=True)
    return rows


def milliseconds(work, asked):
    """Milliseconds of CPU that the work takes for each."""
    started = time.process_time()
    for report in asked:
        work(report)
    return round(1000 * (time.process_time() - started) / len(asked), 3)


def time_cycles(sizes):
    """CPU seconds of telling stories in a newsroom that holds so many articles of the last ten days."""
    rows = []
    for size in sizes:
        with TemporaryDirectory() as home:
            fill_home(home, size)
            rows.append({"stored": size})
            for work in (time_telling, time_midnight, time_morning):
                with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                    rows[-1] |= alone.submit(work, home, size).result()
        print(*(f"{name} {value}" for name, value in rows[-1].items()), sep="  ", flush=True)
    return rows


def fill_home(home, size):
    """A newsroom whose store holds ten days, each article read when it came."""
    with opened(home):
        world = World(3)
        for day in range(10):
            store_as_read(world.day(day, size // 10))


def opened(home):
    from broadsheet.running.opening import staffed_newsroom
    from broadsheet.settings import Settings

    return staffed_newsroom(Settings(home=Path(home), workers=1))


LATE = START + timedelta(days=10, hours=1)


def time_telling(home, size):
    """The first telling, one with nothing new, with fifty new articles, with nothing; a day's articles."""
    world = World(4)
    world.made = 50_000_000  # no id of those that are stored
    with opened(home) as newsroom, Peak() as peak:
        spent = {"first": tell(newsroom, LATE), "idle": tell(newsroom, LATE + timedelta(minutes=1))}
        spent["first_peak_megabytes"] = peak.megabytes
        store([replace(article, published=LATE) for article in world.day(10, 50)[:50]], LATE)
        spent["fifty_new"] = tell(newsroom, LATE + timedelta(minutes=2))
        spent["idle_again"] = tell(newsroom, LATE + timedelta(minutes=3))
        spent["previews"] = preview(newsroom, LATE + timedelta(minutes=3))
        spent["day_new"] = round(sum(tell_day(newsroom, world.day(10, size // 10), LATE)), 2)
        spent["sheet_megabytes"] = sum(p.stat().st_size for p in Path(home, "standing").iterdir()) >> 20
    return spent | {"megabytes": memory(), "peak_megabytes": peak.megabytes}


def time_midnight(home, size):
    """A process that begins in the evening, with the whole day to place again, and goes on into the next day."""
    evening = LATE + timedelta(hours=22, minutes=1)
    with opened(home) as newsroom, Peak() as peak:
        spent = {"restart_evening": tell(newsroom, evening)}
        spent["restart_evening_peak_megabytes"] = peak.megabytes
        spent["midnight"] = tell(newsroom, evening + timedelta(hours=1))
        spent["after_midnight"] = tell(newsroom, evening + timedelta(hours=2, minutes=1))
    return spent | {"midnight_peak_megabytes": peak.megabytes}


def time_morning(home, size):
    """A process that begins in the morning: almost everything is settled."""
    with opened(home) as newsroom, Peak() as peak:
        spent = {"restart": tell(newsroom, LATE + timedelta(days=1, hours=1))}
        spent["restart_peak_megabytes"] = peak.megabytes
        tie_two(LATE + timedelta(days=1, hours=1, minutes=1))
        spent["ruling"] = tell(newsroom, LATE + timedelta(days=1, hours=1, minutes=2))
    return spent | {"ruling_peak_megabytes": peak.megabytes}


def tie_two(at):
    """An editor says that two settled stories are one."""
    from broadsheet.adapters.store import reading, writing
    from broadsheet.pipeline.outcome import Outcome
    from broadsheet.records import Judgement

    settled = [s for s in reading.latest_stories(20_000) if s.last_seen < LATE - timedelta(days=1)]
    left, right = (max(part, key=lambda s: len(s.article_ids)) for part in (settled[:99], settled[99:198]))
    tie = Judgement(
        id="tie", kind="same_story", left=left.first_id, right=right.first_id, verdict="yes", by="ada", at=at
    )
    writing.commit(Outcome(at=at, judgements=(tie,)))


def tell_day(newsroom, articles, begin):
    """CPU seconds of each of a day's hourly tellings."""
    for hour in range(1, 23):
        start, end = begin + timedelta(hours=hour - 1), begin + timedelta(hours=hour)
        came = [a for a in articles if (a.published <= end and (hour == 1 or a.published > start))]
        store(came, end)
        yield tell(newsroom, end)


class Peak:
    """The most memory that this process held at one time, looked at five times a second."""

    def __enter__(self):
        self.megabytes, self._over = 0, Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _look(self):
        while not self._over.wait(0.2):
            status = Path("/proc/self/status").read_text("ascii")
            held = next(line for line in status.splitlines() if line.startswith("RssAnon"))
            self.megabytes = max(self.megabytes, int(held.split()[1]) // 1024)


def store_as_read(articles):
    """Commits articles as read when they were published, some at a time."""
    for start in range(0, len(articles), 500):
        part = articles[start : start + 500]
        store(part, part[-1].published)


def store(articles, at):
    """Commits articles as read at an instant."""
    from broadsheet.adapters.store import writing
    from broadsheet.pipeline.outcome import Outcome

    writing.commit(Outcome(at=at, articles=tuple(replace(article, seen_at=at) for article in articles)))


def tell(newsroom, now):
    """CPU seconds of one telling."""
    from broadsheet.running import telling

    started = time.process_time()
    telling.tell_stories(newsroom, now)
    return round(time.process_time() - started, 2)


def preview(newsroom, now):
    """CPU seconds of asking which days want an edition."""
    from broadsheet.running import editing

    started = time.process_time()
    editing.days_without_edition(newsroom.settings, now)
    return round(time.process_time() - started, 3)


def compare_nights(daily, days):
    """BCubed F1 of the living stories after so many days, and CPU seconds of the nights, both ways."""
    from broadsheet.stories import Standing

    world = World(1)
    made = [a for day in range(days) for a in world.day(day, daily)]
    came = [
        [
            replace(a, seen_at=a.published)
            for a in made
            if a.published.date() == (START + timedelta(days=d)).date()
        ]
        for d in range(days)
    ]
    standing, story_of, spent = Standing([], today=START), {}, 0.0
    for number, articles in enumerate(came):
        midnight = START + timedelta(days=number)
        window = [a for day in came[:number] for a in day if a.published >= midnight - WINDOW]
        started = time.process_time()
        if number <= LEARNT_AFTER:
            standing = Standing(window, today=midnight)
        else:
            standing.turn(midnight, since=midnight - WINDOW, held={a.id for a in window}, providers=())
        spent += time.process_time() - started
        standing.take(articles)
        story_of |= {key: story.id for story in standing.tell_all() for key in story.article_ids}
    living = {story_of[article.id] for article in window}
    settled = [a for day in came[:-1] for a in day if story_of[a.id] in living]
    started = time.process_time()
    anew = Standing(settled, today=midnight)
    night = time.process_time() - started
    anew.take(came[-1])
    both = {"carried": standing, "grouped_anew": anew}
    right = {
        f"{name}_bcubed_f1": round(bcubed_f1(s.tell_all(), world.event_of), 4) for name, s in both.items()
    }
    return right | {"carried_night": round(spent / days, 1), "grouped_night": round(night, 1)}


def memory():
    """Resident megabytes of this process now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--daily", type=int, default=2000)
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--stored", default="2000")
    parser.add_argument("--archive", type=int, help="articles; only this is measured")
    parser.add_argument("--carried", type=int, help="articles a day; only this is measured")
    args = parser.parse_args()
    if args.carried:
        print(json.dumps(compare_nights(args.carried, args.days)))
        return 0
    if args.archive:
        print(json.dumps(run_archive(args.archive, args.daily)))
        return 0
    days = run_days(args.daily, args.days) if args.daily else []
    copies = time_copies([int(size) for size in args.sizes.split(",") if size])
    cycles = time_cycles([int(size) for size in args.stored.split(",") if size])
    print(json.dumps({"days": days, "copies": copies, "cycles": cycles}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
